/** Clauses 6.2.1 and 6.3.3 told as stories: what customers owe, what they pay, and a month that ends in statements that tie. */
import { monthBefore } from '#words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { bookOf, entries, standings, ties, turnovers } from '#ledger'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { purchasing, type Purchasing } from '../../tools/testing/purchasing.ts'
import { cashFlowStatement, moneyAccounts } from './1-books/cash-flows.ts'
import { compared, spans, yearBegan } from './1-books/compared.ts'
import { balanceSheet, drawn, incomeStatement } from './1-books/statements.ts'

const [invoice, receipt, settlement, transfer, voucher] = ['finance.sales-invoice', 'finance.money-receipt', 'finance.settlement', 'finance.profit-transfer', 'finance.voucher'] as const
const today = '2026-03-16'
let company: Company
let buy: Purchasing
let accountant: Hand
let head: Hand
let customer: string
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
  accountant = await company.as('accountant')
  head = await company.as('finhead')
  customer = (await make(company.house, houseActor, 'commons.party', { code: 'C1', name: '华东医院' })).row.id
})
afterAll(() => company.close())

const sold = async (net: string, more: object = {}, quantity = '10') => accountant.act(invoice, (await accountant.make(invoice, { customer, date: today, lines: [{ what: '传感器', quantity, net }], ...more })).id, 'post')
const paid = async (amount: string, lines: readonly object[] = []) => accountant.act(receipt, (await accountant.make(receipt, { customer, date: today, amount, lines })).id, 'post')
const owed = () => buy.onAccount('1122', { party: customer })

describe('6.2.1 what is sold', () => {
  test('is owed with its tax; a red invoice takes part of it back on the same sides, never more than is left', async () => {
    const before = await owed()
    const blue = await sold('1000.00')
    expect(await owed()).toBe(before + 1130)
    const red = await sold('300.00', { red: blue.id }, '3')
    const [entry] = await entries(bookOf(company.house.store), { record: red.id })
    expect(entry?.lines.map(({ account, debit, credit }) => [account, debit && Number(debit), credit && Number(credit)])).toEqual([['1122', -339, null], ['6001', null, -300], ['22210107', null, -39]])
    expect((await refusalOf(sold('800.00', { red: blue.id }, '8'))).rule).toBe('more-than-left')
  })
})

describe('6.3.3 who is late', () => {
  const reminder = 'finance.overdue-reminder'
  test('is reminded by a letter of what is late, less what they said is on its way, with interest and fee; it is done with when that is paid', async () => {
    const { id: debtor } = (await make(company.house, houseActor, 'commons.party', { code: 'LATE', name: '北方仪表' })).row
    const billed = (net: string, due: string) => sold(net, { customer: debtor, due, lines: [{ what: '传感器', quantity: '1', net, vatRate: '0' }] })
    const asked = (more: object = {}) => accountant.make(reminder, { customer: debtor, date: today, payBy: '2026-03-31', ratePerYear: '0.1', fee: '20.00', ...more })
    await billed('70.00', '2026-04-01')
    expect((await refusalOf(accountant.act(reminder, (await asked()).id, 'work-out'))).rule).toBe('nothing-late')
    const [first, second] = [await billed('100.00', '2026-03-01'), await billed('50.00', '2026-03-11')]
    const more = await asked({ announced: [{ invoice: second.id, amount: '50.01' }] })
    expect((await refusalOf(accountant.act(reminder, more.id, 'work-out'))).field).toBe('announced.0.amount')
    await accountant.edit(reminder, more.id, { announced: [{ invoice: second.id, amount: '30.00' }] })
    const told = await accountant.act(reminder, more.id, 'work-out')
    expect((told['late'] as readonly Record<string, string>[]).map(({ invoice: of, days, open, expected, interest }) => [of, days, Number(open), Number(expected), Number(interest)])).toEqual([[first.id, 15, 100, 0, 0.41], [second.id, 5, 50, 30, 0.03]])
    expect([told['overdue'], told['interest'], told['claim']].map(Number)).toEqual([120, 0.44, 140.44])
    expect(told['letter']).toContain('北方仪表：截至 2026-03-16，贵方有 2 张发票逾期，未付 120.00 元')
    const sent = await accountant.act(reminder, more.id, 'send')
    expect((await refusalOf(accountant.act(reminder, sent.id, 'settle'))).refused.en).toContain('150 of the invoices')
    await accountant.act(receipt, (await accountant.make(receipt, { customer: debtor, date: today, amount: '150.00', lines: [{ invoice: first.id, amount: '100.00' }, { invoice: second.id, amount: '50.00' }] })).id, 'post')
    expect((await accountant.act(reminder, sent.id, 'settle')).state).toBe('settled')
  })
})

