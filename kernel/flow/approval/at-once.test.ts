/** Approvals when people act at the same moment: nothing is lost, doubled or left hanging, and whoever comes second is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { Refused } from '#words'
import { openDesk, refusal, type Desk } from '../../../tools/testing/approval-desk.ts'

let { stall, drawn, submitted, does, people, who } = {} as Desk
beforeAll(async () => { ({ stall, drawn, submitted, does, people, who } = await openDesk()) })
afterAll(() => stall.house.close())

const isOpen = (wish: string) => stall.house.store.query<{ id: string; node: string }>({ text: `select id, node from house.task where record = $1 and state = 'open' order by node`, values: [wish] })
const deeds = (wish: string, verb: string) => stall.house.store.query({ text: 'select 1 from house.deed where record = $1 and action = $2', values: [wish, `task:${verb}`] })
const stateOf = async (wish: string) => (await stall.house.store.query<{ state: string }>({ text: 'select state from stall.wish where id = $1', values: [wish] }))[0]?.state
/** Both at once; whoever did not come through was refused, not failed. */
async function atOnce(...attempts: readonly Promise<unknown>[]): Promise<readonly boolean[]> {
  const ended = await Promise.allSettled(attempts)
  for (const one of ended) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refused)
  return ended.map(({ status }) => status === 'fulfilled')
}
const on = async (wish: string, node: string) => (await isOpen(wish)).find((one) => one.node === node)?.id ?? ''

/** A first look, then two branches that join before the last decision. */
const branches = `<sequenceFlow id="f0" sourceRef="Asked" targetRef="First"/><userTask id="First" name="初审" zf:approvers="person:lao"/><sequenceFlow id="f00" sourceRef="First" targetRef="Fork"/>
  <parallelGateway id="Fork"/><sequenceFlow id="f01" sourceRef="Fork" targetRef="Left"/><sequenceFlow id="f02" sourceRef="Fork" targetRef="Right"/>
  <userTask id="Left" name="技术" zf:approvers="person:an"/><userTask id="Right" name="商务" zf:approvers="person:bo,person:chen" zf:returns="block"/>
  <sequenceFlow id="f03" sourceRef="Left" targetRef="Join"/><sequenceFlow id="f04" sourceRef="Right" targetRef="Join"/><parallelGateway id="Join"/><sequenceFlow id="f1" sourceRef="Join" targetRef="Decide"/>`
async function forked(): Promise<string> {
  const wish = await submitted()
  await does('lao', wish, 'approve')
  return wish
}
const nodes = async (wish: string) => (await isOpen(wish)).map(({ node }) => node)
/** From wherever it stands now the case comes to its end, each step decided once more. */
async function goesOn(wish: string): Promise<void> {
  const deciders: Readonly<Record<string, string>> = { First: 'lao', Left: 'an', Right: 'bo', Decide: 'lao' }
  for (let [task] = await isOpen(wish); task && deciders[task.node]; [task] = await isOpen(wish)) await does(deciders[task.node] as string, wish, 'approve', { task: task.id })
  expect(await stateOf(wish)).toBe('approved')
}

describe('2.2.5 at the same moment', () => {
  beforeAll(() => drawn('zf:approvers="person:lao"', undefined, branches))

  test('退回 while a token waits at the join and a colleague approves the same task: one of them counts, and the case goes on to its end', async () => {
    for (let round = 0; round < 4; round++) {
      const wish = await forked()
      await does('an', wish, 'approve', { task: await on(wish, 'Left') })
      const right = await on(wish, 'Right')
      const [returned, approved] = await atOnce(does('bo', wish, 'return', { task: right, step: 'previous', opinion: '从头看' }), does('chen', wish, 'approve', { task: right }))
      expect([returned, approved].filter(Boolean)).toHaveLength(1)
      expect(await nodes(wish)).toEqual([returned ? 'First' : 'Decide'])
      await goesOn(wish)
    }
  })
  test('退回 in the moment the other branch is approved: both count or the other comes too late, and no token is left at the join', async () => {
    for (let round = 0; round < 4; round++) {
      const wish = await forked()
      const [left, right] = [await on(wish, 'Left'), await on(wish, 'Right')]
      const [, returned] = await atOnce(does('an', wish, 'approve', { task: left }), does('bo', wish, 'return', { task: right, step: 'previous', opinion: '从头看' }))
      expect([returned, await nodes(wish)]).toEqual([true, ['First']])
      await does('lao', wish, 'approve')
      expect(await nodes(wish)).toEqual(['Left', 'Right'])
      await goesOn(wish)
    }
  })
  test('退回 to a step on the branch beside is refused: this branch would never come to the join', async () => {
    const wish = await forked()
    await does('an', wish, 'approve', { task: await on(wish, 'Left') })
    expect((await refusal(does('bo', wish, 'return', { task: await on(wish, 'Right'), step: 'Left', opinion: '技术再看' }))).field).toBe('step')
    await goesOn(wish)
  })
  test('撤回 while a colleague decides: one of them counts', async () => {
    await drawn('zf:approvers="person:an"')
    for (let round = 0; round < 6; round++) {
      const wish = await submitted()
      const [withdrawn] = await atOnce(does('wei', wish, 'withdraw'), does('an', wish, 'approve'))
      expect([(await deeds(wish, 'withdraw')).length, (await deeds(wish, 'approve')).length]).toEqual(withdrawn ? [1, 0] : [0, 1])
      // This drawing knows no way back to a draft: what is withdrawn is closed as refused.
      expect(await stateOf(wish)).toBe(withdrawn ? 'rejected' : 'approved')
    }
  })
  test('加签 to a running 会签 of 500 who sign all the while: it ends when the last of 502 has signed, not before', async () => {
    const { store } = stall.house
    const position = (await make(stall.house, houseActor, 'commons.position', { code: 'P500', name: '代表' })).row.id
    await store.query({ text: `insert into commons.person (id, number, version, state, department, entered_by, entered_at, code, login, name, field_position, joined_on)
      select gen_random_uuid(), 'D' || n, 1, 'active', $1, $2, now(), 'D' || n, 'd' || n, '代表' || n, $3, '2026-01-01' from generate_series(1, 500) n`, values: [stall.ids['lab'], houseActor.person, position] })
    for (const { id, login } of await store.query<{ id: string; login: string }>({ text: 'select id, login from commons.person where field_position = $1', values: [position] })) (stall.ids as Record<string, string>)[login] = id
    await drawn('zf:approvers="position:P500" zf:mode="all"')
    const wish = await submitted()
    const task = await on(wish, 'Decide')
    expect((await who(wish)).tokens[0]?.people).toHaveLength(500)
    const waiting = Array.from({ length: 499 }, (_, n) => `d${n + 2}`)
    const signs = async () => { for (let login = waiting.pop(); login; login = waiting.pop()) expect(await does(login, wish, 'approve', { task })).toBe('submitted') }
    await Promise.all([...Array.from({ length: 6 }, signs), does('d1', wish, 'add-beside', { task, to: people('an') }), does('d1', wish, 'add-after', { task, to: people('bo') })])
    expect((await who(wish)).history[0]?.signers.filter(({ state }) => state === 'approve')).toHaveLength(499)
    await does('an', wish, 'approve', { task })
    expect(await does('d1', wish, 'approve', { task })).toBe('submitted')
    expect(await does('bo', wish, 'approve', { task })).toBe('approved')
    expect(await deeds(wish, 'approve')).toHaveLength(502)
  })
})
