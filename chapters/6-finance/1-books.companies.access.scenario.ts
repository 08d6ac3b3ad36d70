/** Clauses 1.3.1 and 6.2.1 told for companies of one house: who sees, decides and reads in which of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decide } from '#act'
import { makeToken, readableBooks, standIns } from '#allow'
import type { Process } from '#declare'
import { inbox, publish, stepsOf } from '#flow'
import { companyOf, migrate } from '#host'
import { page } from '#read'
import { openDoors } from '../../server/http/app.ts'
import { refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { requisitions, today } from '../../tools/testing/purchasing.ts'
import { openTwoCompanies, type TwoCompanies } from '../../tools/testing/two-companies.ts'

const vouchers = 'finance.voucher'
let two: TwoCompanies
let company: Company
beforeAll(async () => { two = await openTwoCompanies(); company = two.company })
afterAll(() => company.close())
const of = (login: string): Hand => two.of(login)

test('what is of another company is neither seen nor touched, unless the role is held at the top of the group', async () => {
  const theirs = await of('s-clerk').make(vouchers, { date: today, summary: '子公司', lines: [{ account: '1002', debit: '1.00' }, { account: '2241', credit: '1.00' }] })
  await of('s-clerk').act(vouchers, theirs.id, 'submit')
  expect((await refusalOf(of('finhead').act(vouchers, theirs.id, 'post'))).kind).toBe('not-found')
  const ours = await of('accountant').make(vouchers, { date: today, summary: '母公司', lines: [{ account: '1002', debit: '1.00' }, { account: '2241', credit: '1.00' }] })
  await of('accountant').act(vouchers, ours.id, 'submit')
  expect((await refusalOf(of('s-head').act(vouchers, ours.id, 'post'))).kind).toBe('not-found')
  await of('group').act(vouchers, theirs.id, 'return')
  expect((await of('group').act(vouchers, ours.id, 'return')).state).toBe('draft')
})

const inMain = () => wished('dev', company.id('RND'))
const inSub = () => wished('s-clerk', two.desk)
/** Above what any head of a department may approve: it goes to a general manager, wherever one is. */
async function wished(login: string, department: string) {
  const row = await of(login).make(requisitions, { title: '设备', department, neededBy: '2026-03-20', lines: [{ item: company.id('BOLT'), quantity: '1', price: '30000' }] })
  return of(login).act(requisitions, row.id, 'submit')
}
const taskOn = async (record: string) => (await company.house.store.query<{ id: string }>({ text: `select id from house.task where record = $1 and state = 'open'`, values: [record] }))[0]?.id as string

test('1.3.1 what waits for a role waits for whoever holds it in the company it is about: in their inbox, on the record, one by one and among many', async () => {
  const { house } = company
  const now = house.store.clock().toISOString()
  const decides: Readonly<Record<string, readonly string[]>> = { gm: ['main'], 's-gm': ['SUB'], 'group-gm': ['main', 'SUB'], finhead: [], 's-head': [], keeper: [] }
  for (const [login, books] of Object.entries(decides)) for (const [book, asked] of [['main', inMain], ['SUB', inSub]] as const) {
    const { actor } = of(login)
    const [row, may] = [await asked(), books.includes(book)]
    const task = await taskOn(row.id)
    const [todo, here] = [await inbox(house, actor, 'todo', now, { limit: 200 }), await inbox(house, actor, 'here', now, { record: row.id })]
    expect([login, book, todo.items.some(({ id }) => id === task), here.items.length > 0]).toEqual([login, book, may, may])
    expect(todo.total).toBe(todo.items.length)
    expect([login, book, (await stepsOf(house.store, actor, row.id)).length > 0]).toEqual([login, book, may])
    if (may) expect((await decide(house, actor, { task, verb: 'approve', batch: true })).row.state).toBe('approved')
    else for (const verb of ['approve', 'reject', 'transfer', 'remind', 'comment'] as const) expect([login, book, verb, (await refusalOf(decide(house, actor, { task, verb, opinion: '看看', to: [actor.person] }))).kind]).toEqual([login, book, verb, 'not-found'])
  }
})

test('what was opened before tasks told whose case it is waits for the right company once the house has migrated', async () => {
  const { house } = company
  const { id } = await inSub()
  const waitsFor = async (login: string) => (await inbox(house, of(login).actor, 'todo', house.store.clock().toISOString(), { record: id })).items.length
  await house.store.query({ text: `update house.task_candidate set book = 'main' where open` })
  await house.store.query({ text: `update house.setting set value = value || '{"kernel": "older"}' where key = 'schema'` })
  expect([await waitsFor('gm'), await waitsFor('s-gm')]).toEqual([1, 0])
  await migrate(house.store, house.plan)
  expect([await waitsFor('gm'), await waitsFor('s-gm')]).toEqual([0, 1])
})

