/** A group: named people who decide together, as a committee does. */
import { all, document, lines, ref, text } from '#declare'
import { standardisation } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, hrManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 30).required().unique().searched(),
  name: text('名称', 'Name', 100).required().searched(),
  people: lines('成员', 'Members', { person: ref(names.person, '人员', 'Person').required() }).required(),
}

export const groupDocument = document('commons.group', {
  label: ['人员组', 'Group'], clause: standardisation, fields,
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, hrManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, hrManager] },
  },
  access: { see: all(employee), edit: { active: [admin, hrManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'state'], filters: ['state'], sort: 'code' },
  form: [['code', 'name'], ['people']],
})
