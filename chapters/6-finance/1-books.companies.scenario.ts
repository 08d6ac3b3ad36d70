/** Clause 6.2.1 told for a group: every company keeps its own books, nobody writes in another's, and together they are told as one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { act, decide, edit, make } from '#act'
import { actorOfPerson, houseActor, makeToken, readableBooks, standIns, type Actor } from '#allow'
import type { Figure, Process } from '#declare'
import { attend, occurrencesOf, owedOf } from '#duty'
import { inbox, publish, stepsOf } from '#flow'
import { companyOf, react } from '#host'
import { balances, bookOf, chartOf, entries, groupBalances, groupDealings, groupFlows, mapRole, setPeriod, ties, trialBalance, turnovers } from '#ledger'
import { figureRows, page, runQuery } from '#read'
import { sum } from '#words'
import { openDoors } from '../../server/http/app.ts'
import { closingOf } from '../../tools/testing/closing.ts'
import { handOf, openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { requisitions, today } from '../../tools/testing/purchasing.ts'
import { moneyAccounts } from './1-books/cash-flows.ts'
import { consolidated, earnedBy, flowsOf, pairsOf } from './1-books/consolidated.ts'

const [vouchers, openings, periods, issues] = ['finance.voucher', 'finance.opening-balance', 'finance.period', 'supply.stock-issue'] as const
let company: Company
let subsidiary: string
let desk: string
const hands = new Map<string, Hand>()
const of = (login: string): Hand => hands.get(login) as Hand
const main = () => bookOf(company.house.store)
const sub = () => bookOf(company.house.store, 'SUB')

beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  const { house } = company
  const made = async (document: string, values: Readonly<Record<string, unknown>>) => (await make(house, houseActor, document, values)).row.id
  subsidiary = await made('commons.department', { code: 'SUB', name: '子公司', parent: company.id('CO') })
  desk = await made('commons.department', { code: 'SUBFIN', name: '子公司财务', parent: subsidiary })
  const head = await company.as('finhead')
  const book = await head.make('finance.company-book', { code: 'SUB', name: '小子公司', nameEn: 'Subsidiary', top: subsidiary, standard: 'small-enterprise', currency: 'CNY', first: today.slice(0, 7) })
  await head.act('finance.company-book', book.id, 'open')
  await react(house)
  const atTop = { department: company.id('CO') }
  for (const [login, role, where] of [['s-clerk', 'accountant', {}], ['s-head', 'finance-manager', {}], ['s-keeper', 'warehouse-keeper', {}], ['s-gm', 'general-manager', {}], ['group', 'finance-manager', atTop], ['group-gm', 'general-manager', atTop]] as const) {
    const person = await made('commons.person', { code: login, login, name: login, department: where === atTop ? company.id('FIN') : desk, joinedOn: '2025-01-01' })
    const holding = await made('commons.role-holding', { person, role, from: '2025-01-01', ...where })
    await act(house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
    const actor = await actorOfPerson(house.store, house.plan, person, today)
    if (actor) hands.set(login, handOf(house, actor))
  }
  for (const login of ['accountant', 'finhead', 'keeper', 'ap', 'gm', 'dev']) hands.set(login, await company.as(login))
})
afterAll(() => company.close())

async function voucher(clerk: string, head: string, lines: readonly object[], date = today) {
  const row = await of(clerk).make(vouchers, { date, summary: '往来', lines })
  await of(clerk).act(vouchers, row.id, 'submit')
  return of(head).act(vouchers, row.id, 'post')
}
const vouchersOf = async (record: string, book = main()) => (await entries(book, { record })).map(({ word, number }) => `${word}-${number}`)

test('a new company has the accounts, roles and months of its own standard, as papers of its own', async () => {
  const found = async (document: string, where: object) => (await runQuery<{ id: string }>(company.house.store, company.house.plan, { source: { document }, where: { book: 'SUB', ...where }, fields: { id: 'id' } })).length
  expect(await found('finance.account', { code: '5001', name: '主营业务收入', state: 'open' })).toBe(1)
  expect(await found('finance.account-mapping', { role: 'revenue', state: 'in-force' })).toBe(1)
  expect(await found(periods, { state: 'open' })).toBe(25 - Number(today.slice(5, 7)))
})

test('people of the first company go on as before: what they enter for another department of theirs is of its company', async () => {
  const wished = (department: string) => company.as('buyer').then((buyer) => buyer.make('supply.purchase-requisition', { title: '螺栓', department, neededBy: '2026-04-01', lines: [{ item: company.id('BOLT'), quantity: '1' }] }))
  expect([(await wished(company.id('WHS'))).book, (await wished(subsidiary)).book]).toEqual(['main', 'SUB'])
})

test('6.2.1 two companies post on the same day: each has voucher 记-1, and the same number of an account never mixes', async () => {
  const [ours, theirs] = [
    await voucher('accountant', 'finhead', [{ account: '1002', debit: '500.00' }, { account: '2241', credit: '500.00' }]),
    await voucher('s-clerk', 's-head', [{ account: '1002', debit: '70.00' }, { account: '2241', credit: '70.00' }]),
  ]
  expect([ours.book, theirs.book]).toEqual(['main', 'SUB'])
  expect(await vouchersOf(ours.id)).toEqual(['记-1'])
  expect(await vouchersOf(theirs.id, sub())).toEqual(['记-1'])
  expect((await balances(main(), { account: '1002' })).map(({ settled }) => Number(settled))).toEqual([500])
  expect((await balances(sub(), { account: '1002' })).map(({ settled }) => Number(settled))).toEqual([70])
  for (const book of [main(), sub()]) {
    const rows = await trialBalance(book, '2026-01', today.slice(0, 7))
    expect(sum(rows.map(({ closingDebit }) => closingDebit))).toBe(sum(rows.map(({ closingCredit }) => closingCredit)))
    expect((await ties(book, today.slice(0, 7))).filter(({ open }) => open > 0)).toEqual([])
  }
})

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
const inSub = () => wished('s-clerk', desk)
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

test('a month that one company closes stays open in the other', async () => {
  const month = today.slice(0, 7)
  const [period] = await runQuery<{ id: string }>(company.house.store, company.house.plan, { source: { document: periods }, where: { book: 'SUB', code: month }, fields: { id: 'id' } })
  await of('s-head').act(periods, period?.id as string, 'lock')
  const late = await of('s-clerk').make(vouchers, { date: today, summary: '晚到', lines: [{ account: '5602', debit: '9.00' }, { account: '2241', credit: '9.00' }] })
  await of('s-clerk').act(vouchers, late.id, 'submit')
  expect((await refusalOf(of('s-head').act(vouchers, late.id, 'post'))).rule).toBe('ZF011')
  await voucher('accountant', 'finhead', [{ account: '6602', debit: '9.00' }, { account: '2241', credit: '9.00' }])
  await of('s-head').act(periods, period?.id as string, 'open')
  expect((await of('s-head').act(vouchers, late.id, 'post')).state).toBe('posted')
})

test('goods of one company are not issued by the other, and each has its own stock value', async () => {
  const opened = await of('accountant').make(openings, { date: today, summary: '期初', goods: [{ item: company.id('GLOVE'), place: company.id('STORE'), quantity: '10', price: '5' }] })
  await of('accountant').act(openings, opened.id, 'post')
  const taken = await of('s-keeper').make(issues, { date: today, purpose: 'use', lines: [{ item: company.id('GLOVE'), place: company.id('STORE'), quantity: '1' }] })
  expect((await refusalOf(of('s-keeper').act(issues, taken.id, 'post'))).clause).toBe('4.3.1')
  expect((await balances(sub(), { item: company.id('GLOVE') }))).toEqual([])
  expect((await balances(main(), { account: '14', item: company.id('GLOVE') })).map(({ settled }) => Number(settled))).toEqual([50])
})

test('budget, sales on credit, another currency, things used for years and the bank: each goes into the books of its own company alone', async () => {
  const { house } = company
  const [clerk, head] = [of('s-clerk'), of('s-head')]
  const done = async (document: string, values: Readonly<Record<string, unknown>>, action: string, hand = clerk) => hand.act(document, (await hand.make(document, values)).id, action)
  const untouched = await trialBalance(main(), '2026-01', '2026-12')
  const inSub = async (account: string) => Number(sum((await balances(sub(), { account })).map(({ settled }) => settled)))

  const budget = await done('finance.budget', { title: '试制材料', department: desk, year: 2026, from: '2026-01-01', amount: '1000.00' }, 'grant', head)
  expect([await inSub('B101'), (await balances(main(), { budgetItem: budget.id })).length]).toEqual([1000, 0])

  const customer = (await make(house, houseActor, 'commons.party', { code: 'C1', name: 'Harbour' })).row.id
  const currency = (await make(house, houseActor, 'commons.currency', { code: 'USD', name: '美元' })).row.id
  await done('finance.sales-invoice', { customer, date: today, due: today, currency, exchangeRate: '7', lines: [{ what: 'Sensor', quantity: '1', net: '100.00', vatRate: '0' }] }, 'post')
  const waits = async (code: string) => (await closingOf(house, '2026-03', code)).filter(({ key }) => key === 'revaluation').map(({ count }) => count)
  expect([await waits('SUB'), await waits('main')]).toEqual([[1], []])
  await done('finance.revaluation', { date: '2026-03-31', currency, rate: '7.5' }, 'post')
  expect([await inSub('1122'), await waits('SUB')]).toEqual([750, [0]])
  const late = async (login: string) => Number((await figureRows(house.store, house.plan, house.plan.figures.get('finance.receivables-by-age') as Figure, of(login).actor)).totals['open'])
  expect([await late('s-clerk') > 0, await late('accountant')]).toEqual([true, 0])

  await done('finance.fixed-asset', { name: '校准台', category: 'machine', department: desk, acquired: today, inUse: today, cost: '1000.00', residual: '100.00', months: 24 }, 'capitalise')
  expect(Number((await done('finance.depreciation-run', { month: '2026-04', date: '2026-04-28' }, 'post'))['total'])).toBe(37.5)
  expect(await inSub('1602')).toBe(-37.5)

  const statement = await clerk.make('finance.bank-statement', { account: '6222', from: '2026-03-01', to: '2026-03-20', opening: '0.00', closing: '70.00', lines: [{ date: today, amount: '70.00' }] })
  for (const action of ['enter', 'match']) await clerk.act('finance.bank-statement', statement.id, action)
  expect((await refusalOf(of('accountant').act('finance.bank-statement', statement.id, 'reconcile'))).kind).toBe('not-found')
  expect(Number((await clerk.act('finance.bank-statement', statement.id, 'reconcile'))['bookBalance'])).toBe(await inSub('1002'))
  expect(await trialBalance(main(), '2026-01', '2026-12')).toEqual(untouched)
})

test('the database itself refuses a line that names another book\'s account, period or entry', async () => {
  await expect(setPeriod(sub(), '2019-01', 'locked')).rejects.toThrow(/2019-01/)
  await expect(mapRole(sub(), 'revenue', '6001', today)).rejects.toThrow(/6001/)
  const foreign = company.house.store.transaction(async (unit) => {
    await unit.query({ text: `insert into house.entry_line (id, entry, book, period, position, account, unit, amount, side, dimensions) select gen_random_uuid(), e, 'SUB', $1, n, case n when 0 then '6602' else '2241' end, 'CNY', 1 - 2 * n, case n when 0 then 'debit' else 'credit' end, (select dimensions from house.entry_line limit 1) from gen_random_uuid() e, generate_series(0, 1) n`, values: [today.slice(0, 7)] })
  })
  await expect(foreign).rejects.toMatchObject({ code: 'ZF013' })
})

test('a reversal goes where the entry is, although the department has moved to another company since', async () => {
  const { house } = company
  const moves = (parent: string) => edit(house, houseActor, 'commons.department', desk, undefined, { parent })
  const theirs = await voucher('s-clerk', 's-head', [{ account: '1002', debit: '3.00' }, { account: '2241', credit: '3.00' }])
  await moves(company.id('FIN'))
  const moved = handOf(house, await actorOfPerson(house.store, house.plan, of('s-head').actor.person, today) as Actor)
  expect(moved.actor.book).toBe('main')
  expect((await refusalOf(moved.act(vouchers, theirs.id, 'reverse'))).kind).toBe('not-found')
  expect((await of('group').act(vouchers, theirs.id, 'reverse')).state).toBe('reversed')
  await moves(subsidiary)
  expect(await vouchersOf(theirs.id, sub())).toHaveLength(2)
  expect(await vouchersOf(theirs.id)).toEqual([])
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

test('told as one, what the companies have against each other goes out, and where they disagree the pair says by how much', async () => {
  const { house } = company
  const party = async (code: string, groupBook: string) => (await make(house, houseActor, 'commons.party', { code, name: code, groupBook })).row.id
  const members = [{ party: await party('IC-SUB', 'SUB'), book: 'SUB' }, { party: await party('IC-MAIN', 'main'), book: 'main' }]
  const chart = await chartOf(main())
  const before = consolidated(await groupBalances(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7)), chart)
  await voucher('accountant', 'finhead', [{ account: '1122', debit: '100.00', party: members[0]?.party }, { account: '6001', credit: '100.00' }])
  await voucher('s-clerk', 's-head', [{ account: '5602', debit: '90.00' }, { account: '2241', credit: '90.00', party: members[1]?.party }])
  const stood = await groupBalances(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7))
  const lines = consolidated(stood, chart)
  const at = (account: string, of = lines) => of.find((one) => one.account === account)
  expect(pairsOf(stood)).toEqual([{ one: 'SUB', other: 'main', claimed: '-90', owed: '-100', difference: '10' }])
  expect([at('1122')?.eliminated.closing, at('1122')?.group.closing]).toEqual(['-100', at('1122', before)?.group.closing])
  expect(at('2241')?.group).toEqual(at('2241', before)?.group)
  expect(at('6602')?.parts.map(({ book, account }) => [book, account]).toSorted()).toEqual([['SUB', '5602'], ['main', '6602']])
  const dealings = await groupDealings(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7))
  const went = (await Promise.all([main(), sub()].map(async (book) => (await turnovers(book, '2026-01', today.slice(0, 7), 'finance.profit-transfer')).map((one) => ({ ...one, book: book.code }))))).flat()
  const net = (account: string) => Number(sum(earnedBy(lines, went, dealings).filter((one) => one.account === account).map((one) => one.net)))
  expect([net('6001'), net('6602')]).toEqual([-700, 18])

  await voucher('accountant', 'finhead', [{ account: '1511', debit: '50.00', party: members[0]?.party }, { account: '1002', credit: '50.00' }])
  await voucher('s-clerk', 's-head', [{ account: '1002', debit: '50.00' }, { account: '3001', credit: '50.00', party: members[1]?.party }])
  const inner = await groupFlows(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7), moneyAccounts)
  const [moved, met] = [flowsOf([], inner), consolidated(await groupBalances(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7)), chart)]
  expect([at('1511', met)?.group.closing, at('4001', met)?.group.closing, at('4001', met)?.eliminated.closing]).toEqual(['0', '0', '50'])
  expect([Number(sum(moved.map(({ amount }) => amount))), lines.filter(({ unlike }) => unlike).every(({ parts }) => parts.every(({ book }) => book === 'SUB'))]).toEqual([0, true])
})

test('6.2.1 each company owes its own closing to whoever keeps its books, and one that is closed keeps nothing for the other', async () => {
  const { house } = company
  const { store, plan } = house
  company.now('2026-04-03T02:00:00Z')
  const when = () => ({ at: store.clock().toISOString(), zone: house.zone })
  const closings = async (login: string) => (await owedOf(store, plan, of(login).actor, when(), { box: 'mine' })).filter(({ obligation, period }) => obligation === 'finance.close-month' && period === '2026-04').map(({ department }) => department)
  await attend(store, plan, house.calendar)
  expect([await closings('accountant'), await closings('s-clerk'), await closings('s-head')]).toEqual([[null], [subsidiary], []])
  const april = async () => (await occurrencesOf(store, plan, of('group').actor, '6.2.1', when())).filter(({ obligation, period }) => obligation === 'finance.close-month' && period === '2026-04').map(({ department, state }) => [department, state]).toSorted()
  const [march] = await runQuery<{ id: string }>(store, plan, { source: { document: periods }, where: { book: 'SUB', code: '2026-03' }, fields: { id: 'id' } })
  for (const row of await runQuery<{ id: string }>(store, plan, { source: { document: vouchers }, where: { book: 'SUB', state: 'draft' }, fields: { id: 'id' } })) {
    await of('s-clerk').act(vouchers, row.id, 'submit')
    await of('s-head').act(vouchers, row.id, 'post')
  }
  for (const row of await runQuery<{ id: string }>(store, plan, { source: { document: issues }, where: { book: 'SUB', state: 'draft' }, fields: { id: 'id' } })) await of('s-keeper').giveUp(issues, row.id, '未领用')
  await of('s-head').act(periods, march?.id as string, 'lock')
  await of('s-head').act(periods, march?.id as string, 'close', { reason: '对账单未到，损益年末结转' })
  // Deeds are read once nothing older still runs anywhere on the server.
  await expect.poll(async () => { await attend(store, plan, house.calendar); return april() }, { timeout: 30_000 }).toEqual([[null, 'not-due'], [subsidiary, 'kept']].toSorted())
  expect((await voucher('accountant', 'finhead', [{ account: '6602', debit: '2.00' }, { account: '2241', credit: '2.00' }])).state).toBe('posted')
  expect((await refusalOf(voucher('s-clerk', 's-head', [{ account: '5602', debit: '2.00' }, { account: '2241', credit: '2.00' }]))).rule).toBe('ZF011')
})
