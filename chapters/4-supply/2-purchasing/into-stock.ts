/** Accepted goods enter the store in pieces and money at once; what the supplier billed before they came is used up first. */
import { credit, debit, move, type Fulfilment, type Posting, type PostingLine } from '#declare'
import { account } from '#commons'
import { compare, dividedBy, least, minus, rounded, times, type Day, type Decimal } from '#words'

export type StockFacts = { readonly id: string; readonly source: string; readonly stockAccount: 'inventory' | 'finished-goods' | 'supplies' }
/** By order line: what was billed ahead of acceptance and is not used up yet. */
export type Advances = Readonly<Record<string, Fulfilment>>
type Line = { readonly id: string; readonly item: string; readonly order: string; readonly quantity: Decimal; readonly accepted: Decimal; readonly price: Decimal }
type Judged = { readonly number: string; readonly date: Day; readonly supplier: string; readonly place: string; readonly lines: readonly Line[] }

export const stockRole = { inventory: account.inventory, 'finished-goods': account.finishedGoods, supplies: account.supplies } as const

export function intoStock(row: Judged, { items, advances }: { items: readonly StockFacts[]; advances: Advances }): readonly Posting[] {
  const factsOf = new Map(items.map((one) => [one.id, one]))
  return [{
    summary: [`检验入库 ${row.number}`, `Accepted into stock ${row.number}`], date: row.date,
    lines: row.lines.flatMap((one) => [...worth(row, one, factsOf.get(one.item), advances), ...(factsOf.get(one.item)?.source === 'service' ? [] : pieces(row, one))]),
  }]
}

/** Stock (or expense, for a service) at order price; against the advance where it was billed already, else provided for until the invoice comes. */
function worth({ supplier: party }: Judged, one: Line, facts: StockFacts | undefined, advances: Advances): readonly PostingLine[] {
  const value = rounded(times(one.accepted, one.price), 2)
  const used = shareOfAdvance(one, advances)
  const early = rounded(times(used.quantity, one.price), 2)
  const into = facts?.source === 'service' ? account.expense : stockRole[facts?.stockAccount ?? 'inventory']
  return [
    debit(into, value, { item: one.item }, one.id),
    credit(account.prepaid, used.amount, { party }, one.id), debit(account.purchasePriceVariance, minus(used.amount, early), { party, item: one.item }, one.id),
    credit(account.goodsReceivedNotInvoiced, minus(value, early), { party }, one.id),
  ]
}

/** Good pieces into the store, refused ones apart, both out of the inspection. */
function pieces({ place, supplier: party }: Judged, one: Line): readonly PostingLine[] {
  const waiting = { account: account.inspection, dimensions: { place } }
  return [
    ...move(one.item, one.accepted, waiting, { account: account.store, dimensions: { place } }, one.id),
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
