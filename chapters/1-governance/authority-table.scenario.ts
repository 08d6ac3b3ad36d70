/** The authority matrix as tables told on a real house: finance changes a limit from a day on, and orders, approvals and drawn decisions follow it. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, enactDecision, make, publishDecision, publishDraft, saveDecision, saveDraft } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { chinaCalendar } from '#commons'
import { ask } from '#declare'
import { compile, hostOf, inbox, play } from '#flow'
import { openHouse, type Opened } from '#host'
import { learn } from '#read'
import { addDays, Refused, type Refusal } from '#words'
import { theHouse } from '../../server/house.ts'
import { dropDatabase, freshDatabase } from '../../tools/testing/database.ts'
import { authorityFor } from './contract.ts'

const today = '2026-11-24'
const orders = 'authority.supply.purchase-order'
let url: string
let house: Opened
let shipped: string
const staff = new Map<string, Actor>()
const by = (login: string): Actor => staff.get(login) as Actor
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => work.then(() => { throw new Error('it was not refused') }, (error: unknown) => {
  if (error instanceof Refused) return error.refusal
  throw error
})
const authority = async (amount: string, on = today) => (await learn(house.store, theHouse, { found: ask(authorityFor, { document: 'supply.purchase-order', amount, on }) }, { today: on, actor: '', currency: 'CNY' }))['found']
const published = async (login: string, xml: string, from = today) => publishDecision(house, by(login), { key: orders, from, seen: (await saveDecision(house, by(login), { key: orders, xml, seen: 0 })).version })

beforeAll(async () => {
  url = await freshDatabase()
  house = await openHouse({ plan: theHouse, calendar: chinaCalendar, url, clock: () => new Date(`${today}T02:00:00Z`) })
  shipped = await readFile(new URL('../../server/sample/order-authority.dmn', import.meta.url), 'utf8')
  const { row: lab } = await make(house, houseActor, 'commons.department', { code: 'LAB', name: '实验室' })
  for (const [login, role] of [['fin', 'finance-manager'], ['gm', 'general-manager'], ['head', 'department-head'], ['pro', 'procurement-manager'], ['wei', '']] as const) {
    const { row: person } = await make(house, houseActor, 'commons.person', { code: login, login, name: login, department: lab.id, joinedOn: '2020-01-01' })
    if (role) {
      const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: person.id, role, from: '2020-01-01' })
      await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
    }
    staff.set(login, (await actorOfPerson(house.store, house.plan, person.id, today)) as Actor)
  }
  await house.store.transaction((unit) => enactDecision(house, unit, orders, shipped, '2026-01-01'))
})
afterAll(async () => { await house.close(); await dropDatabase(url) })

describe('1.3.3 the authority table', () => {
  test('names who approves an order by its amount, to the fen', async () => {
    expect(await authority('20000.00')).toEqual({ role: 'procurement-manager' })
    expect(await authority('20000.01')).toEqual({ role: 'finance-manager' })
    expect(await authority('50000.01')).toEqual({ role: 'general-manager' })
    expect(await authority('1', '2025-12-31'), 'before the table begins there are no limits either').toBeUndefined()
  })

  test('is changed by finance from a day on; until then the one before is asked', async () => {
    const lower = shipped.replace('&lt;= 20000<', '&lt;= 5000<').replace('{&quot;amount&quot;:&quot;20000&quot;}', '{&quot;amount&quot;:&quot;5000&quot;}').replace('{&quot;amount&quot;:&quot;20000.01&quot;}', '{&quot;amount&quot;:&quot;6000&quot;}')
    expect(await refusalOf(published('wei', lower))).toMatchObject({ kind: 'forbidden' })
    expect(await published('fin', lower, '2026-12-01')).toEqual({ version: 2 })
    expect(await authority('6000')).toEqual({ role: 'procurement-manager' })
    expect(await authority('6000', '2026-12-01')).toEqual({ role: 'finance-manager' })
  })

  test('is not published while a test row fails, a role does not exist, or a condition cannot be read', async () => {
    const seen = (await saveDecision(house, by('fin'), { key: orders, xml: shipped.replace('&lt;= 20000<', '&lt;= 10000<'), seen: 0 })).version
    expect(await refusalOf(publishDecision(house, by('fin'), { key: orders, seen, from: addDays(today, -1) }))).toMatchObject({ rule: 'backdated', field: 'from' })
    expect(await refusalOf(publishDecision(house, by('fin'), { key: orders, seen, from: today }))).toMatchObject({ rule: 'test', field: 'tests.0' })
    const strange = (await saveDecision(house, by('fin'), { key: orders, xml: shipped.replace('&quot;procurement-manager&quot;</dmn:text>', '&quot;emperor&quot;</dmn:text>'), seen })).version
    expect(await refusalOf(publishDecision(house, by('fin'), { key: orders, seen: strange, from: today }))).toMatchObject({ rule: 'role', field: 'rules.0' })
    const unread = (await saveDecision(house, by('fin'), { key: orders, xml: shipped.replace('&lt;= 20000<', '&lt;= (<'), seen: strange })).version
    expect(await refusalOf(publishDecision(house, by('fin'), { key: orders, seen: unread, from: today }))).toMatchObject({ rule: 'feel', field: 'rules.0' })
  })

  test('is asked by approvals that name it, and by steps that decide', async () => {
    const { row: kind } = await make(house, by('head'), 'governance.request-kind', { name: '零星采购', department: by('head').department })
    const drawn = (await readFile(new URL('request-approval.bpmn', import.meta.url), 'utf8')).replace('role:department-head@department', `decision:${orders}`)
    const draft = await saveDraft(house, by('head'), { key: kind.number, xml: drawn, seen: 0 })
    await publishDraft(house, by('head'), { key: kind.number, seen: draft.version })
    const submitted = async (amount: string) => {
      const { row } = await make(house, by('wei'), 'governance.request', { kind: kind.id, title: '工具', reason: '补充', department: by('wei').department, amount })
      return act(house, by('wei'), { document: 'governance.request', id: row.id, action: 'submit' })
    }
    const waits = async (login: string, record: string) => (await inbox(house, by(login), 'todo', house.store.clock().toISOString(), { record })).items.length
    const [small, large] = [(await submitted('900.00')).row, (await submitted('60000.00')).row]
    expect([await waits('pro', small.id), await waits('gm', small.id)]).toEqual([1, 0])
    expect([await waits('pro', large.id), await waits('gm', large.id)]).toEqual([0, 1])

    const deciding = drawn.replaceAll(/<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '').replace(`decision:${orders}`, 'role:general-manager')
      .replace('<bpmn:userTask', `<bpmn:businessRuleTask id="ask" name="问表" zf:decision="${orders}" zf:result="chief"/><bpmn:exclusiveGateway id="who" default="who_else"/><bpmn:sendTask id="tell" name="抄送" zf:copy="role:finance-manager"/><bpmn:userTask`)
      .replace('sourceRef="start" targetRef="decide"/>', 'sourceRef="start" targetRef="ask"/><bpmn:sequenceFlow id="ask_on" sourceRef="ask" targetRef="who"/><bpmn:sequenceFlow id="who_gm" sourceRef="who" targetRef="decide"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">chief = "general-manager"</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id="who_else" sourceRef="who" targetRef="tell"/><bpmn:sequenceFlow id="tell_on" sourceRef="tell" targetRef="approve"/>')
    const next = await saveDraft(house, by('head'), { key: kind.number, xml: deciding, seen: 0 })
    await publishDraft(house, by('head'), { key: kind.number, seen: next.version })
    const rehearsed = async (amount: number, outcomes: readonly string[] = [], xml = deciding) => {
      const definition = await compile(xml)
      return play(definition, 'request', { amount }, outcomes.map((outcome) => ({ node: 'decide', outcome })), await hostOf({ query: house.store.query, at: house.store.clock().toISOString() }, house, definition))
    }
    expect((await rehearsed(900)).ended, 'a rehearsal asks the table in force').toBe('done')
    expect(await rehearsed(60_000)).toMatchObject({ tasks: ['decide'], outcomes: { decide: ['approve', 'reject', 'return'] } })
    const narrow = deciding.replace('id="decide"', 'id="decide" zf:verbs="approve,return"')
    expect((await rehearsed(60_000, ['approve'], narrow)).ended).toBe('done')
    await expect(rehearsed(60_000, ['reject'], narrow), 'a step rehearses only what it permits').rejects.toThrow(/does not allow/)
    const passed = (await submitted('900.00')).row
    expect(passed.state).toBe('approved')
    const told = (login: string) => inbox(house, by(login), 'copied', house.store.clock().toISOString(), { record: passed.id })
    expect((await told('fin')).items.map(({ node }) => node), 'who is told by a drawn copy finds it among what was copied').toEqual(['tell'])
    expect((await told('pro')).items).toEqual([])
    expect((await submitted('60000.00')).row.state).toBe('submitted')
  })
})
