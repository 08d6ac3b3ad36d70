/** Requests told on a real house: a head offers a kind, draws its approval and publishes it; somebody asks; the head decides. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, decide, edit, make, publishDraft, saveDraft, type AnyRow } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { chinaCalendar } from '#commons'
import { inbox, publish } from '#flow'
import { openHouse, type Opened } from '#host'
import { Refused, type Refusal } from '#words'
import { theHouse } from '../../server/house.ts'
import { begunFrom, templates } from '../../web/design/templates.ts'
import { bpmnOf } from '../../web/design/write.ts'
import { dropDatabase, freshDatabase } from '../../tools/testing/database.ts'

const today = '2026-11-24'
let url: string
let house: Opened
let lab: string
const staff = new Map<string, Actor>()
const by = (login: string): Actor => staff.get(login) as Actor
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => work.then(() => { throw new Error('it was not refused') }, (error: unknown) => {
  if (error instanceof Refused) return error.refusal
  throw error
})

beforeAll(async () => {
  url = await freshDatabase()
  house = await openHouse({ plan: theHouse, calendar: chinaCalendar, url, clock: () => new Date(`${today}T02:00:00Z`) })
  const { row: company } = await make(house, houseActor, 'commons.department', { code: 'ALL', name: '公司' })
  const department = async (code: string) => (await make(house, houseActor, 'commons.department', { code, name: code, parent: company.id })).row.id
  const [here, there] = [await department('LAB'), await department('FIN')]
  lab = here
  for (const [login, role, at] of [['head', 'department-head', here], ['other', 'department-head', there], ['wei', '', here], ['lin', '', there], ['gm', 'general-manager', ''], ['hr', 'hr-manager', ''], ['finance', 'finance-manager', ''], ['buying', 'procurement-manager', ''], ['operations', 'operations-director', ''], ['cashier', 'cashier', '']] as const) {
    const { row: person } = await make(house, houseActor, 'commons.person', { code: login, login, name: login, department: at || here, joinedOn: '2020-01-01' })
    if (role) {
      const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: person.id, role, from: '2020-01-01', ...(at ? { department: at } : {}) })
      await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
    }
    staff.set(login, (await actorOfPerson(house.store, house.plan, person.id, today)) as Actor)
  }
  await edit(house, houseActor, 'commons.department', here, 1, { head: by('head').person })
})
afterAll(async () => { await house.close(); await dropDatabase(url) })

/** One decision by the role, then approved, rejected or returned. */
const drawing = (approvers: string) => `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zf="http://zhangfa.example/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t"><process id="request" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="chief"/>
  <userTask id="chief" name="总经理审批" zf:en="General manager" zf:approvers="${approvers}"/><sequenceFlow id="f2" sourceRef="chief" targetRef="g"/>
  <exclusiveGateway id="g" default="f5"/>
  <sequenceFlow id="f3" sourceRef="g" targetRef="approve"><conditionExpression xsi:type="tFormalExpression">outcome = "approve"</conditionExpression></sequenceFlow>
  <sequenceFlow id="f4" sourceRef="g" targetRef="reject"><conditionExpression xsi:type="tFormalExpression">outcome = "reject"</conditionExpression></sequenceFlow>
  <sequenceFlow id="f5" sourceRef="g" targetRef="return"/>
  <serviceTask id="approve" name="同意"/><serviceTask id="reject" name="驳回"/><serviceTask id="return" name="退回"/>
  <sequenceFlow id="f6" sourceRef="approve" targetRef="done"/><sequenceFlow id="f7" sourceRef="reject" targetRef="no"/><sequenceFlow id="f8" sourceRef="return" targetRef="back"/>
  <endEvent id="done"/><endEvent id="no"/><endEvent id="back"/>
</process></definitions>`

