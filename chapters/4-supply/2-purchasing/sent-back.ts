/** Goods of a delivery that leave us again: which of them the supplier had billed, was only provided for, or had been taken back in red - told alike for accepted and for refused ones. */
import { account, takenBackAccountOf, type GoodsFacts } from '#commons'
import { debit, fulfilled, linesOf, rows, type Fulfilment, type Id, type Link, type PostingLine } from '#declare'
import { compare, greatest, isZero, least, minus, negated, plus, rounded, sum, times, type Decimal } from '#words'
import { purchaseOrder, qualityInspection } from '../contract.ts'
import { outOfRed } from './three-way-match.ts'

type Sums = Readonly<Record<string, Fulfilment>>
export type JudgedLine = { readonly item: string; readonly order: string; readonly quantity: Decimal; readonly accepted: Decimal; readonly price: Decimal; readonly parent: { readonly supplier: string } }
export type Deliveries = { readonly judged: Readonly<Record<string, JudgedLine>>; readonly owed: readonly { readonly line: string; readonly quantity: Decimal }[]; readonly covered: Sums; readonly ahead: Sums; readonly unbilled: Sums; readonly back: readonly (Fulfilment & { readonly order: string })[] }
/** So many pieces of an inspected line, at what the supplier takes them back for. */
export type Leaving = { readonly id: string; readonly judged?: Id | undefined; readonly quantity: Decimal; readonly price: Decimal }

/** What a document must know of deliveries, by the inspected lines it names. */
export const deliveriesOf = <R>(judged: (row: R) => readonly (Id | undefined)[]) => ({
  judged: (row: R) => linesOf<JudgedLine>(qualityInspection, judged(row)),
  owed: (row: R) => rows<Deliveries['owed'][number]>({ source: { journal: 'links' }, where: { kind: 'accepted', line: { in: judged(row).flatMap((one) => one ?? []) } }, fields: { line: 'line' }, measures: { quantity: { sum: 'quantity' } } }),
  covered: (row: R) => fulfilled('covered', judged(row)),
  ahead: (row: R) => fulfilled('used-ahead', judged(row)),
  unbilled: (row: R) => fulfilled('returned-unbilled', judged(row)),
  back: () => rows<Deliveries['back'][number]>({ source: { journal: 'links' }, where: { kind: 'estimate-back' }, fields: { order: 'fromLine' }, measures: { quantity: { sum: 'quantity' }, amount: { sum: 'amount' } } }),
})

/** Of these pieces: how many the supplier may bill and never did, before they came or after. */
function notBilled({ judged: of, quantity }: Leaving, { owed, covered, ahead, unbilled }: Deliveries): Decimal {
  if (!of) return '0'
  const taken = sum([covered, ahead, unbilled].map((all) => all[of]?.quantity ?? '0'))
  return least(quantity, greatest('0', minus(owed.find(({ line }) => line === of)?.quantity ?? '0', taken)))
}

/** Of what was provided for: so much of it as an estimate had been taken back in red. */
const redOf = (one: Leaving, known: Deliveries): Fulfilment => {
  const free = notBilled(one, known)
  return outOfRed(known.back.find(({ order }) => order === known.judged[one.judged ?? '']?.order), free, rounded(times(free, one.price), 2))
}

/** What the supplier owes back, and no longer is owed: as a whole, and line by line of the books. */
export function takenOff(one: Leaving, supplier: Id, facts: GoodsFacts | undefined, item: Id, known: Deliveries): { readonly credited: Decimal; readonly lines: readonly PostingLine[] } {
  const [free, red, party] = [notBilled(one, known), redOf(one, known), { party: supplier }]
  const provided = compare(red.quantity, free) < 0 ? rounded(times(free, one.price), 2) : red.amount
  const credited = plus(provided, rounded(times(minus(one.quantity, free), one.price), 2))
  return { credited, lines: [
    debit(account.goodsReceivedNotInvoiced, minus(provided, red.amount), party, one.id), debit(takenBackAccountOf(facts), red.amount, { ...party, item }, one.id), debit(account.payable, minus(credited, provided), party, one.id),
  ] }
}

/** What was not billed yet never will be. */
export function unbilledLinks(one: Leaving, known: Deliveries): readonly Link[] {
  const free = notBilled(one, known)
  if (!one.judged || isZero(free)) return []
  const [from, ordered, red] = [{ document: qualityInspection.name, line: one.judged }, { document: purchaseOrder.name, line: known.judged[one.judged]?.order ?? '' }, redOf(one, known)]
  return [
    { kind: 'returned-unbilled', from, line: one.id, quantity: free, amount: times(free, one.price) },
    { kind: 'accepted', from: ordered, line: one.id, quantity: negated(free), amount: negated(times(free, one.price)) },
    ...(isZero(red.quantity) ? [] : [{ kind: 'estimate-back', from: ordered, line: one.id, quantity: negated(red.quantity), amount: negated(red.amount) }]),
  ]
}
