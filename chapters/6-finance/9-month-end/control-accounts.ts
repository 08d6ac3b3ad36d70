/** Control accounts against the papers they stand for, partner by partner (Accounting Law, 17); what is kept in other currencies is carried on by the revaluation and told apart. */
import { account } from '#commons'
import { rows, several, type Fact, type Id } from '#declare'
import { addDays, isZero, minus, plus, sum, type Day, type Decimal } from '#words'
import { costAdjustment, refusedGoods, supplierCredit, supplierInvoice, supplierReturn } from '../../4-supply/contract.ts'
import { fixedAsset, openingBalance, salesInvoice, voucher } from '../contract.ts'

type OfParty = { readonly party: Id | null; readonly amount: Decimal | null }
type Turned = { readonly party: Id | null; readonly debit: Decimal | null; readonly credit: Decimal | null }
type Cards = { readonly cost: Decimal | null; readonly left: Decimal | null; readonly before: Decimal | null }
type Stands = { readonly role: string; readonly debit: Decimal | null; readonly credit: Decimal | null }
export type Controlled = {
  readonly since: Readonly<Record<'receivable' | 'payable' | 'assets' | 'worn', readonly Turned[]>>
  readonly receivable: readonly Turned[]; readonly claims: readonly OfParty[]; readonly opened: readonly Turned[]
  readonly payable: readonly Turned[]; readonly debts: readonly OfParty[]; readonly beside: readonly Turned[]
  readonly assets: readonly Stands[]; readonly worn: readonly Stands[]; readonly cards: readonly Cards[]
}
export type Off = { readonly count: number; readonly amount: Decimal }

const claims = [account.receivable, account.pledgedReceivable, account.discountedReceivable].map((one) => one.account)
const turned = { debit: { sum: 'debit' }, credit: { sum: 'credit' } } as const
const stands = (roles: readonly string[]) => rows<Turned>({ source: { journal: 'balances' }, where: { role: { in: roles }, currency: null }, fields: { party: 'party' }, measures: turned })
/** What papers without an invoice of their own brought to an account. */
const broughtBy = (documents: readonly string[], role: string) => rows<Turned>({ source: { journal: 'entries' }, where: { document: { in: documents }, role, currency: null }, fields: { party: 'party' }, measures: turned })
const whole = (role: string) => rows<Stands>({ source: { journal: 'balances' }, where: { role }, measures: turned })

/** Papers and what they post move together, so that their difference today is that of any day before, but for what vouchers written by hand bore since. */
const byHandAfter = (role: { readonly in: readonly string[] }, last: Day) => rows<Turned>({ source: { journal: 'entries' }, where: { document: voucher.name, role, currency: null, phase: 'settled', date: { from: addDays(last, 1) } }, fields: { party: 'party' }, measures: turned })

/** What stands in the books and in the papers at the end of a day. */
export const controlled = (last: Day): Fact<Controlled> => several({
  since: several({ receivable: byHandAfter({ in: claims }, last), payable: byHandAfter({ in: [account.payable.account] }, last), assets: byHandAfter({ in: [account.fixedAsset.account] }, last), worn: byHandAfter({ in: [account.accumulatedDepreciation.account] }, last) }),
  receivable: stands(claims),
  claims: rows<OfParty>({ source: { document: salesInvoice.name }, where: { state: 'posted', red: null, currency: null }, open: { of: 'total', less: ['settled', 'taken-back'] }, fields: { party: 'customer' }, measures: { amount: { sum: 'open' } } }),
  opened: broughtBy([openingBalance.name], account.receivable.account),
  payable: stands([account.payable.account]),
  debts: rows<OfParty>({ source: { document: supplierInvoice.name }, where: { state: 'posted', currency: null }, open: { of: 'payable', less: ['paid'] }, fields: { party: 'supplier' }, measures: { amount: { sum: 'open' } } }),
  beside: broughtBy([openingBalance.name, supplierCredit.name, supplierReturn.name, refusedGoods.name, costAdjustment.name], account.payable.account),
  assets: whole(account.fixedAsset.account),
  worn: whole(account.accumulatedDepreciation.account),
  cards: rows<Cards>({ source: { document: fixedAsset.name }, where: { state: 'used' }, open: { of: 'cost', less: ['depreciated'] }, measures: { cost: { sum: 'cost' }, left: { sum: 'open' }, before: { sum: 'openingAccumulated' } } }),
})

const netOf = ({ debit, credit }: Pick<Turned, 'debit' | 'credit'>): Decimal => minus(debit ?? '0', credit ?? '0')

/** How many differ, and by how much the books are more than the papers. */
function apart(books: readonly (readonly [string | null, Decimal])[], papers: readonly (readonly [string | null, Decimal])[]): Off {
  const parties = new Set([...books, ...papers].map(([party]) => party))
  const of = (side: typeof books, party: string | null) => sum(side.filter(([one]) => one === party).map(([, amount]) => amount))
  const off = [...parties].map((party) => minus(of(books, party), of(papers, party))).filter((one) => !isZero(one))
  return { count: off.length, amount: sum(off) }
}

/** Without what was written by hand since. */
const upTo = (stood: readonly Pick<Turned, 'party' | 'debit' | 'credit'>[], since: readonly Turned[]): readonly (readonly [string | null, Decimal])[] => [...stood.map((one) => [one.party, netOf(one)] as const), ...since.map((one) => [one.party, minus('0', netOf(one))] as const)]

export const customersOff = ({ receivable, claims, opened, since }: Controlled): Off =>
  apart(upTo(receivable, since.receivable), [...claims.map(({ party, amount }) => [party, amount ?? '0'] as const), ...opened.map((one) => [one.party, netOf(one)] as const)])

export const suppliersOff = ({ payable, debts, beside, since }: Controlled): Off =>
  apart(upTo(payable, since.payable).map(([party, amount]) => [party, minus('0', amount)]), [...debts.map(({ party, amount }) => [party, amount ?? '0'] as const), ...beside.map((one) => [one.party, minus('0', netOf(one))] as const)])

/** Cost against the cards in use, and what of it is used up against what was depreciated before and since. */
export function assetsOff({ assets, worn, cards: [card], since }: Controlled): Off {
  const { cost, left, before } = { cost: card?.cost ?? '0', left: card?.left ?? '0', before: card?.before ?? '0' }
  return apart([['cost', minus(sum(assets.map(netOf)), sum(since.assets.map(netOf)))], ['worn', minus(sum(worn.map(netOf)), sum(since.worn.map(netOf)))]], [['cost', cost], ['worn', minus('0', plus(minus(cost, left), before))]])
}

/** Which sub-ledger answers for which account of the general ledger (Accounting Law, 17). */
const answersFor: Readonly<Record<string, string>> = { 1122: 'customers', 2202: 'suppliers', 1403: 'stock', 1405: 'stock', 1002: 'bank_statement', 1001: 'cash_count', 1601: 'assets' }

/** What each account of the books is more than its sub-ledger says. */
export const subLedgersOff = (books: Readonly<Record<string, Decimal>>, sub: Readonly<Record<string, Decimal>>): Readonly<Record<string, Decimal>> =>
  Object.fromEntries(Object.entries(books).map(([account, amount]) => [account, minus(amount, sub[answersFor[account] ?? account] ?? '0')]))
