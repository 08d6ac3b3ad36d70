/** A funding plan: what is needed and by when, and offers compared by what each truly costs a year of the part that can be used; a dearer one is chosen only for a reason (6.3.2). */
import { all, choice, day, document, flag, integer, lines, money, rate, text, type RowOf } from '#declare'
import { duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { compare, dividedBy, isPositive, refuse, type Decimal } from '#words'
import { fundingPlan } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { cheapest, effectiveRate } from './funds.ts'

const raised = financePolicy.clause('6.3.2')

const fields = {
  purpose: text('用途', 'Purpose', 200).required().searched(),
  need: money('需要金额', 'Needed').required(),
  by: day('到位日期', 'By').required(),
  offers: lines('比较的来源', 'Offers compared', {
    source: text('来源', 'Source', 120).required().unique(),
    kind: choice('方式', 'Kind', { loan: ['银行借款', 'Bank loan'], bond: ['债券', 'Bond'], lease: ['融资租赁', 'Lease'], owner: ['股东投入', 'From the owners'], other: ['其他', 'Other'] }).required().initially('loan'),
    rate: rate('年利率', 'Rate a year').required(),
    withheld: money('留存或费用', 'Kept or in fees').required().initially('0').because('须留在账户里的余额和发行、承诺等费用：这部分要付息却用不上', 'A balance that stays on account, and fees of issue and commitment: they bear interest and cannot be used'),
    months: integer('期限（月）', 'Months'),
    effective: rate('实际年成本', 'True cost a year').fixed(),
    chosen: flag('选用', 'Chosen').initially(false),
  }).required(),
  cheapest: text('成本最低', 'Cheapest', 120).fixed(),
  reason: text('选用理由', 'Why this one', 600).because('不选成本最低的，须写明理由', 'Where it is not the cheapest, say why'),
}
export type FundingPlan = RowOf<typeof fields>

const costOf = ({ need }: Pick<FundingPlan, 'need'>, one: FundingPlan['offers'][number]): Decimal => effectiveRate({ rate: one.rate, withheld: dividedBy(one.withheld, need, 8) })
const lowest = (row: FundingPlan): string | undefined => cheapest(Object.fromEntries(row.offers.map((one) => [one.source, costOf(row, one)])))
/** What goes in fees is less than what is borrowed. */
const usable = (row: FundingPlan): boolean => isPositive(row.need) && row.offers.every(({ withheld }) => compare(withheld, row.need) < 0)

export const fundingPlanDocument = document(fundingPlan.name, {
  label: ['筹资方案', 'Funding plan'], clause: raised, numbered: 'CZ-{yyyy}-{000}', fields,
  derive: {
    offers: (row) => (usable(row) ? row.offers.map((one) => ({ ...one, effective: costOf(row, one) })) : row.offers),
    cheapest: (row) => (usable(row) ? (lowest(row) ?? '') : ''),
  },
  check: (row) => (!isPositive(row.need) ? refuse('金额须大于零', 'The amount must be above zero', 'need') : usable(row) ? undefined : refuse('留存与费用不小于借款额', 'As much is kept or goes in fees as is borrowed', `offers.${row.offers.findIndex(({ withheld }) => compare(withheld, row.need) >= 0)}.withheld`)),
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], rejected: ['已驳回', 'Rejected'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: treasurer, clause: raised, guard: compared },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: [financeManager, generalManager], clause: raised, duty: duty.approve },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: [financeManager, generalManager], clause: raised },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: [financeManager, generalManager], clause: raised },
  },
  access: { see: all(treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [treasurer] } },
  title: 'purpose',
  list: { columns: ['number', 'purpose', 'need', 'by', 'cheapest', 'state'], filters: ['state', 'by'], sort: '-number' },
  form: [['purpose', 'need', 'by'], ['offers'], ['cheapest'], ['reason']],
})

/** 6.3.2: sources are compared before funds are raised, and one of them is chosen. */
function compared(row: FundingPlan) {
  const chosen = row.offers.filter((one) => one.chosen)
  if (row.offers.length < 2) return refuse('至少比较两个来源', 'At least two sources are compared', 'offers')
  if (chosen.length !== 1) return refuse('请选用一个来源', 'Choose one source', 'offers')
  const dearer = chosen[0] && compare(costOf(row, chosen[0]), row.offers.map((one) => costOf(row, one)).toSorted(compare)[0] ?? '0') > 0
  return dearer && !row.reason ? refuse(`成本最低的是“${lowest(row) ?? ''}”，选用他家须写明理由`, `"${lowest(row) ?? ''}" costs least; say why another is chosen`, 'reason', { rule: 'not-cheapest' }) : undefined
}
