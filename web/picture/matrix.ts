/** A 5 x 5 matrix: how often against how much, each place as grave as the two together. */
export const steps = [1, 2, 3, 4, 5] as const
export type Step = (typeof steps)[number]
export type Weighed<T> = { readonly of: T; readonly often: Step; readonly much: Step }

/** Green, yellow, orange, red by the product of the two steps; ISO 31010 leaves the bounds to whoever draws it. */
export const toneOf = (often: Step, much: Step): 'green' | 'lime' | 'amber' | 'orange' | 'red' => {
  const weight = often * much
  return weight >= 15 ? 'red' : weight >= 10 ? 'orange' : weight >= 5 ? 'amber' : weight >= 3 ? 'lime' : 'green'
}

/** Which step a number falls into: the first of four bounds that it does not exceed. */
export const stepOf = (number: number, bounds: readonly [number, number, number, number]): Step => steps[bounds.findIndex((bound) => number <= bound)] ?? 5
