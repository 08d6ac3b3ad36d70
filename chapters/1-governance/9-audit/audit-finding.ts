/** An audit finding: raised, mended by whoever is responsible, and closed only after somebody else has retested it. */
import { all, below, choice, day, document, longText, own, ref, text, type Moment, type RowOfDocument } from '#declare'
import { department, departmentHead, employee, generalManager, internalAuditor, operationsDirector, person, riskManager } from '#commons'
import { refuse } from '#words'
import { findingRaised, testSheet } from '../contract.ts'
import { auditPolicy } from '../policy.ts'

const fields = {
  sheet: ref(testSheet, '测试底稿', 'Test sheet'),
  clause: text('条款', 'Clause', 20).required().searched(),
  title: text('问题', 'Finding', 200).required().searched(),
  severity: choice('严重程度', 'Severity', { high: ['重大', 'High'], medium: ['重要', 'Medium'], low: ['一般', 'Low'] }).required(),
  department: ref(department, '责任部门', 'Department').required(),
  responsible: ref(person, '整改责任人', 'Responsible').required(),
  dueOn: day('整改期限', 'To be mended by').required(),
  cause: longText('原因', 'Cause'),
  rectification: longText('整改情况', 'What was mended'),
  rectifiedOn: day('整改日期', 'Mended on').fixed(),
  rectifier: ref(person, '整改人', 'Mended by').fixed(),
  retest: longText('复测情况', 'Retest'),
  retester: ref(person, '复测人', 'Retested by').fixed(),
}

export const auditFindingDocument = document('governance.audit-finding', {
  label: ['审计发现', 'Audit finding'], clause: auditPolicy.clause('9.1.1'), numbered: 'FX-{yyyy}-{000}', fields,
  states: { draft: ['草稿', 'Draft'], raised: ['待整改', 'To be mended'], rectified: ['待复测', 'To be retested'], closed: ['已关闭', 'Closed'] },
  actions: {
    raise: { label: ['发出', 'Raise'], from: 'draft', to: 'raised', by: internalAuditor, announce: findingRaised },
    rectify: { label: ['提交整改', 'Report as mended'], from: 'raised', to: 'rectified', by: employee, asks: ['cause', 'rectification'], guard: byResponsible, sets: (_row: unknown, at: Moment) => ({ rectifiedOn: at.today, rectifier: at.onBehalfOf ?? at.actor }) },
    close: { label: ['复测合格', 'Close after retest'], from: 'rectified', to: 'closed', by: [internalAuditor, riskManager, operationsDirector], asks: ['retest'], guard: byAnother, sets: (_row: unknown, at: Moment) => ({ retester: at.onBehalfOf ?? at.actor }) },
    reopen: { label: ['复测不合格', 'Retest failed'], from: 'rectified', to: 'raised', by: [internalAuditor, riskManager, operationsDirector], asks: ['retest'], guard: byAnother },
  },
  access: {
    see: [...all(internalAuditor, generalManager, operationsDirector, riskManager), ...below(departmentHead), ...own(employee)],
    edit: { draft: [internalAuditor] }, department: 'department', owner: 'responsible',
  },
  title: 'title',
  list: { columns: ['number', 'clause', 'title', 'severity', 'department', 'responsible', 'dueOn', 'state'], filters: ['clause', 'department', 'severity', 'state'], sort: 'dueOn' },
  form: [['sheet', 'clause', 'severity'], ['title'], ['department', 'responsible', 'dueOn'], ['cause'], ['rectification', 'rectifiedOn', 'rectifier'], ['retest', 'retester']],
})
export type AuditFinding = RowOfDocument<typeof auditFindingDocument>

function byResponsible({ responsible }: { readonly responsible: string }, { actor, onBehalfOf }: Moment) {
  return responsible === (onBehalfOf ?? actor) ? undefined : refuse('只有整改责任人可以提交整改', 'Only the person responsible reports it as mended', 'responsible')
}
/** 9.1.1: whoever mended it does not retest it. */
function byAnother({ rectifier }: { readonly rectifier?: string | undefined }, { actor, onBehalfOf }: Moment) {
  return rectifier === (onBehalfOf ?? actor) ? refuse('整改人不能复测自己的整改', 'Nobody retests what they mended themselves', 'rectifier') : undefined
}
