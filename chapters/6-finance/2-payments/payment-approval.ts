/** Payment as drawn: a request is approved by whoever holds the authority, then paid by the cashier. */
import { doneBy, pool, process } from '#declare'
import { paymentDocument } from './payment.ts'
import { paymentRequestDocument } from './payment-request.ts'

export const paymentApproval = process('payment-approval', ['付款审批', 'Payment approval'], new URL('payment-approval.bpmn', import.meta.url).href, {
  'payment-approval': pool(paymentRequestDocument, 'submit', { acts: { payment_approve: 'approve', payment_reject: 'reject', payment_return: 'return' }, tasks: { payment_pay: doneBy(paymentDocument, 'pay') } }),
})
