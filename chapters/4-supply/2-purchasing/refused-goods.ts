/** What becomes of refused goods: they go back to the supplier, or are scrapped here; where they had been billed or provided for, that is taken back or borne. */
import { account, duty, factsOf, goodsFacts, item, type GoodsFacts } from '#commons'
import { choice, conversion, credit, day, debit, document, fulfilled, line, lines, move, quantity, ref, text, type Conversion, type Fulfilment, type Link, type Posting, type PostingLine, type RowOf } from '#declare'
import { compare, isPositive, minus, plus, refuse, times, type Decimal } from '#words'
import { qualityInspection, refusedGoods, supplier } from '../contract.ts'
import { keepers, moving, storeReaders } from '../3-inventory/readers.ts'
import { supplyPolicy } from '../policy.ts'
import { qualityInspectionDocument, type Inspection } from './quality-inspection.ts'
import { deliveriesOf, takenOff, unbilledLinks, type Deliveries, type Leaving } from './sent-back.ts'
import { worthOfPart } from './three-way-match.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('处理日期', 'Date').required().startsToday(),
  how: choice('处理方式', 'What becomes of them', { return: ['退回供应商', 'Back to the supplier'], scrap: ['就地报废', 'Scrapped here'] }).initially('return'),
  reason: text('原因', 'Reason', 300).required().searched(),
  lines: lines('明细', 'Lines', {
    refused: line(qualityInspection, '检验行', 'Inspected line').required().unique(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('数量', 'Quantity').required(),
  }).required(),
}
export type RefusedGoods = RowOf<typeof fields>
type Line = RefusedGoods['lines'][number]
type Sums = Readonly<Record<string, Fulfilment>>
type Known = Deliveries & { readonly items: readonly GoodsFacts[]; readonly settled: Sums }
const judgedLines = (row: RefusedGoods) => row.lines.map(({ refused }) => refused)

export const refusedGoodsDocument = document(refusedGoods.name, {
  label: ['不合格品处理单', 'Refused goods'], clause: accepted, numbered: 'BH-{yyyy}{MM}-{0000}', fields,
  check: moving,
  known: { items: (row: RefusedGoods) => goodsFacts(row.lines.map((one) => one.item)), settled: (row: RefusedGoods) => fulfilled('refused-settled', judgedLines(row)), ...deliveriesOf(judgedLines) },
  states: { draft: ['草稿', 'Draft'], posted: ['已处理', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['处理', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: accepted, duty: duty.keepGoods, needs: ['items', 'settled', 'judged', 'owed', 'covered', 'ahead', 'unbilled', 'back'],
      guard: refusedBefore, post: (row, known) => cleared(row, known), link: (row, known) => settles(row, known),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: accepted, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'supplier', 'date', 'how', 'reason', 'state'], filters: ['state', 'how', 'supplier', 'date'], sort: '-date' },
  form: [['supplier', 'date', 'how'], ['reason'], ['lines']],
})

const leftOf = (of: { readonly quantity: Decimal; readonly accepted: Decimal }, id: string, settled: Sums): Decimal => minus(minus(of.quantity, of.accepted), settled[id]?.quantity ?? '0')

/** 4.2.4: only what was refused of this supplier's goods, and nothing twice. */
function refusedBefore(row: RefusedGoods, { judged, settled }: Known) {
  for (const [at, one] of row.lines.entries()) {
    const came = judged[one.refused]
    if (came?.parent.supplier !== row.supplier) return refuse('该行不是此供应商的货', 'The line is not of this supplier', `lines.${at}.refused`)
    if (came.item !== one.item) return refuse('物料与检验行不一致', 'The item differs from the inspected line', `lines.${at}.item`)
    const left = leftOf(came, one.refused, settled)
    if (compare(one.quantity, left) > 0) return refuse(`超出未处理的不合格数量 ${left}`, `Only ${left} of the refused are left`, `lines.${at}.quantity`)
  }
  return undefined
}

/** Whether the supplier bills them: then more is owed of the delivery than what was accepted. */
const isOwed = ({ refused }: Line, { judged, owed }: Known): boolean => compare(owed.find(({ line: of }) => of === refused)?.quantity ?? '0', judged[refused]?.accepted ?? '0') > 0
const leaving = ({ id, refused, quantity: count }: Line, { judged }: Known): Leaving => ({ id, judged: refused, quantity: count, price: judged[refused]?.price ?? '0' })

const cleared = (row: RefusedGoods & { readonly number: string }, known: Known): readonly Posting[] => [{
  summary: [`不合格品${row.how === 'return' ? '退回' : '报废'} ${row.number}`, `Refused goods ${row.how === 'return' ? 'returned' : 'scrapped'} ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => [
    ...move(one.item, one.quantity, { account: account.rejected, dimensions: { party: row.supplier } }, row.how === 'return' ? { account: account.supplierGoods, dimensions: { party: row.supplier } } : { account: account.loss, dimensions: {} }, one.id),
    ...(isOwed(one, known) ? worth(row, one, known) : []),
  ]),
}]

/** Returned, the supplier owes it back or is no longer owed; scrapped, what we pay for is a loss to be settled. */
function worth({ how, supplier: party }: RefusedGoods, one: Line, known: Known): readonly PostingLine[] {
  const before = known.settled[one.refused]?.quantity ?? '0'
  const value = worthOfPart({ from: before, upTo: plus(before, one.quantity) }, known.judged[one.refused]?.price ?? '0')
  const off = credit(account.refusedGoods, value, { party, item: one.item }, one.id)
  if (how === 'scrap') return [off, debit(account.stockDifference, value, {}, one.id)]
  const { credited, lines: owedLess } = takenOff(leaving(one, known), party, factsOf(known.items, one.item), one.item, known)
  return [off, ...owedLess, debit(account.costOfSales, minus(value, credited), {}, one.id)]
}

const settles = (row: RefusedGoods, known: Known): readonly Link[] => row.lines.flatMap((one): readonly Link[] => {
  const of = leaving(one, known)
  return [{ kind: 'refused-settled', from: { document: qualityInspection.name, line: one.refused }, line: one.id, quantity: one.quantity, amount: times(one.quantity, of.price) }, ...(row.how === 'return' && isOwed(one, known) ? unbilledLinks(of, known) : [])]
})

/** What was refused at an inspection and still lies there. */
export const refusedFromInspection: Conversion = { offered: ({ state, outcome }: Inspection & { readonly state: string }) => state === 'concluded' && outcome !== 'accepted', ...conversion(qualityInspectionDocument, refusedGoods, {
  settled: (row: Inspection) => fulfilled('refused-settled', row.lines.map(({ id }) => id)),
}, (row, { settled, today }) => ({
  supplier: row.supplier, date: today, how: 'return' as const, reason: row.lines.flatMap(({ reason }) => reason ?? []).filter((one, at, all) => all.indexOf(one) === at).join('；').slice(0, 300),
  lines: row.lines.map((one) => ({ refused: one.id, item: one.item, quantity: leftOf(one, one.id, settled) })).filter((one) => isPositive(one.quantity)),
})) }
