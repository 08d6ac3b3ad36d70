/** Chapter 6, finance: the roof over what it holds. */
import { chapter } from '#declare'
import { accountDocument } from './1-books/account.ts'
import { accountingPolicyDocument } from './1-books/accounting-policy.ts'
import { accountMappingDocument } from './1-books/account-mapping.ts'
import { cashFlowItemDocument } from './1-books/cash-flow-item.ts'
import { companyBookDocument, rolesOfBook } from './1-books/company-book.ts'
import { openingBalanceDocument } from './1-books/opening-balance.ts'
import { periodDocument } from './1-books/period.ts'
import { profitTransferDocument } from './1-books/profit-transfer.ts'
import { revaluationDocument } from './1-books/revaluation.ts'
import { costSplitDocument } from './1-books/cost-split.ts'
import { voucherDocument } from './1-books/voucher.ts'
import { paymentApproval } from './2-payments/payment-approval.ts'
import { paymentDocument, paymentFromRequest } from './2-payments/payment.ts'
import { prepaymentUseDocument } from './2-payments/prepayment-use.ts'
import { paymentRequestDocument } from './2-payments/payment-request.ts'
import { budgetDocument, budgetLeftAnswer } from './3-budget/budget.ts'
import { budgetAdjustmentDocument } from './3-budget/budget-adjustment.ts'
import { employeeAdvanceDocument } from './3-budget/employee-advance.ts'
import { expenseClaimDocument } from './3-budget/expense-claim.ts'
import { customerOrderDocument } from './4-receivables/customer-order.ts'
import { customerCreditDocument } from './4-receivables/customer-credit.ts'
import { discountingDocument } from './4-receivables/discounting.ts'
import { moneyReceiptDocument } from './4-receivables/money-receipt.ts'
import { overdueReminderDocument } from './4-receivables/overdue-reminder.ts'
import { salesInvoiceDocument } from './4-receivables/sales-invoice.ts'
import { settlementDocument } from './4-receivables/settlement.ts'
import { bankStatementDocument } from './7-bank/bank-statement.ts'
import { billDocument } from './7-bank/bill.ts'
import { cashCountDocument } from './7-bank/cash-count.ts'
import { cashForecastDocument } from './7-bank/cash-forecast.ts'
import { fundWatchDocument } from './7-bank/fund-watch.ts'
import { fundingPlanDocument } from './7-bank/funding-plan.ts'
import { paymentRunDocument } from './7-bank/payment-run.ts'
import { vatReturnDocument } from './6-tax/vat-return.ts'
import { depreciationRunDocument } from './5-assets/depreciation-run.ts'
import { fixedAssetDocument } from './5-assets/fixed-asset.ts'
import { accrualDocument } from './9-month-end/accrual.ts'
import { deferralDocument } from './9-month-end/deferral.ts'
import { deferralRunDocument } from './9-month-end/deferral-run.ts'
import { productCostDocument } from './9-month-end/product-cost.ts'
import { provisionDocument } from './9-month-end/provision.ts'
import { provisionRateDocument } from './9-month-end/provision-rate.ts'
import { bookOpened, budgetClosed, paymentApproved, paymentMade, paymentRequested, periodClosed, productCostReversed, voucherPosted } from './contract.ts'
import { duties } from './duties.ts'
import { figures } from './figures.ts'
import { financePolicy } from './policy.ts'

export const finance = chapter('finance', ['财务', 'Finance'], {
  policies: [financePolicy],
  documents: [
    companyBookDocument, accountDocument, accountMappingDocument, accountingPolicyDocument, periodDocument, cashFlowItemDocument, openingBalanceDocument, voucherDocument, costSplitDocument, profitTransferDocument, revaluationDocument, vatReturnDocument, budgetDocument, budgetAdjustmentDocument, expenseClaimDocument, employeeAdvanceDocument, paymentRequestDocument, paymentDocument, prepaymentUseDocument,
    customerOrderDocument, salesInvoiceDocument, moneyReceiptDocument, settlementDocument, customerCreditDocument, overdueReminderDocument, discountingDocument, fixedAssetDocument, depreciationRunDocument, paymentRunDocument, bankStatementDocument, billDocument, cashCountDocument, cashForecastDocument, fundingPlanDocument, fundWatchDocument,
    deferralDocument, deferralRunDocument, accrualDocument, provisionRateDocument, provisionDocument, productCostDocument,
  ],
  conversions: [paymentFromRequest],
  processes: [paymentApproval],
  obligations: duties,
  figures,
  answers: [budgetLeftAnswer],
  events: [paymentRequested, paymentApproved, paymentMade, voucherPosted, bookOpened, productCostReversed, periodClosed, budgetClosed],
  reactions: [rolesOfBook],
})
