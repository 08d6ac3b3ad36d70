/** Kinds of work that separation of duties speaks of, and the pairs that one person may not join on one business case. */
import { conflict, dutyKind, type Conflict, type DutyKind } from '#declare'

export const request = dutyKind('request', '请购', 'request')
export const approve = dutyKind('approve', '审批', 'approve')
export const order = dutyKind('order', '采购', 'order')
export const receive = dutyKind('receive', '收货', 'receive')
export const inspect = dutyKind('inspect', '检验', 'inspect')
export const invoice = dutyKind('invoice', '发票登记与匹配', 'record the invoice')
export const acceptException = dutyKind('accept-exception', '接受匹配差异', 'accept a match exception')
export const requestPayment = dutyKind('request-payment', '付款申请', 'request payment')
export const pay = dutyKind('pay', '付款', 'pay')
export const record = dutyKind('record', '记账', 'keep the books')
export const enterBooks = dutyKind('enter-books', '登账', 'enter vouchers in the books')
export const reviewBudget = dutyKind('review-budget', '预算审核', 'review a budget')
export const audit = dutyKind('audit', '稽核', 'audit')
export const keepGoods = dutyKind('keep-goods', '实物保管', 'keep the goods')
export const count = dutyKind('count', '盘点', 'count stock')
export const settleCount = dutyKind('settle-count', '处理盘点差异', 'settle a count')
export const chooseSupplier = dutyKind('choose-supplier', '推荐供应商', 'propose a supplier')
export const admitSupplier = dutyKind('admit-supplier', '供应商准入审批', 'admit a supplier')
const keepBankAccount = dutyKind('keep-bank-account', '维护收款账号', 'maintain a bank account')
export const draftPolicy = dutyKind('draft-policy', '制度起草', 'draft the policy')
export const issuePolicy = dutyKind('issue-policy', '制度审批', 'put the policy in force')

export const duties: readonly DutyKind[] = [
  request, approve, order, receive, inspect, invoice, acceptException, requestPayment, pay, record, enterBooks, reviewBudget, audit, keepGoods, count, settleCount,
  chooseSupplier, admitSupplier, keepBankAccount, draftPolicy, issuePolicy,
]

/** Where a pair comes from: a law or guideline in force, an official draft that names it most concretely, or common practice. */
const source = {
  guideline6: ['企业内部控制应用指引第6号——资金活动', 'Application Guideline 6 of internal control, funds'],
  guideline7: ['企业内部控制应用指引第7号——采购业务', 'Application Guideline 7 of internal control, purchasing'],
  accounting25: ['会计法（2024修正）第二十五条', 'Accounting Law (2024), article 25'],
  accounting35: ['会计法（2024修正）第三十五条', 'Accounting Law (2024), article 35'],
  draft2007: ['企业内部控制规范——采购与付款（2007年征求意见稿）', 'Draft internal-control norm on purchasing and payment (2007)'],
  practice: ['内部控制通行做法', 'Common practice of internal control'],
} as const

export const conflicts: readonly Conflict[] = [
  conflict(request, approve, source.draft2007, '4.2.1'),
  conflict(request, receive, source.guideline7, '4.2.4'),
  conflict(request, invoice, source.accounting25, '4.2.4'),
  conflict(request, pay, source.guideline7, '4.2.4'),
  conflict(order, approve, source.draft2007, '4.2.2'),
  conflict(order, receive, source.draft2007, '4.2.4'),
  conflict(order, inspect, source.draft2007, '4.2.4'),
  conflict(order, invoice, source.accounting25, '4.2.4'),
  conflict(order, pay, source.guideline7, '4.2.4'),
  conflict(approve, receive, source.guideline7, '4.2.4'),
  conflict(approve, invoice, source.accounting25, '4.2.4'),
  conflict(approve, pay, source.draft2007, '4.2.4'),
  conflict(receive, inspect, source.practice, '4.2.4'),
  conflict(receive, invoice, source.accounting25, '4.2.4'),
  conflict(receive, pay, source.guideline7, '4.2.4'),
  conflict(inspect, pay, source.draft2007, '4.2.4'),
  conflict(invoice, acceptException, source.practice, '4.2.4'),
  conflict(order, acceptException, source.practice, '4.2.4'),
  conflict(invoice, pay, source.accounting35, '4.2.4'),
  conflict(record, enterBooks, source.practice, '6.2.1'),
  conflict(approve, enterBooks, source.practice, '6.2.1'),
  conflict(requestPayment, approve, source.draft2007, '4.2.4'),
  conflict(requestPayment, pay, source.guideline6, '4.2.4'),
  conflict(request, reviewBudget, source.practice, '6.1.4'),
  conflict(reviewBudget, approve, source.practice, '6.1.4'),
  conflict(record, approve, source.accounting25, '6.2.1'),
  conflict(order, record, source.accounting25, '6.2.1'),
  conflict(receive, record, source.accounting25, '6.2.1'),
  conflict(record, pay, source.accounting35, '6.2.1'),
  conflict(record, keepGoods, source.accounting25, '6.2.1'),
  conflict(pay, audit, source.accounting35, '6.3.3'),
  conflict(keepGoods, count, source.practice, '4.3.2'),
  conflict(count, settleCount, source.practice, '4.3.2'),
  conflict(chooseSupplier, admitSupplier, source.draft2007, '4.1.1'),
  conflict(keepBankAccount, pay, source.practice, '4.2.4'),
  conflict(draftPolicy, issuePolicy, source.practice, '10.1.1'),
]
