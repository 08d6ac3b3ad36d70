/** Stories of the spine, on a stall: what a deed keeps, whom it refuses, what two people at once can do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { account } from '#commons'
import { credit, debit, type AnyDocument } from '#declare'
import { act, batch, decide, edit, make, may, type House } from '#act'
import { attend, clauseStatus, occurrencesOf } from '#duty'
import { seal, verify } from '#host'
import { bookOf, trialBalance } from '#ledger'
import { history, linksOf, one, page, search } from '#read'
import { Refused } from '#words'
import { openStall, settled, type Stall } from '../../tools/testing/open-stall.ts'
import { wishDocument, deliveryDocument } from '../../tools/testing/stall.ts'

let stall: Stall
beforeAll(async () => { stall = await openStall() })
afterAll(() => stall.house.close())

const wished = (count = '10', more: object = {}) => ({ title: '补充螺栓', unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count, price: '1.2345' }], ...more })
const refusal = (attempt: Promise<unknown>) => attempt.then(() => { throw new Error('was not refused') }, (error: unknown) => { if (error instanceof Refused) return error.refusal; throw error })

const made = async (document: string, values: Readonly<Record<string, unknown>>) => (await make(stall.house, houseActor, document, values)).row.id
/** A house where the approval is posted too: an entry is the last thing written, and the commit travels with it. */
const bookedAtOnce = ({ plan, ...house }: House): House => {
  const post = ({ total }: { total: string }) => [{ summary: ['批准', 'Approved'], date: '2026-09-28', lines: [debit(account.goodsReceivedNotInvoiced, total, {}), credit(account.goodsReceivedNotInvoiced, total, {})] }]
  const approve = { ...wishDocument.actions.approve, post }
  return { ...house, plan: { ...plan, documents: new Map([...plan.documents, ['stall.wish', { ...wishDocument, actions: { ...wishDocument.actions, approve } } as unknown as AnyDocument]]) } }
}

async function approved(count = '10') {
  const made = await stall.make('wei', 'stall.wish', wished(count))
  await stall.act('wei', 'stall.wish', made.id, 'submit')
  return stall.decide('lao', made.id, 'approve')
}
const deliver = (wish: object, count: string) => stall.make('ku', 'stall.delivery', { date: '2026-09-28', lines: [{ wish: (wish as { lines: { id: string }[] }).lines[0]?.id, item: stall.ids['bolt'], count, price: '1.2345' }] })

