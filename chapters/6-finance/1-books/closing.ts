/** What must be done before a month is closed (6.2.1): each check is a question whose answer must be none. */
import type { Id, Query } from '#declare'
import { isZero, minus, type Decimal, type Label } from '#words'
import { revaluation } from '../contract.ts'
import { monetary } from './revaluation.ts'

export type ClosingCheck = { readonly key: string; readonly label: Label; readonly query: Query<{ readonly count: number }>; /** Where the open ones are listed. */ readonly list?: { readonly document: string; readonly filters: Readonly<Record<string, string>> } }

export const lastOf = (period: string): string => new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0)).toISOString().slice(0, 10)

/** Papers of a kind dated in the month that still wait in these states. */
function waiting(key: string, label: Label, document: string, states: readonly string[], period: string): ClosingCheck {
  const [from, to] = [`${period}-01`, lastOf(period)]
  return {
    key, label, list: { document, filters: { state: states.join(','), 'date.from': from, 'date.to': to } },
    query: { source: { document }, where: { state: { in: [...states] }, date: { from, to } }, measures: { count: { count: true } } },
  }
}

export const closingChecks = (period: string): readonly ClosingCheck[] => [
  waiting('vouchers', ['未记账的凭证', 'Vouchers not posted'], 'finance.voucher', ['draft', 'submitted', 'checked'], period),
  waiting('invoices', ['已匹配未入账的采购发票', 'Matched invoices not posted'], 'supply.supplier-invoice', ['draft', 'matched', 'exception', 'accepted'], period),
  waiting('receipts', ['未过账的收货单', 'Receipts not posted'], 'supply.goods-receipt', ['draft'], period),
  waiting('inspections', ['未判定的检验单', 'Deliveries not judged'], 'supply.quality-inspection', ['draft'], period),
  waiting('issues', ['未过账的出库单', 'Issues not posted'], 'supply.stock-issue', ['draft'], period),
  waiting('counts', ['未处理差异的盘点', 'Counts whose differences are not settled'], 'supply.stock-count', ['draft', 'counted'], period),
  waiting('payments', ['未执行的付款单', 'Payments not made'], 'finance.payment', ['draft'], period),
]

type OpenAbroad = { readonly currency: Id; readonly inCurrency: Decimal }

/** Money, claims and debts in other currencies as they stand at the end of the month, and which of these currencies were carried on at the rate of that day. */
export const openAbroad = (period: string): Query<OpenAbroad> => ({
  source: { journal: 'balances' }, where: { role: { in: monetary }, currency: { not: null }, period: { to: period } }, fields: { currency: 'currency', account: 'account', party: 'party' }, measures: { inCurrency: { sum: 'inCurrency' } },
})
export const carriedAbroad = (period: string): Query<{ readonly currency: Id }> => ({ source: { document: revaluation.name }, where: { state: 'posted', date: lastOf(period) }, fields: { currency: 'currency' } })

/** Asked only of who has something open in another currency: how many of these currencies still wait for the rate of the last day. */
export function revaluationCheck(period: string, open: readonly OpenAbroad[], carried: readonly { readonly currency: Id }[]): readonly (Omit<ClosingCheck, 'query'> & { readonly open: number })[] {
  const currencies = new Set(open.filter(({ inCurrency }) => !isZero(inCurrency)).map(({ currency }) => currency))
  const waits = [...currencies].filter((one) => !carried.some(({ currency }) => currency === one)).length
  return currencies.size === 0 ? [] : [{ key: 'revaluation', label: ['未期末调汇的外币', 'Currencies not revalued'], open: waits, list: { document: revaluation.name, filters: { 'date.from': `${period}-01`, 'date.to': lastOf(period) } } }]
}

/** Which sub-ledger answers for which account of the general ledger (Accounting Law, 17). */
const answersFor: Readonly<Record<string, string>> = { 1122: 'customers', 2202: 'suppliers', 1403: 'stock', 1405: 'stock', 1002: 'bank_statement', 1001: 'cash_count', 1601: 'assets' }

/** What each account of the books is more than its sub-ledger says; a month whose ledgers differ is not closed. */
export const subLedgersOff = (books: Readonly<Record<string, Decimal>>, sub: Readonly<Record<string, Decimal>>): Readonly<Record<string, Decimal>> =>
  Object.fromEntries(Object.entries(books).map(([account, amount]) => [account, minus(amount, sub[answersFor[account] ?? account] ?? '0')]))
