/** Clause 4.2.4 told as stories: an invoice is matched with order and acceptance before it is a debt. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRow } from '#act'
import { houseActor } from '#allow'
import type { Fact } from '#declare'
import { learn } from '#read'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { closingOf } from '../../tools/testing/closing.ts'
import { bookOf, ties } from '#ledger'
import { invoiceFromOrder } from './2-purchasing/invoice-drawn.ts'
import { invoices, linesOf, purchasing, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const estimates = 'supply.receipt-estimate'
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

/** What an invoice drawn from the order begins with. */
async function drawnFrom(order: AnyRow): Promise<object> {
  const [{ known, draw }, moment] = [invoiceFromOrder, { today, actor: '', currency: 'CNY' }]
  const facts = Object.fromEntries(Object.entries(known ?? {}).map(([name, fact]) => [name, (fact as (row: AnyRow, now: typeof moment) => Fact)(order, moment)]))
  return draw(order as never, { ...(await learn(company.house.store, company.house.plan, facts, moment)), ...moment } as never)
}

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
  test('on an order quoted with its tax is owed to the cent of the quotation, each line at its own rate; the goods are worth what is without it', async () => {
    const standing = () => Promise.all(['1403', '220202', '220201', '22210101'].map((account) => buy.onAccount(account)))
    const before = await standing()
    const order = await buy.sent([buy.wanted('BOLT', '10', '100'), { ...buy.wanted('BOLT', '3', '9.99'), taxRate: '0.09' }], { prices: 'gross' })
    expect(order).toMatchObject({ total: '1029.97', subTotal: '912.46', tax: '117.51', lines: [{ netPrice: '88.4955752212', amount: '1000.00' }, { netPrice: '9.1651376147', amount: '29.97' }] })
    await buy.judged(await buy.received(order, ['10', '3']))
    const ap = await company.as('ap')
    const { id } = await ap.make(invoices, { ...await drawnFrom(order), supplierNumber: 'GROSS-1' })
    expect(await buy.posted(await ap.act(invoices, id, 'match'))).toMatchObject({ payable: '1029.97' })
    expect((await standing()).map((one, at) => Math.round((one - before[at]!) * 100) / 100)).toEqual([912.46, 0, -1029.97, 117.51])
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
  test('at another price leaves goods at standard cost, and those of a group that says so, worth what they were; the difference stands apart', async () => {
    const { make, edit } = await import('#act')
    const [unit] = await company.house.store.query<{ id: string }>({ text: `select id from commons.unit_of_measure where code = 'PCS'` })
    const { row: group } = await make(company.house, houseActor, 'commons.item-group', { code: 'STD', name: '标准件', valuation: 'standard' })
    const { row: item } = await make(company.house, houseActor, 'commons.item', { code: 'NUT', name: '螺母', group: group.id, unit: unit?.id, standardCost: '5', inspected: true })
    await edit(company.house, houseActor, 'supply.supplier', company.id('ALPHA'), undefined, { admissions: ['BOLT', 'NUT'].map((code) => ({ group: code === 'NUT' ? group.id : company.id('RAW'), from: '2026-01-01' })) })
    await edit(company.house, houseActor, 'commons.item-group', company.id('RAW'), undefined, { priceDifference: 'variance' })
    const standing = () => Promise.all([buy.onAccount('1403'), buy.onAccount('1404'), buy.onAccount('220202')])
    const before = await standing()
    const moved = async () => (await standing()).map((one, at) => Math.round((one - before[at]!) * 100) / 100)
    const order = await buy.sent([{ item: item.id, quantity: '4', price: '4' }, buy.wanted('BOLT', '5', '6')], { overPrice: '9' })
    await buy.judged(await buy.received(order, ['4', '5']))
    expect(await moved()).toEqual([50, -4, -46])
    await buy.posted(await buy.billed(order, ['4', '5'], ['6', '4']))
    expect(await moved()).toEqual([50, -6, 0])
    await edit(company.house, houseActor, 'commons.item-group', company.id('RAW'), undefined, { priceDifference: 'goods' })
    expect(await refusalOf(edit(company.house, houseActor, 'commons.item-group', company.id('RAW'), undefined, { valuation: 'fifo' }))).toMatchObject({ field: 'valuation', rule: 'valuation-in-use' })
    await edit(company.house, houseActor, 'commons.item-group', company.id('FG'), undefined, { valuation: 'fifo' })
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
  test('billed ahead of the goods: the advance is used up when they are accepted, and what goes back of them is owed back', async () => {
    const [ahead, provided] = [await buy.onAccount('1123'), await buy.onAccount('220202')]
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['4']))
    const early = await buy.billed(order, ['10'])
    await (await company.as('finhead')).act(invoices, early.id, 'accept-exception', { exceptionReason: '合同约定款到发货' })
    await buy.posted(early)
    expect(await buy.onAccount('1123')).toBeCloseTo(ahead + 60, 6)
    const inspection = await buy.judged(await buy.received(order, ['6']))
    expect(await buy.onAccount('1123')).toBeCloseTo(ahead, 6)
    expect(await buy.onAccount('220202')).toBeCloseTo(provided, 6)
    const [keeper, [line], owed] = [await company.as('keeper'), linesOf(inspection), await buy.onAccount('220201')]
    await keeper.act('supply.supplier-return', (await keeper.make('supply.supplier-return', { supplier: company.id('ALPHA'), date: today, reason: '划伤', lines: [{ accepted: line?.id, item: line?.item, place: company.id('STORE'), quantity: '2' }] })).id, 'post')
    expect([await buy.onAccount('220202'), await buy.onAccount('220201')]).toEqual([provided, owed + 20])
  })
  test('with a number that is in the books already is refused', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['10']))
    const first = await buy.billed(order, ['5'])
    const ap = await company.as('ap')
    const twin = await ap.make(invoices, buy.invoiceOf(order, ['5'], [], { supplierNumber: first['supplierNumber'] }))
    expect(await refusalOf(ap.act(invoices, twin.id, 'match'))).toMatchObject({ field: 'supplierNumber', kind: 'conflict', rule: 'duplicate-invoice' })
  })
  test('an electronic invoice, whose number is given once in the country, is recorded once whoever is said to have sent it', async () => {
    const [order, other] = [await buy.sent([buy.wanted('BOLT', '10', '10')]), await buy.sent([buy.wanted('BOLT', '10', '10')], { supplier: company.id('BETA') })]
    const ap = await company.as('ap')
    const number = '25317000000612345678'
    await buy.billed(order, ['1'], [], { supplierNumber: number })
    const twin = await ap.make(invoices, buy.invoiceOf(other, ['1'], [], { supplierNumber: number }))
    expect(await refusalOf(ap.act(invoices, twin.id, 'match'))).toMatchObject({ field: 'supplierNumber', rule: 'duplicate-invoice' })
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
  test('falls due by the order\'s term, or by the terms it names, and a small firm waits no longer than 60 days', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')], { paymentDays: 45 })
    await buy.judged(await buy.received(order, ['10']))
    expect(await buy.posted(await buy.billed(order, ['4'], [], { issued: '2026-02-20' }))).toMatchObject({ due: '2026-04-06', schedule: [{ due: '2026-04-06', amount: '40.00' }] })
    const clerk = await company.as('accountant')
    const halves = await clerk.make('commons.payment-terms', { code: 'HALF', name: '两期', parts: [{ share: '0.5', days: 30 }, { share: '0.5', from: 'month-end', months: 1 }] })
    expect(await buy.posted(await buy.billed(order, ['6'], [], { issued: '2026-01-31', terms: halves.id }))).toMatchObject({ due: '2026-03-02', schedule: [{ due: '2026-03-02', amount: '30.00' }, { due: '2026-02-28', amount: '30.00' }] })
    const [head, buyer] = [await company.as('buyhead'), await company.as('buyer')]
    await head.edit('supply.supplier', company.id('BETA'), { smallFirm: true })
    const late = await buyer.make('supply.purchase-order', { ...buy.orderOf([buy.wanted('BOLT', '1', '1')]), supplier: company.id('BETA'), paymentDays: 90 })
    expect(await refusalOf(buyer.act('supply.purchase-order', late.id, 'submit'))).toMatchObject({ field: 'paymentDays', clause: '4.1.3' })
    await head.edit('supply.supplier', company.id('BETA'), { smallFirm: false, hold: 'invoices' })
    await buyer.edit('supply.purchase-order', late.id, { paymentDays: 60 })
    expect(await refusalOf(buyer.act('supply.purchase-order', late.id, 'submit'))).toMatchObject({ field: 'supplier', rule: 'supplier-on-hold' })
    await head.edit('supply.supplier', company.id('BETA'), { hold: 'none' })
  })
  test('is taken back in part by a credit note: for goods that are billed anew, or for a price that was too high', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '10')])
    await buy.judged(await buy.received(order, ['10']))
    const bill = await buy.posted(await buy.billed(order, ['10']))
    const [stock, owed, provided] = [await buy.onAccount('1403'), await buy.onAccount('220201'), await buy.onAccount('220202')]
    const ap = await company.as('ap')
    const credited = async (quantity: string, price: string, lowersOrder: boolean) => ap.act('supply.supplier-credit', (await ap.make('supply.supplier-credit', {
      supplier: company.id('ALPHA'), invoice: bill.id, supplierNumber: `RED-${quantity}`, date: today, lowersOrder, lines: [{ invoice: linesOf(bill)[0]?.id, item: company.id('BOLT'), quantity, price }],
    })).id, 'post')
    await credited('4', '10', true)
    expect([await buy.onAccount('220201'), await buy.onAccount('220202')]).toEqual([owed + 40, provided - 40])
    await credited('6', '1.5', false)
    expect([await buy.onAccount('1403'), await buy.onAccount('220201')]).toEqual([stock - 9, owed + 49])
    expect((await refusalOf(credited('1', '1', true))).field).toBe('lines.0.quantity')
    expect((await buy.billed(order, ['4'])).state).toBe('matched')
    expect((await refusalOf(buy.requested(bill, '51.01'))).refused.en).toContain('51')
    const request = await buy.requested(bill, '51.00')
    await (await company.as('finhead')).decide(request.id, 'approve')
    await ap.act('finance.payment-request', request.id, 'cancel')
    await buy.requested(bill, '51.00')
  })
  test('judged wrongly, goods are judged anew as long as nothing of them was billed', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '3')])
    const before = [await buy.inStore('BOLT'), await buy.onAccount('220202')]
    const judged = await buy.judged(await buy.received(order, ['10']))
    const head = await company.as('qahead')
    await head.act('supply.quality-inspection', judged.id, 'reopen')
    expect([await buy.inStore('BOLT'), await buy.onAccount('220202')]).toEqual(before)
    await (await company.as('qc')).act('supply.quality-inspection', judged.id, 'conclude')
    await buy.posted(await buy.billed(order, ['10']))
    expect((await refusalOf(head.act('supply.quality-inspection', judged.id, 'reopen'))).kind).toBe('conflict')
  })
  test('that comes late: the month end\'s estimate is kept until then, or where finance chose so taken back in red on the first and estimated again', async () => {
    const [clerk, head, ap] = [await company.as('accountant'), await company.as('finhead'), await company.as('ap')]
    const estimate = async (kind: string, month: string) => ap.act(estimates, (await ap.make(estimates, { kind, month })).id, 'post')
    const standing = async () => [await buy.onAccount('1403'), await buy.onAccount('140391'), await buy.onAccount('220202')]
    const check = async (period: string) => (await closingOf(company.house, period)).find(({ key }) => key === 'estimates')?.count
    expect(await refusalOf(estimate('taken-back', '2026-04'))).toMatchObject({ field: 'kind', rule: 'finance.accounting-policy' })
    const chosen = await clerk.make('finance.accounting-policy', { from: '2026-04-01', estimates: 'taken-back', reason: '次月初冲回' })
    await head.act('finance.accounting-policy', chosen.id, 'enact')
    expect(await refusalOf(head.act('finance.accounting-policy', (await clerk.make('finance.accounting-policy', { from: '2026-03-01', estimates: 'kept', reason: '改回' })).id, 'enact'))).toMatchObject({ field: 'from' })
    const order = await buy.sent([buy.wanted('BOLT', '3', '33.335')])
    const judged = await buy.judged(await buy.received(order, ['3']))
    expect(await check('2026-04')).toBeGreaterThan(0)
    const before = await standing()
    const red = await estimate('taken-back', '2026-04')
    const mine = (run: AnyRow) => (run['lines'] as unknown as readonly { accepted: string; quantity: string; amount: string }[]).filter(({ accepted }) => accepted === linesOf(judged)[0]?.id).map(({ quantity, amount }) => [Number(quantity), amount])
    expect([red['date'], mine(red)]).toEqual(['2026-04-01', [[3, '100.01']]])
    expect(await standing()).toEqual([before[0]! - Number(red['total']), -Number(red['total']), before[2]! + Number(red['total'])].map((one) => Math.round(one * 100) / 100))
    expect(await refusalOf(estimate('taken-back', '2026-04'))).toMatchObject({ field: 'month', rule: 'once-a-month' })
    expect((await refusalOf((await company.as('qahead')).act('supply.quality-inspection', judged.id, 'reopen'))).refused.zh).toContain('暂估')
    const [stock, , provided] = await standing()
    await buy.posted(await buy.billed(order, ['1'], [], { date: '2026-04-10' }))
    expect((await standing()).map((one, at) => Math.round((one - [stock!, 0, provided!][at]!) * 100) / 100).filter((_, at) => at !== 1)).toEqual([33.34, 0])
    expect((await refusalOf(head.act(estimates, red.id, 'reverse'))).kind).toBe('conflict')
    const again = await estimate('estimated', '2026-04')
    expect([again['date'], mine(again), await buy.onAccount('140391'), await check('2026-04')]).toEqual(['2026-04-30', [[2, '66.67']], 0, 0])
    expect(mine(await estimate('taken-back', '2026-05'))).toEqual([[2, '66.67']])
    const keeper = await company.as('keeper')
    await keeper.act('supply.supplier-return', (await keeper.make('supply.supplier-return', { supplier: company.id('ALPHA'), date: '2026-05-05', reason: '多送', lines: [{ accepted: linesOf(judged)[0]?.id, item: company.id('BOLT'), place: company.id('STORE'), quantity: '1' }] })).id, 'post')
    await buy.posted(await buy.billed(order, ['1'], ['34'], { date: '2026-05-10' }).then(async (row) => (row.state === 'exception' ? head.act(invoices, row.id, 'accept-exception', { exceptionReason: '已核实' }) : row)))
    expect(mine(await estimate('estimated', '2026-05'))).toEqual([])
    expect([await buy.onAccount('140391'), await check('2026-05')]).toEqual([0, 0])
    expect((await ties(bookOf(company.house.store), '2026-05')).filter(({ key }) => ['balanced', 'stock', 'pieces'].includes(key)).map(({ open }) => open)).toEqual([0, 0, 0])
  })
})
