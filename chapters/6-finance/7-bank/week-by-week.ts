/** Money week by week: what is expected to come, as likely as it is, less what must be paid; and the first week in which it does not last (6.3.1). */
import { compare, isNegative, isZero, minus, plus, rounded, sum, times, type Decimal } from '#words'

export type Flow = { readonly week: string; readonly amount: Decimal; readonly probability?: Decimal | undefined }
export type Week = { readonly week: string; readonly end: Decimal; readonly gap: Decimal }

/** `gap` is what lacks to the minimum at the end of a week, nothing when it is kept. */
export function cashForecast({ cash, minimum, incoming, outgoing }: { readonly cash: Decimal; readonly minimum: Decimal; readonly incoming: readonly Flow[]; readonly outgoing: readonly Flow[] }): readonly Week[] {
  const weeks = [...new Set([...incoming, ...outgoing].map(({ week }) => week))].toSorted((a, b) => Number(a) - Number(b))
  return running(cash, minimum, weeks.map((week) => ({ week, net: minus(worth(incoming, week), worth(outgoing, week)) })))
}

type Kinds = 'claims' | 'debts' | 'orders' | 'other'
export type KnownWeek = Week & Readonly<Record<Kinds, Decimal>>

/** So many weeks, the first of them 0, each with what it is made of; other money is signed. */
export function cashByWeek({ cash, minimum, weeks, claims, debts, orders, other }: Readonly<Record<Kinds, readonly Flow[]>> & { readonly cash: Decimal; readonly minimum: Decimal; readonly weeks: number }): readonly KnownWeek[] {
  const kinds = Array.from({ length: weeks }, (_, at) => String(at)).map((week) => ({ week, claims: worth(claims, week), debts: worth(debts, week), orders: worth(orders, week), other: worth(other, week) }))
  const ends = running(cash, minimum, kinds.map((one) => ({ week: one.week, net: minus(plus(one.claims, one.other), plus(one.debts, one.orders)) })))
  return kinds.map((one, at) => ({ ...one, ...(ends[at] as Week) }))
}

const worth = (flows: readonly Flow[], week: string): Decimal => sum(flows.filter((one) => one.week === week).map(({ amount, probability = '1' }) => rounded(times(amount, probability), 2)))
function running(cash: Decimal, minimum: Decimal, weeks: readonly { readonly week: string; readonly net: Decimal }[]): readonly Week[] {
  let end = cash
  return weeks.map(({ week, net }) => {
    end = isZero(net) ? end : plus(end, net)
    return { week, end, gap: compare(end, minimum) < 0 ? minus(minimum, end) : '0' }
  })
}
export const firstBelow = (weeks: readonly Week[]): string | undefined => weeks.find(({ gap }) => compare(gap, '0') > 0)?.week
export const firstNegative = (weeks: readonly Week[]): string | undefined => weeks.find(({ end }) => isNegative(end))?.week
