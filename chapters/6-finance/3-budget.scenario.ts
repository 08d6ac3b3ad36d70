/** Clauses 6.1.2 to 6.1.4 told as stories: a budget is granted, set aside by what is asked for and ordered, spent by what is billed, and never overdrawn. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balances } from '#ledger'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { linesOf, orders, purchasing, requisitions, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const budgets = 'finance.budget'
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

async function granted(amount: string) {
  const clerk = await company.as('budget')
  const row = await clerk.make(budgets, { title: '试制材料', department: company.id('RND'), year: 2026, from: '2026-01-01', amount })
  return (await company.as('finhead')).act(budgets, row.id, 'grant')
}
/** Granted less spent, and what is set aside of it. */
async function standing(budget: { readonly id: string }): Promise<readonly [left: number, aside: number]> {
  const [row] = await balances(company.house.store, { account: 'B101', budgetItem: budget.id })
  return [Number(row?.settled ?? 0), Number(row?.reserved ?? 0)]
}
async function asked(budget: { readonly id: string }, quantity: string, price: string) {
  const dev = await company.as('dev')
  const row = await dev.make(requisitions, { title: '样机', department: company.id('RND'), neededBy: '2026-03-20', budget: budget.id, lines: [buy.wanted('BOLT', quantity, price)] })
  return dev.act(requisitions, row.id, 'submit')
}
const approved = async (row: { readonly id: string }) => (await company.as('rdhead')).decide(row.id, 'approve')

test('6.1.3 asked for, ordered, billed: each step takes the place of the one before', async () => {
  const budget = await granted('1000.00')
  const wish = await asked(budget, '100', '5')
  expect(await standing(budget)).toEqual([1000, 500])
  const line = linesOf(await approved(wish))[0]
  const order = await buy.sent([{ ...buy.wanted('BOLT', '60', '6'), requisition: line?.id }])
  expect(await standing(budget)).toEqual([1000, 560])
  await buy.judged(await buy.received(order, ['60']))
  expect(await standing(budget)).toEqual([1000, 560])
  await buy.posted(await buy.billed(order, ['20']))
  expect(await standing(budget)).toEqual([880, 440])
  await buy.posted(await buy.billed(order, ['40']))
  expect(await standing(budget)).toEqual([640, 200])
})

test('6.1.3 more than is left is refused before anything is promised', async () => {
  const budget = await granted('100.00')
  await asked(budget, '15', '5')
  expect(await refusalOf(asked(budget, '6', '5'))).toMatchObject({ field: 'budget', clause: '6.1.3', refused: { en: expect.stringContaining('25') } })
})

test('6.1.3 an order dearer than what its requisition set aside finds the budget empty', async () => {
  const budget = await granted('100.00')
  const line = linesOf(await approved(await asked(budget, '10', '10')))[0]
  const buyer = await company.as('buyer')
  const order = await buyer.make(orders, buy.orderOf([{ ...buy.wanted('BOLT', '10', '11'), requisition: line?.id }]))
  expect((await refusalOf(buyer.act(orders, order.id, 'submit'))).kind).toBe('conflict')
  expect(await standing(budget)).toEqual([100, 100])
})

test('6.1.3 rejected, returned, cancelled or closed, what was set aside is free again', async () => {
  const budget = await granted('1000.00')
  const dev = await company.as('dev')
  const first = await asked(budget, '10', '10')
  await (await company.as('rdhead')).decide(first.id, 'return', '写清用途')
  expect(await standing(budget)).toEqual([1000, 0])
  await dev.act(requisitions, first.id, 'submit')
  await approved(first)
  await dev.act(requisitions, first.id, 'cancel')
  expect(await standing(budget)).toEqual([1000, 0])
  const line = linesOf(await approved(await asked(budget, '10', '10')))[0]
  const order = await buy.sent([{ ...buy.wanted('BOLT', '10', '10'), requisition: line?.id }])
  await buy.judged(await buy.received(order, ['4']))
  await (await company.as('buyer')).act(orders, order.id, 'close', { closing: 'short' })
  expect(await standing(budget)).toEqual([1000, 40])
  await buy.posted(await buy.billed(order, ['4']))
  expect(await standing(budget)).toEqual([960, 0])
})

test('6.1.4 an adjustment gives a reason, and never goes below what is used', async () => {
  const budget = await granted('1000.00')
  await asked(budget, '10', '30')
  const finhead = await company.as('finhead')
  expect((await refusalOf(finhead.act(budgets, budget.id, 'adjust', { amount: '500.00' }))).field).toBe('reason')
  expect((await refusalOf(finhead.act(budgets, budget.id, 'adjust', { amount: '299.99', reason: '压缩' }))).field).toBe('amount')
  expect((await finhead.act(budgets, budget.id, 'adjust', { amount: '300.00', reason: '压缩' }))['amount']).toBe('300.00')
  expect(await standing(budget)).toEqual([300, 300])
})
