/** One purchase replayed from order to payment, step by step, by the people whose work it is. */
import { edit, type AnyRow, type House } from '#act'
import { houseActor } from '#allow'
import { compare, isPositive, isZero, minus } from '#words'
import type { Masters } from './masters.ts'
import type { Roles } from './people.ts'
import { decimal, type Row } from './tables.ts'

type Lines = readonly { readonly id: string }[]

export async function replayOrder(house: House, masters: Masters, order: Row, lines: readonly Row[]): Promise<void> {
  const { hands, person, roles } = masters
  const id = order['purchase_order_id'] as string
  const key = (step: string) => `aw:order:${id}:${step}`
  const buyer = person.get(order['employee_id'] ?? '') as string
  const holder = (role: keyof Roles) => person.get(roles[role]) as string
  const po = await hands.make(buyer, 'supply.purchase-order', orderValues(masters, order, lines), key('make'))
  await hands.act(buyer, 'supply.purchase-order', po.id, 'submit', key('submit'))
  await hands.approve(holder('procurement-manager'), po.id, key('approve'))
  await hands.act(buyer, 'supply.purchase-order', po.id, 'send', key('send'))
  const status = order['status']
  const arrived = await received(masters, po, order, lines, key)
  if (status === 'pending') return
  if (arrived) await inspected(house, masters, arrived, lines, key)
  if (status === 'complete') await settled(masters, po, order, lines, key)
  await hands.act(buyer, 'supply.purchase-order', po.id, 'close', key('close'), { closing: status === 'rejected' ? 'rejected' : 'complete' })
}

const terms = { deliveryPlace: 'Receiving dock', quality: 'As ordered, to the drawing in force', liability: 'As the law provides' }

const orderValues = ({ item, supplier }: Masters, order: Row, lines: readonly Row[]) => ({
  supplier: supplier.get(order['vendor_id'] ?? ''), date: order['order_date'], promised: lines.map(({ due_date: due = '' }) => due).toSorted().at(-1), reference: `AW-${order['purchase_order_id']}`, ...terms, taxRate: rateOf(order), freight: decimal(order['freight']),
  lines: lines.map((line) => ({ item: item.get(line['product_id'] ?? ''), quantity: decimal(line['order_qty']), price: decimal(line['unit_price']), due: line['due_date'] })),
})

/** The file states tax, not its rate; 8 % gives every one of them. */
const rateOf = (order: Row): string => (isZero(decimal(order['tax'])) ? '0' : '0.08')

async function received({ hands, roles, person, item, supplier, arrivals }: Masters, po: AnyRow, order: Row, lines: readonly Row[], key: (step: string) => string): Promise<AnyRow | undefined> {
  const ordered = po['lines'] as Lines
  const came = lines.map((line, at) => ({ order: ordered[at]?.id, item: item.get(line['product_id'] ?? ''), quantity: decimal(line['received_qty']) })).filter(({ quantity }) => isPositive(quantity))
  if (came.length === 0) return undefined
  const keeper = person.get(roles['warehouse-keeper']) as string
  const receipt = await hands.make(keeper, 'supply.goods-receipt', { order: po.id, supplier: supplier.get(order['vendor_id'] ?? ''), date: order['ship_date'], place: arrivals, lines: came }, key('receive'))
  return hands.act(keeper, 'supply.goods-receipt', receipt.id, 'post', key('receive-post'))
}

/** The inspection followed from the receipt; its accepted quantities are what the file stocked. */
async function inspected(house: House, { hands, roles, person, item }: Masters, receipt: AnyRow, lines: readonly Row[], key: (step: string) => string): Promise<void> {
  const inspector = person.get(roles['quality-inspector']) as string
  const [draft] = await house.store.query<{ id: string; version: number; state: string }>({ name: 'inspection of', text: 'select id, version, state from supply.quality_inspection where receipt = $1', values: [receipt.id] })
  if (!draft) throw new Error(`no inspection followed ${receipt.number}`)
  const refused = lines.filter(({ received_qty: quantity, rejected_qty: bad }) => isPositive(decimal(quantity)) && isPositive(decimal(bad)))
  if (refused.length > 0 && draft.state === 'draft') {
    const kept = await house.store.query<{ id: string; item: string; quantity: string; receipt: string; order: string; price: string }>({
      name: 'inspected lines', text: `select id, item, quantity::text, receipt, "order", price::text from supply.quality_inspection__lines where parent = $1 order by position`, values: [draft.id],
    })
    const came = lines.filter(({ received_qty: quantity }) => isPositive(decimal(quantity)))
    await edit(house, { ...houseActor, person: inspector }, 'supply.quality-inspection', draft.id, undefined, {
      lines: kept.map(({ id, quantity, receipt: from, order, price }, at) => {
        const line = came[at] as Row
        const accepted = decimal(line['stocked_qty'])
        return { id, receipt: from, order, price, quantity, item: item.get(line['product_id'] ?? ''), accepted, ...(compare(accepted, quantity) < 0 ? { reason: `${minus(quantity, accepted)} refused` } : {}) }
      }),
    })
  }
  await hands.act(inspector, 'supply.quality-inspection', draft.id, 'conclude', key('inspect'))
}

/** Billed as received; what was refused yet billed needs another person's acceptance before it is booked, then all is paid. */
async function settled({ hands, roles, person, item, supplier }: Masters, po: AnyRow, order: Row, lines: readonly Row[], key: (step: string) => string): Promise<void> {
  const holder = (role: keyof Roles) => person.get(roles[role]) as string
  const ordered = po['lines'] as Lines
  const billed = lines.map((line, at) => ({ order: ordered[at]?.id, item: item.get(line['product_id'] ?? ''), quantity: decimal(line['received_qty']), price: decimal(line['unit_price']) })).filter(({ quantity }) => isPositive(quantity))
  if (billed.length === 0) return
  const from = supplier.get(order['vendor_id'] ?? '')
  const date = order['ship_date']
  const invoice = await hands.make(holder('payables-accountant'), 'supply.supplier-invoice', { supplier: from, order: po.id, supplierNumber: `AW-${order['purchase_order_id']}`, date, lines: billed, tax: decimal(order['tax']), freight: decimal(order['freight']) }, key('invoice'))
  const matched = await hands.act(holder('payables-accountant'), 'supply.supplier-invoice', invoice.id, 'match', key('match'))
  if (matched.state === 'exception') await hands.act(holder('finance-manager'), 'supply.supplier-invoice', invoice.id, 'accept-exception', key('accept'), { exceptionReason: 'billed as received; the refused part stands as a claim on the supplier' })
  const posted = await hands.act(holder('payables-accountant'), 'supply.supplier-invoice', invoice.id, 'post', key('invoice-post'))
  const amount = String(posted['payable'])
  const request = await hands.make(holder('payables-accountant'), 'finance.payment-request', { supplier: from, due: date, reason: `AW-${order['purchase_order_id']}`, lines: [{ invoice: invoice.id, amount }] }, key('request'))
  await hands.act(holder('payables-accountant'), 'finance.payment-request', request.id, 'submit', key('request-submit'))
  await hands.approve(holder('general-manager'), request.id, key('request-approve'))
  const payment = await hands.make(holder('cashier'), 'finance.payment', { request: request.id, supplier: from, date, amount }, key('payment'))
  await hands.act(holder('cashier'), 'finance.payment', payment.id, 'pay', key('pay'))
}