test('whoever stands in for somebody decides where that one may', async () => {
  const { house } = company
  const away = await of('gm').make('commons.substitution', { absent: of('gm').actor.person, substitute: of('s-gm').actor.person, from: today, to: today })
  await of('gm').act('commons.substitution', away.id, 'begin')
  const standing = await standIns(house.store, house.plan, of('s-gm').actor, today)
  for (const row of [await inMain(), await inSub()]) {
    const { items: [task] } = await inbox(house, of('s-gm').actor, 'todo', house.store.clock().toISOString(), { record: row.id, standing })
    expect(task?.onBehalfOf).toBe(row.book === 'main' ? of('gm').actor.person : null)
  }
  expect(await standIns(house.store, house.plan, of('finhead').actor, today)).toEqual([])
})

test('where all who hold a role must sign, those of the other company are not asked', async () => {
  const { house } = company
  const [key, process] = [...house.plan.processes].find(([, { diagram }]) => diagram.endsWith('purchase-to-pay.bpmn')) as [string, Process]
  const file = join(tmpdir(), `zhangfa-companies-${globalThis.process.pid}.bpmn`)
  const [before, after] = ['zf:approvers="role:{approverRole}@department,role:general-manager" zf:due="P2D" zf:clause="4.2.1"', 'zf:approvers="role:general-manager" zf:mode="all" zf:due="P2D" zf:clause="4.2.1"']
  const drawn = await readFile(new URL(process.diagram), 'utf8')
  expect(drawn).toContain(before)
  await writeFile(file, drawn.replace(before, after))
  await publish({ ...house, plan: { ...house.plan, processes: new Map([[key, { ...process, diagram: pathToFileURL(file).href }]]) } })
  const sign = async (record: string) => (await house.store.query<{ login: string }>({ text: 'select p.login from house.signer s join house.task t on t.id = s.task join commons.person p on p.id = s.person where t.record = $1 order by 1', values: [record] })).map(({ login }) => login)
  expect(await sign((await inMain()).id)).toEqual(['gm', 'group-gm'])
  expect(await sign((await inSub()).id)).toEqual(['group-gm', 's-gm'])
})

test('who may read which book: lists, pages, files and paper answer a stranger as if the book did not exist', async () => {
  const { house } = company
  const app = await openDoors({ house, company: () => companyOf(house.store, house.plan) }, { bodyLimit: 1024 * 1024, setUp: async () => undefined })
  try {
    const documents = house.plan.documents.get('finance.voucher')
    if (!documents) throw new Error('no vouchers')
    const readable: Readonly<Record<string, readonly string[]>> = { finhead: ['main'], accountant: ['main'], 's-clerk': ['SUB'], 's-head': ['SUB'], group: ['main', 'SUB'], keeper: [], 's-keeper': [] }
    for (const [login, books] of Object.entries(readable)) {
      const { actor } = of(login)
      expect([login, readableBooks(documents, actor)]).toEqual([login, books])
      if (books.length > 0) expect(new Set((await page(house.store, house.plan, documents, actor, { limit: 200 })).items.map(({ book }) => book))).toEqual(new Set(books))
      const authorization = `Bearer ${await makeToken(house.store, actor.person, new Date('2027-12-31'))}`
      const asked = async (path: string) => { const { statusCode, body } = await app.inject({ url: `/api/ledger/${path}`, headers: { authorization } }); return { statusCode, body } }
      for (const path of ['trial-balance?', 'balances?', 'entries?', 'closing?', 'account?account=1002&', 'statements/balance-sheet?', 'export.xlsx?', 'trial-balance/print.pdf?', 'books?']) for (const book of ['main', 'SUB', 'NONE']) {
        const { statusCode, body } = await asked(`${path}book=${book}`)
        expect([login, path, book, statusCode]).toEqual([login, path, book, books.length === 0 ? 403 : books.includes(book) ? 200 : 404])
        if (statusCode === 404) expect(body).toBe((await asked(`${path}book=NONE`)).body)
      }
      for (const path of ['consolidated', 'consolidated/print.pdf', 'consolidated/export.xlsx']) expect([login, path, (await asked(`${path}?books=main,SUB`)).statusCode]).toEqual([login, path, books.length === 0 ? 403 : books.length === 2 ? 200 : 404])
    }
  } finally {
    await app.close()
  }
})

