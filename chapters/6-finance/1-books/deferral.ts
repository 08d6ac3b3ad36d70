/** What was billed or paid for a time to come is income or expense of that time: in equal months, the last of which takes what is left; or at once, where the time is none (CAS 14, accrual). */
import { dividedBy, minus, times, type Decimal } from '#words'

const monthAfter = (month: string, more: number): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + more, 1)).toISOString().slice(0, 7)

/** Amounts by month, from the month in which the time begins. */
export function overMonths(amount: Decimal, start: string, months: number): Readonly<Record<string, Decimal>> {
  const each = dividedBy(amount, String(Math.max(1, months)), 2)
  return Object.fromEntries(Array.from({ length: Math.max(1, months) }, (_, at) => [monthAfter(start, at), at === Math.max(1, months) - 1 ? minus(amount, times(each, String(at))) : each]))
}
export const monthsBetween = (start: string, end: string): number => (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1
