/** Invoices drawn from an order or from one delivery: what was accepted and not billed yet, at the order's prices. */
import { conversion, fulfilled, linesOf } from '#declare'
import { taxOf } from '#commons'
import { isPositive, least, rounded } from '#words'
import { purchaseOrder, supplierInvoice } from '../contract.ts'
import { goodsReceiptDocument, type OrderedLine, type Receipt } from './goods-receipt.ts'
import { purchaseOrderDocument, type Order } from './purchase-order.ts'
import { openToBill } from './three-way-match.ts'

/** The order's freight comes with its first invoice. */
export const invoiceFromOrder = conversion(purchaseOrderDocument, supplierInvoice, {
  acceptedGoods: (row: Order) => fulfilled('accepted', row.lines.map(({ id }) => id)), billed: (row: Order) => fulfilled('billed', row.lines.map(({ id }) => id)),
}, (row, { acceptedGoods, billed, today }) => {
  const due = row.lines.map((one) => ({ ...one, quantity: openToBill(one.id, { acceptedGoods, billed }) })).filter(({ quantity }) => isPositive(quantity))
  const first = !row.lines.some(({ id }) => isPositive(billed[id]?.quantity ?? '0'))
  return { supplier: row.supplier, order: row.id, date: today, currency: row.currency, exchangeRate: row.exchangeRate, tax: rounded(taxOf({ ...row, lines: due }), 2), freight: first ? row.freight : '0', lines: due.map(({ id, item, netPrice: price, quantity }) => ({ order: id, item, price, quantity })) }
})

export const invoiceFromReceipt = conversion(goodsReceiptDocument, supplierInvoice, {
  ordered: (row: Receipt) => linesOf<OrderedLine>(purchaseOrder, row.lines.map(({ order }) => order)),
  acceptedGoods: (row: Receipt) => fulfilled('accepted', row.lines.map(({ order }) => order)), billed: (row: Receipt) => fulfilled('billed', row.lines.map(({ order }) => order)),
}, (row, { ordered, acceptedGoods, billed, today }) => {
  const due = row.lines.flatMap(({ order, item, quantity }) => (ordered[order] ? [{ ...ordered[order], order, item, quantity: least(quantity, openToBill(order, { acceptedGoods, billed })) }] : [])).filter(({ quantity }) => isPositive(quantity))
  const { prices = 'net', taxRate = '0', currency, exchangeRate } = due[0]?.parent ?? {}
  return { supplier: row.supplier, order: row.order, date: today, currency, exchangeRate, tax: rounded(taxOf({ prices, taxRate, lines: due }), 2), lines: due.map(({ order, item, netPrice: price, quantity }) => ({ order, item, price, quantity })) }
})
