/** Papers in another currency: the fields that say so, the rate that holds for them, and what their sums are in the books. */
import { rate, ref, rows, type Fact, type Id } from '#declare'
import { addDays, isPositive, refuse, rounded, times, type Day, type Decimal } from '#words'
import * as names from './names.ts'

export const foreignFields = {
  currency: ref(names.currency, '币种', 'Currency').because('空着为本位币', 'Left empty: the currency of the books'),
  exchangeRate: rate('汇率', 'Exchange rate', 8).because('一单位该币种折合本位币', 'What one unit of it is worth in the currency of the books'),
}
type Foreign = { readonly currency?: Id | undefined; readonly exchangeRate?: Decimal | undefined }
export type Quoted = { readonly currency: Id; readonly rate: Decimal }

/** A paper in another currency says at which rate; one in the currency of the books has none. */
export function rateSaid({ currency, exchangeRate }: Foreign) {
  if (currency !== undefined && !isPositive(exchangeRate ?? '0')) return refuse('外币单据须填写汇率', 'A paper in another currency says its exchange rate', 'exchangeRate')
  return currency === undefined && exchangeRate !== undefined ? refuse('本位币单据没有汇率', 'A paper in the currency of the books has no exchange rate', 'exchangeRate') : undefined
}

/** Rates of the month up to a day, the latest first: what is older is not the rate of that day. */
export const ratesOn = (on: Day): Fact<readonly Quoted[]> =>
  rows<Quoted>({ source: { document: 'commons.exchange-rate' }, where: { date: { from: addDays(on, -31), to: on }, state: 'active' }, fields: { currency: 'currency', rate: 'rate' }, sort: ['-date', '-number'], limit: 2_000 })
export const quoted = (rates: readonly Quoted[], currency: Id | undefined): Decimal | undefined => rates.find((one) => one.currency === currency)?.rate

/** A sum of a paper as it stands in the books. */
export const inBooks = (amount: Decimal, { exchangeRate }: Foreign): Decimal => rounded(times(amount, exchangeRate ?? '1'), 2)