describe('6.3.3 what comes in', () => {
  test('settles invoices; what is let off lowers revenue and its tax', async () => {
    const one = await sold('500.00', { lines: [{ what: '校准', quantity: '1', net: '500.00', vatRate: '0.19' }] })
    const [debt, vat] = [await owed(), await buy.onAccount('22210107')]
    await paid('495.00', [{ invoice: one.id, amount: '595.00', discount: '100.00' }])
    expect([await owed(), await buy.onAccount('22210107')]).toEqual([debt - 595, Number((vat + 15.97).toFixed(2))])
  })
  test('more than an invoice is owed cannot be settled; what comes early is an advance and is settled later', async () => {
    const one = await sold('100.00')
    expect((await refusalOf(paid('200.00', [{ invoice: one.id, amount: '200.00' }]))).field).toBe('lines.0.amount')
    await paid('55.00')
    await paid('35.00')
    const row = await accountant.make(settlement, { customer, date: today, lines: [{ invoice: one.id, amount: '90.00' }] })
    const before = await owed()
    await accountant.act(settlement, row.id, 'post')
    expect([await owed(), await buy.onAccount('2203', { party: customer })]).toEqual([before - 90, 0])
    await accountant.act(settlement, row.id, 'reverse')
    expect(await owed()).toBe(before)
  })
})

