/** A person of the company: who they are, where they sit, by which login they come in. */
import { all, day, document, event, ref, text, type RowOfDocument } from '#declare'
import { isDay, refuse } from '#words'
import { standardisation } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, hrManager } from './roles.ts'

const fields = {
  code: text('工号', 'Employee number', 30).required().unique().searched(),
  login: text('登录名', 'Login', 60).required().unique().searched(),
  name: text('姓名', 'Name', 60).required().searched(),
  nameEn: text('英文姓名', 'English name', 60).searched(),
  department: ref(names.department, '部门', 'Department').required(),
  position: ref(names.position, '岗位', 'Position'),
  manager: ref(names.person, '直接上级', 'Reports to'),
  sameAs: ref(names.person, '主账号', 'Second account of').because('同一人的第二个账号，职责分离按同一人判断', 'The same human being; duties are kept apart as for one'),
  email: text('邮箱', 'E-mail', 200),
  mobile: text('手机', 'Mobile', 30),
  joinedOn: day('入职日期', 'Joined on').required(),
  leftOn: day('离职日期', 'Left on'),
  successor: ref(names.person, '工作接替人', 'Successor').because('离职时待办转给此人；未填则转给上一级负责人', 'Open tasks go to this person on leaving, to the head above where nobody is named'),
}

/** Somebody works here from now on, for the first time or again. */
export const personJoined = event('commons.person-joined', '人员已加入', 'Person joined')

export const personDocument = document('commons.person', {
  label: ['人员', 'Person'], clause: standardisation, fields,
  check: (row) => {
    if (!/^[\p{L}\p{N}._-]+$/u.test(row.login)) return refuse('登录名只能含文字、数字、点、横线和下划线', 'A login holds letters, digits, dots, dashes and underscores only', 'login')
    if (isDay(row.leftOn) && row.leftOn < row.joinedOn) return refuse('离职日期早于入职日期', 'Left before joining', 'leftOn')
    return row.manager === row.id ? refuse('不能是自己的上级', 'Nobody reports to themselves', 'manager') : undefined
  },
  states: { active: ['在职', 'Active'], left: ['离职', 'Left'] },
  announce: personJoined,
  actions: {
    leave: { label: ['离职', 'Leave'], from: 'active', to: 'left', by: [admin, hrManager], asks: ['leftOn', 'successor?'], grave: true },
    rejoin: { label: ['复职', 'Rejoin'], from: 'left', to: 'active', by: [admin, hrManager], sets: () => ({ leftOn: null, successor: null }), announce: personJoined },
  },
  access: {
    see: all(employee), edit: { active: [admin, hrManager] }, department: 'department',
    mask: { mobile: [admin, hrManager] },
  },
  title: 'name',
  list: { columns: ['code', 'name', 'department', 'position', 'manager', 'state'], filters: ['department', 'position', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['login', 'department', 'position', 'manager', 'sameAs'], ['email', 'mobile'], ['joinedOn', 'leftOn', 'successor']],
})
export type Person = RowOfDocument<typeof personDocument>
