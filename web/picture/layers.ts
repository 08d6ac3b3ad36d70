/** Where the nodes of a graph stand: columns are given, and within a column each stands near what it is linked to. */
export type Node = { readonly id: string; /** Left of the middle below zero, right of it above. */ readonly column: number }
export type Edge = { readonly from: string; readonly to: string }
export type Placed = { readonly id: string; readonly column: number; readonly row: number }
export type Layers = { readonly placed: readonly Placed[]; readonly columns: number; readonly rows: number; /** How many of each column were left out. */ readonly more: ReadonlyMap<number, number> }

/** Columns from 0, rows in halves so that short columns stand in the middle; at most `most` in a column. */
export function layersOf(nodes: readonly Node[], edges: readonly Edge[], most = 8): Layers {
  const columns = [...Map.groupBy(nodes, ({ column }) => column)].toSorted(([a], [b]) => a - b)
  const middle = Math.max(0, columns.findIndex(([column]) => column === 0))
  const rank = new Map<string, number>()
  for (const at of outward(columns.length, middle)) {
    const here = (columns[at]?.[1] ?? []).map(({ id }, order) => ({ id, weight: meanOf(neighbours(id, edges).flatMap((other) => rank.get(other) ?? [])) ?? order }))
    here.toSorted((a, b) => a.weight - b.weight).forEach(({ id }, order, all) => rank.set(id, order - (all.length - 1) / 2))
  }
  const shown = columns.map(([, of]) => of.map(({ id }) => id).toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(0, most))
  const rows = Math.max(0, ...shown.map((of) => of.length))
  return {
    placed: shown.flatMap((of, column) => of.map((id, at) => ({ id, column, row: at + (rows - of.length) / 2 }))), columns: columns.length, rows,
    more: new Map(columns.flatMap(([, of], at) => (of.length > most ? [[at, of.length - most] as const] : []))),
  }
}

/** From the middle to both sides, so that each column can look at the one before it. */
const outward = (count: number, middle: number): readonly number[] => Array.from({ length: count }, (_, at) => at).toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
const neighbours = (id: string, edges: readonly Edge[]): readonly string[] => edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
const meanOf = (numbers: readonly number[]): number | undefined => (numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length)
