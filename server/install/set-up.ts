/** Setting up an empty house: the company, its first department, and the administrator who goes on from there. */
import { make, type House } from '#act'
import { houseActor, setPassword } from '#allow'
import { setUpCompany } from '#host'
import { openBook, openYear } from '#ledger'
import { dayOf } from '#words'
import { chart } from '../../chapters/6-finance/chart.ts'
import { act } from '#act'
import { currencies } from './commons.ts'
import { firstVersion } from './policy.ts'

export type FirstPerson = { readonly company: string; readonly currency: string; readonly login: string; readonly name: string; readonly password: string }

export async function setUpWith(house: House, given: FirstPerson): Promise<void> {
  const today = dayOf(house.store.clock(), house.zone)
  await setUpCompany(house, { name: given.company, currency: given.currency, zone: house.zone })
  await layBooks(house, given.currency, today)
  for (const currency of currencies) await make(house, houseActor, 'commons.currency', currency)
  const { row: department } = await make(house, houseActor, 'commons.department', { code: 'HQ', name: given.company })
  const { row: person } = await make(house, houseActor, 'commons.person', { code: given.login, login: given.login, name: given.name, department: department.id, joinedOn: today })
  const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: person.id, role: 'admin', from: today })
  await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  await setPassword(house.store, person.id, given.login, given.password)
  await make(house, houseActor, 'governance.policy-version', firstVersion(house.plan, today))
}

/** The book with its chart of accounts, and the periods of last, this and next year. */
export async function layBooks(house: House, currency: string, today: string): Promise<void> {
  await openBook(house.store, chart, currency, '2000-01-01')
  for (const year of [-1, 0, 1]) await openYear(house.store, Number(today.slice(0, 4)) + year)
}
