/** Months as the books name them: `2026-03`. */
import { addDays, refuse, type Day, type Refusal } from '#words'

export const lastOf = (month: string): Day => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)
export const lastBefore = (month: string): Day => addDays(`${month}-01`, -1)
export const monthAfter = (month: string, more: number): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + more, 1)).toISOString().slice(0, 7)

/** A paper of a month bears a day of it. */
export const datedWithin = ({ month, date }: { readonly month: string; readonly date: Day }): Refusal | undefined =>
  (/^\d{4}-(0[1-9]|1[0-2])$/.test(month) && date.startsWith(month) ? undefined : refuse('入账日期应在该期间内，期间如 2026-03', 'The date lies in the month, a month is such as 2026-03', 'month'))
