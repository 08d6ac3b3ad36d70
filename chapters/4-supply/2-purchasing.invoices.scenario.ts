/** Clause 4.2.4 told as stories: an invoice is matched with order and acceptance before it is a debt. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { invoices, linesOf, purchasing, today, type Purchasing } from '../../tools/testing/purchasing.ts'

let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

describe('4.2.4 the invoice', () => {
  test('in agreement with order and acceptance clears what was provided for; tax and freight join the debt', async () => {
    const [provided, owed] = [await buy.onAccount('220202'), await buy.onAccount('220201')]
    const order = await buy.sent([buy.wanted('BOLT', '10', '50')], { freight: '100' })
    await buy.judged(await buy.received(order, ['10']))
    const invoice = await buy.billed(order, ['10'], [], { tax: '120.00', freight: '100.00' })
    expect(invoice).toMatchObject({ state: 'matched', total: '720' })
    expect((await buy.billed(await buy.sent([buy.wanted('BOLT', '1', '1')], { freight: '5' }), ['1'], [], { freight: '6' }))['matched']).toContain('freight 6')
    await buy.posted(invoice)
    expect(await buy.onAccount('220202')).toBeCloseTo(provided, 6)
    expect(await buy.onAccount('220201')).toBeCloseTo(owed - 720, 6)
  })
  test('three per cent too dear is stopped; another person accepts it with a reason, and what the goods cost more belongs to them', async () => {
    const stock = await buy.onAccount('1403')
    const order = await buy.sent([buy.wanted('BOLT', '100', '10')])
    await buy.judged(await buy.received(order, ['100']))
    const stopped = await buy.billed(order, ['100'], ['10.3'])
    expect(stopped).toMatchObject({ state: 'exception', matched: expect.stringContaining('10.3') })
    expect((await refusalOf(buy.posted(stopped))).kind).toBe('conflict')
    const finhead = await company.as('finhead')
    expect((await refusalOf(finhead.act(invoices, stopped.id, 'accept-exception'))).field).toBe('exceptionReason')
    expect((await refusalOf((await company.as('ap')).act(invoices, stopped.id, 'accept-exception', { exceptionReason: '行' }))).kind).toBe('forbidden')
    await finhead.act(invoices, stopped.id, 'accept-exception', { exceptionReason: '铜价上涨，见调价函' })
    await buy.posted(stopped)
    expect(await buy.onAccount('1403')).toBeCloseTo(stock + 1030, 6)
  })
  test('put right by the supplier is matched again and goes its way', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['10']))
    const stopped = await buy.billed(order, ['10'], ['12'])
    const ap = await company.as('ap')
    await ap.edit(invoices, stopped.id, { lines: linesOf(stopped).map((one) => ({ ...one, price: '10' })) })
    expect((await ap.act(invoices, stopped.id, 'match')).state).toBe('matched')
    await expect((await company.as('finhead')).decide(stopped.id, 'approve')).rejects.toThrow('no task')
    expect((await buy.posted(stopped)).state).toBe('posted')
  })
  test('for more than was accepted is stopped, and so is the second invoice for the same goods', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['10']), [2])
    expect((await buy.billed(order, ['10'])).state).toBe('exception')
    const [first, second] = [await buy.billed(order, ['8']), await buy.billed(order, ['8'])]
    await buy.posted(first)
    expect((await refusalOf(buy.posted(second))).refused.en).toContain('match')
    expect((await (await company.as('ap')).act(invoices, second.id, 'match')).state).toBe('exception')
  })
  test('billed ahead of the goods: the advance is used up when they are accepted', async () => {
    const [ahead, provided] = [await buy.onAccount('1123'), await buy.onAccount('220202')]
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['4']))
    const early = await buy.billed(order, ['10'])
    await (await company.as('finhead')).act(invoices, early.id, 'accept-exception', { exceptionReason: '合同约定款到发货' })
    await buy.posted(early)
    expect(await buy.onAccount('1123')).toBeCloseTo(ahead + 60, 6)
    await buy.judged(await buy.received(order, ['6']))
    expect(await buy.onAccount('1123')).toBeCloseTo(ahead, 6)
    expect(await buy.onAccount('220202')).toBeCloseTo(provided, 6)
  })
  test('with a number that is in the books already is refused', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['10']))
    const first = await buy.billed(order, ['5'])
    const ap = await company.as('ap')
    const twin = await ap.make(invoices, buy.invoiceOf(order, ['5'], [], { supplierNumber: first['supplierNumber'] }))
    expect(await refusalOf(ap.act(invoices, twin.id, 'match'))).toMatchObject({ field: 'supplierNumber', kind: 'conflict', rule: 'duplicate-invoice' })
  })
  test('reversed, its goods may be billed again; not once payment was asked for', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['10']))
    const ap = await company.as('ap')
    const wrong = await buy.posted(await buy.billed(order, ['10']))
    await ap.act(invoices, wrong.id, 'reverse')
    const right = await buy.posted(await buy.billed(order, ['10']))
    await buy.requested(right, '100.00')
    expect((await refusalOf(ap.act(invoices, right.id, 'reverse'))).refused.en).toContain('payment')
  })
})
