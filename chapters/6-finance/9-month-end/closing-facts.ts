/** What the closing list of a month is made of: papers that wait, what was run, what the books and their sub-ledgers say. */
import { account } from '#commons'
import { rows, several, tied, unposted, type AnswerOf } from '#declare'
import { lastOf, minus, monthBefore, type Decimal } from '#words'
import { purchaseOrder, stockCount } from '../../4-supply/contract.ts'
import { accrual, bankStatement, budgetAdjustment, employeeAdvance, expenseClaim, fixedAsset, openingBalance, overdueReminder, period, salesInvoice } from '../contract.ts'
import { assetsInUse, monthsBorne, runOf } from '../5-assets/depreciation-run.ts'
import { returnOf, taxMoved } from '../6-tax/vat-return.ts'
import type { Stated } from './bank-accounts.ts'
import { controlled } from './control-accounts.ts'
import { carriedAbroad, openAbroad } from './currencies.ts'
import { deferralRunOf, runningDeferrals, spreadSoFar } from './deferral-run.ts'
import { estimatesOf } from './estimates.ts'
import { productCostOf, productionHeld } from './product-cost.ts'
import { goodsHeld, provisionsAllowed, provisionsOf } from './provision.ts'

/** Papers whose posting a month waits for; what only promises or is owed by a person holds no month up. */
const asked = (month: string) => ({
  from: `${month}-01`, to: lastOf(month), except: [purchaseOrder.name, budgetAdjustment.name, employeeAdvance.name],
  also: { [expenseClaim.name]: ['approved'], [stockCount.name]: ['counted'] },
})

export type Held = { readonly account: string; readonly debit: Decimal | null; readonly credit: Decimal | null }
const held = (role: string, within: string | { readonly to: string }) =>
  rows<Held>({ source: { journal: 'balances' }, where: { role, period: within }, fields: { account: 'account' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } })

export const netOf = ({ debit, credit }: Pick<Held, 'debit' | 'credit'>): Decimal => minus(debit ?? '0', credit ?? '0')

/** How the month stands, and with what it was closed. */
type Itself = { readonly state: string; readonly reason: string | null; readonly openItems: string | null }

/** Everything the list is made of, learnt in one trip. */
export const closingFacts = (month: string) => several({
  waiting: unposted(asked(month)),
  cards: rows<{ number: string }>({ source: { document: fixedAsset.name }, where: { state: 'draft', acquired: { from: `${month}-01`, to: lastOf(month) } }, fields: { number: 'number' }, sort: ['number'] }),
  received: held(account.goodsReceivedNotInvoiced.account, { to: month }), estimated: estimatesOf(month),
  assets: assetsInUse(lastOf(month)), done: monthsBorne(), run: runOf(month),
  running: runningDeferrals(), past: spreadSoFar(), spreadIn: deferralRunOf(month),
  accrued: rows<{ number: string; total: Decimal }>({ source: { document: accrual.name }, where: { state: 'posted', date: { to: lastOf(monthBefore(month)) } }, fields: { number: 'number', total: 'total' }, sort: ['number'] }),
  production: productionHeld(month), costed: productCostOf(month),
  open: openAbroad(month), carried: carriedAbroad(month),
  allowed: provisionsAllowed(), provided: provisionsOf(month), goods: goodsHeld(month), owed: held(account.receivable.account, { to: month }),
  taxed: taxMoved(month), returned: returnOf(month),
  late: rows<{ customer: string }>({ source: { document: salesInvoice.name }, where: { state: 'posted', red: null, due: { to: lastOf(monthBefore(month)) }, open: { not: '0' } }, open: { of: 'total', less: ['settled', 'taken-back'] }, fields: { customer: 'customer' }, measures: { open: { sum: 'open' } } }),
  reminded: rows<{ customer: string }>({ source: { document: overdueReminder.name }, where: { state: { in: ['sent', 'settled'] }, date: { from: `${month}-01` } }, fields: { customer: 'customer' } }),
  ties: tied(month), controlled: controlled(lastOf(month)),
  bank: rows<Held>({ source: { journal: 'entries' }, where: { role: account.bank.account, phase: 'settled', date: { from: `${month}-01`, to: lastOf(month) }, document: { not: openingBalance.name } }, fields: { account: 'account' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }),
  statements: rows<Stated>({ source: { document: bankStatement.name }, where: { to: { from: `${month}-01` }, from: { to: lastOf(month) }, state: { not: 'draft' } }, fields: { id: 'id', bookAccount: 'bookAccount', to: 'to', state: 'state', difference: 'difference', explanation: 'explanation' } }),
  itself: rows<Itself>({ source: { document: period.name }, where: { code: month }, fields: { state: 'state', reason: 'reason', openItems: 'openItems' } }),
  earlier: rows<{ number: string }>({ source: { document: period.name }, where: { code: { to: monthBefore(month) }, state: { not: 'closed' } }, fields: { number: 'code' }, sort: ['code'] }),
})
export type Closing = AnswerOf<ReturnType<typeof closingFacts>>
