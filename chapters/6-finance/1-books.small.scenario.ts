/** Clause 6.2.1 told as a story: a small enterprise plays its first month by the accounting standards for small enterprises, from opening balances to statements and the closing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOf, standings, ties, turnovers } from '#ledger'
import type { Case } from '../../tools/cases/case.ts'
import { Firm, linesOf } from '../../tools/cases/firm.ts'
import { openStage, today, type Stage, type Values } from '../../tools/cases/stage.ts'
import { smallBalanceSheet, smallIncomeStatement } from './1-books/small-statements.ts'
import { drawn, type Statement } from './1-books/statements.ts'

let stage: Stage
let firm: Firm
beforeAll(async () => {
  stage = await openStage('small-enterprise')
  firm = new Firm(stage, { given: {}, steps: [] } as unknown as Case)
  await firm.furnish()
})
afterAll(() => stage.close())

const [last, month] = ['2026-03-31', '2026-03']
const vouched = (...lines: readonly (readonly [account: string, amount: string])[]) => stage.done('finance.voucher', 'submit', { date: last, word: '记', summary: '小企业', lines: lines.map(([account, amount]) => ({ account, ...(amount.startsWith('-') ? { credit: amount.slice(1) } : { debit: amount }) })) })
  .then(({ id }) => stage.act('finance.voucher', id, 'post'))
const told = (statement: Statement, found: Parameters<typeof drawn>[1]) => Object.fromEntries(drawn(statement, found).map(({ key, amount }) => [key, Number(amount)]))
const closed = async (code: string, said: Values = {}) => {
  const [period] = await stage.house.store.query<{ id: string }>({ text: 'select id from finance.period where code = $1', values: [code] })
  for (const [action, values] of [['lock', {}], ['close', said]] as const) await stage.act('finance.period', period?.id as string, action, values)
}

test('6.2.1 a small enterprise buys, sells, pays wages, depreciates, settles its VAT and closes its month, every tie green', async () => {
  const customer = (await stage.make('commons.party', { code: 'C', name: '客户' })).id
  const [department] = await stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
  await stage.done('finance.opening-balance', 'post', { date: '2026-01-05', summary: '开业', accounts: [{ account: '1002', debit: '100000.00' }, { account: '3001', credit: '100000.00' }] })
  await stage.done('finance.fixed-asset', 'capitalise', { name: '工作台', category: 'tool', department: department?.id, acquired: '2026-02-10', inUse: '2026-02-10', cost: '12000.00', months: 12 })
  // Ten pieces come at 1000, are billed with tax and paid.
  const order = await firm.order([{ qty: '10', price: '1000' }], { taxRate: '0.13' })
  await firm.receive(order, ['10'])
  const bill = await firm.bill(order, [{ at: 0, qty: '10' }], { tax: '1300.00' })
  const request = await stage.done('finance.payment-request', 'submit', { supplier: firm.supplier, due: last, reason: '货款', lines: [{ invoice: bill.id, amount: '11300.00' }] })
  await stage.act('finance.payment-request', request.id, 'approve')
  await stage.done('finance.payment', 'pay', { request: request.id, supplier: firm.supplier, date: today, amount: '11300.00' })
  // Six of them are sold at 20000, the customer pays half.
  await stage.done('supply.stock-issue', 'post', { date: today, purpose: 'sale', lines: [{ item: linesOf(order)[0]?.item, place: firm.place, quantity: '6' }] })
  const sale = await stage.done('finance.sales-invoice', 'post', { customer, date: today, lines: [{ what: '工件', quantity: '6', net: '20000.00', vatRate: '0.13' }] })
  await stage.done('finance.money-receipt', 'post', { customer, date: today, amount: '11300.00', lines: [{ invoice: sale.id, amount: '11300.00' }] })
  await vouched(['5602', '3000.00'], ['2211', '-3000.00'])
  await vouched(['2211', '3000.00'], ['1002', '-3000.00'])
  await stage.done('finance.depreciation-run', 'post', { month, date: last })
  // 2600 of output less 1300 of input is owed.
  await stage.done('finance.vat-return', 'post', { month, date: last, cityRate: '0', educationRate: '0', localEducationRate: '0' })
  const earned = told(smallIncomeStatement, await turnovers(bookOf(stage.house.store), month, month, 'finance.profit-transfer'))
  expect(earned).toMatchObject({ 'revenue': 20000, 'cost': 6000, 'administration': 4000, 'operating-profit': 10000, 'net-profit': 10000 })
  await stage.done('finance.profit-transfer', 'post', { date: last, kind: 'month' })
  const sheet = told(smallBalanceSheet, await standings(bookOf(stage.house.store), month))
  expect(sheet).toMatchObject({ 'money': 85000, 'receivables': 11300, 'stock': 4000, 'fixed': 11000, 'assets': 111300, 'taxes': 1300, 'payables': 0, 'payroll': 0, 'capital': 100000, 'undistributed': 10000, 'liabilities-and-equity': 111300 })
  expect((await ties(bookOf(stage.house.store), month)).map(({ key, open }: Values) => [key, open])).toEqual(['balanced', 'numbers', 'stock', 'pieces', 'below', 'profit'].map((key) => [key, 0]))
  for (const code of [...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`), '2026-01']) await closed(code)
  for (const code of ['2026-02', month]) await closed(code, { reason: '银行对账单次月初到齐' })
  await expect(vouched(['5602', '1.00'], ['1002', '-1.00'])).rejects.toMatchObject({ refusal: { rule: 'ZF011' } })
})
