/** Clauses 6.2.1 and 6.3.2 told as stories of another currency: what is owed in it, settled at another rate, and carried on at the month's end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { purchasing, type Purchasing } from '../../tools/testing/purchasing.ts'

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
const [owed, gained] = [() => buy.onAccount('1122', { party: customer }), () => buy.onAccount('660301').then((net) => -net)]

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

test('6.2.1 at the end of a month what is open is carried on at the rate of the day; money held in that currency too, and what comes later is measured from there', async () => {
  const [one, before] = [await sold('100.00', '8'), await gained()]
  const closed = await accountant.act(revaluation, (await accountant.make(revaluation, { date: '2026-03-31', currency: dollar, rate: '8.5' })).id, 'post')
  expect(await owed()).toBe(850)
  expect((await gained()) - before).toBe(Number(closed['gain']))
  expect((await refusalOf(accountant.make(revaluation, { date: '2026-03-31', currency: dollar, rate: '9' }).then((again) => accountant.act(revaluation, again.id, 'post')))).kind).toBe('conflict')
  const after = await gained()
  await came('100.00', '8.4', [{ invoice: one.id, amount: '100.00' }], '2026-04-02')
  expect([await owed(), (await gained()) - after]).toEqual([0, -10])
})
