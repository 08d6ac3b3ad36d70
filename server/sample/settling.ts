/** Invoices come in, are matched and booked, and are paid. */
import type { AnyRow } from '#act'
import { addDays, rounded, sum, times, type Day } from '#words'
import { steps } from './purchases.ts'
import { approved, linesOf, type Case } from './case.ts'
import type { Stage } from './stage.ts'

const invoices = 'supply.supplier-invoice'
const requests = 'finance.payment-request'
const payments = 'finance.payment'

export async function invoiced(stage: Stage, of: Case, day: Day): Promise<void> {
  const order = of.order as AnyRow
  const lines = billed(of)
  of.invoice = await (await stage.as('ap')).make(invoices, {
    supplier: order['supplier'], order: order.id, supplierNumber: invoiceNumber(of, day), date: day, issued: addDays(day, -1), lines,
    tax: rounded(times(sum(lines.map(({ quantity, price }) => times(quantity, price))), '0.13'), 2),
  })
}

/** A stopped invoice goes on only when finance accepts the difference, with a reason. */
export async function matched(stage: Stage, of: Case): Promise<void> {
  const { id } = of.invoice as AnyRow
  of.invoice = await (await stage.as('ap')).act(invoices, id, 'match')
  const goesOn = steps.indexOf(of.purchase.upTo) > steps.indexOf('matched')
  if (of.invoice.state === 'exception' && goesOn) of.invoice = await (await stage.as('finhead')).act(invoices, id, 'accept-exception', { exceptionReason: '供应商已提供调价函，采购经理确认' })
}

export async function posted(stage: Stage, of: Case): Promise<void> {
  of.invoice = await (await stage.as('ap')).act(invoices, (of.invoice as AnyRow).id, 'post')
}

export async function paymentRequested(stage: Stage, of: Case, day: Day): Promise<void> {
  const clerk = await stage.as('ap')
  const invoice = of.invoice as AnyRow
  const row = await clerk.make(requests, {
    supplier: invoice['supplier'], due: addDays(day, 10), reason: `${of.purchase.why} 货款`, lines: [{ invoice: invoice.id, amount: String(invoice['payable']) }],
  })
  of.request = await clerk.act(requests, row.id, 'submit')
}

export async function paymentApproved(stage: Stage, of: Case): Promise<void> {
  of.request = await approved(stage, of, of.request)
}

export async function paid(stage: Stage, of: Case, day: Day): Promise<void> {
  const cashier = await stage.as('cashier')
  const request = of.request as AnyRow
  const row = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: day, amount: request['total'], bankReference: `BK${day.replaceAll('-', '')}${request.number.slice(-4)}` })
  await cashier.act(payments, row.id, 'pay')
  await (await stage.as('buyer')).act('supply.purchase-order', (of.order as AnyRow).id, 'close', { closing: 'complete' })
}

/** What the supplier bills: what was accepted at the order's prices, unless the story says otherwise. */
function billed({ purchase: { twist }, order }: Case) {
  return linesOf(order).map(({ id, item, quantity, price }, at) => {
    const rejects = twist && 'rejects' in twist ? twist.rejects : 0
    const first = at === 0 ? { quantity: twist && 'billedQuantity' in twist ? String(twist.billedQuantity) : String(Number(quantity) - rejects), price: twist && 'billedAt' in twist ? twist.billedAt : price } : { quantity, price }
    return { order: id, item, ...first }
  })
}

/** Twenty digits, as an electronic invoice has. */
const invoiceNumber = ({ purchase, order }: Case, day: Day): string => `${day.slice(2, 4)}32${purchase.supplier.slice(1)}${day.replaceAll('-', '').slice(4)}${(order as AnyRow).number.replaceAll(/\D/g, '').padStart(10, '0')}`.slice(0, 20)
