/** An invoice enters the books: the provision made at acceptance is settled, tax and freight join, the price difference is shown, the debt stands. */
import { alsoIn, credit, debit, type Fulfilment, type Link, type Posting, type PostingLine } from '#declare'
import { account, differsApart, factsOf, freed, inBooks, isService, portion, spent, stockAccountOf, takenBackAccountOf, type GoodsFacts } from '#commons'
import { allocate, compare, greatest, isPositive, isZero, least, minus, negated, plus, sum, times, type Day, type Decimal } from '#words'
import { purchaseOrder } from '../contract.ts'
import { monthOf, useOf, type Budgeted } from './commitment.ts'
import { coveredOf, covering, outOfRed, paidParts, worthOfPart, type Acceptance, type Billed, type BilledLine, type MatchFacts } from './three-way-match.ts'

type Foreign = { readonly currency?: string | undefined; readonly exchangeRate?: Decimal | undefined }
type Invoice = Billed & Foreign & { readonly supplier: string; readonly supplierNumber: string; readonly date: Day; readonly tax: Decimal; readonly payable: Decimal }
/** What a piece of a delivery was worth in the books when it came. */
export type Came = { readonly line: string; readonly price: Decimal; readonly accepted: Decimal }
type Facts = MatchFacts & { readonly back: Readonly<Record<string, Fulfilment>>; readonly budgets: readonly Budgeted[]; readonly acceptances: readonly Acceptance[]; readonly came: readonly Came[]; readonly items: readonly GoodsFacts[] }

/** Every line rounds by itself, half up; the debt is the sum of what was rounded. */
export function intoBooks(row: Invoice, facts: Facts): readonly Posting[] {
  const party = { party: row.supplier }
  const others = [debit(account.inputVat, inBooks(row.tax, row), party), debit(account.freight, inBooks(row.freight, row), party)]
  const debts = [...row.lines.flatMap((one) => goods(row, one, party, facts)), ...others].filter(({ amount }) => !isZero(amount))
  return [{
    summary: [`采购发票 ${row.supplierNumber}`, `Supplier invoice ${row.supplierNumber}`], date: row.date,
    lines: [...debts, alsoIn(row.currency, negated(row.payable), credit(account.payable, sum(debts.map(({ amount }) => amount)), party)), ...row.lines.flatMap((one) => budgeted(row, one, facts))],
  }]
}

/** What was accepted at order price clears the provision; what was billed ahead of the goods is an advance. */
function goods(row: Foreign, one: BilledLine, party: { readonly party: string }, facts: Facts): readonly PostingLine[] {
  const { provision, back, advance, exchange, variance } = parts(row, one, facts)
  return [
    debit(account.goodsReceivedNotInvoiced, minus(provision, back.amount), party, one.id), debit(takenBackAccountOf(factsOf(facts.items, one.item)), back.amount, { ...party, item: one.item }, one.id), debit(account.prepaid, advance, party, one.id), debit(account.exchangeDifference, exchange, party, one.id),
    ...difference(one, variance, party, facts),
  ]
}

/** 4.3.3: what the goods cost more, or less, than their order said belongs to them, wherever they are by now; to nobody's goods, where none were accepted or where the group keeps it apart. */
function difference(one: BilledLine, variance: Decimal, party: { readonly party: string }, facts: Facts): readonly PostingLine[] {
  const item = factsOf(facts.items, one.item)
  const paidFor = covering({ freight: '0', lines: [one] }, facts)
  if (isZero(variance)) return []
  if (isService(item)) return [debit(account.expense, variance, {}, one.id)]
  if (paidFor.length === 0 || differsApart(item)) return [debit(account.purchasePriceVariance, variance, { ...party, item: one.item }, one.id)]
  const parts = allocate(variance, paidFor.map(({ quantity }) => quantity), 2)
  return paidFor.flatMap(({ from }, at): readonly PostingLine[] => {
    if (!('line' in from)) return []
    const kept = !isZero(facts.came.find(({ line }) => line === from.line)?.accepted ?? '0')
    return [kept ? { ...debit(stockAccountOf(item), parts[at] ?? '0', { item: one.item }, one.id), late: from.line } : debit(account.purchasePriceVariance, parts[at] ?? '0', { ...party, item: one.item }, one.id)]
  })
}

/** What of a line is billed before its goods came: no more than the order still expects; beyond that nothing will come, and it is cost. */
function aheadOf(one: BilledLine, facts: MatchFacts): Decimal {
  const covered = coveredOf(one, facts)
  const before = greatest(facts.billed[one.order]?.quantity ?? '0', facts.acceptedGoods[one.order]?.quantity ?? '0')
  return least(minus(one.quantity, covered), greatest('0', minus(facts.ordered[one.order]?.quantity ?? '0', before)))
}

type Parts = { readonly provision: Decimal; readonly back: Fulfilment; readonly advance: Decimal; readonly exchange: Decimal; readonly variance: Decimal }

/** In the books: what was provided for, what of that was taken back in red, what is billed ahead, what the rate moved since the goods came, and what the price differs. */
function parts(row: Foreign, one: BilledLine, facts: Facts): Parts {
  const pieces = coveredOf(one, facts)
  const provided = sum(paidParts(one, facts).map((part) => worthOfPart(part, facts.came.find(({ line }) => line === part.line)?.price ?? '0')))
  const back = outOfRed(facts.back[one.order], pieces, provided)
  const provision = compare(back.quantity, pieces) < 0 ? provided : back.amount
  const advance = inBooks(times(aheadOf(one, facts), one.price), row)
  const exchange = row.currency ? minus(inBooks(times(pieces, facts.ordered[one.order]?.netPrice ?? '0'), row), provision) : '0'
  return { provision, back, advance, exchange, variance: minus(minus(inBooks(times(one.quantity, one.price), row), plus(provision, exchange)), advance) }
}

/** 6.1.3: what the order had set aside is free, what the invoice costs is spent. */
function budgeted(row: Invoice, one: BilledLine, { ordered, billed, budgets }: Facts): readonly PostingLine[] {
  const use = useOf(budgets, one.order)
  const { quantity: most = '0', netPrice: agreed = '0', parent } = ordered[one.order] ?? {}
  const price = times(agreed, parent?.exchangeRate ?? '1')
  const before = billed[one.order]?.quantity ?? '0'
  return [...freed(use, 'order', portion(least(before, most), least(plus(before, one.quantity), most), price), one.id), ...spent({ ...use, month: monthOf(row.date) }, inBooks(times(one.quantity, one.price), row), one.id)]
}

/** What the invoice fulfils: order lines in full, the deliveries it pays for, what it bills ahead of them, and what of an estimate taken back it brings back. */
export function invoiceLinks(row: Billed & Foreign, facts: Facts): readonly Link[] {
  const lines = row.lines.flatMap((one): readonly Link[] => {
    const from = { document: purchaseOrder.name, line: one.order }
    const ahead = aheadOf(one, facts)
    const { advance, back } = parts(row, one, facts)
    return [
      { kind: 'billed', from, line: one.id, quantity: one.quantity, amount: times(one.quantity, one.price) },
      ...(isPositive(ahead) ? [{ kind: 'billed-ahead', from, line: one.id, quantity: ahead, amount: advance }] : []),
      ...(isZero(back.quantity) ? [] : [{ kind: 'estimate-back', from, line: one.id, quantity: negated(back.quantity), amount: negated(back.amount) }]),
    ]
  })
  return [...lines, ...covering(row, facts)]
}
