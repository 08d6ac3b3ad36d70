/** What happens to goods of one item, as valuation sees it: movements in the order in which they count, each into or out of a pool of equal goods. */
import { isNegative, isPositive, type Decimal, type Instant } from '#words'

/** `moving-average` · `fifo` · `lifo`: for books of standards that allow it, which China's do not (CAS 1) · `month-average`: issues of a month at its average, known when it closes · `standard`: at a set cost, differences apart. */
export type Method = 'moving-average' | 'fifo' | 'lifo' | 'month-average' | 'standard'

export type Rule = {
  readonly method: Method
  /** Whether more may go out than there is; the shortage is valued at the last cost and trued up by what comes next. */
  readonly negative: boolean
  /** What of a shortage is not covered yet when something comes: worth what it went out with, or what came last. */
  readonly shortage?: 'kept' | 'latest' | undefined
  /** Decimals of money. */
  readonly places: number
  /** Decimals of the stock unit: what is short by less than half of the last one is not short. */
  readonly decimals?: number | undefined
}

export type Move = {
  readonly id: string
  /** When it counts, not when it was entered; equal moments keep the order of entry. */
  readonly at: Instant
  readonly seq: number
  /** Goods of one pool are alike: a place, a batch, a serial number, or the whole company. */
  readonly pool: string
  /** Positive in, negative out, in the stock unit. */
  readonly quantity: Decimal
  /** A count: the pool holds this much from here on, whatever was before; `quantity` is then what the books learn of it. */
  readonly counted?: Decimal | undefined
  /** What it is worth as a whole by itself, never negative: the price of a receipt, a fixed price of an issue. */
  readonly value?: Decimal | undefined
  /** What a piece of it is worth, where the quantity is worked out. */
  readonly each?: Decimal | undefined
  /** All that lies there is worth `each` a piece from here on. */
  readonly restates?: boolean | undefined
  /** The move whose cost it carries: the other side of a transfer, the issue that comes back. */
  readonly source?: string | undefined
  /** Made of what other moves took out, of this item or another, and so much more: the part between two marks of `whole`. */
  readonly gathers?: { readonly of: readonly string[]; readonly more: Decimal; readonly part: readonly [from: Decimal, to: Decimal]; readonly whole: Decimal } | undefined
}

/** A fact that came late: more or less cost of a receipt (`of`), or a new value of what a pool holds at that moment. */
export type Adjustment = { readonly id: string; readonly at: Instant; readonly seq: number; readonly value: Decimal } & ({ readonly of: string } | { readonly pool: string })

export type Valued = { readonly id: string; readonly quantity: Decimal; /** Signed as the quantity is: what enters the pool, or leaves it. */ readonly value: Decimal }

/** Goods of one pool are told apart by when they came. */
export const inLayers = ({ method }: Pick<Rule, 'method'>): boolean => method === 'fifo' || method === 'lifo'
export const isIn = ({ quantity }: Pick<Move, 'quantity'>): boolean => isPositive(quantity)
export const isOut = ({ quantity }: Pick<Move, 'quantity'>): boolean => isNegative(quantity)

/** In the order in which they count. */
export const inOrder = <M extends { readonly at: Instant; readonly seq: number }>(moves: readonly M[]): readonly M[] =>
  [...moves].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq))
