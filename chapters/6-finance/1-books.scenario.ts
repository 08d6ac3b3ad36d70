/** Clause 6.2.1 told as stories: vouchers by two people, opening balances, accounts and mappings that a company changes, months that close in order. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, make } from '#act'
import { houseActor } from '#allow'
import { bookOf, trialBalance } from '#ledger'
import { sum } from '#words'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { purchasing, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const [vouchers, openings, accounts, mappings, periods, returns] = ['finance.voucher', 'finance.opening-balance', 'finance.account', 'finance.account-mapping', 'finance.period', 'finance.vat-return'] as const
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

const rent = { date: today, summary: '计提房租', lines: [{ account: '6602', debit: '300.00' }, { account: '2241', credit: '300.00' }] }
async function filed(document: string, values: Readonly<Record<string, unknown>>, action: string) {
  const row = await (await company.as('accountant')).make(document, values)
  return (await company.as('finhead')).act(document, row.id, action)
}

test('a voucher balances, is posted by another person, and is never changed but reversed', async () => {
  const clerk = await company.as('accountant')
  const off = await clerk.make(vouchers, { ...rent, lines: [{ account: '6602', debit: '300.00' }, { account: '2241', credit: '299.99' }] })
  expect(await refusalOf(clerk.act(vouchers, off.id, 'submit'))).toMatchObject({ clause: '6.2.1', refused: { en: expect.stringContaining('0.01') } })
  const row = await clerk.make(vouchers, rent)
  await clerk.act(vouchers, row.id, 'submit')
  expect((await refusalOf(clerk.act(vouchers, row.id, 'post'))).kind).toBe('forbidden')
  const finhead = await company.as('finhead')
  await finhead.act(vouchers, row.id, 'post')
  expect(await buy.onAccount('6602')).toBe(300)
  expect((await refusalOf(clerk.edit(vouchers, row.id, { summary: '改' }))).refused.en).toContain('Cannot be changed')
  await finhead.act(vouchers, row.id, 'reverse')
  expect(await buy.onAccount('6602')).toBe(0)
  expect((await refusalOf(finhead.act(vouchers, row.id, 'reverse'))).kind).toBe('conflict')
})

test('6.2.1 maker, checker and poster of a voucher are three people where the checker leaves it to be entered', async () => {
  const [clerk, head] = [await company.as('accountant'), await company.as('finhead')]
  const row = await clerk.make(vouchers, rent)
  await clerk.act(vouchers, row.id, 'submit')
  await head.act(vouchers, row.id, 'check')
  expect((await refusalOf(clerk.act(vouchers, row.id, 'enter'))).rule).toContain('record')
  expect((await refusalOf(head.act(vouchers, row.id, 'enter'))).rule).toContain('approve')
  expect((await act(company.house, houseActor, { document: vouchers, id: row.id, action: 'enter', values: {} })).row.state).toBe('posted')
  await head.act(vouchers, row.id, 'reverse')
})

test('a voucher on an account that the chart lacks is refused when it is handed in, at its line', async () => {
  const clerk = await company.as('accountant')
  const row = await clerk.make(vouchers, { ...rent, lines: [{ account: '9999', debit: '1.00' }, { account: '2241', credit: '1.00' }] })
  expect(await refusalOf(clerk.act(vouchers, row.id, 'submit'))).toMatchObject({ field: 'lines.0.account', refused: { en: expect.stringContaining('9999') } })
})

test('what is booked on a department that is split is borne by others, to the last cent; a split changes nothing that is booked', async () => {
  const department = async (code: string) => (await make(company.house, houseActor, 'commons.department', { code, name: code })).row.id
  const [hall, one, other] = [await department('HALL'), await department('HALL-1'), await department('HALL-2')]
  const lines = [{ department: one, share: '0.5' }, { department: other, share: '0.5' }]
  const booked = async (amount: string) => { const row = await (await company.as('accountant')).make(vouchers, { ...rent, lines: [{ account: '6602', debit: amount, department: hall }, { account: '2241', credit: amount }] }); await (await company.as('accountant')).act(vouchers, row.id, 'submit'); await (await company.as('finhead')).act(vouchers, row.id, 'post') }
  await filed('finance.cost-split', { main: hall, from: today, lines }, 'enact')
  await booked('145.65')
  expect([await buy.onAccount('6602', { department: one }), await buy.onAccount('6602', { department: other }), await buy.onAccount('6602', { department: hall })].toSorted()).toEqual([0, 72.82, 72.83])
  expect((await refusalOf(filed('finance.cost-split', { main: one, from: today, lines: [{ department: other, share: '1' }] }, 'enact'))).field).toBe('from')
  expect((await refusalOf(filed('finance.cost-split', { main: hall, from: today, lines: lines.slice(1) }, 'enact'))).refused.en).toContain('100 %')
})

test('opening balances put goods on the account of their group, and debts on their supplier', async () => {
  await filed(openings, {
    date: '2026-01-05', summary: '期初', goods: [{ item: company.id('SENSOR'), place: company.id('STORE'), quantity: '3', price: '100.005' }, { item: company.id('PLATE'), place: company.id('STORE'), quantity: '2', price: '10' }],
    accounts: [{ account: '220201', credit: '50.00', supplier: company.id('BETA') }],
  }, 'post')
  expect([await buy.onAccount('1405'), await buy.onAccount('1403', { item: company.id('PLATE') }), await buy.inStore('SENSOR')]).toEqual([300.02, 20, 3])
  expect(await buy.onAccount('220201', { party: company.id('BETA') })).toBe(-50)
})

test('a role moves to another account from a day on; what was posted before stays', async () => {
  expect((await refusalOf((await company.as('accountant')).make(accounts, { code: 'XX', name: '运费', nameEn: 'Freight', kind: 'expense', side: 'debit' }))).field).toBe('code')
  const account = await filed(accounts, { code: '660105', name: '销售费用——运费', nameEn: 'Selling expenses, freight', kind: 'expense', side: 'debit' }, 'open')
  const before = await buy.onAccount('140102')
  await buy.posted(await withFreight())
  expect(await buy.onAccount('140102')).toBe(before + 7)
  await filed(mappings, { role: 'freight', account: account.id, from: today }, 'enact')
  await buy.posted(await withFreight())
  expect([await buy.onAccount('140102'), await buy.onAccount('660105')]).toEqual([before + 7, 7])
  expect((await refusalOf(filed(mappings, { role: 'freight', account: account.id, from: today }, 'enact'))).field).toBe('from')
  expect((await refusalOf(filed(mappings, { role: 'fright', account: account.id, from: today }, 'enact'))).field).toBe('role')
})

async function withFreight() {
  const order = await buy.sent([buy.wanted('BOLT', '1', '10')], { freight: '7' })
  await buy.judged(await buy.received(order, ['1']))
  return buy.billed(order, ['1'], [], { freight: '7' })
}

test('an account that may not fall below zero does so only after its limit is lifted with a reason, and is kept again once it stands above', async () => {
  const [clerk, finhead] = [await company.as('accountant'), await company.as('finhead')]
  const account = await filed(accounts, { code: '101201', name: '保证金', nameEn: 'Deposits', kind: 'asset', side: 'debit', notBelowZero: true }, 'open')
  const moved = async (debit: string, credit: string) => { const row = await clerk.make(vouchers, { ...rent, lines: [{ account: debit, debit: '50.00' }, { account: credit, credit: '50.00' }] }); await clerk.act(vouchers, row.id, 'submit'); return finhead.act(vouchers, row.id, 'post') }
  const [came] = [await moved('101201', '2241'), await moved('2241', '101201')]
  expect((await refusalOf(finhead.act(vouchers, came.id, 'reverse'))).rule).toBe('ZF012')
  expect((await refusalOf(clerk.act(accounts, account.id, 'lift-limit', { limitReason: '更正' }))).kind).toBe('forbidden')
  expect((await refusalOf(finhead.act(accounts, account.id, 'lift-limit'))).field).toBe('limitReason')
  await finhead.act(accounts, account.id, 'lift-limit', { limitReason: '强制冲销' })
  await finhead.act(vouchers, came.id, 'reverse')
  expect(await buy.onAccount('101201')).toBe(-50)
  expect((await refusalOf(finhead.act(accounts, account.id, 'set-limit', { limitReason: '恢复' }))).rule).toBe('ZF012')
  await moved('101201', '2241')
  expect((await finhead.act(accounts, account.id, 'set-limit', { limitReason: '恢复' }))['notBelowZero']).toBe(true)
})

test('6.2.1 a month whose purchases bear more VAT than its sales owe carries it on; the next owes what is left, and the surcharges on that; months are returned one after the other', async () => {
  const moved = async (date: string, tax: string, side: 'debit' | 'credit', amount: string) => { const row = await (await company.as('accountant')).make(vouchers, { ...rent, date, lines: [{ account: tax, [side]: amount }, { account: '2241', [side === 'debit' ? 'credit' : 'debit']: amount }] }); await (await company.as('accountant')).act(vouchers, row.id, 'submit'); await (await company.as('finhead')).act(vouchers, row.id, 'post') }
  const [input, output, out] = ['22210101', '22210107', '22210104'] as const
  await moved('2026-03-10', input, 'debit', '130.00')
  await moved('2026-03-11', output, 'credit', '100.00')
  expect(await filed(returns, { month: '2026-03', date: '2026-03-31' }, 'post')).toMatchObject({ output: '100', input: '130', payable: '0', excess: '30', surcharges: [] })
  for (const [account, side, amount] of [[output, 'credit', '200.00'], [input, 'debit', '50.00'], [out, 'credit', '10.00']] as const) await moved('2026-04-10', account, side, amount)
  const april = await filed(returns, { month: '2026-04', date: '2026-04-30' }, 'post')
  expect(april).toMatchObject({ carried: '30', notDeductible: '10', payable: '130', excess: '0', surcharges: [{ kind: 'city', amount: '9.10' }, { kind: 'education', amount: '3.90' }, { kind: 'local-education', amount: '2.60' }] })
  expect(await Promise.all(['222102', '22210108', '6403', '222108'].map((account) => buy.onAccount(account)))).toEqual([-130, 130, 15.6, -9.1])
  expect((await refusalOf(filed(returns, { month: '2026-03', date: '2026-03-31' }, 'post'))).kind).toBe('conflict')
  await (await company.as('finhead')).act(returns, april.id, 'reverse')
  expect(await Promise.all(['222102', '22210108', '6403'].map((account) => buy.onAccount(account)))).toEqual([0, 0, 0])
})

test('a month closes after those before it and when nothing of it waits; then nothing is posted in it', async () => {
  const finhead = await company.as('finhead')
  const month = async (code: string) => (await company.house.store.query<{ id: string }>({ text: 'select id from finance.period where code = $1', values: [code] }))[0]?.id as string
  const [december, january] = [await month('2025-12'), await month('2026-01')]
  await finhead.act(periods, january, 'lock')
  expect((await refusalOf(finhead.act(periods, january, 'close'))).refused.en).toContain('must be closed first')
  await finhead.act(periods, january, 'open')
  const waiting = await (await company.as('accountant')).make(vouchers, { ...rent, date: '2026-01-20' })
  for (const code of Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)) {
    await finhead.act(periods, await month(code), 'lock')
    await finhead.act(periods, await month(code), 'close')
  }
  expect((await refusalOf(finhead.act(periods, december, 'open'))).kind).toBe('conflict')
  await finhead.act(periods, january, 'lock')
  expect(await refusalOf(finhead.act(periods, january, 'close'))).toMatchObject({ refused: { zh: expect.stringContaining(waiting.number) } })
  const clerk = await company.as('accountant')
  await clerk.act(vouchers, waiting.id, 'submit')
  expect(await refusalOf(finhead.act(vouchers, waiting.id, 'post'))).toMatchObject({ field: 'date', clause: '6.2.1' })
})

test('after all this the trial balance is zero', async () => {
  const rows = await trialBalance(bookOf(company.house.store), '2025-01', '2026-12')
  expect(rows.length).toBeGreaterThan(5)
  expect(sum(rows.map(({ closingDebit }) => closingDebit))).toBe(sum(rows.map(({ closingCredit }) => closingCredit)))
})
