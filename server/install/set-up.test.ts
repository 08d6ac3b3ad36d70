/** An empty house is set up at once: departments, people, roles and passwords; what is wrong is refused before anything is made. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOfPerson, signIn } from '#allow'
import { companyOf, openHouse, type Opened } from '#host'
import { Refused } from '#words'
import { dropDatabase, freshDatabase } from '../../tools/testing/database.ts'
import { theCalendar, theHouse } from '../house.ts'
import { booksGrown } from './books.ts'
import { setUpWith, type Founding } from './set-up.ts'

let [url, house]: [string, Opened | undefined] = ['', undefined]
const here = (): Opened => house as Opened
beforeAll(async () => { url = await freshDatabase(); house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 4, clock: () => new Date('2026-11-26T02:00:00Z') }) })
afterAll(async () => { await house?.close(); await dropDatabase(url) })

const person = (login: string, roles: readonly string[], department = '') => ({ login, name: login, password: 'long-enough', roles, department })
const founding: Founding = { company: '新星', currency: 'CNY', standard: 'small-enterprise', departments: ['市场部', '研发部'], people: [person('zhou', ['operations-director']), person('wu', ['general-manager']), person('lin', ['department-head'], '市场部')] }
const refused = async (change: Partial<Founding>) => setUpWith(here(), { ...founding, ...change }).then(() => undefined, (error: unknown) => { if (error instanceof Refused) return error.refusal.field; throw error })

test('1.3.3 what is wrong names its field, and nothing is made', async () => {
  expect(await refused({ currency: 'XYZ' })).toBe('currency')
  expect(await refused({ standard: 'XYZ' })).toBe('standard')
  expect(await refused({ departments: ['市场部', '市场部'] })).toBe('departments')
  expect(await refused({ people: [person('zhou', ['internal-auditor'])] })).toBe('roles')
  expect(await refused({ people: [person('zhou', []), person('ZHOU', [])] })).toBe('people.0.login')
  expect(await refused({ people: [person('zhou', []), { ...person('wu', []), password: 'short' }] })).toBe('people.0.password')
  expect(await refused({ people: [person('zhou', []), person('wu', [], '没有的部门')] })).toBe('people.0.department')
  expect(await here().store.query({ text: 'select from commons.department' })).toHaveLength(0)
})

test('5.1.3 everybody named can come in, in their role and department', async () => {
  await setUpWith(here(), founding)
  expect((await companyOf(here().store, theHouse))?.name).toBe('新星')
  const roles = async (login: string) => {
    const { person: id } = await signIn(here().store, login, 'long-enough')
    return (await actorOfPerson(here().store, theHouse, id, '2026-11-26'))?.roles.map(({ role }) => role).toSorted()
  }
  expect([await roles('zhou'), await roles('wu'), await roles('lin')]).toEqual([['admin', 'employee', 'operations-director'], ['employee', 'general-manager'], ['department-head', 'employee']])
})

test('6.2.1 books that were laid down before gain the accounts, roles and cash-flow items that came since, and only those', async () => {
  const role = async (name: string) => (await here().store.query<{ number: string }>({ text: 'select number from house.account_map where role = $1', values: [name] }))[0]?.number
  await here().store.query({ text: `delete from house.account_map where role = 'exchange-difference'` })
  await here().store.query({ text: `update house.account_map set number = '5602' where role = 'finance-cost'` })
  await booksGrown(here())
  expect([await role('exchange-difference'), await role('finance-cost')]).toEqual(['560301', '5602'])
  const items = async () => (await here().store.query<{ code: string }>({ text: `select code from finance.cash_item where code in ('1101', '3202') order by code` })).map(({ code }) => code)
  await here().store.query({ text: `delete from finance.cash_item where code = '3202'` })
  expect(await items()).toEqual(['1101'])
  await booksGrown(here())
  expect(await items()).toEqual(['1101', '3202'])
})
