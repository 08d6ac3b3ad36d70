/** The yearly audit plan: which clauses are tested in which quarter, what bears more risk before what bears less; the risk is computed, and whoever plans otherwise says why. */
import { all, choice, day, document, integer, lines, longText, ref, text, type RowOfDocument } from '#declare'
import { department, departmentHead, generalManager, internalAuditor, operationsDirector, riskManager } from '#commons'
import { refuse } from '#words'
import { auditPolicy } from '../policy.ts'

const risks = { high: ['高', 'High'], medium: ['中', 'Medium'], low: ['低', 'Low'] } as const
const quarters = { q1: ['一季度', 'First quarter'], q2: ['二季度', 'Second quarter'], q3: ['三季度', 'Third quarter'], q4: ['四季度', 'Fourth quarter'] } as const

const fields = {
  year: integer('年度', 'Year').required().unique(),
  basis: longText('风险依据', 'On which risks it rests').required(),
  items: lines('审计事项', 'What is audited', {
    clause: text('条款', 'Clause', 20).required(),
    department: ref(department, '受审部门', 'Department').blank('全公司', 'Whole company').because('空着表示全公司', 'Empty means the whole company'),
    risk: choice('风险', 'Risk', risks).required(),
    quarter: choice('计划季度', 'Quarter', quarters).required(),
    reason: text('调整理由', 'Why otherwise', 300).because('风险与测算不同时填写', 'Where the risk differs from what was computed'),
  }).required(),
  weighed: lines('风险测算', 'Risk as computed', {
    clause: text('条款', 'Clause', 20).required(),
    risk: choice('测算风险', 'Computed risk', risks).required(),
    points: integer('分值', 'Points').required().because('未关闭发现每项 2 分，重大的 5 分；近 12 个月未遵守：有 1 分、超过一成 2 分、超过三成 4 分；超过一年未测试 1 分，两年或从未 2 分。5 分起为高，3 分起为中', 'An open finding 2, one of high severity 5; not kept in 12 months: at all 1, over a tenth 2, over three tenths 4; not tested for a year 1, for two or never 2. High from 5, medium from 3'),
    open: integer('未关闭发现', 'Open findings').required(),
    grave: integer('其中重大', 'Of high severity').required(),
    missed: integer('近 12 个月未遵守', 'Not kept in 12 months').required(),
    due: integer('近 12 个月到期', 'Fell due in 12 months').required(),
    testedUntil: day('上次测试截至', 'Last tested until'),
  }).fixed(),
}

export const auditPlanDocument = document('governance.audit-plan', {
  label: ['内部审计计划', 'Audit plan'], clause: auditPolicy.clause('9.1.1'), numbered: 'SJ-{yyyy}-{00}', fields,
  check: highRiskFirst,
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: internalAuditor, guard: reasoned },
    'send-back': { label: ['退回', 'Send back'], from: 'submitted', to: 'draft', by: generalManager },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: generalManager },
  },
  access: { see: all(internalAuditor, generalManager, operationsDirector, riskManager, departmentHead), edit: { draft: [internalAuditor] } },
  list: { columns: ['number', 'year', 'state'], filters: ['state'], sort: '-year' },
  form: [['year'], ['basis'], ['items'], ['weighed']],
})
export type AuditPlan = RowOfDocument<typeof auditPlanDocument>

/** 9.1.1 plans by risk: nothing of low risk is tested in an earlier quarter than something of high risk. */
export function highRiskFirst({ items }: { readonly items: readonly { readonly risk: keyof typeof risks; readonly quarter: keyof typeof quarters }[] }) {
  const firstLow = items.filter(({ risk }) => risk === 'low').map(({ quarter }) => quarter).toSorted()[0]
  const at = items.findIndex(({ risk, quarter }) => risk === 'high' && firstLow !== undefined && quarter > firstLow)
  return at < 0 ? undefined : refuse('高风险事项不得排在低风险事项之后', 'What bears high risk is not audited after what bears low risk', `items.${at}.quarter`)
}

type Risk = keyof typeof risks
type Planned = { readonly items: readonly { readonly clause: string; readonly risk: Risk; readonly reason?: string | undefined }[]; readonly weighed?: readonly { readonly clause: string; readonly risk: Risk }[] | undefined }

/** 9.1.1: what was computed may be judged otherwise with a reason; nothing of high risk is left out without a word. */
export function reasoned({ items, weighed = [] }: Planned) {
  const computed = new Map(weighed.map(({ clause, risk }) => [clause, risk]))
  const otherwise = items.findIndex(({ clause, risk, reason }) => computed.has(clause) && computed.get(clause) !== risk && !reason)
  if (otherwise >= 0) return refuse('风险与测算不同，请写明调整理由', 'The risk differs from what was computed: say why', `items.${otherwise}.reason`)
  const missing = weighed.find(({ clause, risk }) => risk === 'high' && !items.some((one) => one.clause === clause))
  return missing && refuse(`${missing.clause} 测算为高风险，未列入计划；如不按高风险安排，请列入并写明理由`, `${missing.clause} was computed to be of high risk and is not planned; list it with a reason to plan it otherwise`, 'items')
}
