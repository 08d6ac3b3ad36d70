/** Clauses 6.2.1 and 6.3.2 told as stories: what stands to a customer's credit - credit notes and deposits - and an invoice that the bank pays out early. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOf, cashFlows } from '#ledger'
import { runQuery } from '#read'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { purchasing, today, type Purchasing } from '../../tools/testing/purchasing.ts'
import { moneyAccounts } from './1-books/cash-flows.ts'

const [invoices, receipts, settlements, credits, discountings] = ['finance.sales-invoice', 'finance.money-receipt', 'finance.settlement', 'finance.customer-credit', 'finance.discounting'] as const
let company: Company
let buy: Purchasing
let [accountant, head, cashier, treasurer]: Hand[] = []
let customer: string
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
  ;[accountant, head, cashier, treasurer] = await Promise.all(['accountant', 'finhead', 'cashier', 'treasurer'].map((login) => company.as(login)))
  customer = (await (await company.as('buyer')).make('commons.party', { code: 'C1', name: '华东医院' })).id
})
afterAll(() => company.close())

const filed = async (document: string, values: object, action = 'post') => accountant!.act(document, (await accountant!.make(document, { customer, date: today, ...values })).id, action)
const sold = (net: string, more: object = {}) => filed(invoices, { lines: [{ what: '传感器', quantity: '1', net, vatRate: '0' }], ...more })
const credit = async () => 0 - (await buy.onAccount('2203', { party: customer }))

test('6.2.1 a credit note lowers revenue and its tax, is set against invoices, and what was set is neither paid out nor taken back', async () => {
  const [revenue, vat] = [await buy.onAccount('6001'), await buy.onAccount('22210107')]
  const note = await filed(credits, { reason: '质量折让', net: '100.00' })
  expect([await buy.onAccount('6001') - revenue, await buy.onAccount('22210107') - vat, await credit()]).toEqual([100, 13, 113])
  const one = await sold('80.00')
  const settled = await filed(settlements, { lines: [{ invoice: one.id, amount: '80.00' }] })
  expect(await credit()).toBe(33)
  const claim = await accountant!.make(discountings, { invoice: one.id, date: today, lender: '建设银行', amount: '0.01' })
  expect((await refusalOf(accountant!.act(discountings, claim.id, 'pledge'))).field).toBe('amount')
  expect((await refusalOf(cashier!.act(credits, note.id, 'refund'))).rule).toBe('credit-used')
  expect((await refusalOf(head!.act(credits, note.id, 'reverse'))).rule).toBe('credit-used')
  await accountant!.act(settlements, settled.id, 'reverse')
  const bank = await buy.onAccount('1002')
  expect((await refusalOf(accountant!.act(credits, note.id, 'refund'))).kind).toBe('forbidden')
  await cashier!.act(credits, note.id, 'refund')
  expect([await credit(), await buy.onAccount('1002') - bank]).toEqual([0, -113])
})

test('6.2.1 a deposit is an advance until the final invoice takes it off, and no more than was paid', async () => {
  const [revenue, owed] = [await buy.onAccount('6001'), await buy.onAccount('1122', { party: customer })]
  await sold('100.00', { kind: 'deposit' })
  expect([await credit(), await buy.onAccount('6001')]).toEqual([100, revenue])
  expect((await refusalOf(sold('500.00', { deposit: '100.01' }))).rule).toBe('deposit-left')
  expect((await refusalOf(accountant!.make(invoices, { customer, date: today, kind: 'deposit', deposit: '1.00', lines: [{ what: '定金', quantity: '1', net: '50.00', vatRate: '0' }] }))).field).toBe('deposit')
  expect((await sold('500.00', { deposit: '100.00' }))['total']).toBe('400')
  expect([await credit(), await buy.onAccount('6001') - revenue, await buy.onAccount('1122', { party: customer }) - owed]).toEqual([0, -500, 500])
})

test('6.3.2 an invoice is pledged and paid out less the charges; the claim stays in the books and the firm liable until the loan is repaid', async () => {
  const one = await sold('500.00')
  const standing = async () => Promise.all(['1122', '112291', '112292', '2001'].map((account) => buy.onAccount(account)))
  const [claims, bank, cost] = [await buy.onAccount('1122'), await buy.onAccount('1002'), await buy.onAccount('6603')]
  const row = await accountant!.make(discountings, { invoice: one.id, date: today, lender: '建设银行', amount: '500.01', charges: '100.00' })
  expect((await refusalOf(accountant!.act(discountings, row.id, 'pledge'))).field).toBe('amount')
  await accountant!.edit(discountings, row.id, { amount: '500.00' })
  await accountant!.act(discountings, row.id, 'pledge')
  expect(await standing()).toEqual([claims, 500, 0, 0])
  await accountant!.act(discountings, row.id, 'release')
  expect(await standing()).toEqual([claims, 0, 0, 0])
  await accountant!.act(discountings, row.id, 'pledge')
  expect((await refusalOf(accountant!.act(discountings, row.id, 'disburse'))).kind).toBe('forbidden')
  await treasurer!.act(discountings, row.id, 'disburse')
  expect([await standing(), await buy.onAccount('1002') - bank, await buy.onAccount('6603') - cost]).toEqual([[claims, 0, 500, -500], 400, 100])
  await treasurer!.act(discountings, row.id, 'repay')
  expect([await standing(), await buy.onAccount('1002') - bank]).toEqual([[claims, 0, 0, 0], -100])
})

test('6.3.2 what a customer pays on an invoice at the bank with recourse is taken from where the claim stands, and only the rest is lent on or comes back', async () => {
  const one = await sold('500.00')
  const standing = async () => Promise.all(['1122', '112291', '112292', '2001'].map((account) => buy.onAccount(account)))
  const [claims] = await standing()
  const paid = async (amount: string) => { const { id } = await cashier!.make(receipts, { customer, date: today, amount, lines: [{ invoice: one.id, amount }] }); return cashier!.act(receipts, id, 'post') }
  const row = await accountant!.make(discountings, { invoice: one.id, date: today, lender: '建设银行', amount: '400.00' })
  await accountant!.act(discountings, row.id, 'pledge')
  const first = await paid('50.00')
  expect(await standing()).toEqual([claims! - 50, 350, 0, 0])
  await head!.act(receipts, first.id, 'reverse')
  await paid('40.00')
  expect((await treasurer!.act(discountings, row.id, 'disburse'))['amount']).toBe('360')
  expect(await standing()).toEqual([claims! - 40, 0, 360, -360])
  await paid('60.00')
  await treasurer!.act(discountings, row.id, 'repay')
  expect(await standing()).toEqual([claims! - 100, 0, 0, 0])
  await paid('400.00')
  expect(await standing()).toEqual([claims! - 500, 0, 0, 0])
})

test('6.3.2 an invoice sold without recourse leaves the books, less what the bank keeps; from then on its customer pays the bank', async () => {
  const one = await sold('500.00')
  const [claims, bank, cost] = [await buy.onAccount('1122'), await buy.onAccount('1002'), await buy.onAccount('6603')]
  const row = await accountant!.make(discountings, { invoice: one.id, date: today, lender: '建设银行', amount: '500.00', charges: '20.00', recourse: 'without' })
  await accountant!.act(discountings, row.id, 'pledge')
  expect((await refusalOf(treasurer!.act(discountings, row.id, 'disburse'))).field).toBe('recourse')
  await treasurer!.act(discountings, row.id, 'sell')
  expect([await buy.onAccount('1122') - claims, await buy.onAccount('1002') - bank, await buy.onAccount('6603') - cost, await buy.onAccount('2001')]).toEqual([-500, 480, 20, 0])
  const paid = await cashier!.make(receipts, { customer, date: today, amount: '500.00', lines: [{ invoice: one.id, amount: '500.00' }] })
  expect(await refusalOf(cashier!.act(receipts, paid.id, 'post'))).toMatchObject({ rule: 'sold-to-bank', field: 'lines.0.invoice' })
})

test('6.3.3 a customer is promised no more than their credit: what they owe and what they were promised, until it is invoiced or closed', async () => {
  const { act, edit, make } = await import('#act')
  const seller = { ...accountant!.actor, roles: [...accountant!.actor.roles, { role: 'sales-manager', department: null, below: [] }] }
  const { row: buyer } = await make(company.house, seller, 'commons.party', { code: 'C2', name: '北方医院', creditLimit: '100.00' })
  const ordered = async (total: string) => { const { row } = await make(company.house, seller, 'finance.customer-order', { customer: buyer.id, date: today, subject: '传感器', total }); return (await act(company.house, seller, { document: 'finance.customer-order', id: row.id, action: 'confirm', values: {} })).row }
  const billed = (net: string, order: string) => filed(invoices, { customer: buyer.id, order, lines: [{ what: '传感器', quantity: '1', net, vatRate: '0' }] })
  const first = await ordered('80.00')
  expect(first['exposure']).toBe('80')
  expect((await refusalOf(ordered('20.01'))).rule).toBe('credit-limit')
  await billed('50.00', first.id)
  expect((await refusalOf(ordered('20.01'))).rule).toBe('credit-limit')
  expect((await refusalOf(billed('30.01', first.id))).rule).toBe('more-than-ordered')
  expect((await refusalOf(act(company.house, seller, { document: 'finance.customer-order', id: first.id, action: 'cancel', values: {} }))).kind).toBe('conflict')
  await edit(company.house, seller, 'commons.party', buyer.id, undefined, { creditLimit: '110.00' })
  expect((await ordered('30.00'))['exposure']).toBe('110')
  await act(company.house, seller, { document: 'finance.customer-order', id: first.id, action: 'close', values: {} })
  expect((await ordered('30.00'))['exposure']).toBe('110')
  // Finance chooses to count what is pledged and the bills held as well.
  const third = await filed(invoices, { customer: buyer.id, lines: [{ what: '传感器', quantity: '1', net: '20.00', vatRate: '0' }] })
  await accountant!.act(discountings, (await accountant!.make(discountings, { invoice: third.id, date: today, lender: '建设银行', amount: '20.00' })).id, 'pledge')
  await edit(company.house, seller, 'commons.party', buyer.id, undefined, { creditLimit: '120.00' })
  expect((await ordered('1.00'))['exposure']).toBe('111')
  await head!.act('finance.accounting-policy', (await accountant!.make('finance.accounting-policy', { from: today, creditCounts: 'bills', reason: '票据与质押的债权仍有风险' })).id, 'enact')
  expect((await refusalOf(ordered('1.00'))).rule).toBe('credit-limit')
  expect((await refusalOf(accountant!.make('finance.accounting-policy', { from: today, reason: '再选' }).then(({ id }) => head!.act('finance.accounting-policy', id, 'enact')))).field).toBe('from')
  // Of two confirmed in the same moment the second waits for the first.
  await edit(company.house, seller, 'commons.party', buyer.id, undefined, { creditLimit: '161.00' })
  const both = await Promise.allSettled([ordered('20.00'), ordered('20.00')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('6.2.1 money bears what it came or went for even where its paper does not say, and cash is counted over all of it', async () => {
  const { store, plan } = company.house
  const items = new Map((await runQuery<{ id: string; code: string }>(store, plan, { source: { document: 'finance.cash-item' }, fields: { id: 'id', code: 'code' } })).map(({ id, code }) => [id, code]))
  const flows = async () => Object.fromEntries((await cashFlows(bookOf(store), '2026-03', '2026-03', moneyAccounts)).map(({ item, amount }) => [items.get(item ?? '') ?? 'unnamed', Number(amount)]))
  expect(await flows()).toEqual({ 1101: 500 + 480 - 113, 3102: 400 + 360, 3201: -500 - 360 })
  const vouched = async (...lines: readonly object[]) => { const { id } = await accountant!.make('finance.voucher', { date: today, word: '付', summary: '收付', lines }); await accountant!.act('finance.voucher', id, 'submit'); return head!.act('finance.voucher', id, 'post') }
  const cash = await cashier!.make(receipts, { customer, date: today, method: 'cash', amount: '50.00', lines: [] })
  await cashier!.act(receipts, cash.id, 'post')
  await vouched({ account: '6602', debit: '30.00' }, { account: '1001', credit: '30.00' })
  expect((await refusalOf(vouched({ account: '2211', debit: '20.01' }, { account: '1001', credit: '20.01' }))).rule).toBe('ZF012')
  await vouched({ account: '1001', debit: '10.00' }, { account: '1002', credit: '10.00' })
  await vouched({ account: '2211', debit: '30.00' }, { account: '1001', credit: '30.00' })
  await vouched({ account: '2001', debit: '100.00' }, { account: '6603', debit: '7.00' }, { account: '1002', credit: '107.00' })
  await vouched({ account: '222102', debit: '9.00' }, { account: '1002', credit: '9.00' })
  await vouched({ account: '1604', debit: '11.00' }, { account: '1002', credit: '11.00', cashItem: [...items].find(([, code]) => code === '1204')?.[0] })
  const machine = await accountant!.make('finance.fixed-asset', { name: '车床', category: 'machine', department: company.id('RND'), acquired: today, inUse: today, cost: '60.00', months: 60 })
  await accountant!.act('finance.fixed-asset', machine.id, 'capitalise')
  expect(await flows()).toEqual({ 1101: 500 + 480 - 113 + 50, 1202: -30, 1203: -9, 1204: -41, 2201: -60, 3102: 760, 3201: -967 })
})
