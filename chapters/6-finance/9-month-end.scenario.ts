/** Clause 6.2.1 told as stories: the end of a month - what must be done, what is spread, estimated and provided for, and what is kept of how it was closed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { react } from '#host'
import { make } from '#act'
import { houseActor } from '#allow'
import { closingOf } from '../../tools/testing/closing.ts'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { purchasing, type Purchasing } from '../../tools/testing/purchasing.ts'
import { spreadOver } from './9-month-end/over-months.ts'

const [voucher, period, deferral, deferralRun, accrual] = ['finance.voucher', 'finance.period', 'finance.deferral', 'finance.deferral-run', 'finance.accrual'] as const
let company: Company
let buy: Purchasing
let accountant: Hand
let head: Hand
let customer: string
beforeAll(async () => {
  company = await openCompany('2026-01-31T02:00:00Z')
  buy = purchasing(company)
  accountant = await company.as('accountant')
  head = await company.as('finhead')
  customer = (await make(company.house, houseActor, 'commons.party', { code: 'C1', name: '华东医院' })).row.id
})
afterAll(() => company.close())

const booked = async (date: string, lines: readonly object[]) => {
  const row = await accountant.make(voucher, { date, summary: '月末', lines })
  await accountant.act(voucher, row.id, 'submit')
  return head.act(voucher, row.id, 'post')
}
const monthId = async (code: string) => (await company.house.store.query<{ id: string }>({ text: 'select id from finance.period where code = $1', values: [code] }))[0]?.id as string
const open = async (month: string) => Object.fromEntries((await closingOf(company.house, month)).filter(({ count }) => count > 0).map(({ key, count }) => [key, count]))
const run = async (document: string, month: string, more: object = {}) => accountant.act(document, (await accountant.make(document, { month, date: `${month}-28`, ...more })).id, 'post')

describe('what was paid for a time to come', () => {
  test('is spread over equal months, the last of which takes the rest; one that begins in mid-month by its days, from the next month, or as a whole', () => {
    const of = { amount: '100', begins: '2026-01-16', months: 3 } as const
    expect(spreadOver({ ...of, beginning: 'whole' })).toEqual({ '2026-01': '33.33', '2026-02': '33.33', '2026-03': '33.34' })
    expect(Object.keys(spreadOver({ ...of, beginning: 'next' }))).toEqual(['2026-02', '2026-03', '2026-04'])
    expect(spreadOver({ ...of, beginning: 'days' })).toEqual({ '2026-01': '17.2', '2026-02': '33.33', '2026-03': '33.33', '2026-04': '16.14' })
  })
  test('stands on its account until the run of each month takes its part, once a month; a month that was left out is caught up, and what is reversed is due again', async () => {
    const rent = { what: '全年厂房租金', amount: '1200.00', begins: '2026-01-01', months: 12, department: company.id('LAB') }
    const made = await accountant.make(deferral, rent)
    expect((await refusalOf(accountant.act(deferral, made.id, 'start'))).field).toBe('amount')
    await booked('2026-01-05', [{ account: '1801', debit: '1200.00' }, { account: '2241', credit: '1200.00' }])
    await accountant.act(deferral, made.id, 'start')
    expect(await open('2026-01')).toMatchObject({ deferrals: 1 })
    const february = await run(deferralRun, '2026-02')
    expect([Number(february['total']), await buy.onAccount('1801'), await buy.onAccount('6602', { department: company.id('LAB') })]).toEqual([200, 1000, 200])
    expect((await refusalOf(run(deferralRun, '2026-02'))).kind).toBe('conflict')
    await head.act(deferralRun, february.id, 'reverse')
    expect([await buy.onAccount('1801'), Number((await run(deferralRun, '2026-01'))['total'])]).toEqual([1200, 100])
    expect(await open('2026-01')).not.toHaveProperty('deferrals')
  })
  test('that ends early goes into expense at once, and there is no more to spread', async () => {
    const [row] = await company.house.store.query<{ id: string }>({ text: 'select id from finance.deferral' })
    await head.act(deferral, row?.id as string, 'end')
    expect([await buy.onAccount('1801'), await open('2026-02')]).toEqual([0, expect.not.objectContaining({ deferrals: 1 })])
    expect((await refusalOf(run(deferralRun, '2026-02'))).field).toBe('month')
  })
})

test('a cost without its invoice is accrued on the last day of the month and taken back in red on the first of the next, once; until then the next month waits for it', async () => {
  const said = { month: '2026-01', date: '2026-01-31', basis: '上月电表读数', lines: [{ what: '电费', account: '6602', amount: '80.00' }] }
  expect((await refusalOf(accountant.make(accrual, { ...said, date: '2026-01-30' }))).field).toBe('date')
  const wrong = await accountant.act(accrual, (await accountant.make(accrual, said)).id, 'post')
  await head.act(accrual, wrong.id, 'reverse')
  expect(await open('2026-02')).not.toHaveProperty('accruals')
  const row = await accountant.act(accrual, (await accountant.make(accrual, said)).id, 'post')
  const before = await buy.onAccount('2241')
  expect([await open('2026-01'), await open('2026-02')]).toEqual([expect.not.objectContaining({ accruals: 1 }), expect.objectContaining({ accruals: 1 })])
  await accountant.act(accrual, row.id, 'take-back')
  expect([await buy.onAccount('2241') - before, await open('2026-02')]).toEqual([80, expect.not.objectContaining({ accruals: 1 })])
  expect((await refusalOf(accountant.act(accrual, row.id, 'take-back'))).kind).toBe('conflict')
  const [red] = await company.house.store.query<{ date: string; debit: string }>({ text: `select e.date::text as date, sum(l.amount) filter (where l.side = 'debit')::float::text as debit from house.entry e join house.entry_line l on l.entry = e.id where e.record = $1 and e.action = 'take-back' group by 1`, values: [row.id] })
  expect(red).toEqual({ date: '2026-02-01', debit: '-80' })
})

describe('what may not come in full', () => {
  const [provision, rates, invoice] = ['finance.provision', 'finance.provision-rate', 'finance.sales-invoice'] as const
  const claims = (month: string, date: string) => accountant.make(provision, { kind: 'claims', month, date }).then(({ id }) => accountant.act(provision, id, 'post'))
  test('is provided for by age and rate, as it stood at the end of the month, whatever was paid since; the difference to what was provided is booked, and it goes back to nothing at most', async () => {
    const sold = await accountant.act(invoice, (await accountant.make(invoice, { customer, date: '2026-02-01', due: '2026-02-10', lines: [{ what: '标定', quantity: '1', net: '1000.00', vatRate: '0' }] })).id, 'post')
    expect((await refusalOf(claims('2026-02', '2026-02-28'))).rule).toBe('finance.provision-rate')
    const bands = { from: '2026-01-01', lines: [{ lateFrom: 0, rate: '0.01' }, { lateFrom: 31, rate: '0.2' }] }
    expect((await refusalOf(accountant.make(rates, { ...bands, lines: [{ lateFrom: 31, rate: '0.2' }] }))).field).toBe('lines')
    await head.act(rates, (await accountant.make(rates, bands)).id, 'enact')
    expect(await open('2026-02')).toMatchObject({ provisions: 1 })
    const came = await accountant.act('finance.money-receipt', (await accountant.make('finance.money-receipt', { customer, date: '2026-04-02', amount: '400.00', lines: [{ invoice: sold.id, amount: '400.00' }] })).id, 'post')
    const [february, march] = [await claims('2026-02', '2026-02-28'), await claims('2026-03', '2026-03-31')]
    await head.act('finance.money-receipt', came.id, 'reverse')
    expect([february, march].map((row) => [row['needed'], row['booked']].map(Number))).toEqual([[10, 10], [200, 190]])
    expect((await refusalOf(claims('2026-03', '2026-03-31'))).kind).toBe('conflict')
    expect(Number((await claims('2026-01', '2026-01-31'))['needed'])).toBe(0)
    await head.act(invoice, sold.id, 'reverse')
    expect([Number((await claims('2026-04', '2026-04-30'))['booked']), await buy.onAccount('1231'), await buy.onAccount('6701')]).toEqual([-200, 0, 0])
  })
  test('is stock below its cost, item by item: what one is worth more helps no other', async () => {
    const into = await (await company.as('keeper')).make('supply.stock-receipt', { date: '2026-02-02', purpose: 'other', lines: [{ item: company.id('BOLT'), place: company.id('STORE'), quantity: '10', price: '10' }, { item: company.id('PLATE'), place: company.id('STORE'), quantity: '1', price: '50' }] })
    await (await company.as('keeper')).act('supply.stock-receipt', into.id, 'post')
    const row = await accountant.make(provision, { kind: 'stock', month: '2026-02', date: '2026-02-28', items: [{ item: company.id('BOLT'), nrv: '70.00' }, { item: company.id('PLATE'), nrv: '90.00' }] })
    const posted = await accountant.act(provision, row.id, 'post')
    expect([Number(posted['needed']), await buy.onAccount('1471')]).toEqual([30, -30])
  })
  test('is not provided for under the standard for small enterprises, which has no account for it', async () => {
    await company.house.store.query({ text: `update finance.account_mapping set state = 'draft' where role = 'bad-debt-provision'` })
    expect((await refusalOf(claims('2026-05', '2026-05-31'))).rule).toBe('no-provisions')
    expect(await open('2026-05')).not.toHaveProperty('provisions')
    await company.house.store.query({ text: `update finance.account_mapping set state = 'in-force' where role = 'bad-debt-provision'` })
  })
})

describe('what production cost in a month', () => {
  const [cost, receipts] = ['finance.product-cost', 'supply.stock-receipt'] as const
  const made = (lines: readonly object[], more: object = {}) => accountant.make(cost, { month: '2026-02', date: '2026-02-28', place: company.id('STORE'), labour: '300.00', overhead: '200.00', lines, ...more })
  test('is borne by its products: all of it told, labour and overhead by a key, finished and unfinished by equivalent units; the finished go into store at it, and stock ties', async () => {
    await booked('2026-02-20', [{ account: '5001', debit: '1300.00' }, { account: '5101', debit: '200.00' }, { account: '2241', credit: '1500.00' }])
    expect(await open('2026-02')).toMatchObject({ 'product-cost': 1 })
    const sensor = { item: company.id('SENSOR'), material: '1000.00', key: '10', finished: '80', unfinished: '20', done: '0.5' }
    const short = await made([{ ...sensor, material: '900.00' }])
    expect((await refusalOf(accountant.act(cost, short.id, 'work-out'))).rule).toBe('production-cost-told')
    await accountant.edit(cost, short.id, { lines: [sensor] })
    const row = await accountant.act(cost, short.id, 'work-out')
    const [line] = row['lines'] as readonly Record<string, string>[]
    // 1000 / 100 x 80 + (300 + 200) / 90 x 80, to the cent of each kind
    expect([Number(row['total']), Number(line?.['workMaterial']), Number(line?.['workLabour'])]).toEqual([1244.45, 200, 33.33])
    expect(await open('2026-02')).toMatchObject({ [receipts]: 1 })
    const [receipt] = await company.house.store.query<{ id: string }>({ text: `select id from supply.stock_receipt where note = $1`, values: [row.number] })
    await (await company.as('keeper')).act(receipts, receipt?.id as string, 'post')
    expect([await buy.onAccount('5101'), await buy.onAccount('5001')]).toEqual([0, 255.55])
    expect(await open('2026-02')).toEqual(expect.not.objectContaining({ stock: 1, pieces: 1, 'product-cost': 1 }))
    expect((await refusalOf(head.act(cost, row.id, 'reverse'))).kind).toBe('conflict')
  })
  test('goes on with what is in work: the next month takes it on and may not leave it out', async () => {
    const next = { month: '2026-03', date: '2026-03-31', labour: '0', overhead: '0' }
    const without = await made([{ item: company.id('BOLT') }], next)
    expect((await refusalOf(accountant.act(cost, without.id, 'work-out'))).field).toBe('lines')
    const row = await accountant.act(cost, (await made([{ item: company.id('SENSOR'), finished: '20' }], next)).id, 'work-out')
    expect(Number(row['total'])).toBe(255.55)
    await head.act(cost, row.id, 'reverse')
    await react(company.house)
    const [receipt] = await company.house.store.query<{ state: string }>({ text: `select state from supply.stock_receipt where note = $1`, values: [row.number] })
    expect(receipt?.state).toBe('cancelled')
  })
})

describe('a month', () => {
  const january = () => monthId('2026-01')
  test('is not closed while a paper of it waits, whatever kind it is, and the paper is named', async () => {
    for (let month = 1; month <= 12; month++) for (const action of ['lock', 'close']) await head.act(period, await monthId(`2025-${String(month).padStart(2, '0')}`), action)
    await head.act(period, await january(), 'lock')
    const cashier = await company.as('cashier')
    const waiting = [
      await accountant.make('finance.sales-invoice', { customer, date: '2026-01-10', lines: [{ what: 'x', quantity: '1', net: '10.00' }] }),
      await cashier.make('finance.money-receipt', { customer, date: '2026-01-10', amount: '5.00', lines: [] }),
    ]
    expect(await open('2026-01')).toMatchObject({ 'finance.sales-invoice': 1, 'finance.money-receipt': 1 })
    const refused = await refusalOf(head.act(period, await january(), 'close', { reason: '赶时间' }))
    expect(waiting.some(({ number }) => refused.refused.zh.includes(number))).toBe(true)
    await cashier.edit('finance.money-receipt', waiting[1]?.id as string, { lines: [{ invoice: waiting[0]?.id, amount: '5.00' }] })
    const gone = (hand: Hand, at: number) => hand.giveUp(['finance.sales-invoice', 'finance.money-receipt'][at] as string, waiting[at]?.id as string, '重复录入')
    expect((await refusalOf(gone(accountant, 0))).refused.en).toContain('receipt')
    expect((await gone(cashier, 1)).state).toBe('cancelled')
    expect((await gone(accountant, 0)).state).toBe('cancelled')
    expect(await open('2026-01')).toEqual(expect.not.objectContaining({ 'finance.sales-invoice': 1, 'finance.money-receipt': 1 }))
  })
  test('closes with a reason where something may stay open, and what was open is kept with the reason', async () => {
    const left = await open('2026-01')
    expect(Object.keys(left)).toContain('profit')
    expect((await refusalOf(head.act(period, await january(), 'close'))).field).toBe('reason')
    const closed = await head.act(period, await january(), 'close', { reason: '平时采用表结法，年末结转' })
    expect([closed.state, closed['reason'], closed['openItems']]).toEqual(['closed', '平时采用表结法，年末结转', expect.stringContaining('损益')])
  })
})

test('what was written by hand on a control account opens its own month, not the one before; a customer who is late and got no letter is named', async () => {
  const [before, march] = [await open('2026-02'), await open('2026-03')]
  const late = await accountant.make('finance.sales-invoice', { customer, date: '2026-02-05', due: '2026-02-20', lines: [{ what: '标定', quantity: '1', net: '30.00', vatRate: '0' }] })
  await accountant.act('finance.sales-invoice', late.id, 'post')
  await booked('2026-03-03', [{ account: '1122', debit: '10.00', party: customer }, { account: '220201', credit: '10.00', party: customer }])
  const [february, now] = [await open('2026-02'), await open('2026-03')]
  expect([february['customers'] ?? 0, february['suppliers'] ?? 0]).toEqual([before['customers'] ?? 0, before['suppliers'] ?? 0])
  expect([(now['customers'] ?? 0) - (march['customers'] ?? 0), (now['suppliers'] ?? 0) - (march['suppliers'] ?? 0)]).toEqual([1, 1])
  expect([february['reminders'] ?? 0, now['reminders']]).toEqual([before['reminders'] ?? 0, 1])
  const letter = await accountant.make('finance.overdue-reminder', { customer, date: '2026-03-10', payBy: '2026-03-31' })
  await accountant.act('finance.overdue-reminder', letter.id, 'send')
  expect(await open('2026-03')).not.toHaveProperty('reminders')
})
