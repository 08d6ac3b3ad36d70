/** Clauses 6.1.2 to 6.1.4 told as stories: a budget is granted, set aside by what is asked for and ordered, spent by what is billed, and never overdrawn. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { react } from '#host'
import { balances, bookOf } from '#ledger'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { linesOf, orders, purchasing, requisitions, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const [budgets, adjustments, claims, advances] = ['finance.budget', 'finance.budget-adjustment', 'finance.expense-claim', 'finance.employee-advance'] as const
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

async function granted(amount: string, more: object = {}) {
  const clerk = await company.as('budget')
  const row = await clerk.make(budgets, { title: '试制材料', department: company.id('RND'), year: 2026, from: '2026-01-01', amount, ...more })
  return (await company.as('finhead')).act(budgets, row.id, 'grant')
}
/** Granted less spent, and what is set aside of it. */
async function standing(budget: { readonly id: string }): Promise<readonly [left: number, aside: number]> {
  const [row] = await balances(bookOf(company.house.store), { account: 'B101', budgetItem: budget.id })
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

test('6.1.3 a credit note gives its sum back: set aside again where the goods will be billed anew, free where only the price was let off', async () => {
  const budget = await granted('1000.00')
  const line = linesOf(await approved(await asked(budget, '10', '10')))[0]
  const order = await buy.sent([{ ...buy.wanted('BOLT', '10', '10'), requisition: line?.id }])
  await buy.judged(await buy.received(order, ['10']))
  const bill = await buy.posted(await buy.billed(order, ['10']))
  expect(await standing(budget)).toEqual([900, 0])
  const ap = await company.as('ap')
  const credited = async (quantity: string, lowersOrder: boolean, supplierNumber: string) => ap.act('supply.supplier-credit', (await ap.make('supply.supplier-credit', { supplier: bill['supplier'], invoice: bill.id, supplierNumber, date: today, lowersOrder, lines: [{ invoice: linesOf(bill)[0]?.id, item: company.id('BOLT'), quantity, price: '10' }] })).id, 'post')
  await credited('1', false, 'C-1')
  expect(await standing(budget)).toEqual([910, 0])
  await credited('4', true, 'C-2')
  expect(await standing(budget)).toEqual([950, 40])
  await buy.posted(await buy.billed(order, ['4']))
  expect(await standing(budget)).toEqual([910, 0])
})

test('6.1.3 an order that is cancelled after its requisition was closed leaves nothing set aside', async () => {
  const budget = await granted('1000.00')
  const wish = await approved(await asked(budget, '10', '10'))
  const order = await buy.sent([{ ...buy.wanted('BOLT', '6', '10'), requisition: linesOf(wish)[0]?.id }])
  await (await company.as('dev')).act(requisitions, wish.id, 'close')
  expect(await standing(budget)).toEqual([1000, 60])
  await (await company.as('buyer')).act(orders, order.id, 'cancel')
  expect(await standing(budget)).toEqual([1000, 0])
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

test('6.1.4 a budget changes by an adjustment alone: asked for with a reason, reviewed, approved by somebody else, never below what is used', async () => {
  const budget = await granted('1000.00')
  await asked(budget, '10', '30')
  const [head, clerk, finhead, gm] = [await company.as('rdhead'), await company.as('budget'), await company.as('finhead'), await company.as('gm')]
  const adjustment = async (change: string, more: object = {}) => head.make(adjustments, { budget: budget.id, date: today, change, reason: '压缩', ...more })
  expect((await refusalOf(head.make(adjustments, { budget: budget.id, date: today, change: '1.00' }))).field).toBe('reason')
  expect((await refusalOf(head.act(adjustments, (await adjustment('-700.01')).id, 'request'))).field).toBe('change')
  const cut = await adjustment('-700.00')
  await head.act(adjustments, cut.id, 'request')
  await clerk.act(adjustments, cut.id, 'review')
  expect(await standing(budget)).toEqual([1000, 300])
  await gm.act(adjustments, cut.id, 'approve')
  expect(await standing(budget)).toEqual([300, 300])
  const other = await granted('50.00')
  const move = await adjustment('50.00', { from: other.id })
  await head.act(adjustments, move.id, 'request')
  await finhead.act(adjustments, move.id, 'review')
  expect((await refusalOf(finhead.act(adjustments, move.id, 'approve'))).rule).toContain('review-budget')
  await gm.act(adjustments, move.id, 'approve')
  expect([await standing(budget), await standing(other)]).toEqual([[350, 300], [0, 0]])
})

test('6.1.3 what is used up to a month stays within the shares up to it, and within the group', async () => {
  const group = await granted('1000.00', { binds: true, monthly: 'stop' })
  const [one, two] = [await granted('900.00', { within: group.id, yearly: 'ignore' }), await granted('100.00', { within: group.id })]
  expect((await refusalOf(asked(one, '251', '1'))).rule).toBe('ZF012')
  await asked(one, '200', '1')
  expect((await refusalOf(asked(two, '51', '1'))).rule).toBe('ZF012')
  await asked(two, '50', '1')
  expect([await standing(two), (await balances(bookOf(company.house.store), { account: 'B104', budgetItem: one.id }))[0]?.reserved]).toEqual([[100, 50], '200.00'])
})

test('6.1.3 two orders race for the last yuan: one passes', async () => {
  const budget = await granted('100.00')
  const buyer = await company.as('buyer')
  const drafts = await Promise.all(Array.from({ length: 4 }, () => buyer.make(orders, buy.orderOf([{ ...buy.wanted('BOLT', '100', '1'), budget: budget.id }]))))
  const told = await Promise.allSettled(drafts.map(({ id }) => buyer.act(orders, id, 'submit')))
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await standing(budget)).toEqual([100, 100])
})

test('6.1.3 a claim is set aside when approved, actual when posted; only the named approver lets it go beyond', async () => {
  const budget = await granted('100.00')
  const [dev, head, finhead, accountant] = [await company.as('dev'), await company.as('rdhead'), await company.as('finhead'), await company.as('accountant')]
  const claimed = async (amount: string) => dev.act(claims, (await dev.make(claims, { claimant: dev.actor.person, date: today, reason: '差旅', budget: budget.id, lines: [{ what: '车票', amount }] })).id, 'submit')
  const first = await claimed('80.00')
  await head.act(claims, first.id, 'approve')
  expect(await standing(budget)).toEqual([100, 80])
  await accountant.act(claims, first.id, 'post')
  expect(await standing(budget)).toEqual([20, 0])
  const second = await claimed('50.00')
  expect((await refusalOf(head.act(claims, second.id, 'approve'))).rule).toBe('ZF012')
  expect((await refusalOf(head.act(claims, second.id, 'approve-beyond'))).kind).toBe('forbidden')
  expect((await finhead.act(claims, second.id, 'approve-beyond'))['warned']).toContain('30')
  await accountant.act(claims, second.id, 'post')
  await accountant.act(claims, first.id, 'reverse')
  await head.act(claims, first.id, 'withdraw')
  expect(await standing(budget)).toEqual([100, 0])
})

test('6.1.3 an advance commits and is no expense; a claim uses it up, the rest comes back', async () => {
  const budget = await granted('200.00')
  const [dev, head, cashier, accountant] = [await company.as('dev'), await company.as('rdhead'), await company.as('cashier'), await company.as('accountant')]
  const advance = await dev.make(advances, { person: dev.actor.person, date: today, reason: '出差', budget: budget.id, amount: '100.00' })
  await head.act(advances, advance.id, 'approve')
  await cashier.act(advances, advance.id, 'pay')
  expect(await standing(budget)).toEqual([200, 100])
  const claim = await dev.make(claims, { claimant: dev.actor.person, date: today, reason: '差旅', budget: budget.id, advance: advance.id, lines: [{ what: '住宿', amount: '80.00' }] })
  await dev.act(claims, claim.id, 'submit')
  await head.act(claims, claim.id, 'approve')
  expect(await standing(budget)).toEqual([200, 100])
  await accountant.act(claims, claim.id, 'post')
  expect((await refusalOf(cashier.act(advances, advance.id, 'return', { returnedNow: '20.01' }))).field).toBe('returnedNow')
  await cashier.act(advances, advance.id, 'return', { returnedNow: '20.00' })
  expect([await standing(budget), await buy.onAccount('1221', { party: dev.actor.person })]).toEqual([[120, 0], 0])
})

test('6.1.3 a budget that is closed frees what was asked for and never ordered', async () => {
  const budget = await granted('1000.00')
  const line = linesOf(await approved(await asked(budget, '10', '10')))[0]
  await buy.sent([{ ...buy.wanted('BOLT', '4', '10'), requisition: line?.id }])
  await (await company.as('budget')).act(budgets, budget.id, 'close')
  await react(company.house)
  expect(await standing(budget)).toEqual([1000, 40])
})
