/** Chapter 4, supply chain: the roof over what it holds. */
import { chapter } from '#declare'
import { goodsInspected, goodsReceived, invoicePosted, invoiceStopped, orderSent, orderSubmitted, orderWithdrawn, requisitionApproved, supplierAdmitted } from './contract.ts'
import { duties } from './duties.ts'
import { figures } from './figures.ts'
import { supplierDocument } from './1-sourcing/supplier.ts'
import { goodsReceiptDocument, receiptFromOrder } from './2-purchasing/goods-receipt.ts'
import { orderFromRequisition } from './2-purchasing/order-from-requisition.ts'
import { purchaseOrderDocument } from './2-purchasing/purchase-order.ts'
import { purchaseRequisitionDocument } from './2-purchasing/purchase-requisition.ts'
import { purchaseToPay } from './2-purchasing/purchase-to-pay.ts'
import { qualityInspectionDocument } from './2-purchasing/quality-inspection.ts'
import { invoiceFromOrder, supplierInvoiceDocument } from './2-purchasing/supplier-invoice.ts'
import { supplyPolicy } from './policy.ts'

export const supply = chapter('supply', ['供应链', 'Supply chain'], {
  policies: [supplyPolicy],
  documents: [supplierDocument, purchaseRequisitionDocument, purchaseOrderDocument, goodsReceiptDocument, qualityInspectionDocument, supplierInvoiceDocument],
  conversions: [orderFromRequisition, receiptFromOrder, invoiceFromOrder],
  processes: [purchaseToPay],
  obligations: duties,
  figures,
  events: [supplierAdmitted, requisitionApproved, orderSubmitted, orderSent, orderWithdrawn, goodsReceived, goodsInspected, invoiceStopped, invoicePosted],
})
