/** Clauses 4.2.1 to 4.2.4 told as stories: a requisition becomes an order, goods arrive and are judged, the invoice is matched and paid. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRow } from '#act'
import { balances, trialBalance } from '#ledger'
import { runQuery } from '#read'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'

const [requisitions, orders, receipts, inspections, invoices, requests, payments] = [
  'supply.purchase-requisition', 'supply.purchase-order', 'supply.goods-receipt', 'supply.quality-inspection', 'supply.supplier-invoice', 'finance.payment-request', 'finance.payment',
] as const
const today = '2026-03-02'
const terms = { deliveryPlace: '主仓', quality: '按图纸', liability: '逾期每日万分之五' }

let company: Company
beforeAll(async () => { company = await openCompany(`${today}T02:00:00Z`) })
afterAll(() => company.close())

type Line = { readonly id: string; readonly item: string; readonly quantity: string; readonly price: string }
/** Lines as a client sends them back: without their place. */
const linesOf = (row: AnyRow): readonly Line[] => (row['lines'] as readonly (Line & { position?: number })[]).map(({ position: _, ...line }) => line)
const wanted = (item: string, quantity: string, price: string) => ({ item: company.id(item), quantity, price })
const orderOf = (lines: readonly object[], more: object = {}) => ({ supplier: company.id('ALPHA'), date: today, promised: '2026-03-20', ...terms, lines, ...more })

async function sent(lines: readonly object[], more: object = {}): Promise<AnyRow> {
  const buyer = await company.as('buyer')
  const order = await buyer.make(orders, orderOf(lines, more))
  await buyer.act(orders, order.id, 'submit')
  await (await company.as('buyhead')).decide(order.id, 'approve')
  return buyer.act(orders, order.id, 'send')
}
async function received(order: AnyRow, quantities: readonly string[], by = 'keeper'): Promise<AnyRow> {
  const hand = await company.as(by)
  const row = await hand.make(receipts, { order: order.id, supplier: order['supplier'], date: today, place: company.id('STORE'), lines: quantities.map((quantity, at) => ({ order: linesOf(order)[at]?.id, item: linesOf(order)[at]?.item, quantity })) })
  return hand.act(receipts, row.id, 'post')
}
const inspectionOf = async (receipt: AnyRow): Promise<AnyRow> => {
  const [found] = await runQuery<AnyRow>(company.house.store, company.house.plan, { source: { document: inspections }, where: { receipt: receipt.id } })
  if (!found) throw new Error('nothing to inspect')
  return found
}
async function judged(receipt: AnyRow, refused: readonly string[] = []): Promise<AnyRow> {
  const qc = await company.as('qc')
  const { id } = await inspectionOf(receipt)
  const row = await qc.edit(inspections, id, { date: today })
  if (refused.length > 0) await qc.edit(inspections, id, { lines: (linesOf(row) as readonly (Line & { accepted: string })[]).map((one, at) => ({ ...one, accepted: String(Number(one.quantity) - Number(refused[at] ?? '0')), reason: '划伤' })) })
  return qc.act(inspections, id, 'conclude')
}
let count = 0
const invoiceOf = (order: AnyRow, quantities: readonly string[], prices: readonly string[] = [], more: object = {}) => ({
  supplier: order['supplier'], order: order.id, supplierNumber: `INV-${++count}`, date: today,
  lines: quantities.map((quantity, at) => ({ order: linesOf(order)[at]?.id, item: linesOf(order)[at]?.item, quantity, price: prices[at] ?? linesOf(order)[at]?.price })), ...more,
})
async function billed(order: AnyRow, quantities: readonly string[], prices: readonly string[] = [], more: object = {}): Promise<AnyRow> {
  const ap = await company.as('ap')
  const row = await ap.make(invoices, invoiceOf(order, quantities, prices, more))
  return ap.act(invoices, row.id, 'match')
}
const posted = async (row: AnyRow) => (await company.as('ap')).act(invoices, row.id, 'post')
async function requested(invoice: AnyRow, amount: string): Promise<AnyRow> {
  const ap = await company.as('ap')
  const row = await ap.make(requests, { supplier: invoice['supplier'], due: today, reason: '货款', lines: [{ invoice: invoice.id, amount }] })
  return ap.act(requests, row.id, 'submit')
}
const onAccount = async (account: string, dimensions: object = {}) => (await balances(company.house.store, { account, ...dimensions })).reduce((sum, { settled }) => sum + Number(settled), 0)
const inStore = async (item: string) => (await balances(company.house.store, { account: 'Q101', by: ['item'], item: company.id(item) })).reduce((sum, { settled }) => sum + Number(settled), 0)

