/** What clauses 4.2.1 to 4.2.4 oblige people to, by when, and which deed proves it. */
import { buyer, payablesAccountant, planner, procurementManager, qualityInspector, cashier } from '#commons'
import { calendarDays, each, every, obligation, proven, workingDays, type Obligation } from '#declare'
import { goodsInspected, goodsReceived, invoicePosted, orderSent, orderSubmitted, requisitionApproved } from './contract.ts'
import { goodsReceiptDocument } from './2-purchasing/goods-receipt.ts'
import { purchaseOrderDocument } from './2-purchasing/purchase-order.ts'
import { purchaseRequisitionDocument } from './2-purchasing/purchase-requisition.ts'
import { qualityInspectionDocument } from './2-purchasing/quality-inspection.ts'
import { supplierInvoiceDocument } from './2-purchasing/supplier-invoice.ts'
import { supplyPolicy } from './policy.ts'

const clause = supplyPolicy.clause

export const duties: readonly Obligation[] = [
  obligation('supply.plan-month', clause('4.2.1'), { owner: planner, activity: ['当月有获批的请购', 'The month has an approved requisition'], trigger: every('monthly'), proof: proven(purchaseRequisitionDocument, 'approve') }),
  obligation('supply.order-request', clause('4.2.1'), { owner: buyer, activity: ['请购获批后 5 个工作日内下单', 'An approved requisition is ordered in 5 working days'], trigger: each(requisitionApproved), limit: workingDays(5), proof: proven(purchaseOrderDocument, 'submit') }),
  obligation('supply.decide-order', clause('4.2.2'), { owner: procurementManager, activity: ['订单提交后 3 个工作日内审批', 'A submitted order is decided in 3 working days'], trigger: each(orderSubmitted), limit: workingDays(3), proof: proven(purchaseOrderDocument, 'approve') }),
  obligation('supply.deliver-order', clause('4.2.3'), { owner: buyer, activity: ['订单下达后 20 个工作日内到货', 'A sent order arrives in 20 working days'], trigger: each(orderSent), limit: workingDays(20), proof: proven(goodsReceiptDocument, 'post') }),
  obligation('supply.inspect-receipt', clause('4.2.4'), { owner: qualityInspector, activity: ['到货后 2 个工作日内检验', 'A delivery is inspected in 2 working days'], trigger: each(goodsReceived), limit: workingDays(2), proof: proven(qualityInspectionDocument, 'conclude') }),
  obligation('supply.book-invoice', clause('4.2.4'), { owner: payablesAccountant, activity: ['检验后 15 个工作日内匹配并入账发票', 'The invoice is matched and posted in 15 working days after inspection'], trigger: each(goodsInspected), limit: workingDays(15), proof: proven(supplierInvoiceDocument, 'post') }),
  obligation('supply.pay-invoice', clause('4.2.4'), { owner: cashier, activity: ['发票入账后 60 日内付款', 'A posted invoice is paid in 60 days'], trigger: each(invoicePosted), limit: calendarDays(60), proof: { document: 'finance.payment', action: 'pay' } }),
]
