/** The yearly audit plan: which clauses are tested in which quarter, what bears more risk before what bears less. */
import { all, choice, document, integer, lines, longText, ref, text, type RowOfDocument } from '#declare'
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
    department: ref(department, '受审部门', 'Department').because('空着表示全公司', 'Empty means the whole company'),
    risk: choice('风险', 'Risk', risks).required(),
    quarter: choice('计划季度', 'Quarter', quarters).required(),
  }).required(),
}

export const auditPlanDocument = document('governance.audit-plan', {
  label: ['内部审计计划', 'Audit plan'], clause: auditPolicy.clause('9.1.1'), numbered: 'SJ-{yyyy}-{00}', fields,
  check: highRiskFirst,
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: internalAuditor },
    'send-back': { label: ['退回', 'Send back'], from: 'submitted', to: 'draft', by: generalManager },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: generalManager },
  },
  access: { see: all(internalAuditor, generalManager, operationsDirector, riskManager, departmentHead), edit: { draft: [internalAuditor] } },
  list: { columns: ['number', 'year', 'state'], filters: ['state'], sort: '-year' },
  form: [['year'], ['basis'], ['items']],
})
export type AuditPlan = RowOfDocument<typeof auditPlanDocument>

/** 9.1.1 plans by risk: nothing of low risk is tested in an earlier quarter than something of high risk. */
export function highRiskFirst({ items }: { readonly items: readonly { readonly risk: keyof typeof risks; readonly quarter: keyof typeof quarters }[] }) {
  const firstLow = items.filter(({ risk }) => risk === 'low').map(({ quarter }) => quarter).toSorted()[0]
  const at = items.findIndex(({ risk, quarter }) => risk === 'high' && firstLow !== undefined && quarter > firstLow)
  return at < 0 ? undefined : refuse('高风险事项不得排在低风险事项之后', 'What bears high risk is not audited after what bears low risk', `items.${at}.quarter`)
}
