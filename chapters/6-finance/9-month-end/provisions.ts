/** Provisions at the end of a month: stock at the lower of cost and what it can be sold for, claims by their age (CAS 1, 15-19; CAS 22). */
import { greatest, minus, rounded, sum, times, type Decimal } from '#words'

export type Provided = { readonly needed: Decimal; /** What the month books: a loss, or below zero what comes back. */ readonly booked: Decimal }
export type Valued = { readonly cost: Decimal; readonly nrv: Decimal }

const provided = (needed: Decimal, before: Decimal): Provided => ({ needed, booked: minus(needed, before) })

/** Item by item, so that one item's surplus helps no other; a provision goes back to nothing at most. */
export const writtenDown = (items: readonly Valued[], before: Decimal): Provided => provided(sum(items.map(({ cost, nrv }) => rounded(greatest('0', minus(cost, nrv)), 2))), before)

/** What is expected not to come of claims, by how old they are. */
export const doubtful = (receivables: Readonly<Record<string, Decimal>>, rates: Readonly<Record<string, Decimal>>, before: Decimal): Provided =>
  provided(sum(Object.entries(receivables).map(([age, amount]) => rounded(times(amount, rates[age] ?? '0'), 2))), before)
