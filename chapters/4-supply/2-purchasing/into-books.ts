/** An invoice enters the books: the provision made at acceptance is settled, tax and freight join, the price difference is shown, the debt stands. */
import { credit, debit, type Fulfilment, type Link, type Posting, type PostingLine } from '#declare'
import { account, factsOf, freed, isService, portion, spent, stockAccountOf, type GoodsFacts } from '#commons'
import { allocate, greatest, isPositive, isZero, least, minus, plus, rounded, sum, times, type Day, type Decimal } from '#words'
import { purchaseOrder } from '../contract.ts'
import { monthOf, useOf, type Budgeted } from './commitment.ts'
import { coveredOf, covering, type Acceptance, type Billed, type BilledLine, type MatchFacts } from './three-way-match.ts'

type Invoice = Billed & { readonly supplier: string; readonly supplierNumber: string; readonly date: Day; readonly tax: Decimal }
type Facts = MatchFacts & { readonly budgets: readonly Budgeted[]; readonly acceptances: readonly Acceptance[]; readonly items: readonly GoodsFacts[] }

/** Every line rounds by itself, half up; the debt is the sum of what was rounded. */
export function intoBooks(row: Invoice, facts: Facts): readonly Posting[] {
  const party = { party: row.supplier }
  const others = [debit(account.inputVat, rounded(row.tax, 2), party), debit(account.freight, rounded(row.freight, 2), party)]
  const debts = [...row.lines.flatMap((one) => goods(one, party, facts)), ...others].filter(({ amount }) => !isZero(amount))
  return [{
    summary: [`采购发票 ${row.supplierNumber}`, `Supplier invoice ${row.supplierNumber}`], date: row.date,
    lines: [...debts, credit(account.payable, sum(debts.map(({ amount }) => amount)), party), ...row.lines.flatMap((one) => budgeted(row, one, facts))],
  }]
}

/** What was accepted at order price clears the provision; what was billed ahead of the goods is an advance. */
function goods(one: BilledLine, party: { readonly party: string }, facts: Facts): readonly PostingLine[] {
  const { provision, advance, variance } = parts(one, facts)
  return [
    debit(account.goodsReceivedNotInvoiced, provision, party, one.id), debit(account.prepaid, advance, party, one.id),
    ...difference(one, variance, party, facts),
  ]
}

/** 4.3.3: what the goods cost more, or less, than their order said belongs to them, wherever they are by now; to nobody's goods, where none were accepted. */
function difference(one: BilledLine, variance: Decimal, party: { readonly party: string }, facts: Facts): readonly PostingLine[] {
  const item = factsOf(facts.items, one.item)
  const paidFor = covering({ freight: '0', lines: [one] }, facts)
  if (isZero(variance)) return []
  if (isService(item)) return [debit(account.expense, variance, {}, one.id)]
  if (paidFor.length === 0) return [debit(account.purchasePriceVariance, variance, { ...party, item: one.item }, one.id)]
  const parts = allocate(variance, paidFor.map(({ quantity }) => quantity), 2)
  return paidFor.flatMap(({ from }, at) => ('line' in from ? [{ ...debit(stockAccountOf(item), parts[at] ?? '0', { item: one.item }, one.id), late: from.line }] : []))
}

/** What of a line is billed before its goods came: no more than the order still expects; beyond that nothing will come, and it is cost. */
function aheadOf(one: BilledLine, facts: MatchFacts): Decimal {
  const covered = coveredOf(one, facts)
  const before = greatest(facts.billed[one.order]?.quantity ?? '0', facts.acceptedGoods[one.order]?.quantity ?? '0')
  return least(minus(one.quantity, covered), greatest('0', minus(facts.ordered[one.order]?.quantity ?? '0', before)))
}

function parts(one: BilledLine, facts: MatchFacts): { readonly provision: Decimal; readonly advance: Decimal; readonly variance: Decimal } {
  const covered = coveredOf(one, facts)
  const provision = rounded(times(covered, facts.ordered[one.order]?.price ?? '0'), 2)
  const advance = rounded(times(aheadOf(one, facts), one.price), 2)
  return { provision, advance, variance: minus(minus(rounded(times(one.quantity, one.price), 2), provision), advance) }
}

/** 6.1.3: what the order had set aside is free, what the invoice costs is spent. */
function budgeted({ date }: Invoice, one: BilledLine, { ordered, billed, budgets }: Facts): readonly PostingLine[] {
  const use = useOf(budgets, one.order)
  const { quantity: most = '0', price = '0' } = ordered[one.order] ?? {}
  const before = billed[one.order]?.quantity ?? '0'
  return [...freed(use, 'order', portion(least(before, most), least(plus(before, one.quantity), most), price), one.id), ...spent({ ...use, month: monthOf(date) }, rounded(times(one.quantity, one.price), 2), one.id)]
}

/** What the invoice fulfils: order lines in full, the deliveries it pays for, and what it bills ahead of them. */
export function invoiceLinks(row: Billed, facts: MatchFacts & { readonly acceptances: readonly Acceptance[]; readonly billed: Readonly<Record<string, Fulfilment>> }): readonly Link[] {
  const lines = row.lines.flatMap((one): readonly Link[] => {
    const from = { document: purchaseOrder.name, line: one.order }
    const ahead = aheadOf(one, facts)
    return [
      { kind: 'billed', from, line: one.id, quantity: one.quantity, amount: times(one.quantity, one.price) },
      ...(isPositive(ahead) ? [{ kind: 'billed-ahead', from, line: one.id, quantity: ahead, amount: parts(one, facts).advance }] : []),
    ]
  })
  return [...lines, ...covering(row, facts)]
}
