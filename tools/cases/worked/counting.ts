/** For cases alone: the house counts on its sheet, without a scanner. How goods are counted: how often in a year by class, and what a scanner adds to a sheet (4.3.2). */
import { plus, times, type Decimal } from '#words'

/** Counts of a year: each item of a class as often as the class is counted. */
export function countsOfYear(items: Readonly<Record<string, Decimal>>, frequency: Readonly<Record<string, Decimal>>): Readonly<Record<string, Decimal>> {
  return Object.fromEntries(Object.entries(frequency).map(([name, often]) => [name, times(items[name] ?? '0', often)]))
}

export type Scanned = Readonly<Record<string, Decimal>>
export type Scan = { readonly scanned: Scanned; readonly asksQuantity: boolean; /** Goods that are not on the sheet are added only when that is confirmed. */ readonly unknown: boolean }

/** A code that is read adds one piece; goods that are weighed ask how much there is. */
export function scan(scanned: Scanned, code: string, { weighed, listed, confirmed }: { readonly weighed: boolean; readonly listed: boolean; readonly confirmed: boolean }): Scan {
  const unknown = !listed && !confirmed
  if (weighed || unknown) return { scanned, asksQuantity: weighed && !unknown, unknown }
  return { scanned: { ...scanned, [code]: plus(scanned[code] ?? '0', '1') }, asksQuantity: false, unknown }
}
export const entered = (scanned: Scanned, code: string, quantity: Decimal): Scanned => ({ ...scanned, [code]: plus(scanned[code] ?? '0', quantity) })
