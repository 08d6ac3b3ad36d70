/** Sentences with places to fill, `{n}`, whose names the compiler knows. */

export type PlacesOf<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | PlacesOf<Rest> : never
export type Given<S extends string> = [PlacesOf<S>] extends [never] ? [] : [given: Readonly<Record<PlacesOf<S>, string | number>>]

/** Keys whose sentences ask for different places in the two languages; `never` when the dictionaries agree. */
export type Disagreeing<A extends Readonly<Record<string, string>>, B extends Readonly<Record<keyof A, string>>> = {
  [K in keyof A]: [PlacesOf<A[K]>] extends [PlacesOf<B[K]>] ? ([PlacesOf<B[K]>] extends [PlacesOf<A[K]>] ? never : K) : K
}[keyof A]

export const fill = (sentence: string, given: Readonly<Record<string, string | number>> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(given[name] ?? place))
