/** A role holding: this person bears this role, in a department or in the whole company, from one day to another. */
import { all, day, declared, document, ref, rows, text, type Moment, type RowOf, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { standardisation } from './clauses.ts'
import { rolesApart } from './roles-apart.ts'
import * as names from './names.ts'
import { admin, employee, hrManager } from './roles.ts'

const fields = {
  person: ref(names.person, '人员', 'Person').required(),
  role: declared('roles', '角色', 'Role').required(),
  department: ref(names.department, '范围（部门及以下）', 'Scope (department and below)').blank('全公司', 'Whole company').because('空着表示全公司', 'Empty means the whole company'),
  from: day('生效日期', 'From').required(),
  to: day('失效日期', 'To'),
  reason: text('理由', 'Reason', 500),
}
type Holding = RowOf<typeof fields>

export const roleHoldingDocument = document('commons.role-holding', {
  label: ['角色授予', 'Role holding'], clause: standardisation, numbered: 'RH-{00000}', fields,
  known: {
    others: (row: Holding) => rows<{ role: string; to: string | null }>({ source: { document: names.roleHolding.name }, where: { person: row.person, state: 'active' }, fields: { role: 'role', to: 'to' } }),
    self: (row: Holding, _moment: Moment) => rows<{ id: string }>({ source: { document: names.person.name }, where: { id: row.person, state: 'active' }, fields: { id: 'id' }, limit: 1 }),
  },
  check: (row) => (row.to !== undefined && row.to < row.from ? refuse('失效日期早于生效日期', 'Ends before it begins', 'to') : undefined),
  states: { proposed: ['待授予', 'Proposed'], active: ['有效', 'In force'], ended: ['已终止', 'Ended'] },
  actions: {
    grant: { label: ['授予', 'Grant'], from: 'proposed', to: 'active', by: admin, needs: ['others', 'self'], guard: grantable },
    end: { label: ['终止', 'End'], from: ['proposed', 'active'], to: 'ended', by: [admin, hrManager], asks: ['to', 'reason?'] },
  },
  access: { see: all(employee), edit: { proposed: [admin, hrManager] }, department: 'department', owner: 'person' },
  list: { columns: ['number', 'person', 'role', 'department', 'from', 'to', 'state'], filters: ['person', 'role', 'department', 'state'], sort: 'number' },
  form: [['person', 'role', 'department'], ['from', 'to'], ['reason']],
})
export type RoleHolding = RowOfDocument<typeof roleHoldingDocument>

/** Roles go to people at work, by somebody else's hand, and never beside one they must be kept apart from. */
function grantable(row: Holding, { others, self, actor, today }: { others: readonly { role: string; to: string | null }[]; self: readonly unknown[] } & Moment) {
  if (row.person === actor) return refuse('不能给自己授予角色', 'Nobody grants a role to themselves', 'person')
  if (self.length === 0) return refuse('该人员不在职', 'This person does not work here', 'person')
  const held = others.filter(({ to }) => to === null || to >= today)
  const apart = rolesApart.find(({ pair }) => pair.includes(row.role) && held.some(({ role }) => role !== row.role && pair.includes(role)))
  if (!apart) return undefined
  const other = apart.pair.find((role) => role !== row.role) as string
  return refuse(`与已有角色“${other}”不相容。依据：${apart.source[0]}`, `Not to be held beside the role "${other}". Source: ${apart.source[1]}`, 'role', { rule: apart.pair.join('/') })
}