describe('4.2.1 nothing is bought that nobody asked for and approved', () => {
  test('a requisition of the laboratory goes to its own head, becomes an order by conversion, and is used up by it', async () => {
    const dev = await company.as('dev')
    const asked = await dev.make(requisitions, { title: '样机螺栓', department: company.id('RND'), neededBy: '2026-03-20', lines: [wanted('BOLT', '100', '1.2345')] })
    await dev.act(requisitions, asked.id, 'submit')
    await expect((await company.as('labhead')).decide(asked.id, 'approve')).rejects.toThrow('no task')
    const approved = await (await company.as('rdhead')).decide(asked.id, 'approve')
    expect(approved).toMatchObject({ state: 'approved', total: '123.45' })

    const buyer = await company.as('buyer')
    const line = { ...wanted('BOLT', '60', '1.2345'), requisition: linesOf(approved)[0]?.id }
    const first = await buyer.make(orders, orderOf([line]))
    await buyer.act(orders, first.id, 'submit')
    const second = await buyer.make(orders, orderOf([line]))
    expect(await refusalOf(buyer.act(orders, second.id, 'submit'))).toMatchObject({ field: 'lines.0.quantity', refused: { zh: expect.stringContaining('尚可订购 40') } })
    expect((await refusalOf(dev.act(requisitions, asked.id, 'cancel'))).refused.en).toContain('ordered')
  })
  test('whoever asked may not approve, even as head', async () => {
    const rdhead = await company.as('rdhead')
    const asked = await rdhead.make(requisitions, { title: '自己要的', department: company.id('RND'), neededBy: '2026-03-20', lines: [wanted('BOLT', '10', '1')] })
    await rdhead.act(requisitions, asked.id, 'submit')
    expect((await refusalOf(rdhead.decide(asked.id, 'approve'))).rule).toBe('request/approve')
  })
})

describe('4.1.1 and 4.2.2 orders', () => {
  test('go to no supplier that is not admitted for what it sells, on that day, with its papers', async () => {
    const buyer = await company.as('buyer')
    const said = async (values: object) => refusalOf(buyer.make(orders, values as never).then(({ id }) => buyer.act(orders, id, 'submit')))
    expect(await said(orderOf([wanted('ACID', '1', '5')]))).toMatchObject({ field: 'supplier', clause: '4.1.1', refused: { en: expect.stringContaining('category') } })
    expect(await said(orderOf([wanted('BOLT', '1', '5')], { date: '2027-01-04', promised: '2027-01-20' }))).toMatchObject({ field: 'supplier', clause: '4.1.1' })
    const head = await company.as('buyhead')
    await head.act('supply.supplier', company.id('BETA'), 'suspend', { reason: '交付异常' })
    expect(await said(orderOf([wanted('BOLT', '1', '5')], { supplier: company.id('BETA') }))).toMatchObject({ refused: { en: expect.stringContaining('not admitted') } })
    await head.act('supply.supplier', company.id('BETA'), 'reinstate', { reason: '已整改' })
  })
  test('need their lawful terms: place, quality and liability stand in the contract', async () => {
    const buyer = await company.as('buyer')
    for (const field of Object.keys(terms)) expect((await refusalOf(buyer.make(orders, { ...orderOf([wanted('BOLT', '1', '5')]), [field]: '' }))).field).toBe(field)
  })
  test('are approved by the lowest authority that covers the amount with tax, never by whoever orders', async () => {
    const buyer = await company.as('buyer')
    const large = await buyer.make(orders, orderOf([wanted('PLATE', '100', '300')]))
    expect((await buyer.act(orders, large.id, 'submit'))['approverRole']).toBe('finance-manager')
    await expect((await company.as('buyhead')).decide(large.id, 'approve')).rejects.toThrow('no task')
    expect((await (await company.as('finhead')).decide(large.id, 'return', '请比价')).state).toBe('draft')
    const head = await company.as('buyhead')
    const own = await head.make(orders, orderOf([wanted('BOLT', '1', '5')]))
    await head.act(orders, own.id, 'submit')
    expect((await refusalOf(head.decide(own.id, 'approve'))).rule).toBe('order/approve')
  })
  test('keep their number when revised, and count the revision; not once goods have come', async () => {
    const order = await sent([wanted('BOLT', '10', '2')])
    const buyer = await company.as('buyer')
    expect(await buyer.act(orders, order.id, 'revise')).toMatchObject({ number: order.number, state: 'draft', revision: 1 })
    const again = await sent([wanted('BOLT', '10', '2')])
    await received(again, ['4'])
    expect((await refusalOf(buyer.act(orders, again.id, 'revise'))).refused.en).toContain('arrived')
  })
  test('with four decimals, tax and freight come out to the last digit', async () => {
    const order = await (await company.as('buyer')).make(orders, orderOf([wanted('BOLT', '3', '45.1200'), wanted('PLATE', '3', '45.5805')], { taxRate: '0.08', freight: '6.8025' }))
    expect(order).toMatchObject({ subTotal: '272.1015', tax: '21.7681', total: '300.6721' })
  })
})

