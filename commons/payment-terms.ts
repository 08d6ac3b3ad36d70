/** Terms of payment: in which parts a sum falls due, how long after the invoice or its month, and what is let off for paying early. */
import { all, choice, document, integer, lines, rate, text, type RowOfDocument } from '#declare'
import { addDays, allocate, compare, isPositive, isZero, lastOf, least, minus, monthsLater, plus, refuse, rounded, sum, times, type Day, type Decimal } from '#words'
import { dataCollection } from './clauses.ts'
import { accountant, employee, financeManager } from './roles.ts'

const fields = {
  code: text('代码', 'Code', 30).required().unique().searched(),
  name: text('名称', 'Name', 100).required().searched(),
  parts: lines('分期', 'Parts', {
    share: rate('比例', 'Share').initially('1'),
    from: choice('起算', 'Counted from', { invoice: ['开票日', 'Invoice date'], 'month-end': ['开票月末', 'End of its month'] }).initially('invoice'),
    months: integer('月数', 'Months').initially(0),
    days: integer('天数', 'Days').initially(0),
  }).required(),
  discount: rate('提前付款折扣', 'Discount for paying early').initially('0'),
  discountDays: integer('折扣天数', 'Days for the discount').initially(0),
}

export const paymentTermsDocument = document('commons.payment-terms', {
  label: ['付款条件', 'Terms of payment'], clause: dataCollection, fields,
  check: (row) => {
    if (row.parts.some(({ share, days, months }) => !isPositive(share) || days < 0 || months < 0)) return refuse('各期比例须大于零，天数不为负', 'Shares are above zero, days and months not below', 'parts')
    return compare(sum(row.parts.map(({ share }) => share)), '1') === 0 ? undefined : refuse('各期比例合计须为 1', 'The shares must add up to 1', 'parts')
  },
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: financeManager },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: financeManager },
  },
  access: { see: all(employee), edit: { active: [accountant, financeManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'discount', 'discountDays', 'state'], filters: ['state'], sort: 'code' },
  form: [['code', 'name'], ['parts'], ['discount', 'discountDays']],
})
export type PaymentTerms = RowOfDocument<typeof paymentTermsDocument>
export type TermPart = Pick<PaymentTerms['parts'][number], 'from' | 'months' | 'days'>
export type Part = { readonly due: Day; readonly amount: Decimal }

/** When a part falls due: months are counted on the calendar, the last day of a shorter month standing for a later one. */
export function dueOn(invoiced: Day, { from, months, days }: TermPart): Day {
  const late = monthsLater(invoiced, months)
  return addDays(from === 'month-end' ? lastOf(late) : late, days)
}

/** The parts in which a sum falls due; rounding falls on the last, so that they add up to it. */
export const partsDue = (total: Decimal, invoiced: Day, { parts }: Pick<PaymentTerms, 'parts'>): readonly Part[] =>
  splitBy(total, parts.map(({ share }) => share)).map((amount, at) => ({ due: dueOn(invoiced, parts[at] as TermPart), amount }))

/** What of each part is paid when so much came in all: the one that fell due first is paid first. */
export function paidOff<P extends Part>(parts: readonly P[], paid: Decimal): readonly (P & { readonly paid: Decimal; readonly open: Decimal })[] {
  let left = paid
  return parts.map((part) => {
    const now = least(part.amount, left)
    left = minus(left, now)
    return { ...part, paid: now, open: minus(part.amount, now) }
  })
}

/** A sum in parts of a size, the last one smaller; or in so many parts, the last one taking what rounding leaves. */
export function inParts(total: Decimal, by: { readonly each: Decimal } | { readonly count: number }): readonly Decimal[] {
  if ('count' in by) return splitBy(total, Array.from({ length: by.count }, () => '1'))
  const parts: Decimal[] = []
  for (let left = total; isPositive(left); left = minus(left, parts.at(-1) as Decimal)) parts.push(least(by.each, left))
  return parts
}

/** Early payment lets off its share of the whole; the tax in it goes with it. */
export function letOffEarly({ net, tax }: { readonly net: Decimal; readonly tax: Decimal }, discount: Decimal): { readonly pay: Decimal; readonly net: Decimal; readonly tax: Decimal; readonly all: Decimal } {
  const all = rounded(times(plus(net, tax), discount), 2)
  const [ofNet = '0', ofTax = '0'] = isZero(all) ? [] : allocate(all, [net, tax], 2)
  return { pay: minus(plus(net, tax), all), net: ofNet, tax: ofTax, all }
}

function splitBy(total: Decimal, shares: readonly Decimal[]): readonly Decimal[] {
  const whole = sum(shares)
  const firsts = shares.slice(0, -1).map((share) => roundedShare(total, share, whole))
  return [...firsts, rounded(minus(total, sum(firsts)), 2)]
}
const roundedShare = (total: Decimal, share: Decimal, whole: Decimal): Decimal => allocate(total, [share, minus(whole, share)], 2)[0] as Decimal
