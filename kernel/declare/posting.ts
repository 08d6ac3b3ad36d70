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
  readonly dimensions: Dimensions
  /** The document line it comes from. */
  readonly line?: Id | undefined
  readonly phase?: 'settled' | 'reserved' | 'released'
  readonly summary?: Label
}

/** An entry in the making; its lines must sum to zero per unit (settled and reserved apart). */
export type Posting = { readonly summary: Label; readonly date: Day; readonly word?: string; readonly lines: readonly PostingLine[] }

/** A change of the books' frame: an account, the account a role stands on from a day on, the state of a period. */
export type BookChange =
  | { readonly change: 'account'; readonly number: string; readonly label: Label; readonly kind: 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense' | 'goods' | 'budget'; readonly side: 'debit' | 'credit'; readonly notBelowZero: boolean }
  | { readonly change: 'role'; readonly role: string; readonly number: string; readonly from: Day }
  | { readonly change: 'period'; readonly code: string; readonly first: Day; readonly last: Day; readonly state: 'open' | 'locked' | 'closed' }

export const debit = (account: AccountRole, amount: Decimal, dimensions: Dimensions = {}, line?: Id): PostingLine =>
  ({ account: account.account, amount, dimensions, line })
export const credit = (account: AccountRole, amount: Decimal, dimensions: Dimensions = {}, line?: Id): PostingLine =>
  debit(account, negated(amount), dimensions, line)

/** Goods out of one place and into another: two lines in the item's stock unit. */
export const move = (item: Id, amount: Decimal, from: { account: AccountRole; dimensions: Dimensions }, to: { account: AccountRole; dimensions: Dimensions }, line?: Id): readonly PostingLine[] => [
  { account: to.account.account, amount, unit: item, dimensions: { item, ...to.dimensions }, line },
  { account: from.account.account, amount: negated(amount), unit: item, dimensions: { item, ...from.dimensions }, line },
]

/** Sets money aside on one account and takes it from the same account's free part; `released` gives it back. */
export const reserve = (account: AccountRole, amount: Decimal, dimensions: Dimensions, line?: Id): PostingLine =>
  ({ account: account.account, amount, dimensions, line, phase: 'reserved' })
export const release = (account: AccountRole, amount: Decimal, dimensions: Dimensions, line?: Id): PostingLine =>
  ({ account: account.account, amount: negated(amount), dimensions, line, phase: 'released' })
