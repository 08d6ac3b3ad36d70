/** Chapter 4, supply chain: the roof over what it holds. */
import { chapter } from '#declare'
import { authorityTable } from '../1-governance/contract.ts'
import { goodsInspected, goodsReceived, invoiceCancelled, invoiceMatched, invoicePosted, orderComplete, orderSent, orderSubmitted, orderWithdrawn, purchaseOrder, receiptReversed, requisitionApproved, supplierAdmitted } from './contract.ts'
import { duties } from './duties.ts'
import { figures } from './figures.ts'
import { paymentRequestFromInvoice } from './finance.ts'
import { supplierDocument } from './1-sourcing/supplier.ts'
import { priceInquiryDocument } from './1-sourcing/price-inquiry.ts'
import { goodsReceiptDocument, receiptFromOrder } from './2-purchasing/goods-receipt.ts'
import { invoiceFromOrder, invoiceFromReceipt } from './2-purchasing/invoice-drawn.ts'
import { orderFromRequisition } from './2-purchasing/order-from-requisition.ts'
import { orderOfSupplier } from './2-purchasing/order-of-supplier.ts'
import { purchaseOrderDocument } from './2-purchasing/purchase-order.ts'
import { purchaseRequisitionDocument } from './2-purchasing/purchase-requisition.ts'
import { purchaseToPay } from './2-purchasing/purchase-to-pay.ts'
import { receiptEstimateDocument } from './2-purchasing/receipt-estimate.ts'
import { qualityInspectionDocument } from './2-purchasing/quality-inspection.ts'
import { refusedFromInspection, refusedGoodsDocument } from './2-purchasing/refused-goods.ts'
import { supplierCreditDocument } from './2-purchasing/supplier-credit.ts'
import { supplierInvoiceDocument } from './2-purchasing/supplier-invoice.ts'
import { costAdjustmentDocument } from './3-inventory/cost-adjustment.ts'
import { putAwayDocument } from './3-inventory/put-away.ts'
import { repackingDocument } from './3-inventory/repacking.ts'
import { storageRoomDocument } from './3-inventory/room.ts'
import { stockCountDocument } from './3-inventory/stock-count.ts'
import { stockIssueDocument } from './3-inventory/stock-issue.ts'
import { stockReceiptDocument } from './3-inventory/stock-receipt.ts'
import { stockReservationDocument } from './3-inventory/stock-reservation.ts'
import { stockRevaluationDocument } from './3-inventory/stock-revaluation.ts'
import { stockTransferDocument } from './3-inventory/stock-transfer.ts'
import { supplierReturnDocument } from './3-inventory/supplier-return.ts'
import { completeOrder } from './2-purchasing/complete-order.ts'
import { closeRequisitions } from './2-purchasing/close-requisitions.ts'
import { cancelInspections } from './2-purchasing/withdrawn-receipt.ts'
import { cancelMade } from './3-inventory/withdrawn-goods.ts'
import { supplyPolicy } from './policy.ts'

export const supply = chapter('supply', ['供应链', 'Supply chain'], {
  policies: [supplyPolicy],
  documents: [
    supplierDocument, priceInquiryDocument, purchaseRequisitionDocument, purchaseOrderDocument, goodsReceiptDocument, qualityInspectionDocument, refusedGoodsDocument, supplierInvoiceDocument, supplierCreditDocument, receiptEstimateDocument,
    stockReceiptDocument, stockIssueDocument, stockTransferDocument, storageRoomDocument, putAwayDocument, repackingDocument, stockReservationDocument, stockCountDocument, costAdjustmentDocument, stockRevaluationDocument, supplierReturnDocument,
  ],
  conversions: [orderFromRequisition, orderOfSupplier, receiptFromOrder, refusedFromInspection, invoiceFromOrder, invoiceFromReceipt, paymentRequestFromInvoice],
  processes: [purchaseToPay],
  decisions: [authorityTable(purchaseOrder, ['采购订单', 'Purchase orders'], 'total')],
  obligations: duties,
  figures,
  reactions: [completeOrder, cancelInspections, cancelMade, closeRequisitions],
  events: [supplierAdmitted, requisitionApproved, orderSubmitted, orderSent, orderWithdrawn, orderComplete, goodsReceived, receiptReversed, goodsInspected, invoiceMatched, invoiceCancelled, invoicePosted],
})
