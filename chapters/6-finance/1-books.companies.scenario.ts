/** Clause 6.2.1 told for companies of one house: each keeps its own books, closes its own months, and never mixes with another. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edit, make } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import type { Figure } from '#declare'
import { attend, occurrencesOf, owedOf } from '#duty'
import { balances, entries, mapRole, setPeriod, ties, trialBalance } from '#ledger'
import { figureRows, runQuery } from '#read'
import { sum } from '#words'
import { closingOf } from '../../tools/testing/closing.ts'
import { handOf, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { today } from '../../tools/testing/purchasing.ts'
import { openTwoCompanies, type TwoCompanies } from '../../tools/testing/two-companies.ts'

const [vouchers, openings, periods, issues] = ['finance.voucher', 'finance.opening-balance', 'finance.period', 'supply.stock-issue'] as const
let two: TwoCompanies
let company: Company
beforeAll(async () => { two = await openTwoCompanies(); company = two.company })
afterAll(() => company.close())
const of = (login: string): Hand => two.of(login)
const vouchersOf = async (record: string, book = two.main()) => (await entries(book, { record })).map(({ word, number }) => `${word}-${number}`)

test('a new company has the accounts, roles and months of its own standard, as papers of its own', async () => {
  const found = async (document: string, where: object) => (await runQuery<{ id: string }>(company.house.store, company.house.plan, { source: { document }, where: { book: 'SUB', ...where }, fields: { id: 'id' } })).length
  expect(await found('finance.account', { code: '5001', name: '主营业务收入', state: 'open' })).toBe(1)
  expect(await found('finance.account-mapping', { role: 'revenue', state: 'in-force' })).toBe(1)
  expect(await found(periods, { state: 'open' })).toBe(25 - Number(today.slice(5, 7)))
})

test('people of the first company go on as before: what they enter for another department of theirs is of its company', async () => {
  const wished = (department: string) => company.as('buyer').then((buyer) => buyer.make('supply.purchase-requisition', { title: '螺栓', department, neededBy: '2026-04-01', lines: [{ item: company.id('BOLT'), quantity: '1' }] }))
  expect([(await wished(company.id('WHS'))).book, (await wished(two.subsidiary)).book]).toEqual(['main', 'SUB'])
})

test('6.2.1 two companies post on the same day: each has voucher 记-1, and the same number of an account never mixes', async () => {
  const [ours, theirs] = [
    await two.voucher('accountant', 'finhead', [{ account: '1002', debit: '500.00' }, { account: '2241', credit: '500.00' }]),
    await two.voucher('s-clerk', 's-head', [{ account: '1002', debit: '70.00' }, { account: '2241', credit: '70.00' }]),
  ]
  expect([ours.book, theirs.book]).toEqual(['main', 'SUB'])
  expect(await vouchersOf(ours.id)).toEqual(['记-1'])
  expect(await vouchersOf(theirs.id, two.sub())).toEqual(['记-1'])
  expect((await balances(two.main(), { account: '1002' })).map(({ settled }) => Number(settled))).toEqual([500])
  expect((await balances(two.sub(), { account: '1002' })).map(({ settled }) => Number(settled))).toEqual([70])
  for (const book of [two.main(), two.sub()]) {
    const rows = await trialBalance(book, '2026-01', today.slice(0, 7))
    expect(sum(rows.map(({ closingDebit }) => closingDebit))).toBe(sum(rows.map(({ closingCredit }) => closingCredit)))
    expect((await ties(book, today.slice(0, 7))).filter(({ open }) => open > 0)).toEqual([])
  }
})

test('a month that one company closes stays open in the other', async () => {
  const month = today.slice(0, 7)
  const [period] = await runQuery<{ id: string }>(company.house.store, company.house.plan, { source: { document: periods }, where: { book: 'SUB', code: month }, fields: { id: 'id' } })
  await of('s-head').act(periods, period?.id as string, 'lock')
  const late = await of('s-clerk').make(vouchers, { date: today, summary: '晚到', lines: [{ account: '5602', debit: '9.00' }, { account: '2241', credit: '9.00' }] })
  await of('s-clerk').act(vouchers, late.id, 'submit')
  expect((await refusalOf(of('s-head').act(vouchers, late.id, 'post'))).rule).toBe('ZF011')
  await two.voucher('accountant', 'finhead', [{ account: '6602', debit: '9.00' }, { account: '2241', credit: '9.00' }])
  await of('s-head').act(periods, period?.id as string, 'open')
  expect((await of('s-head').act(vouchers, late.id, 'post')).state).toBe('posted')
})

test('goods of one company are not issued by the other, and each has its own stock value', async () => {
  const opened = await of('accountant').make(openings, { date: today, summary: '期初', goods: [{ item: company.id('GLOVE'), place: company.id('STORE'), quantity: '10', price: '5' }] })
  await of('accountant').act(openings, opened.id, 'post')
  const taken = await of('s-keeper').make(issues, { date: today, purpose: 'use', lines: [{ item: company.id('GLOVE'), place: company.id('STORE'), quantity: '1' }] })
  expect((await refusalOf(of('s-keeper').act(issues, taken.id, 'post'))).clause).toBe('4.3.1')
  expect((await balances(two.sub(), { item: company.id('GLOVE') }))).toEqual([])
  expect((await balances(two.main(), { account: '14', item: company.id('GLOVE') })).map(({ settled }) => Number(settled))).toEqual([50])
})

test('budget, sales on credit, another currency, things used for years and the bank: each goes into the books of its own company alone', async () => {
  const { house } = company
  const [clerk, head] = [of('s-clerk'), of('s-head')]
  const done = async (document: string, values: Readonly<Record<string, unknown>>, action: string, hand = clerk) => hand.act(document, (await hand.make(document, values)).id, action)
  const untouched = await trialBalance(two.main(), '2026-01', '2026-12')
  const inSub = async (account: string) => Number(sum((await balances(two.sub(), { account })).map(({ settled }) => settled)))

  const budget = await done('finance.budget', { title: '试制材料', department: two.desk, year: 2026, from: '2026-01-01', amount: '1000.00' }, 'grant', head)
  expect([await inSub('B101'), (await balances(two.main(), { budgetItem: budget.id })).length]).toEqual([1000, 0])

  const customer = (await make(house, houseActor, 'commons.party', { code: 'C1', name: 'Harbour' })).row.id
  const currency = (await make(house, houseActor, 'commons.currency', { code: 'USD', name: '美元' })).row.id
  await done('finance.sales-invoice', { customer, date: today, due: today, currency, exchangeRate: '7', lines: [{ what: 'Sensor', quantity: '1', net: '100.00', vatRate: '0' }] }, 'post')
  const waits = async (code: string) => (await closingOf(house, '2026-03', code)).filter(({ key }) => key === 'revaluation').map(({ count }) => count)
  expect([await waits('SUB'), await waits('main')]).toEqual([[1], []])
  await done('finance.revaluation', { date: '2026-03-31', currency, rate: '7.5' }, 'post')
  expect([await inSub('1122'), await waits('SUB')]).toEqual([750, [0]])
  const late = async (login: string) => Number((await figureRows(house.store, house.plan, house.plan.figures.get('finance.receivables-by-age') as Figure, of(login).actor)).totals['open'])
  expect([await late('s-clerk') > 0, await late('accountant')]).toEqual([true, 0])

  await done('finance.fixed-asset', { name: '校准台', category: 'machine', department: two.desk, acquired: today, inUse: today, cost: '1000.00', residual: '100.00', months: 24 }, 'capitalise')
  expect(Number((await done('finance.depreciation-run', { month: '2026-04', date: '2026-04-28' }, 'post'))['total'])).toBe(37.5)
  expect(await inSub('1602')).toBe(-37.5)

  const statement = await clerk.make('finance.bank-statement', { account: '6222', from: '2026-03-01', to: '2026-03-20', opening: '0.00', closing: '70.00', lines: [{ date: today, amount: '70.00' }] })
  for (const action of ['enter', 'match']) await clerk.act('finance.bank-statement', statement.id, action)
  expect((await refusalOf(of('accountant').act('finance.bank-statement', statement.id, 'reconcile'))).kind).toBe('not-found')
  expect(Number((await clerk.act('finance.bank-statement', statement.id, 'reconcile'))['bookBalance'])).toBe(await inSub('1002'))
  expect(await trialBalance(two.main(), '2026-01', '2026-12')).toEqual(untouched)
})

test('the database itself refuses a line that names another book\'s account, period or entry', async () => {
  await expect(setPeriod(two.sub(), '2019-01', 'locked')).rejects.toThrow(/2019-01/)
  await expect(mapRole(two.sub(), 'revenue', '6001', today)).rejects.toThrow(/6001/)
  const foreign = company.house.store.transaction(async (unit) => {
    await unit.query({ text: `insert into house.entry_line (id, entry, book, period, position, account, unit, amount, side, dimensions) select gen_random_uuid(), e, 'SUB', $1, n, case n when 0 then '6602' else '2241' end, 'CNY', 1 - 2 * n, case n when 0 then 'debit' else 'credit' end, (select dimensions from house.entry_line limit 1) from gen_random_uuid() e, generate_series(0, 1) n`, values: [today.slice(0, 7)] })
  })
  await expect(foreign).rejects.toMatchObject({ code: 'ZF013' })
})

test('a reversal goes where the entry is, although the department has moved to another company since', async () => {
  const { house } = company
  const moves = (parent: string) => edit(house, houseActor, 'commons.department', two.desk, undefined, { parent })
  const theirs = await two.voucher('s-clerk', 's-head', [{ account: '1002', debit: '3.00' }, { account: '2241', credit: '3.00' }])
  await moves(company.id('FIN'))
  const moved = handOf(house, await actorOfPerson(house.store, house.plan, of('s-head').actor.person, today) as Actor)
  expect(moved.actor.book).toBe('main')
  expect((await refusalOf(moved.act(vouchers, theirs.id, 'reverse'))).kind).toBe('not-found')
  expect((await of('group').act(vouchers, theirs.id, 'reverse')).state).toBe('reversed')
  await moves(two.subsidiary)
  expect(await vouchersOf(theirs.id, two.sub())).toHaveLength(2)
  expect(await vouchersOf(theirs.id)).toEqual([])
})

test('6.2.1 each company owes its own closing to whoever keeps its books, and one that is closed keeps nothing for the other', async () => {
  const { house } = company
  const { store, plan } = house
  company.now('2026-04-03T02:00:00Z')
  const when = () => ({ at: store.clock().toISOString(), zone: house.zone })
  const closings = async (login: string) => (await owedOf(store, plan, of(login).actor, when(), { box: 'mine' })).filter(({ obligation, period }) => obligation === 'finance.close-month' && period === '2026-04').map(({ department }) => department)
  await attend(store, plan, house.calendar)
  expect([await closings('accountant'), await closings('s-clerk'), await closings('s-head')]).toEqual([[null], [two.subsidiary], []])
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
  await expect.poll(async () => { await attend(store, plan, house.calendar); return april() }, { timeout: 30_000 }).toEqual([[null, 'not-due'], [two.subsidiary, 'kept']].toSorted())
  expect((await two.voucher('accountant', 'finhead', [{ account: '6602', debit: '2.00' }, { account: '2241', credit: '2.00' }])).state).toBe('posted')
  expect((await refusalOf(two.voucher('s-clerk', 's-head', [{ account: '5602', debit: '2.00' }, { account: '2241', credit: '2.00' }]))).rule).toBe('ZF011')
})
