/** The sample company as a newcomer finds it: everybody at their desk, the books in balance, something waiting for each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#act'
import { actorOf, actorOfPerson, signIn, type Actor } from '#allow'
import { ownerRoles } from '#commons'
import type { Figure } from '#declare'
import { inbox } from '#flow'
import { openHouse, type Opened } from '#host'
import { trialBalance } from '#ledger'
import { figureRows, runQuery } from '#read'
import { isPositive, isZero, minus, sum } from '#words'
import { dropDatabase, freshDatabase } from '../../tools/testing/database.ts'
import { theCalendar, theHouse } from '../house.ts'
import { loadSample } from './index.ts'
import { purchases, steps } from './purchases.ts'

const now = '2026-11-24T02:00:00.000Z'
let url: string
let house: Opened
let logins: readonly string[]

beforeAll(async () => {
  url = await freshDatabase()
  house = await openHouse({ plan: theHouse, calendar: theCalendar, url, clock: () => new Date(now) })
  logins = (await loadSample(house, '示例密码')).logins
})
afterAll(async () => { await house.close(); await dropDatabase(url) })

const found = <T extends object>(document: string, fields: Readonly<Record<string, string>>, where: Readonly<Record<string, string>> = {}) => runQuery<T>(house.store, theHouse, { source: { document }, where, fields })
const personOf = async (login: string): Promise<Actor> => {
  const [person] = await found<{ id: string }>('commons.person', { id: 'id' }, { login })
  return (await actorOfPerson(house.store, theHouse, person?.id ?? '', '2026-11-24')) as Actor
}
const upTo = (step: (typeof steps)[number]) => purchases.filter((one) => steps.indexOf(one.upTo) >= steps.indexOf(step)).length

describe('the sample company', () => {
  test('has its departments, people, items and suppliers', async () => {
    const counts = await Promise.all(['commons.department', 'commons.person', 'commons.item', 'supply.supplier'].map(async (document) => (await found(document, { id: 'id' })).length))
    expect(counts).toEqual([9, 45, 60, 12])
  })

  test('every role that owns a clause is held by one person, department heads by one in each department', async () => {
    const held = await found<{ role: string }>('commons.role-holding', { role: 'role' }, { state: 'active' })
    const wrong = ownerRoles.filter(({ role }) => held.filter((one) => one.role === role).length !== (role === 'department-head' ? 9 : 1))
    expect(wrong).toEqual([])
  })

  test('the people it shows sign in with the one password', async () => {
    for (const login of logins.slice(0, 3)) {
      const { token } = await signIn(house.store, login, '示例密码')
      expect((await actorOf(house.store, theHouse, token))?.login).toBe(login)
    }
  })

  test('three months of purchases stand where the story left them', async () => {
    const count = async (document: string) => (await found(document, { id: 'id' })).length
    expect(await count('supply.purchase-requisition')).toBe(purchases.length)
    expect(await count('supply.purchase-order')).toBe(upTo('ordered'))
    expect(await count('supply.supplier-invoice')).toBe(upTo('invoiced'))
    expect(await count('finance.payment')).toBe(upTo('paid'))
    const stopped = await found<{ matched: string }>('supply.supplier-invoice', { matched: 'matched' }, { state: 'exception' })
    expect(stopped.map(({ matched }) => /单价|数量/.exec(matched)?.[0]).toSorted()).toEqual(['单价', '数量'])
  })

  test.each(['gm', 'ops', 'rdhead', 'buyer', 'buyhead', 'keeper', 'qc', 'ap', 'finhead', 'cashier'])('something waits for %s', async (login) => {
    expect((await inbox(house, await personOf(login), 'todo', now)).total).toBeGreaterThan(0)
  })
})

test('3.1.3 its laboratory has one instrument passed, one failed, one waiting for release', async () => {
  const records = await found<{ result: string; state: string }>('lab.calibration-record', { result: 'result', state: 'state' })
  expect(records.map(({ result, state }) => `${result} ${state}`).toSorted()).toEqual(['failed released', 'passed concluded', 'passed released'])
})

test('6.1.3 its budgets bear what was asked for, ordered and billed, and none is overdrawn', async () => {
  const { rows } = await figureRows(house.store, theHouse, theHouse.figures.get('finance.budget-left') as Figure, await personOf('finhead'))
  expect(rows).toHaveLength(4)
  expect(rows.filter(({ left }) => !isPositive(String(left)))).toEqual([])
  const production = rows.find(({ aside, unspent }) => isPositive(String(aside)) && isPositive(minus('600000', String(unspent))))
  expect(production).toBeDefined()
})

describe('6.2.1 its books', () => {
  test('are in balance, and show debts, stock and bank', async () => {
    const rows = await trialBalance(house.store, '2026-01', '2026-12')
    expect(isZero(minus(sum(rows.map(({ closingDebit }) => closingDebit)), sum(rows.map(({ closingCredit }) => closingCredit))))).toBe(true)
    const standing = rows.filter((row) => !isZero(minus(row.closingDebit, row.closingCredit))).map(({ account }) => account)
    expect(standing).toEqual(expect.arrayContaining(['1002', '1403', '220201', '220202', '22210101']))
  })

  test('know of no voucher number twice, and of no gap', async () => {
    const gaps = await house.store.query({ text: `select word, period from house.entry group by word, period having max(number) <> count(*) or min(number) <> 1` })
    expect(gaps).toEqual([])
  })
})

describe('4.1.1 nothing is ordered from a supplier whose paper has run out', () => {
  test('the order for gas cannot be submitted, and says why', async () => {
    const [order] = await found<{ id: string }>('supply.purchase-order', { id: 'id' }, { state: 'draft', 'supplier.code': 'S009' })
    await expect(act(house, await personOf('buyer'), { document: 'supply.purchase-order', id: order?.id ?? '', action: 'submit' })).rejects.toMatchObject({ refusal: { clause: '4.1.1', field: 'supplier' } })
  })
})
