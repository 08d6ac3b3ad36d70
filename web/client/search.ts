/** What an address says after its `?`: texts only, so that `001` stays `001`. */
export type Search = Readonly<Record<string, string | undefined>>
