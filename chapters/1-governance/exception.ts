/** An exception: a clause that need not be kept for a while, with a reason, a scope, an end, and somebody else's approval. */
import { all, below, choice, day, declared, document, longText, own, ref, type Moment, type RowOfDocument } from '#declare'
import { department, departmentHead, duty, employee, generalManager, internalAuditor, operationsDirector, riskManager } from '#commons'
import { refuse, type Day } from '#words'
import { exceptionApproved } from './contract.ts'
import { governancePolicy } from './policy.ts'

const fields = {
  kind: choice('类型', 'Kind', { exception: ['例外', 'Exception'], 'not-applicable': ['不适用', 'Not applicable'] }).initially('exception').because('不适用的条款到截止日期复核', 'That a clause does not apply is looked at again when it ends'),
  clause: declared('clauses', '条款', 'Clause').required(),
  department: ref(department, '适用部门', 'Department').blank('全公司', 'Whole company').because('空着表示全公司', 'Empty means the whole company'),
  reason: longText('理由', 'Reason').required(),
  scope: longText('范围', 'Scope').required().because('哪些业务、哪些单据可以例外', 'Which business and which documents may be excepted'),
  compensation: longText('替代控制', 'What is done instead'),
  from: day('开始日期', 'From').required(),
  until: day('截止日期', 'Until').required(),
}

export const exceptionDocument = document('governance.exception', {
  label: ['例外', 'Exception'], clause: governancePolicy.clause('1.3.1'), numbered: 'LW-{yyyy}-{000}', fields,
  check: (row) => {
    if (row.until < row.from) return refuse('截止日期早于开始日期', 'Ends before it begins', 'until')
    return /^\d+\.\d+\.\d+$/.test(row.clause) ? undefined : refuse('条款编号应如 4.2.2', 'A clause number looks like 4.2.2', 'clause')
  },
  states: { draft: ['草稿', 'Draft'], submitted: ['待审批', 'Awaiting approval'], approved: ['已批准', 'Approved'], refused: ['不批准', 'Refused'], ended: ['已结束', 'Ended'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: [departmentHead, operationsDirector], duty: duty.request },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: generalManager, duty: duty.approve, guard: notOver, announce: exceptionApproved },
    refuse: { label: ['不批准', 'Refuse'], from: 'submitted', to: 'refused', by: generalManager, duty: duty.approve },
    end: { label: ['提前结束', 'End early'], from: 'approved', to: 'ended', by: [generalManager, operationsDirector], sets: (_row: unknown, { today }: Moment) => ({ until: today }) },
  },
  access: {
    see: [...all(generalManager, operationsDirector, internalAuditor, riskManager), ...below(departmentHead), ...own(employee)],
    edit: { draft: [departmentHead, operationsDirector] }, department: 'department',
  },
  list: { columns: ['number', 'kind', 'clause', 'department', 'from', 'until', 'state'], filters: ['clause', 'department', 'state'], sort: '-number' },
  form: [['kind', 'clause', 'department'], ['reason'], ['scope'], ['compensation'], ['from', 'until']],
})
export type Exception = RowOfDocument<typeof exceptionDocument>

function notOver(row: { readonly until: Day }, { today }: Moment) {
  return row.until < today ? refuse('例外期限已过，不能再批准', 'The exception would already be over', 'until') : undefined
}
