/** Money week by week: what is expected to come, as likely as it is, less what must be paid; and the first week in which it does not last (6.3.1). */
import { compare, isNegative, minus, plus, rounded, sum, times, type Decimal } from '#words'

export type Flow = { readonly week: string; readonly amount: Decimal; readonly probability?: Decimal | undefined }
export type Week = { readonly week: string; readonly end: Decimal; readonly gap: Decimal }

/** `gap` is what lacks to the minimum at the end of a week, nothing when it is kept. */
export function cashForecast({ cash, minimum, incoming, outgoing }: { readonly cash: Decimal; readonly minimum: Decimal; readonly incoming: readonly Flow[]; readonly outgoing: readonly Flow[] }): readonly Week[] {
  const weeks = [...new Set([...incoming, ...outgoing].map(({ week }) => week))].toSorted((a, b) => Number(a) - Number(b))
  const of = (flows: readonly Flow[], week: string) => sum(flows.filter((one) => one.week === week).map(({ amount, probability = '1' }) => rounded(times(amount, probability), 2)))
  let end = cash
  return weeks.map((week) => {
    end = minus(plus(end, of(incoming, week)), of(outgoing, week))
    return { week, end, gap: compare(end, minimum) < 0 ? minus(minimum, end) : '0' }
  })
}
export const firstBelow = (weeks: readonly Week[]): string | undefined => weeks.find(({ gap }) => compare(gap, '0') > 0)?.week
export const firstNegative = (weeks: readonly Week[]): string | undefined => weeks.find(({ end }) => isNegative(end))?.week

