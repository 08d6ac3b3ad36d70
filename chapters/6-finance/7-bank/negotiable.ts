/** What 票据法 (2004) says of a bill: how long it may be presented, when rights lapse, whether it may be endorsed, and what discounting it costs. */
import { addDays, compare, daysBetween, dividedBy, minus, monthsLater, refuse, rounded, times, type Day, type Decimal, type Refusal } from '#words'

export type BillKind = 'draft' | 'note' | 'cheque'

/** Art. 53: a draft within 10 days of its due day, one payable at sight within a month of issue; art. 78: a note within 2 months of issue; art. 91: a cheque within 10 days of issue. */
export const lastDayToPresent = (kind: BillKind, drawn: Day, due: Day | undefined): Day => (kind === 'draft' ? (due === undefined ? monthsLater(drawn, 1) : addDays(due, 10)) : kind === 'note' ? monthsLater(drawn, 2) : addDays(drawn, 10))

/** Art. 17: two years from the due day against drawer and acceptor (from issue, where it is due on sight), six months from issue for a cheque. */
export const rightsLapse = (kind: BillKind, drawn: Day, due: Day | undefined): Day => (kind === 'cheque' ? monthsLater(drawn, 6) : monthsLater((kind === 'draft' ? due : undefined) ?? drawn, 24))

/** Art. 33: an endorsement of a part is void; art. 36: not after it was refused or its time to be presented is over; art. 27: not where the drawer forbade it. */
export function mayEndorse(bill: { readonly kind: BillKind; readonly face: Decimal; readonly drawn: Day; readonly due?: Day | undefined; readonly barred?: boolean | undefined }, on: Day, amount: Decimal): Refusal | undefined {
  if (bill.barred) return refuse('出票人记载“不得转让”，不能背书（票据法第二十七条）', 'The drawer forbade its transfer (Negotiable Instruments Law, 27)', 'barred', { rule: 'not-transferable' })
  if (compare(amount, bill.face) !== 0) return refuse('将票据金额的一部分转让的背书无效（票据法第三十三条）', 'An endorsement of a part is void (Negotiable Instruments Law, 33)', 'amount', { rule: 'part-endorsement' })
  return on > lastDayToPresent(bill.kind, bill.drawn, bill.due) ? refuse('已超过付款提示期限，不得背书转让（票据法第三十六条）', 'Its time to be presented is over; it may not be endorsed (Negotiable Instruments Law, 36)', 'date', { rule: 'overdue' }) : undefined
}

/** Discount for the days from the day it is sold to the day it is due. */
export function discounted(face: Decimal, due: Day, rate: Decimal, on: Day, daysOfYear = 360): { readonly days: number; readonly discount: Decimal; readonly received: Decimal } {
  const days = daysBetween(on, due)
  const discount = rounded(dividedBy(times(times(face, rate), String(days)), String(daysOfYear), 8), 2)
  return { days, discount, received: minus(face, discount) }
}
