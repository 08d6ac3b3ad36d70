/** Currencies that wait to be carried on at the rate of the last day of the month (CAS 19, article 11). */
import { rows, type Id } from '#declare'
import { isZero, lastOf, type Decimal } from '#words'
import { revaluation } from '../contract.ts'
import { monetary } from '../1-books/revaluation.ts'

type OpenAbroad = { readonly currency: Id; readonly inCurrency: Decimal }

/** Money, claims and debts in other currencies as they stand at the end of the month, and which of these currencies were carried on at the rate of that day. */
export const openAbroad = (month: string) => rows<OpenAbroad>({
  source: { journal: 'balances' }, where: { role: { in: monetary }, currency: { not: null }, period: { to: month } }, fields: { currency: 'currency', account: 'account', party: 'party' }, measures: { inCurrency: { sum: 'inCurrency' } },
})
export const carriedAbroad = (month: string) => rows<{ readonly currency: Id }>({ source: { document: revaluation.name }, where: { state: 'posted', date: lastOf(month) }, fields: { currency: 'currency' } })

/** How many currencies have something open, and which of them still wait. */
export function currenciesWaiting(open: readonly OpenAbroad[], carried: readonly { readonly currency: Id }[]): { readonly currencies: number; readonly waits: readonly Id[] } {
  const currencies = new Set(open.filter(({ inCurrency }) => !isZero(inCurrency)).map(({ currency }) => currency))
  return { currencies: currencies.size, waits: [...currencies].filter((one) => !carried.some(({ currency }) => currency === one)) }
}
