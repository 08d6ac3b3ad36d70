/** The drawn process told as stories: whose inbox something waits in, and what makes it go away. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseActor } from '#allow'
import { inbox } from '#flow'
import { attend, occurrencesOf } from '#duty'
import { react } from '#host'
import { settled } from '../../tools/testing/open-stall.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { inspections, invoices, orders, purchasing, receipts, requisitions, today, type Purchasing } from '../../tools/testing/purchasing.ts'

let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

/** Nodes of the diagram that wait for a person on a record. */
async function waiting(login: string, record: string): Promise<readonly string[]> {
  const { actor } = await company.as(login)
  const { items } = await inbox(company.house, actor, 'todo', company.house.store.clock().toISOString(), { record })
  return items.map(({ node }) => node)
}

test('4.2.3 a sent order waits for the keeper until its last line has come, delivery by delivery', async () => {
  const order = await buy.sent([buy.wanted('BOLT', '10', '1'), buy.wanted('PLATE', '5', '1')])
  await buy.received(order, ['10', '2'])
  await react(company.house)
  expect(await waiting('keeper', order.id)).toEqual(['order_receive'])
  await buy.received({ ...order, lines: (order['lines'] as readonly object[]).slice(1) }, ['3'])
  await react(company.house)
  expect(await waiting('keeper', order.id)).toEqual([])
})

test('4.2.3 a closed order waits for nobody', async () => {
  const order = await buy.sent([buy.wanted('BOLT', '10', '1')])
  await (await company.as('buyer')).act(orders, order.id, 'close', { closing: 'short' })
  expect(await waiting('keeper', order.id)).toEqual([])
})

test('4.2.3 a late delivery is chased, and the answer kept', async () => {
  const order = await buy.sent([buy.wanted('BOLT', '10', '1')])
  const buyer = await company.as('buyer')
  expect((await refusalOf(buyer.act(orders, order.id, 'chase'))).field).toBe('chased')
  expect(await buyer.act(orders, order.id, 'chase', { chased: '供应商答复下周发货', promised: '2026-03-27' })).toMatchObject({ state: 'sent', promised: '2026-03-27' })
})

test('4.2.4 a delivery waits for the inspector; reversed, it waits no more, and its inspection is cancelled', async () => {
  const receipt = await buy.received(await buy.sent([buy.wanted('BOLT', '10', '1')]), ['10'])
  expect(await waiting('qc', receipt.id)).toEqual(['goods_inspect'])
  await (await company.as('keeper')).act(receipts, receipt.id, 'reverse')
  await react(company.house)
  expect(await waiting('qc', receipt.id)).toEqual([])
  expect((await buy.inspectionOf(receipt)).state).toBe('cancelled')
})

test('4.2.4 a stopped invoice waits for whoever may accept it; matched again it waits for the clerk alone; cancelled, for nobody', async () => {
  const order = await buy.sent([buy.wanted('BOLT', '10', '1')])
  await buy.judged(await buy.received(order, ['10']))
  const stopped = await buy.billed(order, ['10'], ['2'])
  expect([await waiting('finhead', stopped.id), await waiting('ap', stopped.id)]).toEqual([['invoice_accept'], []])
  const ap = await company.as('ap')
  await ap.edit(invoices, stopped.id, { lines: [{ order: (order['lines'] as readonly { id: string }[])[0]?.id, item: company.id('BOLT'), quantity: '10', price: '1' }] })
  await ap.act(invoices, stopped.id, 'match')
  expect([await waiting('finhead', stopped.id), await waiting('ap', stopped.id)]).toEqual([[], ['invoice_post']])
  await ap.act(invoices, stopped.id, 'cancel')
  expect(await waiting('ap', stopped.id)).toEqual([])
})

