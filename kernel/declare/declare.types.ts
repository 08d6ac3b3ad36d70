/** Planted mistakes that must stay compile errors, and inferences that must hold: checked by the type checker, run by nobody. */
import { refuse, times, sum, type Decimal } from '#words'
import { all, choice, day, document, lines, money, name, policy, pool, quantity, question, ask, record, ref, role, text, type ActionOf, type Moment, type RowOf, type StateOf } from './index.ts'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false
const holds = <T extends true>(): T | undefined => undefined

const law = policy(4, ['供应链', 'Supply chain'], { '4.2': ['采购', 'Purchasing'] }, {
  '4.2.2': { title: ['订单', 'Order'], text: ['', ''], kind: 'must', owner: 'buyer', rhythm: 'per-case', records: [], measures: [], proof: ['', ''] },
})
const supplier = name('supply.supplier')
const buyer = role('buyer', '采购员', 'Buyer')
const limitLeft = question<Decimal, { person: string }>('people.limit-left')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  terms: choice('付款方式', 'Terms', { prepaid: ['预付', 'Prepaid'], net30: ['月结30天', 'Net 30'] }),
  neededBy: day('需求日期', 'Needed by'),
  lines: lines('明细', 'Lines', { count: quantity('数量', 'Quantity').required(), price: money('单价', 'Price', 4).required() }).required(),
  total: money('总额', 'Total').required(),
  remark: text('备注', 'Remark'),
}
type Order = RowOf<typeof fields>

export const order = document('supply.purchase-order', {
  label: ['采购订单', 'Purchase order'], clause: law.clause('4.2.2'), numbered: 'PO-{yyyy}-{0000}', fields,
  derive: { total: (row) => sum(row.lines.map((line) => times(line.count, line.price))) },
  known: { supplier: (row: Order) => record(supplier, row.supplier), left: (_row: Order, { actor }: Moment) => ask(limitLeft, { person: actor }) },
  states: { draft: ['草稿', 'Draft'], sent: ['已下达', 'Sent'] },
  actions: {
    send: { label: ['下达', 'Send'], from: 'draft', to: 'sent', by: buyer, needs: ['left'], guard: withinLimit },
  },
  access: { see: all(buyer), edit: { draft: [buyer] } },
  list: { columns: ['number', 'supplier', 'total', 'state'] },
  form: [['supplier', 'terms'], ['lines'], ['total']],
})

function withinLimit(row: Order, { left }: { left: Decimal }) {
  if (left < row.total) return refuse('超出额度', 'Above the limit', 'total')
}

holds<Equal<StateOf<typeof order>, 'draft' | 'sent'>>()
holds<Equal<ActionOf<typeof order>, 'send'>>()
holds<Equal<Order['terms'], 'prepaid' | 'net30' | undefined>>()
holds<Equal<Order['total'], string>>()

// @ts-expect-error a clause that the policy lacks
law.clause('4.2.9')
// @ts-expect-error a field that may be absent is not a string
export const remark: string = ({} as Order).remark
// @ts-expect-error an action the document lacks, in a process binding
pool(order, 'approve', {})

const shape = { label: order.label, clause: order.clause, fields, states: order.states, access: { see: all(buyer), edit: { draft: [buyer] } }, list: { columns: ['number'] }, form: [] } as const
// @ts-expect-error an unknown state
document('supply.a', { ...shape, actions: { send: { label: ['', ''], from: 'draft', to: 'posted', by: buyer } } })
// @ts-expect-error an unknown column
document('supply.b', { ...shape, list: { columns: ['colour'] }, actions: {} })
// @ts-expect-error a guard that reads a field the document lacks
document('supply.c', { ...shape, actions: { send: { label: ['', ''], from: 'draft', to: 'sent', by: buyer, guard: (row) => row.colour } } })
// @ts-expect-error a derived value of the wrong type
document('supply.d', { ...shape, derive: { total: () => 12 }, actions: {} })
// @ts-expect-error a fact that nobody declared
document('supply.e', { ...shape, known: {}, actions: { send: { label: ['', ''], from: 'draft', to: 'sent', by: buyer, needs: ['authority'] } } })
// @ts-expect-error a field in a form that does not exist
document('supply.f', { ...shape, form: [['colour']], actions: {} })
// @ts-expect-error a refusal needs both languages
refuse('只有中文')
