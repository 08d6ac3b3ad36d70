/** Clauses 4.2.4 and 6.3.2 told as stories: what is owed is paid once, on an approved request, by somebody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRow } from '#act'
import { runQuery } from '#read'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { inspections, linesOf, payments, purchasing, receipts, requests, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const uses = 'finance.prepayment-use'
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

describe('4.2.4 and 6.3.2 the money', () => {
  test('is paid once, for a posted invoice, on an approved request', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '100')])
    await buy.judged(await buy.received(order, ['10']))
    const matched = await buy.billed(order, ['10'])
    expect((await refusalOf(buy.requested(matched, '1000.00'))).field).toBe('lines.0.invoice')
    const invoice = await buy.posted(matched)
    expect((await refusalOf(buy.requested(invoice, '1000.01'))).field).toBe('lines.0.amount')
    const request = await buy.requested(invoice, '1000.00')
    expect((await refusalOf(buy.requested(invoice, '0.01'))).field).toBe('lines.0.amount')
    const cashier = await company.as('cashier')
    const draft = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '1000.00' })
    expect((await refusalOf(cashier.act(payments, draft.id, 'pay'))).field).toBe('request')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const bank = await buy.onAccount('1002')
    await cashier.act(payments, draft.id, 'pay')
    expect(await buy.onAccount('1002')).toBeCloseTo(bank - 1000, 6)
    const again = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '1000.00' })
    expect((await refusalOf(cashier.act(payments, again.id, 'pay'))).field).toBe('amount')
  })
  test('a returned request leaves the invoice to be asked for again, as often as it takes', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '1', '100')])
    await buy.judged(await buy.received(order, ['1']))
    const invoice = await buy.posted(await buy.billed(order, ['1']))
    const request = await buy.requested(invoice, '100.00')
    for (let round = 0; round < 2; round++) {
      await (await company.as('finhead')).decide(request.id, 'return', '缺合同')
      await (await company.as('ap')).act(requests, request.id, 'submit')
    }
    expect((await (await company.as('finhead')).decide(request.id, 'approve')).state).toBe('approved')
    expect((await refusalOf(buy.requested(invoice, '0.01'))).field).toBe('lines.0.amount')
  })
  test('two requests for the same invoice at once: one passes', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '1', '100')])
    await buy.judged(await buy.received(order, ['1']))
    const invoice = await buy.posted(await buy.billed(order, ['1']))
    const ap = await company.as('ap')
    const drafts = await Promise.all([0, 1].map(() => ap.make(requests, { supplier: invoice['supplier'], due: today, reason: '货款', lines: [{ invoice: invoice.id, amount: '100.00' }] })))
    const answers = await Promise.allSettled(drafts.map(({ id }) => ap.act(requests, id, 'submit')))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
  test('is paid ahead only on an order that says so; what was paid ahead is taken up by an invoice, and not paid again', async () => {
    const [ap, head, cashier] = await Promise.all(['ap', 'finhead', 'cashier'].map((login) => company.as(login)))
    const ahead = async () => buy.onAccount('1123', { party: company.id('ALPHA') })
    const [order, later] = [await buy.sent([buy.wanted('BOLT', '10', '10')], { paymentTerms: 'prepaid' }), await buy.sent([buy.wanted('BOLT', '1', '10')])]
    const asked = async (values: object) => ap!.act(requests, (await ap!.make(requests, { supplier: company.id('ALPHA'), due: today, reason: '预付款', ...values })).id, 'submit')
    expect((await refusalOf(asked({ prepaid: '60.00' }))).field).toBe('order')
    expect((await refusalOf(asked({ prepaid: '10.00', order: later.id }))).rule).toBe('not-prepaid')
    expect((await refusalOf(asked({ prepaid: `${Number(order['total']) + 0.01}`, order: order.id }))).field).toBe('prepaid')
    const request = await asked({ prepaid: '60.00', order: order.id })
    await head!.decide(request.id, 'approve')
    const paid = await cashier!.act(payments, (await cashier!.make(payments, { request: request.id, supplier: company.id('ALPHA'), date: today, amount: '60.00' })).id, 'pay')
    expect(await ahead()).toBe(60)
    await buy.judged(await buy.received(order, ['10']))
    const invoice = await buy.posted(await buy.billed(order, ['10']))
    const taken = (amount: string) => ap!.make(uses, { supplier: company.id('ALPHA'), date: today, request: request.id, lines: [{ invoice: invoice.id, amount }] })
    expect((await refusalOf(ap!.act(uses, (await taken('60.01')).id, 'post'))).rule).toBe('prepaid-left')
    const use = await ap!.act(uses, (await taken('60.00')).id, 'post')
    expect(await ahead()).toBe(0)
    expect((await refusalOf(buy.requested(invoice, '40.01'))).field).toBe('lines.0.amount')
    expect((await refusalOf(head!.act(payments, paid.id, 'reverse'))).rule).toBe('prepaid-used')
    await ap!.act(uses, use.id, 'reverse')
    await head!.act(payments, paid.id, 'reverse')
    expect([await ahead(), (await buy.requested(invoice, '100.00'))['total']]).toEqual([0, '100'])
  })
  test('is held back while payments to the supplier are', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '1', '10')], { supplier: company.id('BETA') })
    await buy.judged(await buy.received(order, ['1']))
    const invoice = await buy.posted(await buy.billed(order, ['1']))
    const request = await buy.requested(invoice, '10.00')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const head = await company.as('buyhead')
    await head.edit('supply.supplier', company.id('BETA'), { hold: 'payments', holdUntil: today })
    const cashier = await company.as('cashier')
    const draft = await cashier.make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '10.00' })
    expect((await refusalOf(cashier.act(payments, draft.id, 'pay'))).field).toBe('supplier')
    await head.edit('supply.supplier', company.id('BETA'), { hold: 'none' })
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
    const order = await buy.sent([buy.wanted('BOLT', '1', '10')])
    const buyer = await asBoth('buyer', 'warehouse-keeper')
    const draft = await (await company.as('keeper')).make(receipts, { order: order.id, supplier: order['supplier'], date: today, place: company.id('STORE'), lines: [{ order: linesOf(order)[0]?.id, item: company.id('BOLT'), quantity: '1' }] })
    expect(await refusalOf(act(company.house, buyer, { document: receipts, id: draft.id, action: 'post' }))).toMatchObject({ rule: 'order/receive', kind: 'forbidden', refused: { zh: expect.stringContaining('采购') } })
    await (await company.as('keeper')).act(receipts, draft.id, 'post')
    const [found] = await runQuery<AnyRow>(company.house.store, company.house.plan, { source: { document: inspections }, where: { receipt: draft.id } })
    await (await company.as('qc')).act(inspections, (found as AnyRow).id, 'conclude')
    const invoice = await buy.posted(await buy.billed(order, ['1']))
    const request = await buy.requested(invoice, '10.00')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const keeper = await asBoth('keeper', 'cashier')
    const payment = await (await company.as('cashier')).make(payments, { request: request.id, supplier: request['supplier'], date: today, amount: '10.00' })
    const said = await refusalOf(act(company.house, keeper, { document: payments, id: payment.id, action: 'pay' }))
    expect(said).toMatchObject({ rule: 'receive/pay', refused: { en: expect.stringContaining('receive') } })
  })
})
