/** Setting up an empty house: its departments, the people who begin and their roles, and last the company itself. */
import { act, make, type House } from '#act'
import { houseActor, setPassword, unfitPassword } from '#allow'
import { rolesApart } from '#commons'
import { setUpCompany } from '#host'
import { dayOf, insist, Refused, refuse, type Day } from '#words'
import { isStandard, standards, type Standard } from '../../chapters/6-finance/standards.ts'
import { layBooks } from './books.ts'
import { currencies } from './commons.ts'
import { firstVersion } from './policy.ts'

export type Beginner = { readonly login: string; readonly name: string; readonly password: string; readonly roles: readonly string[]; readonly department: string }
/** `departments` stand below the company; whoever names none of them belongs to the company itself. The first of `people` is its administrator. */
export type Founding = { readonly company: string; readonly currency: string; /** The accounting standard of the books; the Enterprise Accounting Standards unless another is named. */ readonly standard?: string; readonly departments: readonly string[]; readonly people: readonly Beginner[] }

export async function setUpWith(house: House, given: Founding): Promise<void> {
  const standard = insistSound(house, given)
  const today = dayOf(house.store.clock(), house.zone)
  await layBooks(house, given.currency, today, [], standards[standard].chart)
  for (const currency of currencies) await make(house, houseActor, 'commons.currency', currency)
  const { row: top } = await make(house, houseActor, 'commons.department', { code: 'HQ', name: given.company })
  const places = new Map<string, string>()
  for (const [at, name] of given.departments.entries()) places.set(name, (await make(house, houseActor, 'commons.department', { code: `D${at + 1}`, name, parent: top.id })).row.id)
  for (const [at, person] of given.people.entries()) await begun(house, { ...person, roles: at === 0 ? ['admin', ...person.roles] : person.roles }, places.get(person.department) ?? top.id, today)
  await make(house, houseActor, 'governance.policy-version', firstVersion(house.plan, today))
  await setUpCompany(house, { name: given.company, currency: given.currency, zone: house.zone })
}

async function begun(house: House, { login, name, password, roles }: Beginner, department: string, today: Day): Promise<void> {
  const { row: person } = await make(house, houseActor, 'commons.person', { code: login, login, name, department, joinedOn: today })
  for (const role of roles) {
    const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: person.id, role, from: today, ...(role === 'department-head' ? { department } : {}) })
    await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  }
  await setPassword(house.store, person.id, login, password)
}

/** All of it is looked at before any of it is made: a house that was half set up could not be set up again. */
function insistSound({ plan }: House, { currency, standard = 'enterprise', departments, people }: Founding): Standard {
  const no = (zh: string, en: string, field: string) => new Refused(refuse(zh, en, field))
  if (!currencies.some(({ code }) => code === currency)) throw no(`币种应为 ${currencies.map(({ code }) => code).join('、')} 之一`, `The currency is one of ${currencies.map(({ code }) => code).join(', ')}`, 'currency')
  if (!isStandard(standard)) throw no(`会计准则应为 ${Object.values(standards).map(({ label }) => label[0]).join('、')} 之一`, `The standard is one of ${Object.values(standards).map(({ label }) => label[1]).join(', ')}`, 'standard')
  if (new Set(departments).size < departments.length || departments.some((name) => name === '' || name.length > 100)) throw no('部门名称不能为空、重复或超过 100 字', 'Names of departments are neither empty, nor the same, nor above 100 characters', 'departments')
  for (const [at, { login, name, password, roles, department }] of people.entries()) {
    const field = (key: string) => (at === 0 ? key : `people.${at - 1}.${key}`)
    if (name === '' || name.length > 60) throw no('姓名应为 1 到 60 字', 'A name has 1 to 60 characters', field('name'))
    if (!/^[\p{L}\p{N}._-]{1,30}$/u.test(login)) throw no('登录名只能含文字、数字、点、横线和下划线，最多 30 位', 'A login holds up to 30 letters, digits, dots, dashes and underscores', field('login'))
    if (people.some((one, before) => before < at && one.login.toLowerCase() === login.toLowerCase())) throw no(`登录名“${login}”重复`, `The login "${login}" is given twice`, field('login'))
    insist(unfitPassword(password, field('password')))
    const held = at === 0 ? ['admin', ...roles] : roles
    if (held.some((role) => !plan.roles.has(role)) || new Set(held).size < held.length) throw no('没有这个角色，或角色重复', 'There is no such role, or it is given twice', field('roles'))
    const apart = rolesApart.find(({ pair }) => pair.every((role) => held.includes(role)))
    if (apart) throw no(`${apart.pair.map((role) => plan.roles.get(role)?.label[0] ?? role).join('与')}不能由一人兼任。依据：${apart.source[0]}`, `${apart.pair.map((role) => plan.roles.get(role)?.label[1] ?? role).join(' and ')} are not held by one person. Source: ${apart.source[1]}`, field('roles'))
    if (department !== '' && !departments.includes(department)) throw no(`没有部门“${department}”`, `There is no department "${department}"`, field('department'))
  }
  return standard
}
