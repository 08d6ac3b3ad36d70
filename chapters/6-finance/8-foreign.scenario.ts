/** Clauses 6.2.1 and 6.3.2 told as stories of another currency: what is owed in it, settled at another rate, and carried on at the month's end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { purchasing, type Purchasing } from '../../tools/testing/purchasing.ts'
import { closingOf } from '../../tools/testing/closing.ts'

const [invoice, receipt, settlement, revaluation] = ['finance.sales-invoice', 'finance.money-receipt', 'finance.settlement', 'finance.revaluation'] as const
const today = '2026-03-16'
let company: Company
let buy: Purchasing
let accountant: Hand
let head: Hand
let customer: string
let dollar: string
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
  accountant = await company.as('accountant')
  head = await company.as('finhead')
  customer = (await make(company.house, houseActor, 'commons.party', { code: 'C1', name: 'Harbour Medical' })).row.id
  dollar = (await make(company.house, houseActor, 'commons.currency', { code: 'USD', name: '美元' })).row.id
})
afterAll(() => company.close())

const sold = async (net: string, exchangeRate: string) => accountant.act(invoice, (await accountant.make(invoice, { customer, date: today, currency: dollar, exchangeRate, lines: [{ what: 'Sensor', quantity: '1', net, vatRate: '0' }] })).id, 'post')
const came = async (amount: string, exchangeRate: string, lines: readonly object[] = [], date = today) => accountant.act(receipt, (await accountant.make(receipt, { customer, date, currency: dollar, exchangeRate, amount, lines })).id, 'post')
const [owed, gained] = [() => buy.onAccount('1122', { party: customer }), () => buy.onAccount('660301').then((net) => 0 - net)]

describe('6.3.2 money that comes in another currency', () => {
  test('clears what was carried; the difference of the rates is gained or lost, and goes with the receipt that is taken back', async () => {
    const one = await sold('100.00', '7.1')
    expect(await owed()).toBe(710)
    const [before, paid] = [await gained(), await came('40.00', '7.3', [{ invoice: one.id, amount: '40.00' }])]
    expect([await owed(), (await gained()) - before]).toEqual([426, 8])
    await head.act(receipt, paid.id, 'reverse')
    expect([await owed(), await gained()]).toEqual([710, before])
    await came('100.00', '7', [{ invoice: one.id, amount: '100.00' }])
    expect([await owed(), (await gained()) - before]).toEqual([0, -10])
  })
  test('before its invoice stays at the rate of the day it came, and is settled at what the invoice is carried at', async () => {
    const [one, before] = [await sold('50.00', '7'), await gained()]
    await came('50.00', '7.2')
    const row = await accountant.make(settlement, { customer, date: today, currency: dollar, lines: [{ invoice: one.id, amount: '50.00' }] })
    await accountant.act(settlement, row.id, 'post')
    expect([await owed(), await buy.onAccount('2203', { party: customer }), (await gained()) - before]).toEqual([0, 0, 10])
  })
  test('is told at a rate, and settles no invoice of another currency', async () => {
    const home = await accountant.act(invoice, (await accountant.make(invoice, { customer, date: today, lines: [{ what: 'x', quantity: '1', net: '10.00', vatRate: '0' }] })).id, 'post')
    expect((await refusalOf(came('10.00', '7', [{ invoice: home.id, amount: '10.00' }]))).field).toBe('lines.0.invoice')
    expect((await refusalOf(accountant.make(receipt, { customer, date: today, currency: dollar, amount: '10.00' }))).field).toBe('exchangeRate')
    await head.act(invoice, home.id, 'reverse')
  })
})

const waits = async (month: string) => (await closingOf(company.house, month)).filter(({ key }) => key === 'revaluation').map(({ count }) => count)

test('6.2.1 at the end of a month what is open is carried on at the rate of the day; money held in that currency too, and what comes later is measured from there', async () => {
  expect(await waits('2026-02')).toEqual([])
  const [one, before] = [await sold('100.00', '8'), await gained()]
  expect(await waits('2026-03')).toEqual([1])
  const closed = await accountant.act(revaluation, (await accountant.make(revaluation, { date: '2026-03-31', currency: dollar, rate: '8.5' })).id, 'post')
  expect([await owed(), await waits('2026-03'), await waits('2026-04')]).toEqual([850, [0], [1]])
  expect((await gained()) - before).toBe(Number(closed['gain']))
  expect((await refusalOf(accountant.make(revaluation, { date: '2026-03-31', currency: dollar, rate: '9' }).then((again) => accountant.act(revaluation, again.id, 'post')))).kind).toBe('conflict')
  const after = await gained()
  await came('100.00', '8.4', [{ invoice: one.id, amount: '100.00' }], '2026-04-02')
  expect([await owed(), (await gained()) - after]).toEqual([0, -10])
})

describe('4.2.4 what is bought in another currency', () => {
  const abroad = (exchangeRate: string) => ({ currency: dollar, exchangeRate })
  const rated = async (rate: string) => { const one = await accountant.make('commons.exchange-rate', { currency: dollar, date: '2026-03-01', rate }); await accountant.act('commons.exchange-rate', one.id, 'enact') }
  const owing = () => buy.onAccount('220201', { party: company.id('ALPHA') }).then((net) => 0 - net)
  const provided = () => buy.onAccount('220202', { party: company.id('ALPHA') })

  test('comes in at the rate of its day, is owed at that of the invoice, and paid at that of the payment', async () => {
    await rated('7')
    const order = await buy.sent([buy.wanted('BOLT', '5', '50')], abroad('6.9'))
    const [stock, before] = [await buy.onAccount('1403', { item: company.id('BOLT') }), await gained()]
    await buy.judged(await buy.received(order, ['5']))
    expect([(await buy.onAccount('1403', { item: company.id('BOLT') })) - stock, await provided()]).toEqual([1750, -1750])
    const posted = await buy.posted(await buy.billed(order, ['5'], [], abroad('8')))
    expect([await owing(), await provided(), (await gained()) - before]).toEqual([2000, 0, -250])
    const ap = await company.as('ap')
    const request = await ap.make('finance.payment-request', { supplier: company.id('ALPHA'), due: today, reason: '货款', ...abroad('8'), lines: [{ invoice: posted.id, amount: '250.00' }] })
    await ap.act('finance.payment-request', request.id, 'submit')
    await (await company.as('finhead')).decide(request.id, 'approve')
    const cashier = await company.as('cashier')
    const paid = await cashier.make('finance.payment', { request: request.id, supplier: company.id('ALPHA'), date: today, ...abroad('7.5'), amount: '250.00' })
    await cashier.act('finance.payment', paid.id, 'pay')
    expect([await owing(), (await gained()) - before]).toEqual([0, -125])
  })
  test('and billed before it comes, moves with the rate between the two', async () => {
    await rated('8')
    const order = await buy.sent([buy.wanted('BOLT', '5', '50')], abroad('7'))
    const before = await gained()
    const bill = await buy.billed(order, ['5'], [], abroad('7'))
    await (await company.as('buyhead')).act('supply.supplier-invoice', bill.id, 'accept-exception', { exceptionReason: '先开票' })
    await buy.posted(bill)
    await buy.judged(await buy.received(order, ['5']))
    expect([(await gained()) - before, await buy.onAccount('1123', { party: company.id('ALPHA') })]).toEqual([250, 0])
  })
  test('is billed in the currency of its order, and asks for the authority over its worth in the books', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '1', '50')], abroad('7'))
    expect((await refusalOf(buy.billed(order, ['1']))).field).toBe('currency')
    const roles = await Promise.all(['1', '1000'].map(async (rate) => {
      const buyer = await company.as('buyer')
      const row = await buyer.make('supply.purchase-order', buy.orderOf([buy.wanted('BOLT', '100', '50')], abroad(rate)))
      return (await buyer.act('supply.purchase-order', row.id, 'submit'))['approverRole']
    }))
    expect(new Set(roles).size).toBe(2)
  })
})
