/** How alike two texts are: the share of character pairs (of words, in English) that both have, 0 to 1. */
export type Pairs = ReadonlyMap<string, number>

export function pairsOf(text: string): Pairs {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[\p{P}\p{S}]/gu, ' ')
  const signs = plain.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
  const pairs = new Map<string, number>()
  for (const pair of signs.length === 1 ? signs : signs.slice(1).map((sign, at) => `${signs[at]} ${sign}`)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  return pairs
}

export function alike(a: Pairs, b: Pairs): number {
  let [shared, all] = [0, 0]
  for (const [pair, times] of a) { shared += Math.min(times, b.get(pair) ?? 0); all += times }
  for (const times of b.values()) all += times
  return all === 0 ? 0 : (2 * shared) / all
}

/** Pairs of an item of each side, the most alike first; each is taken once, and only above `least`. */
export function paired<A, B>(left: readonly A[], right: readonly B[], score: (a: A, b: B) => number, least: number): ReadonlyMap<A, { readonly with: B; readonly score: number }> {
  const all = left.flatMap((a) => right.flatMap((b) => { const value = score(a, b); return value >= least ? [{ a, b, value }] : [] })).toSorted((one, other) => other.value - one.value)
  const found = new Map<A, { with: B; score: number }>()
  const taken = new Set<B>()
  for (const { a, b, value } of all) {
    if (found.has(a) || taken.has(b)) continue
    found.set(a, { with: b, score: value })
    taken.add(b)
  }
  return found
}