describe('4.2.4 goods arrive', () => {
  test('in parts; what was accepted is stock in pieces and money at once, what was refused is neither', async () => {
    const before = { pieces: await inStore('BOLT'), value: await onAccount('1403', { item: company.id('BOLT') }), owed: await onAccount('220202') }
    const order = await sent([wanted('BOLT', '10', '2.5055')])
    const part = await received(order, ['4'])
    expect(await inStore('BOLT')).toBe(before.pieces)
    await judged(part, ['1'])
    expect(await inStore('BOLT')).toBe(before.pieces + 3)
    expect(await onAccount('1403', { item: company.id('BOLT') })).toBeCloseTo(before.value + 7.52, 6)
    expect(await onAccount('220202')).toBeCloseTo(before.owed - 7.52, 6)
    expect((await balances(company.house.store, { account: 'Q103', item: company.id('BOLT') }))[0]?.settled).toMatch(/^1(\.0+)?$/)
    await judged(await received(order, ['6']))
    expect(await inStore('BOLT')).toBe(before.pieces + 9)
  })
  test('more than ordered is refused, unless the order allows for it', async () => {
    const order = await sent([wanted('BOLT', '10', '1')])
    expect(await refusalOf(received(order, ['10.0001']))).toMatchObject({ field: 'lines.0.quantity', refused: { zh: expect.stringContaining('10') } })
    const loose = await sent([wanted('BOLT', '10', '1')], { overDelivery: '0.5' })
    await received(loose, ['4'])
    await received(loose, ['8'])
    expect((await refusalOf(received(loose, ['4']))).refused.en).toContain('3 may still')
  })
  test('nothing is taken in on an order that was not sent, or is closed', async () => {
    const buyer = await company.as('buyer')
    const draft = await buyer.make(orders, orderOf([wanted('BOLT', '1', '1')]))
    expect((await refusalOf(received(draft, ['1']))).field).toBe('order')
    const order = await sent([wanted('BOLT', '5', '1')])
    await buyer.act(orders, order.id, 'close', { closing: 'short' })
    expect((await refusalOf(received(order, ['1']))).field).toBe('order')
  })
  test('what needs no inspection is stock as it comes; goods of one delivery are judged together', async () => {
    const before = await inStore('GLOVE')
    await received(await sent([wanted('GLOVE', '20', '3')]), ['20'])
    expect(await inStore('GLOVE')).toBe(before + 20)
    expect(await onAccount('1411', { item: company.id('GLOVE') })).toBeGreaterThanOrEqual(60)
    const mixed = await received(await sent([wanted('GLOVE', '5', '3'), wanted('BOLT', '5', '1')]), ['5', '5'])
    expect(await inStore('GLOVE')).toBe(before + 20)
    await judged(mixed)
    expect(await inStore('GLOVE')).toBe(before + 25)
  })
  test('a receipt taken in by mistake is reversed before it is judged, with the inspection it asked for', async () => {
    const order = await sent([wanted('BOLT', '10', '1')])
    const receipt = await received(order, ['10'])
    const keeper = await company.as('keeper')
    await keeper.act(receipts, receipt.id, 'reverse')
    const { id } = await inspectionOf(receipt)
    expect((await refusalOf((await company.as('qc')).act(inspections, id, 'conclude'))).refused.en).toMatch(/reversed/i)
    await judged(await received(order, ['10']))
    expect((await refusalOf(keeper.act(receipts, (await received(await sent([wanted('GLOVE', '1', '1')]), ['1'])).id, 'reverse'))).refused.en).toContain('returned')
  })
  test('refused goods need a reason, and nobody accepts more than came', async () => {
    const receipt = await received(await sent([wanted('BOLT', '10', '1')]), ['10'])
    const qc = await company.as('qc')
    const row = await qc.edit(inspections, (await inspectionOf(receipt)).id, { date: today })
    const conclude = async (change: object) => refusalOf(qc.edit(inspections, row.id, { lines: linesOf(row).map((one) => ({ ...one, ...change })) }).then(() => qc.act(inspections, row.id, 'conclude')))
    expect((await conclude({ accepted: '9' })).field).toBe('lines.0.reason')
    expect((await conclude({ accepted: '11' })).field).toBe('lines.0.accepted')
  })
  test('a service is accepted without becoming stock', async () => {
    const before = await onAccount('6602')
    await received(await sent([wanted('REPAIR', '1', '800')]), ['1'])
    expect(await inStore('REPAIR')).toBe(0)
    expect(await onAccount('6602')).toBeCloseTo(before + 800, 6)
  })
})

