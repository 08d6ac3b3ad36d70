/** A kind of request that a department offers: who may start it, what its form asks, and the approval that is drawn for it. */
import { all, choice, document, flag, longText, ref, text, type RowOfDocument } from '#declare'
import { admin, department, departmentHead, employee, operationsDirector } from '#commons'
import { governancePolicy } from './policy.ts'

const asked = { no: ['不填', 'Not asked'], may: ['选填', 'May be given'], must: ['必填', 'Must be given'] } as const

const fields = {
  name: text('名称', 'Name', 60).required().unique().searched(),
  nameEn: text('英文名称', 'Name in English', 80),
  department: ref(department, '归口部门', 'Department').required().because('由该部门负责人设计审批流程', 'Its head draws the approval'),
  purpose: longText('用途说明', 'What it is for'),
  startedBy: choice('谁可发起', 'Who may start one', { everyone: ['全体员工', 'Everybody'], department: ['本部门员工', 'People of the department'] }).initially('everyone'),
  amount: choice('金额', 'Amount', asked).initially('may'),
  days: choice('起止日期', 'From and until', asked).initially('no'),
  lines: choice('明细', 'Lines', asked).initially('no'),
  urgent: flag('可标为加急', 'May be marked urgent').initially(false),
}

export const requestKindDocument = document('governance.request-kind', {
  label: ['申请类型', 'Kind of request'], clause: governancePolicy.clause('1.3.3'), numbered: 'SPL-{000}', fields,
  states: { open: ['可发起', 'Open'], closed: ['已停用', 'Closed'] },
  actions: {
    close: { label: ['停用', 'Close'], from: 'open', to: 'closed', by: [departmentHead, operationsDirector, admin] },
    reopen: { label: ['重新启用', 'Open again'], from: 'closed', to: 'open', by: [departmentHead, operationsDirector, admin] },
  },
  access: { see: all(employee), edit: { open: [departmentHead, operationsDirector, admin] }, department: 'department' },
  title: 'name',
  list: { columns: ['number', 'name', 'department', 'startedBy', 'state'], filters: ['department', 'state'], sort: 'number' },
  form: [['name', 'nameEn', 'department'], ['purpose'], ['startedBy', 'urgent'], ['amount', 'days', 'lines']],
})
export type RequestKind = RowOfDocument<typeof requestKindDocument>
