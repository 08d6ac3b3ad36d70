/** Setting up an empty house: its first department, the administrator who goes on from there, and last the company itself. */
import { act, make, type House } from '#act'
import { houseActor, setPassword } from '#allow'
import { setUpCompany } from '#host'
import { dayOf, Refused, refuse } from '#words'
import { layBooks } from './books.ts'
import { currencies } from './commons.ts'
import { firstVersion } from './policy.ts'

export type FirstPerson = { readonly company: string; readonly currency: string; readonly login: string; readonly name: string; readonly password: string }

export async function setUpWith(house: House, given: FirstPerson): Promise<void> {
  if (!currencies.some(({ code }) => code === given.currency)) throw new Refused(refuse(`币种应为 ${currencies.map(({ code }) => code).join('、')} 之一`, `The currency is one of ${currencies.map(({ code }) => code).join(', ')}`, 'currency'))
  const today = dayOf(house.store.clock(), house.zone)
  await layBooks(house, given.currency, today)
  for (const currency of currencies) await make(house, houseActor, 'commons.currency', currency)
  const { row: department } = await make(house, houseActor, 'commons.department', { code: 'HQ', name: given.company })
  const { row: person } = await make(house, houseActor, 'commons.person', { code: given.login, login: given.login, name: given.name, department: department.id, joinedOn: today })
  const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: person.id, role: 'admin', from: today })
  await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  await setPassword(house.store, person.id, given.login, given.password)
  await make(house, houseActor, 'governance.policy-version', firstVersion(house.plan, today))
  await setUpCompany(house, { name: given.company, currency: given.currency, zone: house.zone })
}