describe('4.2.4 the invoice', () => {
  test('in agreement with order and acceptance clears what was provided for; tax and freight join the debt', async () => {
    const [provided, owed] = [await onAccount('220202'), await onAccount('220201')]
    const order = await sent([wanted('BOLT', '10', '50')], { freight: '100' })
    await judged(await received(order, ['10']))
    const invoice = await billed(order, ['10'], [], { tax: '120.00', freight: '100.00' })
    expect(invoice).toMatchObject({ state: 'matched', total: '720' })
    expect((await billed(await sent([wanted('BOLT', '1', '1')], { freight: '5' }), ['1'], [], { freight: '6' }))['matched']).toContain('freight 6')
    await posted(invoice)
    expect(await onAccount('220202')).toBeCloseTo(provided, 6)
    expect(await onAccount('220201')).toBeCloseTo(owed - 720, 6)
  })
  test('three per cent too dear is stopped; another person accepts it with a reason, and the difference is shown', async () => {
    const variance = await onAccount('1404')
    const order = await sent([wanted('BOLT', '100', '10')])
    await judged(await received(order, ['100']))
    const stopped = await billed(order, ['100'], ['10.3'])
    expect(stopped).toMatchObject({ state: 'exception', matched: expect.stringContaining('10.3') })
    expect((await refusalOf(posted(stopped))).kind).toBe('conflict')
    const finhead = await company.as('finhead')
    expect((await refusalOf(finhead.act(invoices, stopped.id, 'accept-exception'))).field).toBe('exceptionReason')
    expect((await refusalOf((await company.as('ap')).act(invoices, stopped.id, 'accept-exception', { exceptionReason: '行' }))).kind).toBe('forbidden')
    await finhead.act(invoices, stopped.id, 'accept-exception', { exceptionReason: '铜价上涨，见调价函' })
    await posted(stopped)
    expect(await onAccount('1404')).toBeCloseTo(variance + 30, 6)
  })
  test('put right by the supplier is matched again and goes its way', async () => {
    const order = await sent([wanted('BOLT', '10', '10')])
    await judged(await received(order, ['10']))
    const stopped = await billed(order, ['10'], ['12'])
    const ap = await company.as('ap')
    await ap.edit(invoices, stopped.id, { lines: linesOf(stopped).map((one) => ({ ...one, price: '10' })) })
    expect((await ap.act(invoices, stopped.id, 'match')).state).toBe('matched')
    await expect((await company.as('finhead')).decide(stopped.id, 'approve')).rejects.toThrow('no task')
    expect((await posted(stopped)).state).toBe('posted')
  })
  test('for more than was accepted is stopped, and so is the second invoice for the same goods', async () => {
    const order = await sent([wanted('BOLT', '10', '10')])
    await judged(await received(order, ['10']), ['2'])
    expect((await billed(order, ['10'])).state).toBe('exception')
    const [first, second] = [await billed(order, ['8']), await billed(order, ['8'])]
    await posted(first)
    expect((await refusalOf(posted(second))).refused.en).toContain('match')
    expect((await (await company.as('ap')).act(invoices, second.id, 'match')).state).toBe('exception')
  })
  test('billed ahead of the goods: the advance is used up when they are accepted', async () => {
    const [ahead, provided] = [await onAccount('1123'), await onAccount('220202')]
    const order = await sent([wanted('BOLT', '10', '10')])
    await judged(await received(order, ['4']))
    const early = await billed(order, ['10'])
    await (await company.as('finhead')).act(invoices, early.id, 'accept-exception', { exceptionReason: '合同约定款到发货' })
    await posted(early)
    expect(await onAccount('1123')).toBeCloseTo(ahead + 60, 6)
    await judged(await received(order, ['6']))
    expect(await onAccount('1123')).toBeCloseTo(ahead, 6)
    expect(await onAccount('220202')).toBeCloseTo(provided, 6)
  })
  test('with a number that is in the books already is refused', async () => {
    const order = await sent([wanted('BOLT', '10', '10')])
    await judged(await received(order, ['10']))
    const first = await billed(order, ['5'])
    const ap = await company.as('ap')
    const twin = await ap.make(invoices, invoiceOf(order, ['5'], [], { supplierNumber: first['supplierNumber'] }))
    expect(await refusalOf(ap.act(invoices, twin.id, 'match'))).toMatchObject({ field: 'supplierNumber', kind: 'conflict', rule: 'duplicate-invoice' })
  })
  test('reversed, its goods may be billed again; not once payment was asked for', async () => {
    const order = await sent([wanted('BOLT', '10', '10')])
    await judged(await received(order, ['10']))
    const ap = await company.as('ap')
    const wrong = await posted(await billed(order, ['10']))
    await ap.act(invoices, wrong.id, 'reverse')
    const right = await posted(await billed(order, ['10']))
    await requested(right, '100.00')
    expect((await refusalOf(ap.act(invoices, right.id, 'reverse'))).refused.en).toContain('payment')
  })
})

