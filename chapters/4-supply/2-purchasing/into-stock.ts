/** Accepted goods enter the store in pieces and money at once; what the supplier billed before they came is used up first. */
import { credit, debit, move, type Fulfilment, type Posting, type PostingLine } from '#declare'
import { account, factsOf, intoPlace, isService, stockAccountOf, worthIn, type GoodsFacts } from '#commons'
import { compare, dividedBy, isZero, least, minus, rounded, times, type Day, type Decimal } from '#words'

/** By order line: what was billed ahead of acceptance and is not used up yet. */
export type Advances = Readonly<Record<string, Fulfilment>>
/** The order the goods came on. */
export type Promised = { readonly currency?: string | undefined; readonly refusedBilled?: boolean | null | undefined } | undefined
type Line = { readonly id: string; readonly item: string; readonly order: string; readonly quantity: Decimal; readonly accepted: Decimal; readonly price: Decimal }
type Judged = { readonly number: string; readonly date: Day; readonly supplier: string; readonly place: string; readonly lines: readonly Line[] }

export function intoStock(row: Judged, { items, advances, promised }: { items: readonly GoodsFacts[]; advances: Advances; promised: Promised }): readonly Posting[] {
  return [{
    summary: [`检验入库 ${row.number}`, `Accepted into stock ${row.number}`], date: row.date,
    lines: row.lines.flatMap((one) => [...worth(row, one, factsOf(items, one.item), { advances, abroad: Boolean(promised?.currency) }), ...refusedWorth(row, one, factsOf(items, one.item), promised), ...pieces(row, one, factsOf(items, one.item))]),
  }]
}

/** Stock (or expense, for a service) at order price, or at its standard cost with the difference apart; against the advance where it was billed already, else provided for until the invoice comes. Of an order in another currency the rate moved between the two. */
function worth({ supplier: party }: Judged, one: Line, facts: GoodsFacts | undefined, { advances, abroad }: { readonly advances: Advances; readonly abroad: boolean }): readonly PostingLine[] {
  const value = rounded(times(one.accepted, one.price), 2)
  const used = shareOfAdvance(one, advances)
  const early = rounded(times(used.quantity, one.price), 2)
  const into = isService(facts) ? account.expense : stockAccountOf(facts)
  const kept = worthIn(facts, one.accepted, value)
  return [
    debit(into, kept, { item: one.item }, one.id), debit(account.purchasePriceVariance, minus(value, kept), { party, item: one.item }, one.id),
    credit(account.prepaid, used.amount, { party }, one.id), abroad ? debit(account.exchangeDifference, minus(used.amount, early), { party }, one.id) : debit(account.purchasePriceVariance, minus(used.amount, early), { party, item: one.item }, one.id),
    credit(account.goodsReceivedNotInvoiced, minus(value, early), { party }, one.id),
  ]
}

/** Refused goods that are billed all the same carry their worth, apart from the stock, until they go back or are scrapped. */
function refusedWorth({ supplier: party }: Judged, one: Line, facts: GoodsFacts | undefined, promised: Promised): readonly PostingLine[] {
  if (!promised?.refusedBilled || isService(facts)) return []
  const value = rounded(times(minus(one.quantity, one.accepted), one.price), 2)
  return [debit(account.refusedGoods, value, { party, item: one.item }, one.id), credit(account.goodsReceivedNotInvoiced, value, { party }, one.id)]
}

/** Good pieces into the store at what they cost, refused ones apart, both out of the inspection; a service lies nowhere. */
function pieces({ place, supplier: party }: Judged, one: Line, facts: GoodsFacts | undefined): readonly PostingLine[] {
  if (isService(facts)) return []
  const waiting = { account: account.inspection, dimensions: { place } }
  return [
    ...(isZero(one.accepted) ? [] : intoPlace(facts, { item: one.item, place }, one.accepted, waiting, one.id, { worth: worthIn(facts, one.accepted, rounded(times(one.accepted, one.price), 2)) })),
    ...move(one.item, minus(one.quantity, one.accepted), waiting, { account: account.rejected, dimensions: { party } }, one.id),
  ]
}

/** The part of an advance that an accepted line uses up; the last piece takes the last cent. */
export function shareOfAdvance({ order, accepted }: Pick<Line, 'order' | 'accepted'>, advances: Advances): Fulfilment {
  const { quantity, amount } = advances[order] ?? { quantity: '0', amount: '0' }
  const used: Decimal = compare(quantity, '0') > 0 ? least(accepted, quantity) : '0'
  if (compare(used, '0') === 0) return { quantity: '0', amount: '0' }
  return { quantity: used, amount: compare(used, quantity) === 0 ? amount : dividedBy(times(amount, used), quantity, 2) }
}
