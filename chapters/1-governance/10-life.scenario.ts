/** The life of the policy told on a real house: opinions item by item, a council with quorum, the day it holds from, who confirms it, revision and retirement. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, make, type AnyRow } from '#act'
import { houseActor } from '#allow'
import { react } from '#host'
import { learn, whole } from '#read'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { theHouse } from '../../server/house.ts'
import { fire } from '../../server/jobs/worker.ts'
import { lifeOf } from '../../server/policy-life/index.ts'
import { revisionOfVersion } from './10-life/revision.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-02-02T02:00:00Z') })
afterAll(() => company.close())

const versions = 'governance.policy-version'
const moment = { today: '2026-03-10', actor: '', currency: 'CNY', book: 'main' }
const because = { withoutOpinions: '沿用已在执行的书面制度' }
const clause = (number: string, text: string) => ({ number, title: number, text })
const heard = async () => { while (await react(company.house)) { /* until everything announced was heard */ } }
const stateOf = async (id: string) => (await whole(company.house.store, theHouse.documents.get(versions)!, id))?.['state']
async function drafted(edition: number, more: object = {}): Promise<AnyRow> {
  return (await company.as('ops')).make(versions, { title: '运营制度', edition, effectiveFrom: '2026-02-02', clauses: [clause('1', '甲'), clause('2', '乙')], ...more })
}

describe('10.1.1 a draft asks for opinions, and every one of them is answered', () => {
  const opinions = 'governance.policy-opinion'
  let draft: AnyRow
  let given: readonly AnyRow[]
  test('nobody sends a draft for approval unheard, unless the reason stands in it', async () => {
    draft = await drafted(10)
    const ops = await company.as('ops')
    expect(await refusalOf(ops.act(versions, draft.id, 'submit'))).toMatchObject({ field: 'withoutOpinions', clause: '10.1.1' })
    expect((await refusalOf(ops.act(versions, draft.id, 'consult', { opinionsUntil: '2026-02-02' }))).field).toBe('opinionsUntil')
    await ops.act(versions, draft.id, 'consult', { opinionsUntil: '2026-02-05' })
    await heard()
    const news = await company.house.store.query<{ state: string }>({ text: `select state from commons.announcement where title like '征求意见%'` })
    expect(news).toEqual([{ state: 'published' }])
  })
  test('anybody gives one on a clause that the draft has, until the day named', async () => {
    const [dev, lab] = [await company.as('dev'), await company.as('lab')]
    const wrong = await dev.make(opinions, { edition: draft.id, clause: '9', opinion: '没有这一条' })
    expect((await refusalOf(dev.act(opinions, wrong.id, 'give'))).field).toBe('clause')
    given = [await dev.make(opinions, { edition: draft.id, clause: '2', opinion: '乙应改为丙', wording: '丙' }), await lab.make(opinions, { edition: draft.id, opinion: '全文太长' })]
    await dev.act(opinions, given[0]!.id, 'give')
    await lab.act(opinions, given[1]!.id, 'give')
    expect((await refusalOf((await company.as('ops')).act(opinions, wrong.id, 'give'))).field).toBe('opinion')
  })
  test('one taken changes the draft, one not taken has its reason; only then the draft goes on', async () => {
    const ops = await company.as('ops')
    expect((await refusalOf(ops.act(versions, draft.id, 'submit'))).field).toBe('opinionsUntil')
    company.now('2026-02-06T02:00:00Z')
    expect((await refusalOf(ops.act(versions, draft.id, 'submit'))).refused.zh).toContain('2 条意见没有答复')
    await ops.act(opinions, given[0]!.id, 'take')
    await ops.edit(versions, draft.id, { clauses: [clause('1', '甲'), clause('2', '丙')] })
    expect((await refusalOf(ops.act(opinions, given[1]!.id, 'decline'))).field).toBe('answer')
    expect(await ops.act(opinions, given[1]!.id, 'decline', { answer: '条款已按章节拆分' })).toMatchObject({ state: 'not-taken', answerer: company.id('ops') })
    expect((await ops.act(versions, draft.id, 'submit')).state).toBe('submitted')
    const [told] = (await lifeOf(company.house, (await company.as('lab')).actor)).versions
    expect(told?.opinions.map(({ clause: at, state, answer }) => [at, state, answer])).toEqual([['2', 'taken', null], [null, 'not-taken', '条款已按章节拆分']])
    const late = await (await company.as('dev')).make(opinions, { edition: draft.id, opinion: '晚了' })
    expect((await refusalOf((await company.as('dev')).act(opinions, late.id, 'give'))).field).toBe('edition')
  })
})