describe('4.2.4 and 6.3.2 the money', () => {
  test('is paid once, for a posted invoice, on an approved request', async () => {
    const order = await sent([wanted('BOLT', '10', '100')])
    await judged(await received(order, ['10']))
    const matched = await billed(order, ['10'])
    expect((await refusalOf(requested(matched, '1000.00'))).field).toBe('lines.0.invoice')
    const invoice = await posted(matched)
    expect((await refusalOf(requested(invoice, '1000.01'))).field).toBe('lines.0.amount')
    const request = await requested(invoice, '1000.00')
    expect((await refusalOf(requested(invoice, '0.01'))).field).toBe('lines.0.amount')
    const cashier = await company.as('cashier')
    const draft = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '1000.00' })
    expect((await refusalOf(cashier.act(payments, draft.id, 'pay'))).field).toBe('request')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const bank = await onAccount('1002')
    await cashier.act(payments, draft.id, 'pay')
    expect(await onAccount('1002')).toBeCloseTo(bank - 1000, 6)
    const again = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '1000.00' })
    expect((await refusalOf(cashier.act(payments, again.id, 'pay'))).field).toBe('amount')
  })
  test('a returned request leaves the invoice to be asked for again, as often as it takes', async () => {
    const order = await sent([wanted('BOLT', '1', '100')])
    await judged(await received(order, ['1']))
    const invoice = await posted(await billed(order, ['1']))
    const request = await requested(invoice, '100.00')
    for (let round = 0; round < 2; round++) {
      await (await company.as('finhead')).decide(request.id, 'return', '缺合同')
      await (await company.as('ap')).act(requests, request.id, 'submit')
    }
    expect((await (await company.as('finhead')).decide(request.id, 'approve')).state).toBe('approved')
    expect((await refusalOf(requested(invoice, '0.01'))).field).toBe('lines.0.amount')
  })
  test('two requests for the same invoice at once: one passes', async () => {
    const order = await sent([wanted('BOLT', '1', '100')])
    await judged(await received(order, ['1']))
    const invoice = await posted(await billed(order, ['1']))
    const ap = await company.as('ap')
    const drafts = await Promise.all([0, 1].map(() => ap.make(requests, { supplier: invoice['supplier'], due: today, reason: '货款', lines: [{ invoice: invoice.id, amount: '100.00' }] })))
    const answers = await Promise.allSettled(drafts.map(({ id }) => ap.act(requests, id, 'submit')))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
  test('is held back while payments to the supplier are', async () => {
    const order = await sent([wanted('BOLT', '1', '10')], { supplier: company.id('BETA') })
    await judged(await received(order, ['1']))
    const invoice = await posted(await billed(order, ['1']))
    const request = await requested(invoice, '10.00')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const head = await company.as('buyhead')
    await head.edit('supply.supplier', company.id('BETA'), { holdPayments: true })
    const cashier = await company.as('cashier')
    const draft = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '10.00' })
    expect((await refusalOf(cashier.act(payments, draft.id, 'pay'))).field).toBe('supplier')
    await head.edit('supply.supplier', company.id('BETA'), { holdPayments: false })
    expect((await cashier.act(payments, draft.id, 'pay')).state).toBe('paid')
  })
})