describe('4.2.1 a wish', () => {
  test('is numbered, its total computed to the last digit, and comes back as it was kept', async () => {
    const made = await stall.make('wei', 'stall.wish', wished('3'))
    expect(made).toMatchObject({ number: 'W-2026-0001', version: 1, state: 'draft', total: '3.7035', department: stall.ids['lab'] })
    expect(await one(stall.house.store, wishDocument, await stall.as('wei'), made.id)).toMatchObject({ total: '3.7035', lines: [{ count: '3', price: '1.2345' }] })
  })
  test('is refused with the field named when something is missing, unknown, computed or malformed', async () => {
    const wei = await stall.as('wei')
    const field = async (values: object) => (await refusal(make(stall.house, wei, 'stall.wish', values as never))).field
    expect(await field({ ...wished(), title: undefined })).toBe('title')
    expect(await field({ ...wished(), colour: 'red' })).toBe('colour')
    expect(await field({ ...wished(), total: '1' })).toBe('total')
    expect(await field(wished('-3'))).toBe('lines.0.count')
    expect(await field(wished('123456789012345678901234567890'))).toBe('lines.0.count')
    expect(await field(wished('1.00001'))).toBe('lines.0.count')
    expect(await field(wished(3 as never))).toBe('lines.0.count')
    expect(await field({ ...wished(), unit: '01a20dc8-ff7c-72de-9fdd-9308f6c1e6e2' })).toBe('unit')
    expect(await field({ ...wished(), lines: Array.from({ length: 2001 }, () => ({})) })).toBe('lines')
  })
  test('goes to the head of its department, and the approval drawn in the process approves it', async () => {
    const wish = await approved()
    expect(wish.state).toBe('approved')
    const said = await history(stall.house.store, stall.house.plan, wishDocument, await stall.as('wei'), wish.id)
    expect(said.map(({ action }) => action)).toEqual(['approve', 'task:approve', 'submit', 'make'])
  })
  test('cannot be decided by the head of another department, nor by whoever asked', async () => {
    const made = await stall.make('wei', 'stall.wish', wished())
    await stall.act('wei', 'stall.wish', made.id, 'submit')
    await expect(stall.decide('fang', made.id, 'approve')).rejects.toThrow('no task')
    expect((await refusal(act(stall.house, await stall.as('lao'), { document: 'stall.wish', id: made.id, action: 'approve' }))).kind).toBe('forbidden')
    expect((await refusal(stall.decide('lao', made.id, 'reject'))).field).toBe('opinion')
    expect((await stall.decide('lao', made.id, 'reject', '库存够用')).state).toBe('rejected')
  })
  test('decided by whoever asked for it under another account is refused, and nothing that was written beside the question stays', async () => {
    const twin = await made('commons.person', { code: 'twin', login: 'twin', name: '魏晨二', department: stall.ids['lab'], joinedOn: '2026-01-01', sameAs: stall.ids['wei'] })
    await act(stall.house, houseActor, { document: 'commons.role-holding', id: await made('commons.role-holding', { person: twin, role: 'head', department: stall.ids['lab'], from: '2026-01-01' }), action: 'grant' })
    const { id } = await stall.make('wei', 'stall.wish', wished())
    await stall.act('wei', 'stall.wish', id, 'submit')
    const [task] = await stall.house.store.query<{ id: string }>({ text: `select id from house.task where record = $1 and state = 'open'`, values: [id] })
    const stands = () => stall.house.store.query({
      text: `select w.version, w.state, (select count(*) from house.deed where record = $1) as deeds, (select json_agg(k.state) from house.task k where k.record = $1) as tasks,
        (select count(*) from house.flow_event e join house.instance i on i.id = e.instance where i.record = $1) as events, (select count(*) from house.outbox where record = $1) as told from stall.wish w where w.id = $1`, values: [id],
    })
    const before = await stands()
    const said = await refusal(actorOfPerson(stall.house.store, stall.house.plan, twin, '2026-09-28').then((actor) => decide(bookedAtOnce(stall.house), actor as Actor, { task: task?.id ?? '', verb: 'approve' })))
    expect(said.rule).toBe('request/approve')
    expect(await stands()).toEqual(before)
    expect((await stall.decide('lao', id, 'approve')).state).toBe('approved')
  })
  test('seen at an older version is refused as stale, and nothing is written', async () => {
    const made = await stall.make('wei', 'stall.wish', wished())
    const wei = await stall.as('wei')
    await edit(stall.house, wei, 'stall.wish', made.id, 1, { title: '改一次' })
    expect((await refusal(edit(stall.house, wei, 'stall.wish', made.id, 1, { title: '再改' }))).kind).toBe('stale')
    expect(await one(stall.house.store, wishDocument, wei, made.id)).toMatchObject({ title: '改一次', version: 2 })
  })
  test('previewed keeps nothing; asked again with the same key it is made once', async () => {
    const wei = await stall.as('wei')
    const before = await page(stall.house.store, stall.house.plan, wishDocument, wei, { count: true })
    await make(stall.house, wei, 'stall.wish', wished(), { preview: true })
    const [first, second] = [await make(stall.house, wei, 'stall.wish', wished(), { idempotencyKey: 'k1' }), await make(stall.house, wei, 'stall.wish', wished(), { idempotencyKey: 'k1' })]
    expect(second.row.id).toBe(first.row.id)
    expect((await page(stall.house.store, stall.house.plan, wishDocument, wei, { count: true })).total).toBe((before.total as number) + 1)
    expect((await refusal(make(stall.house, wei, 'stall.wish', wished('4'), { idempotencyKey: 'k1' }))).kind).toBe('conflict')
  })
})

