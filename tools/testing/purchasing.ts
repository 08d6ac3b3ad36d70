/** Hands for purchasing stories: an order sent, goods received and judged, an invoice matched and posted, a payment asked for. */
import type { AnyRow } from '#act'
import { balances, bookOf } from '#ledger'
import { runQuery } from '#read'
import { sum, type Decimal } from '#words'
import type { Company } from './company.ts'

export const [requisitions, orders, receipts, inspections, invoices, requests, payments] = [
  'supply.purchase-requisition', 'supply.purchase-order', 'supply.goods-receipt', 'supply.quality-inspection', 'supply.supplier-invoice', 'finance.payment-request', 'finance.payment',
] as const
export const today = '2026-03-02'
export const terms = { deliveryPlace: '主仓', quality: '按图纸', liability: '逾期每日万分之五' }

export type Line = { readonly id: string; readonly item: string; readonly quantity: Decimal; readonly price: Decimal }
/** Lines as a client sends them back: without their place. */
export const linesOf = (row: AnyRow): readonly Line[] => (row['lines'] as readonly (Line & { position?: number })[]).map(({ position: _, ...line }) => line)

export function purchasing(company: Company) {
  let count = 0
  const wanted = (item: string, quantity: Decimal, price: Decimal) => ({ item: company.id(item), quantity, price })
  const orderOf = (lines: readonly object[], more: object = {}) => ({ supplier: company.id('ALPHA'), date: today, promised: '2026-03-20', ...terms, lines, ...more })
  const receiptOf = (order: AnyRow, quantities: readonly Decimal[]) => ({
    order: order.id, supplier: order['supplier'], date: today, place: company.id('STORE'), lines: quantities.map((quantity, at) => ({ order: linesOf(order)[at]?.id, item: linesOf(order)[at]?.item, quantity })),
  })
  const invoiceOf = (order: AnyRow, quantities: readonly Decimal[], prices: readonly Decimal[] = [], more: object = {}) => ({
    supplier: order['supplier'], order: order.id, supplierNumber: `INV-${++count}`, date: today,
    lines: quantities.map((quantity, at) => ({ order: linesOf(order)[at]?.id, item: linesOf(order)[at]?.item, quantity, price: prices[at] ?? linesOf(order)[at]?.price })), ...more,
  })

  async function sent(lines: readonly object[], more: object = {}): Promise<AnyRow> {
    const buyer = await company.as('buyer')
    const order = await buyer.make(orders, orderOf(lines, more))
    await buyer.act(orders, order.id, 'submit')
    await (await company.as('buyhead')).decide(order.id, 'approve')
    return buyer.act(orders, order.id, 'send')
  }
  async function received(order: AnyRow, quantities: readonly Decimal[]): Promise<AnyRow> {
    const keeper = await company.as('keeper')
    const row = await keeper.make(receipts, receiptOf(order, quantities))
    return keeper.act(receipts, row.id, 'post')
  }
  async function inspectionOf(receipt: AnyRow): Promise<AnyRow> {
    const [found] = await runQuery<AnyRow>(company.house.store, company.house.plan, { source: { document: inspections }, where: { receipt: receipt.id } })
    if (!found) throw new Error('nothing to inspect')
    return found
  }
  /** Concludes; `refused` are pieces of each line that are not accepted. */
  async function judged(receipt: AnyRow, refused: readonly number[] = []): Promise<AnyRow> {
    const qc = await company.as('qc')
    const { id } = await inspectionOf(receipt)
    const row = await qc.edit(inspections, id, { date: today })
    if (refused.length > 0) await qc.edit(inspections, id, { lines: linesOf(row).map((one, at) => ({ ...one, accepted: String(Number(one.quantity) - (refused[at] ?? 0)), reason: '划伤' })) })
    return qc.act(inspections, id, 'conclude')
  }
  async function billed(order: AnyRow, quantities: readonly Decimal[], prices: readonly Decimal[] = [], more: object = {}): Promise<AnyRow> {
    const ap = await company.as('ap')
    const row = await ap.make(invoices, invoiceOf(order, quantities, prices, more))
    return ap.act(invoices, row.id, 'match')
  }
  const posted = async (invoice: AnyRow) => (await company.as('ap')).act(invoices, invoice.id, 'post')
  async function requested(invoice: AnyRow, amount: Decimal): Promise<AnyRow> {
    const ap = await company.as('ap')
    const row = await ap.make(requests, { supplier: invoice['supplier'], due: today, reason: '货款', lines: [{ invoice: invoice.id, amount }] })
    return ap.act(requests, row.id, 'submit')
  }
  /** An order of one line, received, accepted and billed in full. */
  async function owed(item: string, quantity: Decimal, price: Decimal, more: object = {}): Promise<AnyRow> {
    const order = await sent([wanted(item, quantity, price)], more)
    await judged(await received(order, [quantity]))
    return posted(await billed(order, [quantity]))
  }
  /** Debit balance of an account, e.g. `1403`, in money or pieces. */
  const onAccount = async (account: string, dimensions: object = {}) => Number(sum((await balances(bookOf(company.house.store), { account, ...dimensions })).map(({ settled }) => settled)))
  const inStore = (item: string) => onAccount('Q101', { item: company.id(item) })
  return { wanted, orderOf, receiptOf, invoiceOf, sent, received, inspectionOf, judged, billed, posted, requested, owed, onAccount, inStore }
}
export type Purchasing = ReturnType<typeof purchasing>