describe('1.3.1 duties are kept apart, and the pair is named', () => {
  const asBoth = async (login: string, ...roles: readonly string[]) => {
    const hand = await company.as(login)
    return { ...hand.actor, roles: [...hand.actor.roles, ...roles.map((role) => ({ role, department: null, below: [] }))] }
  }
  test('who received does not pay, who ordered does not receive', async () => {
    const { act } = await import('#act')
    const order = await sent([wanted('BOLT', '1', '10')])
    const buyer = await asBoth('buyer', 'warehouse-keeper')
    const draft = await (await company.as('keeper')).make(receipts, { order: order.id, supplier: order['supplier'], date: today, place: company.id('STORE'), lines: [{ order: linesOf(order)[0]?.id, item: company.id('BOLT'), quantity: '1' }] })
    expect(await refusalOf(act(company.house, buyer, { document: receipts, id: draft.id, action: 'post' }))).toMatchObject({ rule: 'order/receive', kind: 'forbidden', refused: { zh: expect.stringContaining('采购') } })
    await (await company.as('keeper')).act(receipts, draft.id, 'post')
    const [found] = await runQuery<AnyRow>(company.house.store, company.house.plan, { source: { document: inspections }, where: { receipt: draft.id } })
    await (await company.as('qc')).act(inspections, (found as AnyRow).id, 'conclude')
    const invoice = await posted(await billed(order, ['1']))
    const request = await requested(invoice, '10.00')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const keeper = await asBoth('keeper', 'cashier')
    const payment = await (await company.as('cashier')).make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '10.00' })
    const said = await refusalOf(act(company.house, keeper, { document: payments, id: payment.id, action: 'pay' }))
    expect(said).toMatchObject({ rule: 'receive/pay', refused: { en: expect.stringContaining('receive') } })
  })
})

describe('6.2.1 the books', () => {
  test('balance after everything that happened here', async () => {
    const rows = await trialBalance(company.house.store, '2026-01', '2026-12')
    const total = (key: 'closingDebit' | 'closingCredit') => rows.reduce((sum, row) => sum + Math.round(Number(row[key]) * 100), 0)
    expect(rows.length).toBeGreaterThan(5)
    expect(total('closingDebit')).toBe(total('closingCredit'))
  })
})