describe('4.2.4 a delivery', () => {
  test('posts goods and money in one entry, links what it fulfils, and does the drawn task', async () => {
    const wish = await approved('10')
    const delivery = await deliver(wish, '4')
    const posted = await act(stall.house, await stall.as('ku'), { document: 'stall.delivery', id: delivery.id, action: 'post' })
    expect(posted.entries).toHaveLength(1)
    const { up } = await linksOf(stall.house.store, stall.house.plan, deliveryDocument, await stall.as('ku'), delivery.id)
    expect(up).toMatchObject([{ number: wish.number, kind: 'delivered', quantity: '4' }])
    expect((await refusal(deliver(wish, '7').then((more) => stall.act('ku', 'stall.delivery', more.id, 'post')))).field).toBe('lines.0.count')
    await stall.act('ku', 'stall.delivery', delivery.id, 'reverse')
    expect((await stall.act('ku', 'stall.delivery', (await deliver(wish, '10')).id, 'post')).state).toBe('posted')
    const rows = await trialBalance(bookOf(stall.house.store), '2026-01', '2026-12')
    expect(rows.find(({ account }) => account === '1403')?.closingDebit).toBe(rows.find(({ account }) => account === '2202')?.closingCredit)
  })
  test('is refused to whoever approved the wish, with the pair named', async () => {
    const both = await stall.as('lao')
    const wish = await approved('1')
    const delivery = await deliver(wish, '1')
    const said = await refusal(act(stall.house, { ...both, roles: [...both.roles, { role: 'keeper', department: null, below: [] }] }, { document: 'stall.delivery', id: delivery.id, action: 'post' }))
    expect(said.rule ?? said.refused.en).toMatch(/approve\/receive|receive/)
  })
  test('by two people at once for the last piece: one passes', async () => {
    const wish = await approved('1')
    const ku = await stall.as('ku')
    const both = await Promise.all([deliver(wish, '1'), deliver(wish, '1')])
    const answers = await Promise.allSettled(both.map(({ id }) => act(stall.house, ku, { document: 'stall.delivery', id, action: 'post' })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
  test('entered by mistake is given up by whoever may write it, with a reason; its number stays, and nothing more becomes of it', async () => {
    const { id, number } = await deliver(await approved('1'), '1')
    const [ku, lao] = [await stall.as('ku'), await stall.as('lao')]
    const given = (actor: Actor, opinion?: string) => act(stall.house, actor, { document: 'stall.delivery', id, action: 'cancel', ...(opinion === undefined ? {} : { opinion }) })
    expect((await may(stall.house, ku, stall.house.plan.documents.get('stall.delivery') as AnyDocument, (await one(stall.house.store, deliveryDocument, ku, id)) as never))['cancel']).toBe(true)
    expect((await refusal(given(ku, ' '))).field).toBe('opinion')
    expect((await refusal(given(lao, '重复录入'))).kind).toBe('forbidden')
    expect((await given(ku, '重复录入')).row).toMatchObject({ number, state: 'cancelled' })
    expect((await history(stall.house.store, stall.house.plan, deliveryDocument, ku, id))[0]).toMatchObject({ action: 'cancel', opinion: '重复录入' })
    for (const again of ['cancel', 'post']) expect((await refusal(act(stall.house, ku, { document: 'stall.delivery', id, action: again, opinion: '再来' }))).kind).toBe('conflict')
    expect(Number((await deliver(await approved('1'), '1')).number.slice(2))).toBeGreaterThan(Number(number.slice(2)))
  })
  test('in a closed period is refused, and the document stays a draft', async () => {
    const wish = await approved('1')
    const delivery = await stall.make('ku', 'stall.delivery', { date: '2031-01-05', lines: [{ wish: (wish as unknown as { lines: { id: string }[] }).lines[0]?.id, item: stall.ids['bolt'], count: '1', price: '1' }] })
    expect((await refusal(stall.act('ku', 'stall.delivery', delivery.id, 'post'))).field).toBe('date')
    expect(await one(stall.house.store, deliveryDocument, await stall.as('ku'), delivery.id)).toMatchObject({ state: 'draft' })
  })
})

describe('1.3.1 nobody sees what they may not', () => {
  test('list, count, detail, history, links and search alike', async () => {
    const wish = await approved()
    const fang = await stall.as('fang')
    expect(await one(stall.house.store, wishDocument, fang, wish.id)).toBeUndefined()
    expect((await page(stall.house.store, stall.house.plan, wishDocument, fang, { count: true })).total).toBe(0)
    expect((await refusal(act(stall.house, fang, { document: 'stall.wish', id: wish.id, action: 'cancel' }))).kind).toBe('not-found')
    expect((await search(stall.house.store, stall.house.plan, fang, '螺栓')).filter(({ document }) => document === 'stall.wish')).toEqual([])
    expect((await search(stall.house.store, stall.house.plan, await stall.as('lao'), '螺栓')).some(({ document }) => document === 'stall.wish')).toBe(true)
  })
  test('button and deed agree, and a batch answers each by itself', async () => {
    const made = await stall.make('wei', 'stall.wish', wished())
    const wei = await stall.as('wei')
    const can = await may(stall.house, wei, wishDocument, made)
    expect(can['submit']).toBe(true)
    expect(can['approve']).not.toBe(true)
    const answers = await batch(stall.house, wei, [{ document: 'stall.wish', id: made.id, action: 'submit' }, { document: 'stall.wish', id: made.id, action: 'submit' }])
    expect(answers.map((answer) => 'done' in answer)).toEqual([true, false])
  })
  test('many under one key are each done once: the list sent again is answered as it was, another list under that key is refused', async () => {
    const wei = await stall.as('wei')
    const [one, two] = [await stall.make('wei', 'stall.wish', wished()), await stall.make('wei', 'stall.wish', wished())]
    const submitted = (...ids: readonly string[]) => batch(stall.house, wei, ids.map((id) => ({ document: 'stall.wish', id, action: 'submit' })), { idempotencyKey: 'many' })
    const [first, again] = [await submitted(one.id, two.id), await submitted(one.id, two.id)]
    expect(first.map((answer) => 'done' in answer)).toEqual([true, true])
    expect(again).toEqual(JSON.parse(JSON.stringify(first)))
    expect(await submitted(two.id)).toMatchObject([{ refusal: { kind: 'conflict', field: 'Idempotency-Key' } }])
  })
})

describe('9.1.2 whether a clause is kept is computed', () => {
  test('an approved wish opens a duty due in working days across the National Day; delivery meets it; omission shows', async () => {
    const wish = await approved('5')
    await settled(stall.house)
    await attend(stall.house.store, stall.house.plan, stall.house.calendar)
    const open = (await occurrencesOf(stall.house.store, stall.house.plan, houseActor, '4.2.4', { at: '2026-09-28T03:00:00Z', zone: 'Asia/Shanghai' })).find(({ caseRecord }) => caseRecord === wish.id)
    expect(open).toMatchObject({ state: 'not-due', dueAt: '2026-09-30T16:00:00.000Z' })
    expect((await clauseStatus(stall.house.store, stall.house.plan, { at: '2026-10-09T00:00:00Z', zone: 'Asia/Shanghai' })).clauses.find(({ number }) => number === '4.2.4')?.state).toBe('overdue')
    await stall.act('ku', 'stall.delivery', (await deliver(wish, '5')).id, 'post')
    await settled(stall.house)
    await attend(stall.house.store, stall.house.plan, stall.house.calendar)
    expect((await occurrencesOf(stall.house.store, stall.house.plan, houseActor, '4.2.4', { at: '2026-09-28T03:00:00Z', zone: 'Asia/Shanghai' })).find(({ caseRecord }) => caseRecord === wish.id)).toMatchObject({ state: 'kept' })
    expect((await clauseStatus(stall.house.store, stall.house.plan, { at: '2026-10-09T00:00:00Z', zone: 'Asia/Shanghai' })).clauses.find(({ number }) => number === '4.2.1')?.state).toBe('not-landed')
  })
})

describe('7.2.2 evidence', () => {
  test('what a voucher says in words is under the seal, of the whole and of each line', async () => {
    const { store } = stall.house
    const says = (table: string, said: string) => store.query({ text: `alter table house.${table} disable trigger append_only; update house.${table} set summary_zh = ${said}; alter table house.${table} enable trigger append_only` })
    await settled(stall.house)
    await seal(store)
    expect((await verify(store)).broken).toEqual([])
    for (const table of ['entry', 'entry_line']) {
      await says(table, `coalesce(summary_zh, '') || '改'`)
      expect((await verify(store)).broken).not.toEqual([])
      await says(table, table === 'entry' ? `left(summary_zh, -1)` : `nullif(left(summary_zh, -1), '')`)
      expect((await verify(store)).broken).toEqual([])
    }
  })
  test('seals cover every deed; a changed one is found though the database owner changed it', async () => {
    await settled(stall.house)
    await seal(stall.house.store)
    const whole = await verify(stall.house.store)
    expect(whole).toMatchObject({ broken: [], unsealed: 0 })
    await stall.house.store.query({ text: `alter table house.deed disable trigger append_only; update house.deed set action = 'approve' where seq = 20; alter table house.deed enable trigger append_only` })
    expect((await verify(stall.house.store)).broken).toMatchObject([{ seal: 1, why: 'a deed was changed' }])
  })
})