describe('1.3.3 a kind of request', () => {
  let kind: AnyRow
  const requests = 'governance.request'
  const asked = async (login: string, more: Readonly<Record<string, unknown>> = {}) => (await make(house, by(login), requests, { kind: kind.id, title: '示波器借用', department: by(login).department, reason: '样机测试', ...more })).row
  const submitted = async (login: string, more: Readonly<Record<string, unknown>> = {}) => (await act(house, by(login), { document: requests, id: (await asked(login, more)).id, action: 'submit' })).row
  const waiting = async (login: string, record: string) => (await inbox(house, by(login), 'todo', house.store.clock().toISOString(), { record })).items

  test('is offered by the head of a department, not by everybody', async () => {
    expect((await refusalOf(make(house, by('wei'), 'governance.request-kind', { name: '借用', department: lab }))).kind).toBe('forbidden')
    kind = (await make(house, by('head'), 'governance.request-kind', { name: '仪器借用', nameEn: 'Instrument loan', department: lab, startedBy: 'everyone', days: 'must' })).row
    expect(kind.state).toBe('open')
  })

  test('asks for what its form must give', async () => {
    expect((await refusalOf(submitted('wei'))).field).toBe('from')
  })

  test('goes to the head of the department until an approval is drawn for it', async () => {
    const request = await submitted('wei', { from: today, until: today })
    const [task] = await waiting('head', request.id)
    expect(task).toMatchObject({ node: 'decide' })
    expect((await decide(house, by('head'), { task: task?.id ?? '', verb: 'approve' })).row.state).toBe('approved')
  })

  test('has its approval drawn by its own head, and by no other head', async () => {
    expect((await refusalOf(saveDraft(house, by('other'), { key: kind.number, xml: drawing('role:general-manager'), seen: 0 }))).kind).toBe('forbidden')
    expect(await saveDraft(house, by('head'), { key: kind.number, xml: drawing('role:nobody'), seen: 0 })).toEqual({ version: 1 })
  })

  test('is not published while its drawing names nobody who exists', async () => {
    expect(await refusalOf(publishDraft(house, by('head'), { key: kind.number, seen: 1 }))).toMatchObject({ field: 'chief', rule: 'approvers' })
  })

  test('is never saved over what somebody else saved meanwhile', async () => {
    expect(await saveDraft(house, by('head'), { key: kind.number, xml: drawing('role:general-manager'), seen: 1 })).toEqual({ version: 2 })
    expect((await refusalOf(saveDraft(house, by('head'), { key: kind.number, xml: drawing('role:general-manager'), seen: 1 }))).kind).toBe('stale')
    expect((await refusalOf(publishDraft(house, by('head'), { key: kind.number, seen: 1 }))).kind).toBe('stale')
  })

  test('is walked as drawn once published, and the publishing is a deed', async () => {
    expect(await publishDraft(house, by('head'), { key: kind.number, seen: 2 })).toEqual({ version: 1 })
    const request = await submitted('lin', { from: today, until: today })
    expect(await waiting('head', request.id)).toEqual([])
    const [task] = await waiting('gm', request.id)
    expect((await decide(house, by('gm'), { task: task?.id ?? '', verb: 'reject', opinion: '不急' })).row.state).toBe('rejected')
    const deeds = await house.store.query({ text: `select person, after from house.deed where record = $1 and action = 'publish-process'`, values: [kind.id] })
    expect(deeds).toEqual([{ person: by('head').person, after: { process: kind.number, version: 1 } }])
  })
})

describe('1.3.3 a template of an approval', () => {
  const requests = 'governance.request'
  /** Who decided, in order, until nobody is asked any more. */
  const decidedBy = async (record: string): Promise<readonly string[]> => {
    const deciders: string[] = []
    for (const _ of Array.from({ length: 9 })) for (const [login, actor] of staff) {
      const [task] = (await inbox(house, actor, 'todo', house.store.clock().toISOString(), { record })).items
      if (task) { await decide(house, actor, { task: task.id, verb: 'approve' }); deciders.push(login) }
    }
    return deciders
  }
  const asks = { small: { amount: '800', from: today, until: today }, large: { amount: '200000', from: today, until: '2026-11-26' } }
  test.each([
    ['leave', ['head'], ['head', 'hr']], ['expense', ['head', 'finance'], ['head', 'finance', 'gm']], ['purchase', ['head', 'buying'], ['head', 'buying', 'finance', 'gm']],
    ['seal', ['head', 'operations'], ['head', 'operations']], ['contract', ['head', 'finance', 'operations'], ['head', 'finance', 'operations', 'gm']],
  ])('%s may be published as it is and asks whom it says, for little and for much', async (key, little, much) => {
    const template = templates.find((one) => one.key === key)
    if (!template) throw new Error(key)
    const { row: kind } = await make(house, by('head'), 'governance.request-kind', { name: template.name[0], nameEn: template.name[1], department: lab, days: 'may', amount: 'may' })
    const xml = bpmnOf(begunFrom({ pool: 'request', name: template.name[0], ends: { approve: 'approve', reject: 'reject', return: 'return' }, steps: [] }, template))
    await saveDraft(house, by('head'), { key: kind.number, xml, seen: 0 })
    expect(await publishDraft(house, by('head'), { key: kind.number, seen: 1 })).toEqual({ version: 1 })
    for (const [asked, deciders] of [[asks.small, little], [asks.large, much]] as const) {
      const { row: request } = await make(house, by('wei'), requests, { kind: kind.id, title: template.name[0], department: lab, reason: '试制', ...asked })
      await act(house, by('wei'), { document: requests, id: request.id, action: 'submit' })
      expect(new Set(await decidedBy(request.id))).toEqual(new Set(deciders))
      expect(await house.store.query({ text: 'select state from governance.request where id = $1', values: [request.id] })).toEqual([{ state: 'approved' }])
    }
  })

  test('every one that the designer offers is told of here', () => { expect(templates.map(({ key }) => key)).toEqual(['leave', 'expense', 'purchase', 'seal', 'contract']) })
})

describe('1.3.3 a process that the house ships', () => {
  test('is drawn only by those who design for the whole company', async () => {
    expect((await refusalOf(saveDraft(house, by('head'), { key: 'request-approval', xml: drawing('role:general-manager'), seen: 0 }))).kind).toBe('forbidden')
  })

  test('does not come back over the one the company published', async () => {
    await saveDraft(house, houseActor, { key: 'request-approval', xml: drawing('role:general-manager'), seen: 0 })
    expect(await publishDraft(house, houseActor, { key: 'request-approval', seen: 1 })).toEqual({ version: 2 })
    expect(await publish(house)).toEqual([])
  })
})
