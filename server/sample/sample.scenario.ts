/** The sample company as a newcomer finds it: everybody at their desk, the books in balance, something waiting for each. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, batch, make } from '#act'
import { actorOf, actorOfPerson, signIn, type Actor } from '#allow'
import { ownerRoles } from '#commons'
import type { Figure } from '#declare'
import { attend, keptPlan, populationSums } from '#duty'
import { inbox } from '#flow'
import type { Opened } from '#host'
import { bookOf, cashFlows, trialBalance } from '#ledger'
import { figureRows, paceOf, runQuery } from '#read'
import { isPositive, isZero, minus, sum } from '#words'
import { dropDatabase } from '../../tools/testing/database.ts'
import { settled } from '../../tools/testing/open-stall.ts'
import { theCalendar, theHouse } from '../house.ts'
import { openSample, sampleNow as now, samplePassword } from '../testing/sample.ts'
import { proposeMissing } from '../policy-import/index.ts'
import { moneyAccounts } from '../../chapters/6-finance/1-books/cash-flows.ts'
import { shown } from './index.ts'
import { purchases, steps } from './purchases.ts'

let url: string
let house: Opened

beforeAll(async () => { ({ house, url } = await openSample()) })
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
    for (const login of shown.slice(0, 3)) {
      const { token } = await signIn(house.store, login, samplePassword)
      expect((await actorOf(house.store, theHouse, token))?.login).toBe(login)
    }
  })

  test('three months of purchases stand where the story left them', async () => {
    const count = async (document: string) => (await found(document, { id: 'id' })).length
    expect(await count('supply.purchase-requisition')).toBe(purchases.length)
    expect(await count('supply.purchase-order')).toBe(upTo('ordered'))
    const ahead = 1
    expect(await count('supply.supplier-invoice')).toBe(upTo('invoiced') + ahead)
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

test('1.3.2 its processes tell how long half and nine in ten of their cases took in working time, the slowest first', async () => {
  const paces = await paceOf(house.store, theHouse, await personOf('ops'), now, 92)
  expect(paces.map(({ key }) => key)).toContain('purchase-to-pay')
  for (const { cases, median, p90 } of paces) expect([cases > 0, (p90 ?? 0) >= (median ?? 0)]).toEqual([true, true])
  expect(paces.map(({ p90 }) => p90 ?? -1)).toEqual(paces.map(({ p90 }) => p90 ?? -1).toSorted((a, b) => b - a))
  expect(await paceOf(house.store, theHouse, await personOf('ops'), '2020-01-01T00:00:00Z', 92)).toEqual([])
})

describe('6.2.1 its books', () => {
  test('are in balance, and show debts, stock and bank', async () => {
    const rows = await trialBalance(bookOf(house.store), '2026-01', '2026-12')
    expect(isZero(minus(sum(rows.map(({ closingDebit }) => closingDebit)), sum(rows.map(({ closingCredit }) => closingCredit))))).toBe(true)
    const standing = rows.filter((row) => !isZero(minus(row.closingDebit, row.closingCredit))).map(({ account }) => account)
    expect(standing).toEqual(expect.arrayContaining(['1002', '1403', '220201', '220202', '22210101']))
  })

  test('tell every way in which a customer pays: later, ahead, by bill, by the bank, and what is given back', async () => {
    const states = async (document: string) => (await found<{ state: string }>(document, { state: 'state' })).map(({ state }) => state).toSorted()
    expect(await Promise.all(['finance.discounting', 'finance.bill', 'finance.customer-credit'].map(states))).toEqual([['disbursed', 'pledged', 'sold'], ['discounted', 'endorsed', 'held'], ['posted', 'posted', 'refunded']])
    const rows = await trialBalance(bookOf(house.store), '2026-01', '2026-12')
    expect(Object.fromEntries(rows.filter(({ account }) => ['1123', '2203', '112291', '112292'].includes(account)).map(({ account, closingDebit, closingCredit }) => [account, Number(closingDebit) - Number(closingCredit)]))).toEqual({ 1123: 10200, 2203: -25356, 112291: 10000, 112292: 21696 })
  })

  test('say of all money what it came or went for, and agree with the bank at the end of each month', async () => {
    expect((await cashFlows(bookOf(house.store), '2026-01', '2026-12', moneyAccounts)).filter(({ item }) => item === null).map(({ amount }) => amount)).toEqual(['4872000'])
    const told = await found<{ to: string; state: string; difference: string; bankOnly: string; bookOnly: string }>('finance.bank-statement', { to: 'to', state: 'state', difference: 'difference', bankOnly: 'bankOnly', bookOnly: 'bookOnly' })
    expect(told.toSorted((a, b) => (a.to < b.to ? -1 : 1)).map(({ to, state, ...sums }) => [to, state, ...[sums.difference, sums.bankOnly, sums.bookOnly].map(Number)])).toEqual([['2026-09-30', 'reconciled', 0, 0, 0], ['2026-10-31', 'entered', 0, -36, 0]])
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

describe('9.1.2 all 79 clauses go from bound to kept', () => {
  const attended = async () => { await settled(house); while (await attend(house.store, theHouse, theCalendar)) { /* until every deed was looked at */ } }
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const sums = () => populationSums(house.store, theHouse, { at: now, zone: house.zone }, year)
  const keptIn = async () => new Set((await sums()).filter(({ state, count }) => (state === 'kept' || state === 'late') && count > 0).map(({ clause }) => clause))
  const holder = async (role: string) => (await found<{ person: string }>('commons.role-holding', { person: 'person' }, { role, state: 'active' }))[0]?.person ?? ''
  const acted = (login: string, document: string, id: string, action: string, values: Readonly<Record<string, unknown>> = {}) => personOf(login).then((actor) => act(house, actor, { document, id, action, values }))
  const procedural = [...new Set([...theHouse.obligations.values()].filter(({ plain }) => !plain).map(({ clause }) => clause))]

  test('each is bound: what we propose is accepted at once', async () => {
    const ops = await personOf('ops')
    expect(await proposeMissing(house, ops)).toBe(79)
    const bound = await found<{ id: string }>('governance.binding', { id: 'id' })
    const answers = await batch(house, ops, bound.map(({ id }) => ({ document: 'governance.binding', id, action: 'accept' })))
    expect(answers.filter((one) => 'refusal' in one)).toEqual([])
    await attended()
    const owed = new Set((await sums()).map(({ clause }) => clause))
    expect([...theHouse.clauses.keys()].filter((clause) => !owed.has(clause) && ![...theHouse.obligations.values()].some((one) => one.clause === clause && 'each' in one.trigger))).toEqual([])
  })

  test('each that no procedure carries is kept by evidence that its owner gives and somebody else accepts', async () => {
    const kept = await keptPlan(house.store, theHouse)
    const open = await house.store.query<{ obligation: string; clause: string; period: string; department: string | null }>({ text: `select distinct on (clause) obligation, clause, period, department from house.occurrence where obligation like 'evidence.%' and met_at is null and opens_at <= $1 and closes_at > $1 order by clause, closes_at`, values: [now] })
    expect(open.length).toBeGreaterThan(40)
    for (const { obligation, clause, period, department } of open) {
      const owner = kept.obligations.get(obligation)?.owner ?? ''
      const [heading] = department ? await found<{ head: string }>('commons.department', { head: 'head' }, { id: department }) : []
      const doer = (await actorOfPerson(house.store, theHouse, heading?.head ?? (await holder(owner)), '2026-11-24')) as Actor
      const { row } = await make(house, doer, 'governance.evidence-task', { clause, period, title: clause, department: department ?? doer.department, responsible: doer.person, dueOn: '2026-11-30' })
      await act(house, doer, { document: 'governance.evidence-task', id: row.id, action: 'deliver', values: { report: '本期已按条款办理，记录见附件' } })
      await acted(doer.login === 'ops' ? 'auditor' : 'ops', 'governance.evidence-task', row.id, 'accept')
    }
    await attended()
    const done = await keptIn()
    expect([...theHouse.clauses.keys()].filter((clause) => !procedural.includes(clause) && !done.has(clause))).toEqual([])
  })

  test('each that a procedure carries is kept by doing it, here or in the stories that bear its number', async () => {
    const [version] = await found<{ id: string }>('governance.policy-version', { id: 'id' }, { state: 'in-force' })
    await acted('ops', 'governance.policy-version', version?.id ?? '', 'review', { reviewNote: '无需修订' })
    const done = await keptIn()
    const stories = globSync('{chapters,server,departments}/**/*.scenario.ts', { cwd: join(import.meta.dirname, '../..') }).map((path) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).join('\n')
    expect(procedural.filter((clause) => !done.has(clause) && !stories.includes(`'${clause} `))).toEqual([])
  })
})
