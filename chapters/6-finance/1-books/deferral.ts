/** What was billed or paid for a time to come is income or expense of that time: in equal months, the last cent where it falls; or at once, where the time is none (CAS 14, accrual). */
import { allocate, type Decimal } from '#words'

const monthAfter = (month: string, more: number): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + more, 1)).toISOString().slice(0, 7)

/** Amounts by month, from the month in which the time begins. */
export function overMonths(amount: Decimal, start: string, months: number): Readonly<Record<string, Decimal>> {
  const parts = allocate(amount, Array.from({ length: Math.max(1, months) }, () => '1'), 2)
  return Object.fromEntries(parts.map((part, at) => [monthAfter(start.slice(0, 7), at), part]))
}
export const monthsBetween = (start: string, end: string): number => (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1
