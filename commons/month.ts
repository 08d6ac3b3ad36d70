/** The month that a paper is of. */
import { isMonth, refuse, type Day, type Refusal } from '#words'

export const monthSaid = (month: string, field = 'month'): Refusal | undefined =>
  (isMonth(month) ? undefined : refuse('期间应为某月，如 2026-03', 'A period is a month such as 2026-03', field))

/** A paper of a month bears a day of it. */
export const datedWithin = ({ month, date }: { readonly month: string; readonly date: Day }): Refusal | undefined =>
  monthSaid(month) ?? (date.startsWith(month) ? undefined : refuse('入账日期应在该期间内', 'The date lies in the month', 'month'))
