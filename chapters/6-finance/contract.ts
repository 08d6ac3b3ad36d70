/** What other rooms may rely on: names and events of the finance chapter. */
import { event, name, question, rows, type Balance, type Fact } from '#declare'
import type { Day } from '#words'

export const paymentRequest = name('finance.payment-request')
export const payment = name('finance.payment')
export const prepaymentUse = name('finance.prepayment-use')
export const voucher = name('finance.voucher')
export const costSplit = name('finance.cost-split')
export const budget = name('finance.budget')
export const budgetAdjustment = name('finance.budget-adjustment')
export const expenseClaim = name('finance.expense-claim')
export const employeeAdvance = name('finance.employee-advance')
export const bankStatement = name('finance.bank-statement')
export const paymentRun = name('finance.payment-run')
export const bill = name('finance.bill')
export const cashForecast = name('finance.cash-forecast')
export const companyBook = name('finance.company-book')
export const chartAccount = name('finance.account')
export const accountMapping = name('finance.account-mapping')
export const accountingPolicy = name('finance.accounting-policy')
export const period = name('finance.period')
export const openingBalance = name('finance.opening-balance')
export const cashItem = name('finance.cash-item')
export const customerOrder = name('finance.customer-order')
export const salesInvoice = name('finance.sales-invoice')
export const overdueReminder = name('finance.overdue-reminder')
export const moneyReceipt = name('finance.money-receipt')
export const settlement = name('finance.settlement')
export const discounting = name('finance.discounting')
export const customerCredit = name('finance.customer-credit')
export const fixedAsset = name('finance.fixed-asset')
export const depreciationRun = name('finance.depreciation-run')
export const profitTransfer = name('finance.profit-transfer')
export const revaluation = name('finance.revaluation')
export const vatReturn = name('finance.vat-return')
export const deferral = name('finance.deferral')
export const deferralRun = name('finance.deferral-run')
export const accrual = name('finance.accrual')
export const provision = name('finance.provision')
export const productCost = name('finance.product-cost')
export const provisionRate = name('finance.provision-rate')

export const paymentRequested = event('finance.payment-requested', '已申请付款', 'Payment requested')
export const paymentApproved = event('finance.payment-approved', '付款已批准', 'Payment approved')
export const paymentMade = event('finance.payment-made', '已付款', 'Payment made')
export const voucherPosted = event('finance.voucher-posted', '凭证已记账', 'Voucher posted')
export const budgetClosed = event('finance.budget-closed', '预算已关闭', 'Budget closed')
export const bookOpened = event('finance.book-opened', '公司账簿已建账', 'Company book opened')
export const periodClosed = event('finance.period-closed', '会计期间已结账', 'Accounting period closed')

/** What a budget still allows, in the company's currency: granted less spent, less what requisitions and orders have set aside; nothing when no budget is named. */
export type BudgetLeft = Balance
export const budgetLeft = question<BudgetLeft | undefined, { budget: string | undefined }>('finance.budget-left')

/** What finance chose, in force on a day: the latest of them; nothing where the company never chose. */
export type Chosen = { readonly number: string; readonly from: Day; readonly estimates: 'kept' | 'taken-back'; readonly creditCounts: 'claims' | 'bills'; readonly backDated: 'keepers' | 'manager' }
export const chosenOn = (on: Day): Fact<readonly Chosen[]> => rows<Chosen>({ source: { document: accountingPolicy.name }, where: { state: 'in-force', from: { to: on } }, fields: { number: 'number', from: 'from', estimates: 'estimates', creditCounts: 'creditCounts', backDated: 'backDated' }, sort: ['-from'], limit: 1 })
