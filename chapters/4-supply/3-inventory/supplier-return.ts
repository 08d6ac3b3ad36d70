/** A supplier return: accepted goods go back at what they cost; what was not billed yet will not be, what was is owed back at its price, the rest is ours to bear. */
import { account, duty, factsOf, goodsFacts, item, location, outOfPlace, stockAccountOf, takenBackAccountOf, type GoodsFacts } from '#commons'
import { atCost, credit, day, debit, document, fulfilled, line, lines, linesOf, money, quantity, ref, rows, text, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { compare, greatest, isZero, least, minus, negated, plus, refuse, rounded, sum, times, type Decimal } from '#words'
import { purchaseOrder, qualityInspection, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { outOfRed } from '../2-purchasing/three-way-match.ts'
import { keepers, moving, storeReaders } from './readers.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('退货日期', 'Date').required().startsToday(),
  reason: text('退货原因', 'Reason', 300).required().searched(),
  lines: lines('明细', 'Lines', {
    accepted: line(qualityInspection, '验收行', 'Accepted line').unique().because('空着表示退回的货不知来自哪次验收，须写明退款单价', 'Left empty, nobody knows which delivery it came with; the price credited must be said'),
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    quantity: quantity('退货数量', 'Quantity').required(),
    price: money('退款单价（不含税）', 'Price credited (without tax)', 4),
  }).required(),
}
export type SupplierReturn = RowOf<typeof fields>
type Accepted = { readonly item: string; readonly order: string; readonly accepted: Decimal; readonly price: Decimal; readonly parent: { readonly supplier: string } }
type Known = { readonly items: readonly GoodsFacts[]; readonly accepted: Readonly<Record<string, Accepted>>; readonly returned: Readonly<Record<string, Fulfilment>>; readonly covered: Readonly<Record<string, Fulfilment>>; readonly unbilled: Readonly<Record<string, Fulfilment>>; readonly back: readonly (Fulfilment & { readonly order: string })[] }

export const supplierReturnDocument = document('supply.supplier-return', {
  label: ['采购退货单', 'Supplier return'], clause: accepted, numbered: 'TH-{yyyy}{MM}-{0000}', fields,
  check: moving,
  known: {
    items: (row: SupplierReturn) => goodsFacts(row.lines.map((one) => one.item)),
    accepted: (row: SupplierReturn) => linesOf<Accepted>(qualityInspection, row.lines.map((one) => one.accepted)),
    returned: (row: SupplierReturn) => fulfilled('returned', row.lines.map((one) => one.accepted)),
    covered: (row: SupplierReturn) => fulfilled('covered', row.lines.map((one) => one.accepted)),
    unbilled: (row: SupplierReturn) => fulfilled('returned-unbilled', row.lines.map((one) => one.accepted)),
    back: () => rows<Known['back'][number]>({ source: { journal: 'links' }, where: { kind: 'estimate-back' }, fields: { order: 'fromLine' }, measures: { quantity: { sum: 'quantity' }, amount: { sum: 'amount' } } }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已退货', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['退货', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: accepted, duty: duty.keepGoods, needs: ['items', 'accepted', 'returned', 'covered', 'unbilled', 'back'], guard: hadCome, post: (row, known) => sentBack(row, known), link: (row, known) => back(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: accepted, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'supplier', 'date', 'reason', 'state'], filters: ['state', 'supplier', 'date'], sort: '-date' },
  form: [['supplier', 'date'], ['reason'], ['lines']],
})

/** 4.2.4: nothing goes back to a supplier that did not come from it, and nothing twice. */
function hadCome(row: SupplierReturn, { accepted: all, returned }: Known) {
  for (const [at, one] of row.lines.entries()) {
    if (!one.accepted && one.price === undefined) return refuse('请写明退款单价或验收行', 'Say the price credited, or the accepted line', `lines.${at}.price`)
    if (!one.accepted) continue
    const came = all[one.accepted]
    if (came?.parent.supplier !== row.supplier) return refuse('该行不是此供应商的货', 'The line is not of this supplier', `lines.${at}.accepted`)
    if (came.item !== one.item) return refuse('物料与验收行不一致', 'The item differs from the accepted line', `lines.${at}.item`)
    const left = minus(came.accepted, returned[one.accepted]?.quantity ?? '0')
    if (compare(one.quantity, left) > 0) return refuse(`超出可退数量 ${left}`, `Only ${left} may go back`, `lines.${at}.quantity`)
  }
  return undefined
}

/** Of the pieces that go back: how many were accepted and never billed. */
function notBilled({ accepted: of, quantity }: SupplierReturn['lines'][number], { accepted: all, covered, unbilled }: Known): Decimal {
  if (!of) return '0'
  const taken = sum([covered[of]?.quantity ?? '0', unbilled[of]?.quantity ?? '0'])
  return least(quantity, greatest('0', minus(all[of]?.accepted ?? '0', taken)))
}

const sentBack = (row: SupplierReturn & { readonly number: string }, known: Known): readonly Posting[] => [{
  summary: [`采购退货 ${row.number}`, `Supplier return ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    const facts = factsOf(known.items, one.item)
    const price = priceOf(one, known)
    const [free, red, party] = [notBilled(one, known), redOf(one, known), { party: row.supplier }]
    const provided = compare(red.quantity, free) < 0 ? rounded(times(free, price), 2) : red.amount
    const credited = plus(provided, rounded(times(minus(one.quantity, free), price), 2))
    return [
      ...atCost(stockAccountOf(facts), account.costOfSales, one.item, {}, one.id), credit(account.costOfSales, credited, {}, one.id),
      debit(account.goodsReceivedNotInvoiced, minus(provided, red.amount), party, one.id), debit(takenBackAccountOf(facts), red.amount, { ...party, item: one.item }, one.id), debit(account.payable, minus(credited, provided), party, one.id),
      ...outOfPlace(facts, one, one.quantity, { account: account.supplierGoods, dimensions: party }, one.id, { source: one.accepted }),
    ]
  }),
}]

/** Of what was provided for: so much of it as an estimate had been taken back in red. */
const redOf = (one: SupplierReturn['lines'][number], known: Known): Fulfilment => outOfRed(known.back.find(({ order }) => order === known.accepted[one.accepted ?? '']?.order), notBilled(one, known), rounded(times(notBilled(one, known), priceOf(one, known)), 2))

/** What came with a delivery is credited at its price, anything else at what was agreed. */
const priceOf = (one: SupplierReturn['lines'][number], { accepted: all }: Known): Decimal => (one.accepted ? all[one.accepted]?.price : one.price) ?? '0'

function back(row: SupplierReturn, known: Known): readonly Link[] {
  return row.lines.flatMap((one): readonly Link[] => {
    if (!one.accepted) return []
    const { price = '0', order = '' } = known.accepted[one.accepted] ?? {}
    const free = notBilled(one, known)
    const [from, ordered, red] = [{ document: qualityInspection.name, line: one.accepted }, { document: purchaseOrder.name, line: order }, redOf(one, known)]
    return [
      { kind: 'returned', from, line: one.id, quantity: one.quantity, amount: times(one.quantity, price) },
      ...(isZero(free) ? [] : [
        { kind: 'returned-unbilled', from, line: one.id, quantity: free, amount: times(free, price) },
        { kind: 'accepted', from: ordered, line: one.id, quantity: negated(free), amount: negated(times(free, price)) },
      ]),
      ...(isZero(red.quantity) ? [] : [{ kind: 'estimate-back', from: ordered, line: one.id, quantity: negated(red.quantity), amount: negated(red.amount) }]),
    ]
  })
}
