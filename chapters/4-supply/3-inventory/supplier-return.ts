/** A supplier return: accepted goods go back at what they cost; what was not billed yet will not be, what was is owed back at its price, the rest is ours to bear. */
import { account, duty, factsOf, goodsFacts, item, location, outOfPlace, stockAccountOf, type GoodsFacts } from '#commons'
import { atCost, credit, day, document, fulfilled, line, lines, money, quantity, ref, text, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { compare, minus, refuse, times } from '#words'
import { qualityInspection, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { deliveriesOf, takenOff, unbilledLinks, type Deliveries, type Leaving } from '../2-purchasing/sent-back.ts'
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
type Known = Deliveries & { readonly items: readonly GoodsFacts[]; readonly returned: Readonly<Record<string, Fulfilment>> }
const judgedLines = (row: SupplierReturn) => row.lines.map((one) => one.accepted)

export const supplierReturnDocument = document('supply.supplier-return', {
  label: ['采购退货单', 'Supplier return'], clause: accepted, numbered: 'TH-{yyyy}{MM}-{0000}', fields,
  check: moving,
  known: {
    items: (row: SupplierReturn) => goodsFacts(row.lines.map((one) => one.item)),
    returned: (row: SupplierReturn) => fulfilled('returned', judgedLines(row)),
    ...deliveriesOf(judgedLines),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已退货', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['退货', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: accepted, duty: duty.keepGoods, needs: ['items', 'returned', 'judged', 'owed', 'covered', 'ahead', 'unbilled', 'back'], guard: hadCome, post: (row, known) => sentBack(row, known), link: (row, known) => back(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: accepted, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'supplier', 'date', 'reason', 'state'], filters: ['state', 'supplier', 'date'], sort: '-date' },
  form: [['supplier', 'date'], ['reason'], ['lines']],
})

/** 4.2.4: nothing goes back to a supplier that did not come from it, and nothing twice. */
function hadCome(row: SupplierReturn, { judged: all, returned }: Known) {
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

const leaving = (one: SupplierReturn['lines'][number], { judged }: Deliveries): Leaving => ({ id: one.id, judged: one.accepted, quantity: one.quantity, price: (one.accepted ? judged[one.accepted]?.price : one.price) ?? '0' })

/** What came with a delivery is credited at its price, anything else at what was agreed. */
const sentBack = (row: SupplierReturn & { readonly number: string }, known: Known): readonly Posting[] => [{
  summary: [`采购退货 ${row.number}`, `Supplier return ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    const facts = factsOf(known.items, one.item)
    const { credited, lines: owedLess } = takenOff(leaving(one, known), row.supplier, facts, one.item, known)
    return [
      ...atCost(stockAccountOf(facts), account.costOfSales, one.item, {}, one.id), credit(account.costOfSales, credited, {}, one.id), ...owedLess,
      ...outOfPlace(facts, one, one.quantity, { account: account.supplierGoods, dimensions: { party: row.supplier } }, one.id, { source: one.accepted }),
    ]
  }),
}]

const back = (row: SupplierReturn, known: Known): readonly Link[] => row.lines.flatMap((one): readonly Link[] => {
  if (!one.accepted) return []
  const of = leaving(one, known)
  return [{ kind: 'returned', from: { document: qualityInspection.name, line: one.accepted }, line: one.id, quantity: one.quantity, amount: times(one.quantity, of.price) }, ...unbilledLinks(of, known)]
})
