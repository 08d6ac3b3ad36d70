/** What clauses 4.1.1 and 4.2.1 to 4.2.4 oblige people to, by when, and which deed proves it or ends it. */
import { buyer, cashier, payablesAccountant, planner, procurementManager, qualityInspector, warehouseManager } from '#commons'
import { calendarDays, each, every, obligation, proven, workingDays, type Obligation } from '#declare'
import { payment } from '../6-finance/contract.ts'
import { goodsInspected, goodsReceived, invoiceMatched, invoicePosted, orderSent, orderSubmitted, requisitionApproved } from './contract.ts'
import { supplierDocument } from './1-sourcing/supplier.ts'
import { goodsReceiptDocument } from './2-purchasing/goods-receipt.ts'
import { purchaseOrderDocument } from './2-purchasing/purchase-order.ts'
import { purchaseRequisitionDocument } from './2-purchasing/purchase-requisition.ts'
import { qualityInspectionDocument } from './2-purchasing/quality-inspection.ts'
import { supplierInvoiceDocument } from './2-purchasing/supplier-invoice.ts'
import { stockCountDocument } from './3-inventory/stock-count.ts'
import { supplyPolicy } from './policy.ts'

const clause = supplyPolicy.clause
const order = purchaseOrderDocument
const invoice = supplierInvoiceDocument

export const duties: readonly Obligation[] = [
  obligation('supply.review-suppliers', clause('4.1.1'), {
    owner: procurementManager, activity: ['每年至少准入或恢复评审一次供应商', 'Suppliers are reviewed for admission at least once a year'], trigger: every('yearly'),
    proof: proven(supplierDocument, 'admit'), settledBy: [proven(supplierDocument, 'reinstate'), proven(supplierDocument, 'retire')],
  }),
  obligation('supply.plan-month', clause('4.2.1'), { owner: planner, activity: ['当月有获批的请购', 'The month has an approved requisition'], trigger: every('monthly'), proof: proven(purchaseRequisitionDocument, 'approve') }),
  obligation('supply.order-request', clause('4.2.1'), {
    owner: buyer, activity: ['请购获批后 5 个工作日内下单', 'An approved requisition is ordered in 5 working days'], trigger: each(requisitionApproved), limit: workingDays(5),
    proof: proven(order, 'submit'), settledBy: [proven(purchaseRequisitionDocument, 'cancel')],
  }),
  obligation('supply.decide-order', clause('4.2.2'), {
    owner: procurementManager, activity: ['订单提交后 3 个工作日内审批', 'A submitted order is decided in 3 working days'], trigger: each(orderSubmitted), limit: workingDays(3),
    proof: proven(order, 'approve'), settledBy: [proven(order, 'reject'), proven(order, 'return')],
  }),
  obligation('supply.deliver-order', clause('4.2.3'), {
    owner: buyer, activity: ['订单下达后 20 个工作日内到齐，逾期须催交', 'A sent order has arrived in 20 working days, or was chased'], trigger: each(orderSent), limit: workingDays(20),
    proof: proven(order, 'complete'), settledBy: [proven(order, 'chase'), proven(order, 'close'), proven(order, 'cancel'), proven(order, 'revise')],
  }),
  obligation('supply.inspect-receipt', clause('4.2.4'), {
    owner: qualityInspector, activity: ['到货后 2 个工作日内检验', 'A delivery is inspected in 2 working days'], trigger: each(goodsReceived), limit: workingDays(2),
    proof: proven(qualityInspectionDocument, 'conclude'), settledBy: [proven(goodsReceiptDocument, 'reverse')],
  }),
  obligation('supply.settle-match', clause('4.2.4'), {
    owner: payablesAccountant, activity: ['发票匹配后 5 个工作日内入账或处理', 'A matched invoice is posted or dealt with in 5 working days'], trigger: each(invoiceMatched), limit: workingDays(5),
    proof: proven(invoice, 'post'), settledBy: [proven(invoice, 'cancel')],
  }),
  obligation('supply.book-invoice', clause('4.2.4'), {
    owner: payablesAccountant, activity: ['检验后 15 个工作日内匹配并入账发票', 'The invoice is matched and posted in 15 working days after inspection'], trigger: each(goodsInspected), limit: workingDays(15),
    proof: proven(invoice, 'post'), settledBy: [proven(qualityInspectionDocument, 'conclude', { outcome: 'refused' })],
  }),
  obligation('supply.pay-invoice', clause('4.2.4'), {
    owner: cashier, activity: ['发票入账后 60 日内付款', 'A posted invoice is paid in 60 days'], trigger: each(invoicePosted), limit: calendarDays(60),
    proof: { document: payment.name, action: 'pay' }, settledBy: [proven(invoice, 'reverse')],
  }),
  obligation('supply.count-stock', clause('4.3.2'), { owner: warehouseManager, activity: ['每季度盘点，差异查明并处理', 'Stock is counted every quarter, differences explained and settled'], trigger: every('quarterly'), limit: workingDays(10), proof: proven(stockCountDocument, 'settle') }),
]
