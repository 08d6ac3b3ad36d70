/** Provision rates: which part of a claim is not expected to come, by how many days it is late; kept by finance, the newest in force counts. */
import { all, day, document, integer, lines, rate, rows, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor } from '#commons'
import { compare, isNegative, refuse, type Day, type Decimal } from '#words'
import { provisionRate } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  from: day('生效日期', 'In force from').required(),
  lines: lines('账龄段', 'Bands', {
    lateFrom: integer('逾期天数起', 'Days late from').required().because('0 为未逾期', '0 is not late'),
    rate: rate('计提比例', 'Rate').required(),
  }).required(),
}
export type ProvisionRate = RowOf<typeof fields>
export type Band = { readonly from: Day; readonly of: string; readonly lateFrom: number; readonly rate: Decimal }

export const bandsInForce = (on: Day) => rows<Band>({
  source: { document: provisionRate.name, lines: 'lines' }, where: { 'parent.state': 'in-force', 'parent.from': { to: on } },
  fields: { from: 'parent.from', of: 'parent.id', lateFrom: 'lateFrom', rate: 'rate' }, sort: ['parent.from', 'lateFrom'],
})
/** The bands of the newest table, from the latest claims down. */
export function newestBands(bands: readonly Band[]): readonly Band[] {
  const newest = bands.at(-1)?.of
  return bands.filter(({ of }) => of === newest).toSorted((a, b) => b.lateFrom - a.lateFrom)
}

export const provisionRateDocument = document(provisionRate.name, {
  label: ['坏账计提比例', 'Provision rates'], clause: booked, numbered: 'JB-{yyyy}-{00}', fields,
  check: (row) => {
    const at = row.lines.findIndex((one, index) => one.lateFrom < 0 || isNegative(one.rate) || compare(one.rate, '1') > 0 || row.lines.findIndex((other) => other.lateFrom === one.lateFrom) < index)
    if (at >= 0) return refuse('每段只填一次，天数不小于 0，比例为 0 至 100%', 'Each band stands once, from 0 days, with a rate of 0 to 100 %', `lines.${at}.rate`)
    return row.lines.some(({ lateFrom }) => lateFrom === 0) ? undefined : refuse('应有从 0 天起的一段', 'One band begins at 0 days', 'lines')
  },
  states: { draft: ['草稿', 'Draft'], 'in-force': ['有效', 'In force'] },
  actions: { enact: { label: ['生效', 'Enact'], from: 'draft', to: 'in-force', by: financeManager, clause: booked, duty: duty.record, grave: true } },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'from', 'state'], filters: ['state', 'from'], sort: '-from' },
  form: [['from'], ['lines']],
})