describe('6.2.1 a month ends', () => {
  test('income and expense move into the profit of the year, and the statements tie before and after', async () => {
    const { id } = (await make(company.house, houseActor, 'finance.cash-item', { code: '112', name: '支付其他与经营活动有关的现金', activity: 'operating' })).row
    const row = await accountant.make(voucher, { date: today, word: '付', summary: '房租', lines: [{ account: '6602', debit: '200.00' }, { account: '1002', credit: '200.00', cashItem: id }] })
    await accountant.act(voucher, row.id, 'submit')
    await head.act(voucher, row.id, 'post')
    const { store } = company.house
    const sheet = async () => Object.fromEntries(drawn(balanceSheet, await standings(bookOf(store), '2026-03')).map(({ key, amount }) => [key, Number(amount)]))
    const income = async () => Object.fromEntries(drawn(incomeStatement, await turnovers(bookOf(store), '2026-03', '2026-03', transfer)).map(({ key, amount }) => [key, Number(amount)]))
    const [before, profit] = [await sheet(), await income()]
    expect(before['assets']).toBe(before['liabilities-and-equity'])
    expect(profit['administration']).toBe(200)
    const done = await accountant.act(transfer, (await accountant.make(transfer, { date: '2026-03-31' })).id, 'post')
    expect([await sheet(), await income()]).toEqual([before, profit])
    expect(await buy.onAccount('4103')).toBe(-(profit['net-profit'] as number))
    expect((await refusalOf(accountant.make(transfer, { date: '2026-03-31' }).then((again) => accountant.act(transfer, again.id, 'post')))).refused.en).toContain('nothing to transfer')
    expect((await ties(bookOf(store), '2026-03')).filter(({ open }) => open > 0)).toEqual([])
    await head.act(transfer, done.id, 'reverse')
    expect((await ties(bookOf(store), '2026-03')).filter(({ open }) => open > 0).map(({ key }) => key)).toEqual(['profit'])
  })
  test('profit keeps the department that made it, in the year and after it; what an older transfer moved without one is brought home, and every account stays what it was', async () => {
    const finished = async (lines: readonly object[], word = '转') => { const { id } = await accountant.make(voucher, { date: today, word, summary: '结转', lines }); await accountant.act(voucher, id, 'submit'); await head.act(voucher, id, 'post') }
    const transferred = async (kind: 'month' | 'year') => accountant.act(transfer, (await accountant.make(transfer, { date: '2026-12-31', kind })).id, 'post')
    const [lab, research] = [company.id('LAB'), company.id('RND')]
    await transferred('month')
    const [profit, kept, cents] = [await buy.onAccount('4103'), await buy.onAccount('4104'), (amount: number) => Number(amount.toFixed(2))]
    await finished([{ account: '1002', debit: '700.00' }, { account: '6051', credit: '500.00', department: lab }, { account: '6051', credit: '200.00', department: research }])
    await finished([{ account: '6051', debit: '700.00' }, { account: '4103', credit: '700.00' }])
    const of = async (account: string) => [await buy.onAccount(account, { department: lab }), await buy.onAccount(account, { department: research }), await buy.onAccount(account)]
    expect([await of('6051'), await of('4103')]).toEqual([[-500, -200, 0], [0, 0, cents(profit - 700)]])
    await transferred('month')
    expect([await of('6051'), await of('4103')]).toEqual([[0, 0, 0], [-500, -200, cents(profit - 700)]])
    expect((await refusalOf(transferred('month'))).refused.en).toContain('nothing to transfer')
    await transferred('year')
    expect([await of('4103'), await of('4104')]).toEqual([[0, 0, 0], [-500, -200, kept + cents(profit - 700)]])
  })
  test('the cash-flow statement adds up to the change of money', () => {
    const items = [{ id: 'a', name: '销售', activity: 'operating' }, { id: 'b', name: '购建', activity: 'investing' }] as const
    const { rows } = cashFlowStatement([{ item: 'a', amount: '113000' }, { item: 'b', amount: '-30000' }, { item: null, amount: '5' }], items, '40000')
    const of = Object.fromEntries(rows.map(({ key, amount }) => [key, amount]))
    expect([of['operating'], of['investing'], of['net'], of['closing']]).toEqual(['113000', '-30000', '83005', '123005'])
    expect(moneyAccounts).toContain('1002')
    const opened = cashFlowStatement([{ item: null, amount: '105' }], items, '0', '100').rows
    expect(['unnamed', 'net', 'opening', 'closing'].map((key) => opened.find((row) => row.key === key)?.amount)).toEqual(['5', '5', '100', '105'])
    const revalued = cashFlowStatement([{ item: null, amount: '3' }], items, '0', '0', '3').rows
    expect(['unnamed', 'exchange', 'net'].map((key) => revalued.find((row) => row.key === key)?.amount)).toEqual(['0', '3', '3'])
    const before = cashFlowStatement([{ item: 'b', amount: '-7' }], items, '7')
    const beside = compared([{ label: ['本期金额', 'This period'], rows }, { label: ['上年同期', 'A year before'], rows: before.rows }])
    expect(beside.rows.filter(({ total }) => !total).map(({ key, amounts }) => [key, ...amounts])).toEqual([['a', '113000', '0'], ['b', '-30000', '-7'], ['unnamed', '5', '0'], ['opening', '40000', '7']])
  })
  test('a statement is told beside the year so far and the year before; what a house began with within the year counts to its beginning', () => {
    expect(spans('2026-03', '2026-03').map(({ from, to }) => [from, to])).toEqual([['2026-03', '2026-03'], ['2026-01', '2026-03'], ['2025-03', '2025-03']])
    expect(spans('2026-01', '2026-11').map(({ from, to }) => [from, to])).toEqual([['2026-01', '2026-11'], ['2025-01', '2025-11']])
    expect(monthBefore('2026-01')).toBe('2025-12')
    expect(yearBegan([{ account: '1002', net: '5' }], [{ account: '1002', net: '2' }, { account: '4001', net: '-7' }])).toEqual([{ account: '1002', net: '7' }, { account: '4001', net: '-7' }])
  })
})
