/** Clause 6.2.1 told for a group: every company keeps its own books, nobody writes in another's, and together they are told as one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, make } from '#act'
import { actorOfPerson, houseActor } from '#allow'
import { react } from '#host'
import { balances, bookOf, entries, mapRole, setPeriod, ties, trialBalance } from '#ledger'
import { runQuery } from '#read'
import { sum } from '#words'
import { handOf, openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { today } from '../../tools/testing/purchasing.ts'

const [vouchers, openings, periods, issues] = ['finance.voucher', 'finance.opening-balance', 'finance.period', 'supply.stock-issue'] as const
let company: Company
let subsidiary: string
const hands = new Map<string, Hand>()
const of = (login: string): Hand => hands.get(login) as Hand
const main = () => bookOf(company.house.store)
const sub = () => bookOf(company.house.store, 'SUB')

beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  const { house } = company
  const made = async (document: string, values: Readonly<Record<string, unknown>>) => (await make(house, houseActor, document, values)).row.id
  subsidiary = await made('commons.department', { code: 'SUB', name: '子公司', parent: company.id('CO') })
  const desk = await made('commons.department', { code: 'SUBFIN', name: '子公司财务', parent: subsidiary })
  const head = await company.as('finhead')
  const book = await head.make('finance.company-book', { code: 'SUB', name: '小子公司', nameEn: 'Subsidiary', top: subsidiary, standard: 'small-enterprise', currency: 'CNY', first: today.slice(0, 7) })
  await head.act('finance.company-book', book.id, 'open')
  await react(house)
  for (const [login, role] of [['s-clerk', 'accountant'], ['s-head', 'finance-manager'], ['s-keeper', 'warehouse-keeper'], ['group', 'finance-manager']] as const) {
    const person = await made('commons.person', { code: login, login, name: login, department: login === 'group' ? company.id('FIN') : desk, joinedOn: '2025-01-01' })
    const holding = await made('commons.role-holding', { person, role, from: '2025-01-01', ...(login === 'group' ? { department: company.id('CO') } : {}) })
    await act(house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
    const actor = await actorOfPerson(house.store, house.plan, person, today)
    if (actor) hands.set(login, handOf(house, actor))
  }
  for (const login of ['accountant', 'finhead', 'keeper', 'ap']) hands.set(login, await company.as(login))
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
  expect((await balances(main(), { account: '1403', item: company.id('GLOVE') })).map(({ settled }) => Number(settled))).toEqual([50])
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
  const theirs = await voucher('s-clerk', 's-head', [{ account: '1002', debit: '3.00' }, { account: '2241', credit: '3.00' }])
  expect((await of('s-head').act(vouchers, theirs.id, 'reverse')).state).toBe('reversed')
  expect(await vouchersOf(theirs.id, sub())).toHaveLength(2)
  expect(await vouchersOf(theirs.id)).toEqual([])
})
