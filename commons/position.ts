/** A position: a post that people fill, with its grade. */
import { all, document, integer, longText, ref, text, type RowOfDocument } from '#declare'
import { standardisation } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, hrManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 30).required().unique().searched(),
  name: text('岗位名称', 'Position', 100).required().searched(),
  nameEn: text('英文名称', 'English name', 100).searched(),
  department: ref(names.department, '所属部门', 'Department'),
  grade: integer('职级', 'Grade').because('数字越大职级越高', 'The higher the number, the higher the grade'),
  duties: longText('职责', 'Duties'),
}

export const positionDocument = document('commons.position', {
  label: ['岗位', 'Position'], clause: standardisation, fields,
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, hrManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, hrManager] },
  },
  access: { see: all(employee), edit: { active: [admin, hrManager] }, department: 'department' },
  title: 'name',
  list: { columns: ['code', 'name', 'department', 'grade', 'state'], filters: ['department', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['department', 'grade'], ['duties']],
})
export type Position = RowOfDocument<typeof positionDocument>
