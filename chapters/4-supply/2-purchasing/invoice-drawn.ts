/** Invoices drawn from an order or from one delivery: what was accepted and not billed yet, at the order's prices. */
import { conversion, fulfilled, linesOf } from '#declare'
import { isPositive, least, rounded, sum, times, type Decimal } from '#words'
import { purchaseOrder, supplierInvoice } from '../contract.ts'
import { goodsReceiptDocument, type OrderedLine, type Receipt } from './goods-receipt.ts'
import { purchaseOrderDocument, type Order } from './purchase-order.ts'
import { openToBill } from './three-way-match.ts'

/** The order's freight comes with its first invoice. */
export const invoiceFromOrder = conversion(purchaseOrderDocument, supplierInvoice, {
  acceptedGoods: (row: Order) => fulfilled('accepted', row.lines.map(({ id }) => id)), billed: (row: Order) => fulfilled('billed', row.lines.map(({ id }) => id)),
}, (row, { acceptedGoods, billed, today }) => {
  const kept = row.lines.map(({ id, item, price }) => ({ order: id, item, price, quantity: openToBill(id, { acceptedGoods, billed }) })).filter(({ quantity }) => isPositive(quantity))
  const first = !row.lines.some(({ id }) => isPositive(billed[id]?.quantity ?? '0'))
  return { supplier: row.supplier, order: row.id, date: today, currency: row.currency, exchangeRate: row.exchangeRate, tax: taxOn(kept, row.taxRate), freight: first ? row.freight : '0', lines: kept }
})

export const invoiceFromReceipt = conversion(goodsReceiptDocument, supplierInvoice, {
  ordered: (row: Receipt) => linesOf<OrderedLine>(purchaseOrder, row.lines.map(({ order }) => order)),
  acceptedGoods: (row: Receipt) => fulfilled('accepted', row.lines.map(({ order }) => order)), billed: (row: Receipt) => fulfilled('billed', row.lines.map(({ order }) => order)),
}, (row, { ordered, acceptedGoods, billed, today }) => {
  const kept = row.lines.map(({ order, item, quantity }) => ({ order, item, price: ordered[order]?.price ?? '0', quantity: least(quantity, openToBill(order, { acceptedGoods, billed })) })).filter(({ quantity }) => isPositive(quantity))
  const { taxRate = '0', currency, exchangeRate } = row.lines.map(({ order }) => ordered[order]?.parent).find(Boolean) ?? {}
  return { supplier: row.supplier, order: row.order, date: today, currency, exchangeRate, tax: taxOn(kept, taxRate), lines: kept }
})

const taxOn = (lines: readonly { readonly quantity: Decimal; readonly price: Decimal }[], rate: Decimal): Decimal => rounded(times(sum(lines.map(({ quantity, price }) => times(quantity, price))), rate), 2)
