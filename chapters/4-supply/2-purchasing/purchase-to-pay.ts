/** Purchase to pay as drawn: which steps of the diagram are which actions of which documents. */
import { doneBy, pool, process } from '#declare'
import { goodsReceiptDocument } from './goods-receipt.ts'
import { purchaseOrderDocument } from './purchase-order.ts'
import { purchaseRequisitionDocument } from './purchase-requisition.ts'
import { qualityInspectionDocument } from './quality-inspection.ts'
import { supplierInvoiceDocument } from './supplier-invoice.ts'

const decided = { MarkApproved: 'approve', MarkRejected: 'reject', MarkReturned: 'return' } as const
const on = <P extends string>(prefix: P) => ({ [`${prefix}_approve`]: decided.MarkApproved, [`${prefix}_reject`]: decided.MarkRejected, [`${prefix}_return`]: decided.MarkReturned })

export const purchaseToPay = process('purchase-to-pay', ['采购到付款', 'Purchase to pay'], new URL('purchase-to-pay.bpmn', import.meta.url).href, {
  'requisition-approval': pool(purchaseRequisitionDocument, 'submit', { acts: on('requisition') }),
  'order-approval': pool(purchaseOrderDocument, 'submit', { acts: on('order'), tasks: { order_send: doneBy(purchaseOrderDocument, 'send'), order_receive: doneBy(goodsReceiptDocument, 'post') } }),
  'goods-inspection': pool(goodsReceiptDocument, 'post', { tasks: { goods_inspect: doneBy(qualityInspectionDocument, 'conclude') } }),
  'invoice-handling': pool(supplierInvoiceDocument, 'match', { tasks: { invoice_accept: doneBy(supplierInvoiceDocument, 'accept-exception'), invoice_post: doneBy(supplierInvoiceDocument, 'post') } }),
})