describe('10.1.1 a council decides with a quorum, and whoever is concerned stands aside', () => {
  const ballots = 'governance.policy-ballot'
  const seats = ['finhead', 'buyhead', 'rdhead', 'labhead']
  const council = () => seats.map((login) => ({ person: company.id(login) }))
  const ballotOf = async (edition: string, login: string) => (await company.house.store.query<{ id: string }>({ text: 'select id from governance.policy_ballot where edition = $1 and person = $2 order by round desc limit 1', values: [edition, company.id(login)] }))[0]!.id
  const votes = async (edition: string, login: string, action: string, values: object = {}) => (await company.as(login)).act(ballots, await ballotOf(edition, login), action, { ...values })
  const issued = async (id: string) => (await company.as('gm')).act(versions, id, 'issue')
  test('whoever drafted it does not sit', async () => {
    const own = await drafted(20, { council: [{ person: company.id('ops') }] })
    expect((await refusalOf((await company.as('ops')).act(versions, own.id, 'submit', because))).field).toBe('council')
  })
  test('too few votes are no quorum, half in favour does not carry, somebody who stood aside counts in neither', async () => {
    const draft = await drafted(21, { council: council() })
    await (await company.as('ops')).act(versions, draft.id, 'submit', because)
    expect((await refusalOf((await company.as('dev')).act(ballots, await ballotOf(draft.id, 'finhead'), 'agree'))).kind).toMatch(/not-found|forbidden/)
    expect((await refusalOf((await company.as('gm')).act(ballots, await ballotOf(draft.id, 'finhead'), 'agree'))).field).toBe('person')
    expect((await refusalOf(votes(draft.id, 'buyhead', 'recuse'))).field).toBe('reason')
    await votes(draft.id, 'buyhead', 'recuse', { reason: '本条款涉及亲属所在供应商' })
    await votes(draft.id, 'finhead', 'agree')
    expect((await refusalOf(issued(draft.id))).refused.zh).toContain('未达法定人数：3 名')
    await votes(draft.id, 'rdhead', 'oppose', { reason: '期限过短' })
    expect((await refusalOf(issued(draft.id))).refused.zh).toContain('未通过：3 名')
    expect((await lifeOf(company.house, (await company.as('labhead')).actor)).toVote).toHaveLength(1)
    await votes(draft.id, 'labhead', 'agree')
    const life = await lifeOf(company.house, (await company.as('dev')).actor)
    expect([life.versions.find(({ id }) => id === draft.id)?.votes, life.toVote]).toEqual([{ for: 2, against: 1, recused: 1 }, []])
    expect((await issued(draft.id)).state).toBe('in-force')
  })
  test('sent back and submitted again, it is voted on anew: votes of an earlier round count no more', async () => {
    const draft = await drafted(22, { council: [{ person: company.id('finhead') }] })
    const [ops, gm] = [await company.as('ops'), await company.as('gm')]
    await ops.act(versions, draft.id, 'submit', because)
    const first = await ballotOf(draft.id, 'finhead')
    await gm.act(versions, draft.id, 'send-back')
    expect((await refusalOf((await company.as('finhead')).act(ballots, first, 'agree'))).field).toBe('round')
    await ops.act(versions, draft.id, 'submit', because)
    expect((await refusalOf(issued(draft.id))).refused.zh).toContain('法定人数')
    await votes(draft.id, 'finhead', 'recuse', { reason: '本人为被考核对象' })
    expect((await refusalOf(issued(draft.id))).refused.zh).toContain('全部回避')
  })
})

