/** What clauses 6.2.1, 6.3.1 and 6.3.2 oblige finance to, by when, and which deed proves it. */
import { accountant, cashier, financeManager, treasurer } from '#commons'
import { each, every, obligation, proven, workingDays, type Obligation } from '#declare'
import { paymentApproved, paymentRequested } from './contract.ts'
import { periodDocument } from './1-books/period.ts'
import { paymentDocument } from './2-payments/payment.ts'
import { paymentRequestDocument } from './2-payments/payment-request.ts'
import { cashForecastDocument } from './7-bank/cash-forecast.ts'
import { financePolicy } from './policy.ts'

const clause = financePolicy.clause

export const duties: readonly Obligation[] = [
  obligation('finance.close-month', clause('6.2.1'), {
    owner: accountant, activity: ['每月前 10 个工作日内结清上月', 'The month before is closed in the first 10 working days'], trigger: every('monthly'), limit: workingDays(10), proof: proven(periodDocument, 'close'),
  }),
  obligation('finance.forecast-cash', clause('6.3.1'), {
    owner: treasurer, activity: ['每月滚动测算资金预测并获批准', 'Every month the cash forecast is rolled on and approved'], trigger: every('monthly'), proof: proven(cashForecastDocument, 'approve'),
  }),
  obligation('finance.decide-payment', clause('6.3.2'), {
    owner: financeManager, activity: ['付款申请 3 个工作日内审批', 'A payment request is decided in 3 working days'], trigger: each(paymentRequested), limit: workingDays(3), proof: proven(paymentRequestDocument, 'approve'),
    settledBy: [proven(paymentRequestDocument, 'reject'), proven(paymentRequestDocument, 'return')],
  }),
  obligation('finance.pay-approved', clause('6.3.2'), {
    owner: cashier, activity: ['批准后 5 个工作日内付款', 'An approved request is paid in 5 working days'], trigger: each(paymentApproved), limit: workingDays(5), proof: proven(paymentDocument, 'pay'),
  }),
]
