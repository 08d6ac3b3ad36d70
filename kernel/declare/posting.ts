/** Postings: what an action means in money, goods and budget, in terms of account roles. */
import { negated, type Day, type Decimal, type Label } from '#words'
import type { Id } from './field.ts'
import type { AccountRole } from './query.ts'

/** What a line is about beside its account, e.g. `{ party, item, place, department, budgetItem, project, cashItem }`. */
export type Dimensions = Readonly<Record<string, Id | undefined>>

/** One line of an entry: positive is debit (money) or into (goods); `unit` is an item, left out for money. */
export type PostingLine = {
  readonly account: string
  readonly amount: Decimal
  readonly unit?: Id
  /** What it is in the currency that its dimension `currency` names; `amount` stays in that of the books. */
  readonly inCurrency?: Decimal | undefined
  readonly dimensions: Dimensions
  /** The document line it comes from. */
  readonly line?: Id | undefined
  readonly phase?: 'settled' | 'reserved' | 'released'
  readonly summary?: Label
  /** On the line that brings goods into a store or takes them out: how they are valued. */
  readonly goods?: Valued
  /** On a line of money without an amount: as much as the goods of the same document line are worth, with this sign when they come in. */
  readonly cost?: 1 | -1
  /** On a line of stock value: it belongs to goods that came before, by their document line, wherever they are by now. */
  readonly late?: Id
  /** On a line of stock value: what lies in the place now is worth so much more, or less, than it was. */
  readonly restates?: { readonly scope?: 'place' | 'company' | undefined; readonly place: Id; readonly batch?: string | undefined }
}

/** How goods are valued (CAS 1 art. 14); one rule per item for as long as it is kept. */
export type Valuing = {
  readonly method: 'moving-average' | 'fifo' | 'month-average' | 'standard'
  /** Whether more may go out than there is. */
  readonly negative?: boolean
  /** What of a shortage is not covered yet when something comes: worth what it went out with, or what came last. */
  readonly shortage?: 'kept' | 'latest' | undefined
  /** Alike are the goods of one place, or all of the company; those of a batch are always apart. */
  readonly scope?: 'place' | 'company'
  /** Decimals in which the stock unit is counted: what is short by less than half of the last one counts as there. */
  readonly decimals?: number | undefined
}
export type Gathered = { readonly lines: readonly Id[]; readonly more: Decimal; readonly part: readonly [from: Decimal, to: Decimal]; readonly whole: Decimal }
export type Valued = {
  readonly by: Valuing
  /** When it counts, when that is not the end of its posting date. */
  readonly at?: string | undefined
  /** What the line is worth by itself; else what the house knows the goods to be worth. */
  readonly worth?: Decimal | undefined
  /** Document line of the goods that come back or go back: they keep its cost. */
  readonly source?: Id | undefined
  /** Made of other goods: what those of these document lines are worth, and so much more, of which it takes the part between two marks of `whole`. */
  readonly gathers?: Gathered | undefined
  /** A count: so much lies there, whatever else turns up to have happened before. */
  readonly counted?: Decimal | undefined
  /** What a piece is worth that a count finds beyond the books. */
  readonly each?: Decimal | undefined
  /** Every piece that lies there is worth `each` from then on, whatever it cost. */
  readonly restates?: boolean | undefined
}

/** An entry in the making; its lines must sum to zero per unit (settled and reserved apart). */
export type Posting = { readonly summary: Label; readonly date: Day; readonly word?: string; /** Takes back by negative amounts on the sides on which they stood, so that turnover shows no business. */ readonly red?: boolean; readonly lines: readonly PostingLine[] }

/** A change of the books' frame: a book of its own for the company that a department and all below it are, an account, its limit, the account a role stands on from a day on, the state of a period. */
export type BookChange =
  | { readonly change: 'book'; readonly code: string; readonly label: Label; readonly department: Id; readonly standard: string; readonly currency: string }
  | { readonly change: 'account'; readonly number: string; readonly label: Label; readonly kind: 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense' | 'goods' | 'budget'; readonly side: 'debit' | 'credit'; readonly notBelowZero: boolean }
  | { readonly change: 'limit'; readonly number: string; readonly notBelowZero: boolean }
  | { readonly change: 'closing'; readonly number: string; readonly closed: boolean }
  | { readonly change: 'role'; readonly role: string; readonly number: string; readonly from: Day }
  | { readonly change: 'period'; readonly code: string; readonly first: Day; readonly last: Day; readonly state: 'open' | 'locked' | 'closed' }

export const debit = (account: AccountRole, amount: Decimal, dimensions: Dimensions = {}, line?: Id): PostingLine =>
  ({ account: account.account, amount, dimensions, line })
export const credit = (account: AccountRole, amount: Decimal, dimensions: Dimensions = {}, line?: Id): PostingLine =>
  debit(account, negated(amount), dimensions, line)

/** The same line, which is so much in the currency of its paper; as it is, where that is the one of the books. */
export const alsoIn = (currency: Id | undefined, inCurrency: Decimal, line: PostingLine): PostingLine =>
  (currency === undefined ? line : { ...line, inCurrency, dimensions: { ...line.dimensions, currency } })

/** Goods out of one place and into another: two lines in the item's stock unit. */
export const move = (item: Id, amount: Decimal, from: { account: AccountRole; dimensions: Dimensions }, to: { account: AccountRole; dimensions: Dimensions }, line?: Id): readonly PostingLine[] => [
  { account: to.account.account, amount, unit: item, dimensions: { item, ...to.dimensions }, line },
  { account: from.account.account, amount: negated(amount), unit: item, dimensions: { item, ...from.dimensions }, line },
]

/** What the goods of a document line are worth, from their stock account to another one when they go out, the other way when they come in. */
export const atCost = (stock: AccountRole, against: AccountRole, item: Id, dimensions: Dimensions, line: Id): readonly PostingLine[] => [
  { account: stock.account, amount: '0', dimensions: { item }, line, cost: 1 }, { account: against.account, amount: '0', dimensions, line, cost: -1 },
]

/** Sets money aside on one account and takes it from the same account's free part; `released` gives it back. */
export const reserve = (account: AccountRole, amount: Decimal, dimensions: Dimensions, line?: Id): PostingLine =>
  ({ account: account.account, amount, dimensions, line, phase: 'reserved' })
export const release = (account: AccountRole, amount: Decimal, dimensions: Dimensions, line?: Id): PostingLine =>
  ({ account: account.account, amount: negated(amount), dimensions, line, phase: 'released' })