describe('10.1.1 a version holds from its day, is revised, and retired', () => {
  test('approved ahead it waits; on the day itself it comes into force and takes the place of the one before', async () => {
    company.now('2026-03-02T02:00:00Z')
    const [ops, gm] = [await company.as('ops'), await company.as('gm')]
    const draft = await drafted(31, { effectiveFrom: '2026-03-10' })
    await ops.act(versions, draft.id, 'submit', because)
    expect(await gm.act(versions, draft.id, 'issue')).toMatchObject({ state: 'approved', issuedOn: '2026-03-02', effectiveFrom: '2026-03-10' })
    expect(await fire(company.house)).toBe(0)
    company.now('2026-03-09T15:59:00Z')
    expect(await fire(company.house)).toBe(0)
    company.now('2026-03-09T16:00:01Z')
    expect(await fire(company.house)).toBe(1)
    await heard()
    expect(await stateOf(draft.id)).toBe('in-force')
    expect(await company.house.store.query({ text: `select edition, effective_to from governance.policy_version where state = 'superseded' order by edition` })).toEqual([{ edition: 21, effective_to: '2026-03-10' }])
  })
  test('a revision begins with the clauses that hold, under the next edition', async () => {
    const [{ id = '' } = {}] = await company.house.store.query<{ id: string }>({ text: `select id from governance.policy_version where state = 'in-force'` })
    const row = await whole(company.house.store, theHouse.documents.get(versions)!, id)
    const { newest } = await learn(company.house.store, theHouse, { newest: revisionOfVersion.known!['newest']!(row as never, moment) }, moment)
    const revised = await (await company.as('ops')).make(versions, revisionOfVersion.draw(row as never, { newest, ...moment } as never))
    expect(revised).toMatchObject({ state: 'draft', edition: 32, effectiveFrom: '2026-03-10', clauses: [{ number: '1', text: '甲' }, { number: '2', text: '乙' }] })
  })
  test('approved after the day it named, it holds from the day it was approved', async () => {
    const draft = await drafted(33, { effectiveFrom: '2026-01-01' })
    await (await company.as('ops')).act(versions, draft.id, 'submit', because)
    expect(await (await company.as('gm')).act(versions, draft.id, 'issue')).toMatchObject({ state: 'in-force', effectiveFrom: '2026-03-10' })
    await heard()
    expect((await refusalOf((await company.as('gm')).act(versions, draft.id, 'retire'))).field).toBe('retirement')
    expect(await (await company.as('gm')).act(versions, draft.id, 'retire', { retirement: '公司改制，另行制定' })).toMatchObject({ state: 'retired', effectiveTo: '2026-03-10' })
  })
})

describe('10.1.1 everybody confirms what is new', () => {
  async function inForce(edition: number, clauses: readonly object[]) {
    const [ops, gm] = [await company.as('ops'), await company.as('gm')]
    const version = await ops.make('governance.policy-version', { title: '制度', edition, effectiveFrom: '2026-03-10', clauses })
    await ops.act('governance.policy-version', version.id, 'submit', because)
    await gm.act('governance.policy-version', version.id, 'issue')
    await heard()
    return asked(version.id)
  }
  const asked = (edition: string) => company.house.store.query<{ id: string; edition: string; person: string; clauses: string; state: string }>({ text: 'select id, edition, person, clauses, state from governance.acknowledgement where edition = $1', values: [edition] })
  test('each person for each version; nobody for another; only changed clauses are asked again, and whoever joins later is asked for all by the house itself', async () => {
    const first = await inForce(71, [clause('1', '甲'), clause('2', '乙')])
    const [one] = first.filter(({ person }) => person === company.id('dev'))
    expect([first.length, one?.clauses, one?.state]).toEqual([company.everybody.length, '1、2', 'waiting'])
    expect((await refusalOf((await company.as('lab')).act('governance.acknowledgement', one?.id ?? '', 'confirm'))).kind).toMatch(/not-found|forbidden/)
    expect((await (await company.as('dev')).act('governance.acknowledgement', one?.id ?? '', 'confirm')).state).toBe('confirmed')
    const second = await inForce(72, [clause('1', '甲'), clause('2', '丙')])
    expect(second.map(({ clauses }) => clauses)).toEqual(company.everybody.map(() => '2'))
    const { mine, versions: [newest] } = await lifeOf(company.house, (await company.as('dev')).actor)
    expect(mine.map(({ edition, clauses }) => [edition, clauses])).toEqual([[72, [{ number: '2', title: '2', text: '丙', before: '乙' }]]])
    expect(newest?.confirmed.reduce((sum, { all }) => sum + all, 0)).toBe(company.everybody.length)
    const { id } = (await make(company.house, houseActor, 'commons.person', { code: 'new', login: 'new', name: '新人', department: company.id('RND'), joinedOn: '2026-03-10' })).row
    await heard()
    const newcomer = async () => (await company.house.store.query<{ edition: string; clauses: string; state: string }>({ text: 'select edition, clauses, state from governance.acknowledgement where person = $1', values: [id] }))
    expect(await newcomer()).toEqual([{ edition: second[0]!.edition, clauses: '1、2', state: 'waiting' }])
    await act(company.house, houseActor, { document: 'commons.person', id, action: 'leave', values: { leftOn: '2026-03-10' } })
    await act(company.house, houseActor, { document: 'commons.person', id, action: 'rejoin' })
    await heard()
    expect(await newcomer()).toHaveLength(1)
    expect(await inForce(73, [clause('1', '甲'), clause('2', '丙')])).toEqual([])
  })
})
