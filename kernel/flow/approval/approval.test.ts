/** Approvals as people know them, on a stall whose drawing is changed from story to story: who and how many, and who is away or late. What each verb does stands in `verbs.test.ts`. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, make } from '#act'
import { houseActor } from '#allow'
import type { Process } from '#declare'
import { attendOne, checked, stuckApprovals, warnings } from '#flow'
import { history } from '#read'
import { Refused } from '#words'
import { openDesk, refusal, start, type Desk } from '../../../tools/testing/approval-desk.ts'
import { wishDocument } from '../../../tools/testing/stall.ts'

let { stall, drawn, submitted, has, does, who, people } = {} as Desk
beforeAll(async () => { ({ stall, drawn, submitted, has, does, who, people } = await openDesk()) })
afterAll(() => stall.house.close())
/** What stands in the history, the newest first. */
const told = async (wish: string) => history(stall.house.store, stall.house.plan, wishDocument, await stall.as('lao'), wish)

describe('2.2.5 how many must approve', () => {
  test('会签: all of a group, and the first refusal ends it', async () => {
    await drawn('zf:approvers="group:board" zf:mode="all"')
    const wish = await submitted()
    expect(await does('an', wish, 'approve')).toBe('submitted')
    expect((await refusal(does('an', wish, 'approve'))).kind).toBe('not-found')
    expect(await does('bo', wish, 'approve')).toBe('submitted')
    expect(await does('chen', wish, 'approve')).toBe('approved')
    const other = await submitted()
    expect(await does('bo', other, 'reject', { opinion: '不必' })).toBe('rejected')
    expect(await has('an', other)).toBeUndefined()
  })
  test('或签: two at once, one decides and the other is told that it was dealt with', async () => {
    await drawn('zf:approvers="group:board"')
    const wish = await submitted()
    const both = await Promise.allSettled([does('an', wish, 'approve'), does('bo', wish, 'reject', { opinion: '不必' })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(Refused)
    expect((await who(wish)).history[0]?.signers.filter(({ state }) => state === 'approve' || state === 'reject')).toHaveLength(1)
  })
  test('依次: one after the other, nobody before their turn', async () => {
    await drawn('zf:approvers="person:chen,person:an" zf:mode="sequence"')
    const wish = await submitted()
    expect(await has('an', wish)).toBeUndefined()
    await does('chen', wish, 'approve')
    expect(await has('an', wish)).toMatchObject({ signers: [{ state: 'approve' }, { state: 'open' }] })
    expect(await does('an', wish, 'approve')).toBe('approved')
  })
  test('a named person is found by login, also where a field of the document bears that name', async () => {
    const ids = stall.ids as Record<string, string>
    ids['title'] = (await make(stall.house, houseActor, 'commons.person', { code: 'title', login: 'title', name: '铁涛', department: ids['lab'], joinedOn: '2026-01-01' })).row.id
    await drawn('zf:approvers="person:title"')
    expect(await does('title', await submitted(), 'approve')).toBe('approved')
  })
  test('票签: two thirds of the weight carry it; a refusal merely counts until the share is out of reach', async () => {
    await drawn('zf:approvers="group:board" zf:mode="vote" zf:share="60" zf:weights="an=2" zf:refusal="counts"')
    const wish = await submitted()
    expect(await does('bo', wish, 'reject', { opinion: '不必' })).toBe('submitted')
    expect(await does('chen', wish, 'approve')).toBe('submitted')
    expect(await does('an', wish, 'approve')).toBe('approved')
    const lost = await submitted()
    expect(await does('an', lost, 'reject', { opinion: '不必' })).toBe('rejected')
  })
})

describe('2.2.5 who is asked', () => {
  test('the head of the department and heads upward; a position; an expression; nobody twice', async () => {
    const department = (await stall.house.store.query<{ version: number }>({ text: 'update commons.department set head = $1 where id = $2 returning version', values: [stall.ids['lao'], stall.ids['lab']] }))[0]
    expect(department).toBeDefined()
    await stall.house.store.query({ text: 'update commons.department set head = $1 where id = $2', values: [stall.ids['chen'], stall.ids['company']] })
    await drawn(`zf:approvers='chain:2,feel:if total &gt; 5 then "an" else "bo",head:1' zf:mode="all"`)
    const wish = await submitted()
    expect(new Set((await who(wish)).tokens[0]?.people)).toEqual(new Set(people('lao', 'chen', 'an')))
  })
  test('an approver who starts it is passed over, or the head above is asked instead', async () => {
    await drawn('zf:approvers="person:wei,person:an" zf:mode="all" zf:starter="skip"')
    const passed = await submitted()
    expect((await who(passed)).tokens[0]?.people).toEqual(people('an'))
    expect((await has('an', passed))?.signers.map(({ state, why }) => [state, why])).toEqual([['skipped', 'started-it'], ['open', null]])
    await drawn('zf:approvers="starter" zf:mode="all" zf:starter="head"')
    const above = await submitted()
    expect((await who(above)).tokens[0]?.people).toEqual(people('lao'))
    expect((await has('lao', above))?.signers).toMatchObject([{ state: 'open', why: 'for-the-starter' }])
  })
  test('去重: who approved before is not asked again, and the history says that nobody pressed a button', async () => {
    await drawn('zf:approvers="person:an" zf:same-person="skip-once"', 'zf:approvers="person:an"')
    const wish = await submitted()
    expect(await does('an', wish, 'approve')).toBe('approved')
    expect((await who(wish)).history.filter(({ automatic }) => automatic).map(({ signers }) => signers)).toMatchObject([[{ state: 'skipped', why: 'approved-before' }]])
    const past = await told(wish)
    expect(past.map(({ action }) => action)).toEqual(['approve', 'house:approved-before', 'task:approve', 'submit', 'make'])
    expect(past[1]).toMatchObject({ label: ['自动通过：前面的环节已同意', 'Passed by itself: approved an earlier step'], step: ['批准申请', 'Approve the wish'], whom: ['an', 'an'], person: { name: '章法' }, clause: '4.2.1' })
  })
  test('去重 only in a row: with somebody else between, who approved before is asked again', async () => {
    await drawn('zf:approvers="person:an" zf:same-person="skip-in-row"', 'between', `<sequenceFlow id="f0" sourceRef="Asked" targetRef="First"/><userTask id="First" name="初审" zf:approvers="person:an"/><sequenceFlow id="f8" sourceRef="First" targetRef="Second"/>
      <userTask id="Second" name="复审" zf:approvers="person:bo"/><sequenceFlow id="f1" sourceRef="Second" targetRef="Decide"/>`)
    const wish = await submitted()
    await does('an', wish, 'approve')
    stall.now.set('2026-09-28T02:01:00.000Z')
    expect(await does('bo', wish, 'approve')).toBe('submitted')
    expect(await does('an', wish, 'approve')).toBe('approved')
    stall.now.set(start)
  })
  test('whom separation of duties keeps from deciding is not asked: others who may do, else the head above, else those who look after the house', async () => {
    const asked = async (attributes: string) => { await drawn(attributes); const wish = await submitted(); return [wish, (await who(wish)).tokens[0]?.people] as const }
    const [own, above] = await asked('zf:approvers="starter" zf:starter="self"')
    expect(above).toEqual(people('lao'))
    expect((await has('lao', own))?.signers).toMatchObject([{ state: 'open', why: 'kept-apart' }])
    expect(await does('lao', own, 'approve')).toBe('approved')
    expect((await asked('zf:approvers="person:wei,person:an"'))[1]).toEqual(people('an'))
    expect((await asked('zf:approvers="person:lao,person:wei,person:an" zf:mode="all"'))[1], 'the head above is asked once').toEqual(people('lao', 'an'))
    const headed = (lab: string | null) => stall.house.store.query({ text: 'update commons.department set head = case id when $1 then $2::uuid when $3 then $4::uuid end where id in ($1, $3)', values: [stall.ids['lab'], lab, stall.ids['company'], lab && stall.ids['chen']] })
    await headed(null)
    const [last, rooted] = await asked('zf:approvers="person:wei"')
    expect([rooted, (await has('root', last))?.signers[0]?.why]).toEqual([people('root'), 'kept-apart'])
    await headed(stall.ids['wei'] as string)
    const [late] = await asked('zf:approvers="person:an" zf:due="PT8H" zf:on-due="escalate"')
    stall.now.set('2026-09-29T10:00:00.000Z')
    await stall.house.store.transaction((unit) => attendOne(unit, stall.house))
    expect((await who(late)).tokens[0]?.people, 'the head above asked for it themselves').toEqual(people('chen'))
    stall.now.set(start)
    await headed(stall.ids['lao'] as string)
  })
  test('a step drawn for the starter whom the conflict table keeps from deciding is published, and warned of by name', async () => {
    const { plan } = stall.house
    const process = plan.processes.get('wish') as Process
    const xml = (await readFile(new URL(process.diagram), 'utf8')).replace('zf:approvers="role:head@department"', 'zf:approvers="role:head@department" zf:starter="self"')
    const warned = async (one: Process) => { const bounds = Object.entries(one.pools).map(([pool, binding]) => ({ process: one, pool, binding })); return warnings(plan, xml, await checked(plan, xml, bounds), bounds) }
    expect(await warned(process)).toMatchObject([{ field: 'Decide', rule: 'self', refused: { zh: '“批准申请”设为发起人自审，但不相容职务表禁止同一人“请购”又“审批”：届时改由其上级或系统管理员审批' } }])
    expect(await warned({ ...process, pools: { 'wish-approval': { ...process.pools['wish-approval'] as Process['pools'][string], starts: 'cancel' } } }), 'what no duty begins, nobody is kept from').toEqual([])
  })
  test('the person a field names, and whom the approver before chooses', async () => {
    await drawn('zf:approvers="field:enteredBy" zf:mode="all"')
    expect((await who(await submitted({ ...houseActor }))).tokens[0]?.people).toEqual(people('wei'))
    await drawn('zf:approvers="previous-choice" zf:mode="all"', 'zf:approvers="person:an"')
    const wish = await submitted()
    await does('an', wish, 'approve')
    expect((await refusal(does('an', wish, 'approve'))).kind).toBe('conflict')
    await does('an', wish, 'transfer', { to: people('bo'), opinion: '请审批' })
    expect(await does('bo', wish, 'approve')).toBe('approved')
  })
  test('nobody: it goes to the administrator, or stands still with an alarm; it never passes by itself', async () => {
    await drawn('zf:approvers="group:nobody"')
    const looked = await submitted()
    expect((await who(looked)).tokens[0]?.people).toEqual(people('root'))
    expect((await has('root', looked))?.signers).toMatchObject([{ state: 'open', why: 'nobody-found' }])
    await drawn('zf:approvers="group:nobody" zf:nobody="stop"')
    const wish = await submitted()
    const standing = async () => (await stuckApprovals(stall.house.store, () => '')).map(({ record }) => record)
    expect(await standing()).toEqual([wish])
    expect(await stuckApprovals(stall.house.store, () => 'false')).toMatchObject([{ document: 'stall.wish', record: null, number: expect.any(String), seen: false }])
    expect((await who(wish)).tokens[0]?.people).toBeNull()
    expect(await stall.house.store.query({ text: `select 1 from house.notification where record = $1 and person = $2 and kind = 'alarm'`, values: [wish, stall.ids['root']] })).toHaveLength(1)
    await does('root', wish, 'transfer', { to: people('an'), opinion: '请代为审批' })
    expect(await standing()).toEqual([])
    expect(await does('an', wish, 'approve')).toBe('approved')
  })
  test('nobody of a role: where only the starter holds it, or nobody does, it acts as drawn for nobody and says why; where somebody else may, it waits for them', async () => {
    const asked = async (attributes: string) => { await drawn(attributes); const wish = await submitted(); return [wish, (await who(wish)).tokens[0]?.people] as const }
    const holding = (await make(stall.house, houseActor, 'commons.role-holding', { person: stall.ids['wei'], role: 'project-manager', from: '2026-01-01' })).row.id
    await act(stall.house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
    const [own, administrator] = await asked('zf:approvers="role:project-manager"')
    expect(administrator).toEqual(people('root'))
    expect((await has('root', own))?.signers).toMatchObject([{ state: 'open', why: 'nobody-free' }])
    expect(await has('wei', own)).toBeUndefined()
    expect(await does('root', own, 'approve')).toBe('approved')
    const [named, chen] = await asked('zf:approvers="role:project-manager@department" zf:nobody="person:chen"')
    expect([chen, (await has('chen', named))?.signers[0]?.why]).toEqual([people('chen'), 'nobody-free'])
    const [stopped, none] = await asked('zf:approvers="role:project-manager" zf:nobody="stop"')
    expect([none, (await stuckApprovals(stall.house.store, () => '')).some(({ record }) => record === stopped)]).toEqual([null, true])
    const [alarm] = await stall.house.store.query<{ text_zh: string }>({ text: `select text_zh from house.notification where record = $1 and person = $2 and kind = 'alarm'`, values: [stopped, stall.ids['root']] })
    expect(alarm?.text_zh).toMatch(/^W-2026-\d{4} 的审批没有人可以处理：有权审批的人都因不相容职务不能审批/)
    await does('root', stopped, 'transfer', { to: people('an'), opinion: '请代为审批' })
    const [unheld, root] = await asked('zf:approvers="role:nobody-yet"')
    expect([root, (await has('root', unheld))?.signers[0]?.why]).toEqual([people('root'), 'nobody-found'])
    expect((await asked('zf:approvers="role:project-manager,role:head@department"'))[1], 'whoever heads it may').toBeNull()
    expect(await has('lao', (await asked('zf:approvers="role:project-manager,role:head@department"'))[0])).toBeDefined()
  })
  test('或签 of whoever starts it and others: passed over, they have approved nothing, and the others are asked', async () => {
    await drawn('zf:approvers="person:wei,person:an,person:bo" zf:starter="skip"')
    const wish = await submitted()
    expect((await who(wish)).tokens[0]?.people).toEqual(people('an', 'bo'))
    expect((await has('an', wish))?.signers.map(({ state, why }) => [state, why])).toEqual([['skipped', 'started-it'], ['open', null], ['open', null]])
    expect(await does('an', wish, 'approve')).toBe('approved')
  })
  test('the starter’s choice: they name the approvers first', async () => {
    await drawn('zf:approvers="choice" zf:mode="all"')
    const wish = await submitted()
    expect((await has('wei', wish))?.verbs.map(({ verb }) => verb)).toEqual(['transfer', 'copy', 'comment'])
    expect((await refusal(does('wei', wish, 'approve'))).kind).toBe('conflict')
    expect((await has('wei', wish))?.verbs[0]).toMatchObject({ label: ['选定审批人', 'Choose who approves'], needsOpinion: false })
    await does('wei', wish, 'transfer', { to: people('an', 'bo') })
    expect((await told(wish))[0]).toMatchObject({ action: 'task:choose', label: ['选定审批人', 'Chose who approves'], whom: ['an、bo', 'an, bo'] })
    expect((await has('an', wish))?.signers.filter(({ state }) => state === 'open').map(({ why }) => why)).toEqual(['chosen', 'chosen'])
    await does('an', wish, 'approve')
    expect(await does('bo', wish, 'approve')).toBe('approved')
  })
})

describe('2.2.5 absence, deadlines and separation', () => {
  test('代理: a substitute decides in the absent one’s name, and it reads so; who asked may not approve even so', async () => {
    await drawn('zf:approvers="person:an"')
    const stands = async (substitute: string) => {
      const { row } = await make(stall.house, await stall.as('an'), 'commons.substitution', { absent: stall.ids['an'], substitute: stall.ids[substitute], from: '2026-09-01', to: '2026-10-31' })
      await act(stall.house, await stall.as('an'), { document: 'commons.substitution', id: row.id, action: 'begin' })
    }
    await stands('bo')
    await stands('wei')
    const wish = await submitted()
    expect(await has('bo', wish)).toMatchObject({ onBehalfOf: stall.ids['an'] })
    expect((await refusal(does('wei', wish, 'approve'))).rule).toBe('request/approve')
    expect(await does('bo', wish, 'approve')).toBe('approved')
    expect((await who(wish)).history[0]?.signers[0]).toMatchObject({ person: stall.ids['an'], onBehalfOf: stall.ids['an'] })
  })
  test('a second account is the same person', async () => {
    await drawn('zf:approvers="person:chen"')
    const wish = await submitted()
    await stall.house.store.query({ text: 'update commons.person set same_as = $1 where id = $2', values: [stall.ids['wei'], stall.ids['chen']] })
    expect((await refusal(does('chen', wish, 'approve'))).rule).toBe('request/approve')
    expect((await who(await submitted())).tokens[0]?.people, 'and is not asked').toEqual(people('lao'))
    await stall.house.store.query({ text: 'update commons.person set same_as = null where id = $1', values: [stall.ids['chen']] })
  })
  test('reminded before the deadline, escalated to the head above when it is due', async () => {
    await drawn('zf:approvers="person:an" zf:due="P2D" zf:remind="PT4H" zf:on-due="escalate"')
    const wish = await submitted()
    expect(await has('an', wish)).toMatchObject({ dueAt: expect.stringContaining('2026-09-30T10:00'), onDue: 'escalate', remindAt: expect.stringContaining('2026-09-30T') })
    const attended = (at: string) => { stall.now.set(at); return stall.house.store.transaction((unit) => attendOne(unit, stall.house)) }
    expect(await attended('2026-09-28T06:00:00.000Z')).toBeUndefined()
    expect(await attended('2026-09-30T08:00:00.000Z')).toEqual([])
    expect(await has('an', wish)).toBeDefined()
    expect(await attended('2026-09-30T10:00:00.000Z')).toEqual([])
    expect([await has('an', wish), (await has('lao', wish))?.signers.map(({ state, why }) => [state, why])]).toEqual([undefined, [['removed', 'escalated'], ['open', 'escalated']]])
    expect((await told(wish))[0]).toMatchObject({ action: 'house:escalated', label: ['逾期未办，升级给上级', 'Late, handed to the head above'], whom: ['an → 劳恩', 'an → 劳恩'], at: '2026-09-30T10:00:00.000Z' })
    stall.now.set(start)
  })
  test('a term across the National Day runs on to the make-up Saturday: reminded that day, escalated or decided by itself at its close', async () => {
    const attended = async (at: string) => { stall.now.set(at); while (await stall.house.store.transaction((unit) => attendOne(unit, stall.house))); }
    const reminders = (wish: string) => stall.house.store.query({ text: `select 1 from house.notification where record = $1 and person = $2 and kind = 'remind'`, values: [wish, stall.ids['an']] })
    for (const then of ['escalate', 'approve']) {
      stall.now.set('2026-09-30T02:00:00.000Z')
      await drawn(`zf:approvers="person:an" zf:due="P3D" zf:remind="PT4H" zf:on-due="${then}"`)
      const wish = await submitted()
      for (const idle of ['2026-10-01T06:00:00.000Z', '2026-10-07T10:00:00.000Z', '2026-10-09T10:00:00.000Z']) await attended(idle)
      expect([await has('an', wish) !== undefined, (await reminders(wish)).length], 'nothing happens on a holiday, nor before its last day').toEqual([true, 0])
      await attended('2026-10-10T09:00:00.000Z')
      expect([await has('an', wish) !== undefined, (await reminders(wish)).length]).toEqual([true, 1])
      await attended('2026-10-10T10:00:00.000Z')
      if (then === 'escalate') expect([await has('an', wish), (await has('lao', wish))?.signers.map(({ state }) => state)]).toEqual([undefined, ['removed', 'open']])
      else expect((await who(wish)).history[0]).toMatchObject({ outcome: 'approve', automatic: true })
    }
    stall.now.set(start)
  })
  test('approved by its deadline only where it is drawn, and it reads so', async () => {
    await drawn('zf:approvers="person:an" zf:due="PT8H" zf:on-due="approve"')
    const wish = await submitted()
    stall.now.set('2026-09-29T10:00:00.000Z')
    await stall.house.store.transaction((unit) => attendOne(unit, stall.house))
    stall.now.set(start)
    expect((await who(wish)).history[0]).toMatchObject({ outcome: 'approve', automatic: true })
    expect((await told(wish)).find(({ step }) => step)).toMatchObject({ action: 'house:approve', label: ['到期自动同意（流程图规定）', 'Approved by itself when due (as drawn)'], step: ['批准申请', 'Approve the wish'], person: { name: '章法' } })
  })
  test('what an approver must fill in is required, what is not theirs is refused', async () => {
    await drawn('zf:approvers="person:an" zf:required="neededBy" zf:batch="no"')
    const wish = await submitted()
    expect((await refusal(does('an', wish, 'approve'))).field).toBe('neededBy')
    expect((await refusal(does('an', wish, 'approve', { values: { title: '改' } }))).field).toBe('title')
    expect((await has('an', wish))?.alone).toBe(true)
    expect((await refusal(does('an', wish, 'approve', { batch: true, values: { neededBy: '2026-10-10' } }))).rule).toBe('batch')
    expect(await does('an', wish, 'approve', { values: { neededBy: '2026-10-10' } })).toBe('approved')
  })
})