test('4.2.1 what its head asks for is decided by the general manager', async () => {
  const rdhead = await company.as('rdhead')
  const asked = await rdhead.make(requisitions, { title: '自己要的', department: company.id('RND'), neededBy: '2026-03-20', lines: [buy.wanted('BOLT', '10', '1')] })
  await rdhead.act(requisitions, asked.id, 'submit')
  expect((await (await company.as('gm')).decide(asked.id, 'approve')).state).toBe('approved')
})

test('9.1.2 what clause 4.2.4 owes opens with the delivery and is kept by the inspection in two working days', async () => {
  company.now('2026-03-05T02:00:00Z')
  const receipt = await buy.received(await buy.sent([buy.wanted('BOLT', '10', '1')]), ['10'])
  /** Deeds are read once no older transaction runs on the server, those of other tests included. */
  const owed = async (at: string) => {
    await settled(company.house)
    await attend(company.house.store, company.house.plan, company.house.calendar)
    return (await occurrencesOf(company.house.store, company.house.plan, houseActor, '4.2.4', { at, zone: 'Asia/Shanghai' })).find(({ caseRecord, obligation }) => caseRecord === receipt.id && obligation === 'supply.inspect-receipt')
  }
  await expect.poll(() => owed('2026-03-06T02:00:00Z')).toMatchObject({ state: 'not-due', dueAt: '2026-03-09T16:00:00.000Z' })
  await expect.poll(() => owed('2026-03-10T02:00:00Z')).toMatchObject({ state: 'overdue' })
  const qc = await company.as('qc')
  await qc.act(inspections, (await buy.inspectionOf(receipt)).id, 'conclude')
  await expect.poll(() => owed('2026-03-10T02:00:00Z')).toMatchObject({ state: 'kept' })
})

test('9.1.2 an order returned and submitted again owes its approval anew, though the house looks at all of it at once', async () => {
  const buyer = await company.as('buyer')
  const order = await buyer.make(orders, buy.orderOf([buy.wanted('BOLT', '1', '1')]))
  await buyer.act(orders, order.id, 'submit')
  await (await company.as('buyhead')).decide(order.id, 'return', '请比价')
  await buyer.act(orders, order.id, 'submit')
  const states = async () => {
    await attend(company.house.store, company.house.plan, company.house.calendar)
    const all = await occurrencesOf(company.house.store, company.house.plan, houseActor, '4.2.2', { at: '2026-03-10T02:00:00Z', zone: 'Asia/Shanghai' })
    return all.filter(({ obligation, caseRecord }) => obligation === 'supply.decide-order' && caseRecord === order.id).map(({ state }) => state).toSorted()
  }
  await expect.poll(states).toEqual(['kept', 'not-due'])
})

test('9.1.2 goods that were refused altogether owe no invoice; an order that was returned owes no approval', async () => {
  const receipt = await buy.received(await buy.sent([buy.wanted('BOLT', '10', '1')]), ['10'])
  const inspection = await buy.judged(receipt, [10])
  const buyer = await company.as('buyer')
  const order = await buyer.make(orders, buy.orderOf([buy.wanted('BOLT', '1', '1')]))
  await buyer.act(orders, order.id, 'submit')
  await (await company.as('buyhead')).decide(order.id, 'return', '请比价')
  const states = async () => {
    await settled(company.house)
    await attend(company.house.store, company.house.plan, company.house.calendar)
    const all = [...await occurrencesOf(company.house.store, company.house.plan, houseActor, '4.2.4', { at: '2026-03-10T02:00:00Z', zone: 'Asia/Shanghai' }), ...await occurrencesOf(company.house.store, company.house.plan, houseActor, '4.2.2', { at: '2026-03-10T02:00:00Z', zone: 'Asia/Shanghai' })]
    return ['supply.book-invoice', 'supply.decide-order'].map((obligation) => all.find((one) => one.obligation === obligation && [inspection.id, order.id].includes(one.caseRecord ?? ''))?.state)
  }
  await expect.poll(states).toEqual(['kept', 'kept'])
})
