/** Clause 4.2.4 told as stories: goods arrive, are judged, and only then are stock. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRow } from '#act'
import { balances, bookOf } from '#ledger'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { inspections, linesOf, orders, purchasing, receipts, today, type Purchasing } from '../../tools/testing/purchasing.ts'
import { stillToCome } from './2-purchasing/complete-order.ts'
import { refusedFromInspection } from './2-purchasing/refused-goods.ts'

let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

const refused = 'supply.refused-goods'
/** Refused goods of an inspection, settled by the keeper. */
const settling = (inspection: AnyRow) => async (quantity: string, how = 'return') => {
  const keeper = await company.as('keeper')
  const [line] = linesOf(inspection)
  const { id } = await keeper.make(refused, { supplier: inspection['supplier'], date: today, how, reason: '尺寸超差', lines: [{ refused: line?.id, item: line?.item, quantity }] })
  return keeper.act(refused, id, 'post')
}

describe('4.2.4 goods arrive', () => {
  test('in parts; what was accepted is stock in pieces and money at once, what was refused is neither', async () => {
    const before = { pieces: await buy.inStore('BOLT'), value: await buy.onAccount('1403', { item: company.id('BOLT') }), owed: await buy.onAccount('220202') }
    const order = await buy.sent([buy.wanted('BOLT', '10', '2.5055')])
    const part = await buy.received(order, ['4'])
    expect(await buy.inStore('BOLT')).toBe(before.pieces)
    await buy.judged(part, [1])
    expect(await buy.inStore('BOLT')).toBe(before.pieces + 3)
    expect(await buy.onAccount('1403', { item: company.id('BOLT') })).toBeCloseTo(before.value + 7.52, 6)
    expect(await buy.onAccount('220202')).toBeCloseTo(before.owed - 7.52, 6)
    expect((await balances(bookOf(company.house.store), { account: 'Q103', item: company.id('BOLT') }))[0]?.settled).toMatch(/^1(\.0+)?$/)
    await buy.judged(await buy.received(order, ['6']))
    expect(await buy.inStore('BOLT')).toBe(before.pieces + 9)
  })
  test('more than ordered is refused, unless the order allows for it', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '1')])
    expect(await refusalOf(buy.received(order, ['10.0001']))).toMatchObject({ field: 'lines.0.quantity', refused: { zh: expect.stringContaining('10') } })
    const loose = await buy.sent([buy.wanted('BOLT', '10', '1')], { overDelivery: '0.5' })
    await buy.received(loose, ['4'])
    await buy.received(loose, ['8'])
    expect((await refusalOf(buy.received(loose, ['4']))).refused.en).toContain('3 may still')
  })
  test('a line that is short by no more than the order lets it be is waited for no longer', () => {
    expect([stillToCome('100', '89', '0.1'), stillToCome('100', '90', '0.1'), stillToCome('100', '99', '0'), stillToCome('100', '101', undefined)]).toEqual(['11', '0', '1', '0'])
  })
  test('nothing is taken in on an order that was not sent, or is closed', async () => {
    const buyer = await company.as('buyer')
    const draft = await buyer.make(orders, buy.orderOf([buy.wanted('BOLT', '1', '1')]))
    expect((await refusalOf(buy.received(draft, ['1']))).field).toBe('order')
    const order = await buy.sent([buy.wanted('BOLT', '5', '1')])
    await buyer.act(orders, order.id, 'close', { closing: 'short' })
    expect((await refusalOf(buy.received(order, ['1']))).field).toBe('order')
  })
  test('what needs no inspection is stock as it comes; goods of one delivery are judged together', async () => {
    const before = await buy.inStore('GLOVE')
    await buy.received(await buy.sent([buy.wanted('GLOVE', '20', '3')]), ['20'])
    expect(await buy.inStore('GLOVE')).toBe(before + 20)
    expect(await buy.onAccount('1411', { item: company.id('GLOVE') })).toBeGreaterThanOrEqual(60)
    const mixed = await buy.received(await buy.sent([buy.wanted('GLOVE', '5', '3'), buy.wanted('BOLT', '5', '1')]), ['5', '5'])
    expect(await buy.inStore('GLOVE')).toBe(before + 20)
    await buy.judged(mixed)
    expect(await buy.inStore('GLOVE')).toBe(before + 25)
  })
  test('a receipt taken in by mistake is reversed before it is judged, with the inspection it asked for', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '1')])
    const receipt = await buy.received(order, ['10'])
    const keeper = await company.as('keeper')
    await keeper.act(receipts, receipt.id, 'reverse')
    const { id } = await buy.inspectionOf(receipt)
    expect((await refusalOf((await company.as('qc')).act(inspections, id, 'conclude'))).refused.en).toMatch(/reversed/i)
    await buy.judged(await buy.received(order, ['10']))
    expect((await refusalOf(keeper.act(receipts, (await buy.received(await buy.sent([buy.wanted('GLOVE', '1', '1')]), ['1'])).id, 'reverse'))).refused.en).toContain('returned')
  })
  test('refused goods need a reason, and nobody accepts more than came', async () => {
    const receipt = await buy.received(await buy.sent([buy.wanted('BOLT', '10', '1')]), ['10'])
    const qc = await company.as('qc')
    const row = await qc.edit(inspections, (await buy.inspectionOf(receipt)).id, { date: today })
    const conclude = async (change: object) => refusalOf(qc.edit(inspections, row.id, { lines: linesOf(row).map((one) => ({ ...one, ...change })) }).then(() => qc.act(inspections, row.id, 'conclude')))
    expect((await conclude({ accepted: '9' })).field).toBe('lines.0.reason')
    expect((await conclude({ accepted: '11' })).field).toBe('lines.0.accepted')
  })
  test('refused goods go back to the supplier, or are scrapped here; none of it is money where they were not to be paid for', async () => {
    const lying = () => buy.onAccount('Q103', { item: company.id('BOLT') })
    const [before, owed] = [await lying(), await buy.onAccount('220202')]
    const receipt = await buy.received(await buy.sent([buy.wanted('BOLT', '10', '2')]), ['10'])
    const inspection = await buy.judged(receipt, [4])
    expect([inspection, { ...inspection, state: 'draft' }, { ...inspection, outcome: 'accepted' }].map((row) => refusedFromInspection.offered?.(row as never))).toEqual([true, false, false])
    const settled = settling(inspection)
    expect(await refusalOf(settled('5'))).toMatchObject({ field: 'lines.0.quantity', refused: { en: expect.stringContaining('Only 4') } })
    await settled('3')
    const scrapped = await settled('1', 'scrap')
    expect([await lying(), await buy.onAccount('220202'), await buy.onAccount('140592')]).toEqual([before, owed - 12, 0])
    expect((await refusalOf(settled('1'))).field).toBe('lines.0.quantity')
    expect(await refusalOf((await company.as('qahead')).act(inspections, inspection.id, 'reopen'))).toMatchObject({ kind: 'conflict' })
    await (await company.as('keeper')).act(refused, scrapped.id, 'reverse')
    expect(await lying()).toBe(before + 1)
  })
  test('refused goods that the contract lets the supplier bill carry their worth until they go back: what was billed is owed back, the rest is owed no more', async () => {
    const standing = () => Promise.all(['1403', '140592', '220202', '220201', '1901'].map((account) => buy.onAccount(account)))
    const start = await standing()
    const moved = async () => (await standing()).map((one, at) => Math.round((one - start[at]!) * 100) / 100)
    const order = await buy.sent([buy.wanted('BOLT', '10', '50')], { refusedBilled: true })
    const receipt = await buy.received(order, ['10'])
    const inspection = await buy.judged(receipt, [4])
    expect(await moved()).toEqual([300, 200, -500, 0, 0])
    await buy.posted(await buy.billed(order, ['8']))
    expect(await moved()).toEqual([300, 200, -100, -400, 0])
    const settled = settling(inspection)
    await settled('3')
    expect(await moved()).toEqual([300, 50, 0, -350, 0])
    await settled('1', 'scrap')
    expect(await moved()).toEqual([300, 0, 0, -350, 50])
    expect((await buy.billed(order, ['1'])).state).toBe('exception')
  })
  test('a service is accepted without becoming stock', async () => {
    const before = await buy.onAccount('6602')
    await buy.received(await buy.sent([buy.wanted('REPAIR', '1', '800')]), ['1'])
    expect(await buy.inStore('REPAIR')).toBe(0)
    expect(await buy.onAccount('6602')).toBeCloseTo(before + 800, 6)
  })
})
