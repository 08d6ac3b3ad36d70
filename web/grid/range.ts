/** Where one stands in a grid and what is chosen: cells by line and column, always within the grid. */

export type Cell = { readonly at: number; readonly column: number }
export type Size = { readonly lines: number; readonly columns: number }
/** `active` is the cell that takes what is typed; the range reaches from it to `anchor`. */
export type Chosen = { readonly active: Cell; readonly anchor: Cell }
export type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export const only = (cell: Cell): Chosen => ({ active: cell, anchor: cell })

export const rangeOf = ({ active, anchor }: Chosen): Range => ({
  top: Math.min(active.at, anchor.at), bottom: Math.max(active.at, anchor.at), left: Math.min(active.column, anchor.column), right: Math.max(active.column, anchor.column),
})

export const within = (cell: Cell, { lines, columns }: Size): Cell => ({ at: between(cell.at, lines), column: between(cell.column, columns) })
const between = (wanted: number, count: number): number => Math.max(0, Math.min(count - 1, wanted))

/** A step; `extend` moves only the active end of the range. Infinity leads to the edge. */
export function stepped({ active, anchor }: Chosen, down: number, right: number, size: Size, extend = false): Chosen {
  const next = within({ at: active.at + down, column: active.column + right }, size)
  return { active: next, anchor: extend ? anchor : next }
}

export const whole = ({ lines, columns }: Size): Chosen => ({ active: { at: lines - 1, column: columns - 1 }, anchor: { at: 0, column: 0 } })
export const wholeLines = (from: number, to: number, { columns }: Size): Chosen => ({ active: { at: to, column: 0 }, anchor: { at: from, column: columns - 1 } })

/** The next cell to type in, line by line; nothing beyond the last and before the first. */
export function tabbed({ at, column }: Cell, by: 1 | -1, open: readonly boolean[], lines: number): Cell | undefined {
  for (let place = at * open.length + column + by; place >= 0 && place < lines * open.length; place += by) {
    if (open[place % open.length]) return { at: Math.floor(place / open.length), column: place % open.length }
  }
  return undefined
}
