/** What other rooms may rely on: names and events of the supply chapter. */
import { event, name } from '#declare'
import type { Day } from '#words'

export const supplier = name('supply.supplier')
export const priceInquiry = name('supply.price-inquiry')
export const purchaseRequisition = name('supply.purchase-requisition')
export const purchaseOrder = name('supply.purchase-order')
export const goodsReceipt = name('supply.goods-receipt')
export const qualityInspection = name('supply.quality-inspection')
export const supplierInvoice = name('supply.supplier-invoice')
export const receiptEstimate = name('supply.receipt-estimate')
export const supplierCredit = name('supply.supplier-credit')
export const stockReceipt = name('supply.stock-receipt')
export const stockIssue = name('supply.stock-issue')
export const stockTransfer = name('supply.stock-transfer')
export const stockCount = name('supply.stock-count')
export const costAdjustment = name('supply.cost-adjustment')
export const stockRevaluation = name('supply.stock-revaluation')
export const supplierReturn = name('supply.supplier-return')
export const refusedGoods = name('supply.refused-goods')
export const storageRoom = name('supply.storage-room')
export const stockReservation = name('supply.stock-reservation')

/** Whether a supplier's payments, or its orders and invoices, are on hold on a day; the last day counts. */
export const onHold = ({ hold, holdUntil }: { readonly hold: string; readonly holdUntil?: Day | null | undefined }, what: 'payments' | 'invoices', on: Day): boolean =>
  (hold === what || hold === 'all') && (!holdUntil || on <= holdUntil)

export const supplierAdmitted = event('supply.supplier-admitted', '供应商已准入', 'Supplier admitted')
export const requisitionApproved = event('supply.requisition-approved', '请购已批准', 'Requisition approved')
export const orderSubmitted = event('supply.order-submitted', '订单已提交', 'Order submitted')
export const orderSent = event('supply.order-sent', '订单已下达', 'Order sent')
export const orderWithdrawn = event('supply.order-withdrawn', '订单已撤回或关闭', 'Order withdrawn or closed')
export const orderComplete = event('supply.order-complete', '订单货已到齐', 'Order received in full')
export const goodsReceived = event('supply.goods-received', '货物已收到', 'Goods received')
export const receiptReversed = event('supply.receipt-reversed', '收货已冲销', 'Receipt reversed')
export const goodsInspected = event('supply.goods-inspected', '检验已完成', 'Goods inspected')
export const invoiceMatched = event('supply.invoice-matched', '发票已匹配', 'Invoice matched')
export const invoiceCancelled = event('supply.invoice-cancelled', '发票已作废', 'Invoice cancelled')
export const invoicePosted = event('supply.invoice-posted', '发票已入账', 'Invoice posted')
