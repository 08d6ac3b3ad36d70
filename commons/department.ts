/** A department: one node of the company's tree; its head answers for what falls below it. */
import { all, document, ref, rows, text, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { standardisation } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, generalManager, hrManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 30).required().unique().searched(),
  name: text('名称', 'Name', 100).required().searched(),
  nameEn: text('英文名称', 'English name', 100).searched(),
  parent: ref(names.department, '上级部门', 'Parent department'),
  head: ref(names.person, '负责人', 'Head'),
}

export const departmentDocument = document('commons.department', {
  label: ['部门', 'Department'], clause: standardisation, fields,
  known: {
    people: (row: { id: string }) => rows<{ id: string }>({ source: { document: names.person.name }, where: { department: row.id, state: 'active' }, fields: { id: 'id' }, limit: 1 }),
    below: (row: { id: string }) => rows<{ id: string }>({ source: { document: names.department.name }, where: { parent: row.id, state: 'active' }, fields: { id: 'id' }, limit: 1 }),
  },
  check: (row) => (row.parent === row.id ? refuse('部门不能是自己的上级', 'A department cannot be its own parent', 'parent') : undefined),
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, generalManager], needs: ['people', 'below'], guard: empty },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, generalManager] },
  },
  access: { see: all(employee), edit: { active: [admin, hrManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'parent', 'head', 'state'], filters: ['parent', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['parent', 'head']],
})
export type Department = RowOfDocument<typeof departmentDocument>

function empty(_row: unknown, { people, below }: { people: readonly unknown[]; below: readonly unknown[] }) {
  if (people.length > 0) return refuse('部门还有在职人员，不能停用', 'People still work in this department')
  if (below.length > 0) return refuse('部门还有下级部门，不能停用', 'The department still has departments below it')
  return undefined
}
