/** Approvals as people know them, on a stall whose drawing is changed from story to story: who, how many, and what each verb does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, decide, make } from '#act'
import { houseActor } from '#allow'
import { attendOne, inbox, returnsOf } from '#flow'
import { Refused } from '#words'
import { openDesk, refusal, start, type Desk } from '../../../tools/testing/approval-desk.ts'

let { stall, drawn, submitted, has, does, who, people, taskOf } = {} as Desk
beforeAll(async () => { ({ stall, drawn, submitted, has, does, who, people, taskOf } = await openDesk()) })
afterAll(() => stall.house.close())

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
    expect((await who(await submitted())).tokens[0]?.people).toEqual(people('an'))
    await drawn('zf:approvers="starter" zf:mode="all" zf:starter="head"')
    expect((await who(await submitted())).tokens[0]?.people).toEqual(people('lao'))
  })
  test('去重: who approved before is not asked again, and the history says that nobody pressed a button', async () => {
    await drawn('zf:approvers="person:an" zf:same-person="skip-once"', 'zf:approvers="person:an"')
    const wish = await submitted()
    expect(await does('an', wish, 'approve')).toBe('approved')
    expect((await who(wish)).history.map(({ automatic }) => automatic)).toContain(true)
  })
  test('nobody: it goes to the administrator, or stands still with an alarm; it never passes by itself', async () => {
    await drawn('zf:approvers="group:nobody"')
    expect((await who(await submitted())).tokens[0]?.people).toEqual(people('root'))
    await drawn('zf:approvers="group:nobody" zf:nobody="stop"')
    const wish = await submitted()
    expect((await who(wish)).tokens[0]?.people).toBeNull()
    expect(await stall.house.store.query({ text: `select 1 from house.notification where record = $1 and person = $2 and kind = 'alarm'`, values: [wish, stall.ids['root']] })).toHaveLength(1)
    await does('root', wish, 'transfer', { to: people('an'), opinion: '请代为审批' })
    expect(await does('an', wish, 'approve')).toBe('approved')
  })
  test('the starter’s choice: they name the approvers first', async () => {
    await drawn('zf:approvers="choice" zf:mode="all"')
    const wish = await submitted()
    expect((await has('wei', wish))?.verbs.map(({ verb }) => verb)).toEqual(['transfer', 'copy', 'comment'])
    expect((await refusal(does('wei', wish, 'approve'))).kind).toBe('conflict')
    await does('wei', wish, 'transfer', { to: people('an', 'bo'), opinion: '请审批' })
    await does('an', wish, 'approve')
    expect(await does('bo', wish, 'approve')).toBe('approved')
  })
})

describe('2.2.5 the verbs', () => {
  test('转办 for good; 委派 comes back with advice', async () => {
    await drawn('zf:approvers="person:an"')
    const wish = await submitted()
    await does('an', wish, 'transfer', { to: people('bo'), opinion: '归您管' })
    expect(await has('an', wish)).toBeUndefined()
    await does('bo', wish, 'delegate', { to: people('chen'), opinion: '请核实' })
    expect((await refusal(does('chen', wish, 'approve'))).kind).toBe('conflict')
    expect(await does('chen', wish, 'resolve', { opinion: '属实' })).toBe('submitted')
    expect(await does('bo', wish, 'approve')).toBe('approved')
  })
  test('加签 before, beside and after; 减签 by whoever added', async () => {
    await drawn('zf:approvers="role:head@department"')
    const wish = await submitted()
    await does('lao', wish, 'add-before', { to: people('an') })
    expect(await has('lao', wish)).toBeUndefined()
    await does('an', wish, 'approve')
    await does('lao', wish, 'add-after', { to: people('bo', 'chen') })
    expect((await refusal(does('an', wish, 'remove-signer', { to: people('bo'), opinion: '不必' }))).kind).toBe('forbidden')
    await does('lao', wish, 'remove-signer', { to: people('chen'), opinion: '不必' })
    expect(await does('lao', wish, 'approve')).toBe('submitted')
    expect(await does('bo', wish, 'approve')).toBe('approved')
  })
  test('撤回 by the starter; 拿回 by whoever decided, while nobody has acted on it', async () => {
    await drawn('zf:approvers="group:board" zf:mode="all"')
    const wish = await submitted()
    await does('an', wish, 'approve')
    expect(await does('an', wish, 'take-back')).toBe('submitted')
    expect(await has('an', wish)).toBeDefined()
    expect((await refusal(does('an', wish, 'withdraw'))).kind).toBe('forbidden')
    const [withdrawn, decided] = await Promise.allSettled([does('wei', wish, 'withdraw'), does('bo', wish, 'approve')])
    expect(withdrawn.status).toBe('fulfilled')
    if (decided.status === 'rejected') expect(decided.reason).toBeInstanceOf(Refused)
    expect(await has('bo', wish)).toBeUndefined()
  })
  test('拿回 over a step: the next approver has not acted, so it returns; afterwards it does not', async () => {
    await drawn('zf:approvers="person:bo"', 'zf:approvers="person:an"')
    const wish = await submitted()
    const first = await taskOf(wish)
    await does('an', wish, 'approve')
    await decide(stall.house, await stall.as('an'), { task: first, verb: 'take-back' })
    expect([await has('bo', wish), (await has('an', wish))?.node]).toEqual([undefined, 'First'])
    await does('an', wish, 'approve')
    await does('bo', wish, 'approve')
    expect((await refusal(decide(stall.house, await stall.as('an'), { task: first, verb: 'take-back' }))).kind).toMatch(/conflict|forbidden/)
  })
  test('退回 to the previous step and straight back again', async () => {
    await drawn('zf:approvers="person:bo" zf:after-return="straight-back"', 'zf:approvers="person:an"')
    const wish = await submitted()
    await does('an', wish, 'approve')
    expect((await refusal(does('bo', wish, 'return', { step: 'Fetch', opinion: '补充' }))).field).toBe('step')
    const hand = (await has('bo', wish))?.id ?? ''
    expect((await returnsOf(stall.house, await stall.as('bo'), hand, [])).map(({ step }) => step)).toEqual(['First'])
    expect((await refusal(returnsOf(stall.house, await stall.as('an'), hand, []))).kind).toBe('not-found')
    await does('bo', wish, 'return', { step: 'previous', opinion: '请补充' })
    expect((await has('an', wish))?.node).toBe('First')
    await does('an', wish, 'approve')
    expect((await has('bo', wish))?.node).toBe('Decide')
  })
  test.each(['reject', 'terminate'] as const)('a step it was returned to that says %s ends the case: it goes straight back only when approved', async (verb) => {
    await drawn('zf:approvers="person:bo" zf:after-return="straight-back"', 'first', `<sequenceFlow id="f0" sourceRef="Asked" targetRef="First"/><userTask id="First" name="初审" zf:approvers="person:an"/><sequenceFlow id="f8" sourceRef="First" targetRef="Sound"/>
      <exclusiveGateway id="Sound" default="f9"/><sequenceFlow id="f1" sourceRef="Sound" targetRef="Decide"><conditionExpression xsi:type="tFormalExpression">outcome = "approve"</conditionExpression></sequenceFlow><sequenceFlow id="f9" sourceRef="Sound" targetRef="MarkRejected"/>`)
    const wish = await submitted()
    await does('an', wish, 'approve')
    await does('bo', wish, 'return', { step: 'previous', opinion: '请补充' })
    expect(await does('an', wish, verb, { opinion: '依据不足' })).toBe('rejected')
    expect(await has('bo', wish)).toBeUndefined()
  })
  test('a step that permits fewer verbs offers no others, and refuses them', async () => {
    await drawn('zf:approvers="person:an" zf:verbs="approve,return,remind"')
    const wish = await submitted()
    const offers = async (login: string, box?: 'started') => (await has(login, wish, box))?.verbs.map(({ verb }) => verb)
    expect([await offers('an'), await offers('wei', 'started')]).toEqual([['approve', 'return'], ['remind']])
    expect(await refusal(does('an', wish, 'reject', { opinion: '不必' }))).toMatchObject({ kind: 'conflict', refused: { en: 'This step does not allow "Reject"' } })
    expect((await refusal(does('wei', wish, 'withdraw'))).kind).toBe('conflict')
  })
  test('重新打开: an administrator takes the case back to a step that was decided, and it is decided anew', async () => {
    await drawn('zf:approvers="person:bo"', 'zf:approvers="person:an"')
    const wish = await submitted()
    const first = await taskOf(wish)
    await does('an', wish, 'approve')
    const root = await stall.as('root')
    const here = async () => (await inbox(stall.house, root, 'here', start, { record: wish })).items.map(({ node, verbs: open }) => [node, open.map(({ verb }) => verb)])
    expect(await here()).toEqual([['Decide', ['transfer', 'remove-signer', 'terminate', 'remind']], ['First', ['reopen']]])
    expect((await refusal(decide(stall.house, await stall.as('bo'), { task: first, verb: 'reopen', opinion: '重审' }))).kind).toMatch(/forbidden|not-found/)
    expect((await refusal(does('root', wish, 'remove-signer', { to: people('bo'), opinion: '无人' }))).field).toBe('to')
    await decide(stall.house, root, { task: first, verb: 'reopen', opinion: '依据有误，重审' })
    expect([await has('bo', wish), (await has('an', wish))?.node]).toEqual([undefined, 'First'])
  })
  test('催办 rings, 抄送 is read with a receipt, 终止 ends it as refused', async () => {
    await drawn('zf:approvers="person:an" zf:copy="person:bo"')
    const wish = await submitted()
    await does('wei', wish, 'remind')
    expect(await stall.house.store.query({ text: `select 1 from house.notification where record = $1 and person = $2 and kind = 'remind'`, values: [wish, stall.ids['an']] })).toHaveLength(1)
    expect(await has('bo', wish, 'copied')).toMatchObject({ readAt: null })
    expect(await has('wei', wish, 'started')).toMatchObject({ copies: [{ person: stall.ids['bo'], readAt: null }] })
    await does('bo', wish, 'read')
    expect((await has('bo', wish, 'copied'))?.readAt).toBe(start)
    expect(await has('an', wish)).toMatchObject({ copies: [{ person: stall.ids['bo'], readAt: expect.stringContaining('2026-09-28T02:00:00') }] })
    expect(await does('an', wish, 'terminate', { opinion: '项目取消' })).toBe('rejected')
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
    await stall.house.store.query({ text: 'update commons.person set same_as = $1 where id = $2', values: [stall.ids['wei'], stall.ids['chen']] })
    const wish = await submitted()
    expect((await refusal(does('chen', wish, 'approve'))).rule).toBe('request/approve')
    await stall.house.store.query({ text: 'update commons.person set same_as = null where id = $1', values: [stall.ids['chen']] })
  })
  test('reminded before the deadline, escalated to the head above when it is due', async () => {
    await drawn('zf:approvers="person:an" zf:due="P2D" zf:remind="PT4H" zf:on-due="escalate"')
    const wish = await submitted()
    const attended = (at: string) => { stall.now.set(at); return stall.house.store.transaction((unit) => attendOne(unit, stall.house)) }
    expect(await attended('2026-09-28T06:00:00.000Z')).toBeUndefined()
    expect(await attended('2026-09-30T08:00:00.000Z')).toEqual([])
    expect(await has('an', wish)).toBeDefined()
    expect(await attended('2026-09-30T10:00:00.000Z')).toEqual([])
    expect([await has('an', wish), (await has('lao', wish))?.signers.map(({ state }) => state)]).toEqual([undefined, ['removed', 'open']])
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
  })
  test('what an approver must fill in is required, what is not theirs is refused', async () => {
    await drawn('zf:approvers="person:an" zf:required="neededBy" zf:batch="no"')
    const wish = await submitted()
    expect((await refusal(does('an', wish, 'approve'))).field).toBe('neededBy')
    expect((await refusal(does('an', wish, 'approve', { values: { title: '改' } }))).field).toBe('title')
    expect((await refusal(does('an', wish, 'approve', { batch: true, values: { neededBy: '2026-10-10' } }))).rule).toBe('batch')
    expect(await does('an', wish, 'approve', { values: { neededBy: '2026-10-10' } })).toBe('approved')
  })
})
