/** Figures of supply and finance over a small purchase: each number is what the documents say, and leads back to them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureRows } from '#read'
import { sum } from '#words'
import { openCompany, type Company } from '../../tools/testing/company.ts'
import { linesOf, purchasing, requisitions, today, type Purchasing } from '../../tools/testing/purchasing.ts'

let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
  const clerk = await company.as('budget')
  const budget = await clerk.make('finance.budget', { title: '试制材料', department: company.id('RND'), year: 2026, from: '2026-01-01', amount: '1000.00' })
  await (await company.as('finhead')).act('finance.budget', budget.id, 'grant')
  const dev = await company.as('dev')
  const wish = await dev.make(requisitions, { title: '样机', department: company.id('RND'), neededBy: '2026-03-20', budget: budget.id, lines: [buy.wanted('BOLT', '100', '5')] })
  await dev.act(requisitions, wish.id, 'submit')
  const line = linesOf(await (await company.as('rdhead')).decide(wish.id, 'approve'))[0]
  const order = await buy.sent([{ ...buy.wanted('BOLT', '100', '5'), requisition: line?.id }])
  await buy.judged(await buy.received(order, ['60']), [10])
  await buy.posted(await buy.billed(order, ['20']))
  await buy.received(order, ['40'])
  await buy.billed(order, ['31'])
  const keeper = await company.as('keeper')
  const held = await keeper.make('supply.stock-receipt', { date: today, purpose: 'consigned', owner: company.id('ALPHA'), lines: [{ item: company.id('BOLT'), place: company.id('STORE'), quantity: '7' }] })
  await keeper.act('supply.stock-receipt', held.id, 'post')
})
afterAll(() => company.close())

test('6.3.3 what customers and suppliers are owed or owe is told by how late it is, less what was paid of it', async () => {
  const accountant = await company.as('accountant')
  const customer = (await (await company.as('buyer')).make('commons.party', { code: 'C1', name: '华东医院' })).id
  const sold = async (net: string, more: object) => { const { id } = await accountant.make('finance.sales-invoice', { customer, date: today, lines: [{ what: '传感器', quantity: '1', net, vatRate: '0' }], ...more }); await accountant.act('finance.sales-invoice', id, 'post'); return id }
  const [early, , paid] = [await sold('100.00', { due: '2026-03-10' }), await sold('40.00', {}), await sold('5.00', { due: '2026-03-03' })]
  const came = await accountant.make('finance.money-receipt', { customer, date: today, amount: '35.00', lines: [{ invoice: early, amount: '30.00' }, { invoice: paid, amount: '5.00' }] })
  await accountant.act('finance.money-receipt', came.id, 'post')
  const aged = async (name: string, on: string) => {
    company.now(`${on}T02:00:00Z`)
    const { rows, totals } = await read(name)
    company.now(`${today}T02:00:00Z`)
    expect(Number(totals['open'])).toBe(Number(rows[0]?.['open']))
    return ['open', 'notDue', 'upTo30', 'upTo60', 'upTo90', 'above90'].map((key) => Number(rows[0]?.[key]))
  }
  expect(await aged('finance.receivables-by-age', today)).toEqual([110, 110, 0, 0, 0, 0])
  expect(await aged('finance.receivables-by-age', '2026-04-05')).toEqual([110, 0, 70, 40, 0, 0])
  expect((await aged('finance.payables-by-age', '2027-03-01')).at(-1)).toBe(100)
  const { rows: [row] } = await read('finance.receivables-by-age')
  expect(row).toMatchObject({ customer, drill: `/documents/finance.sales-invoice?customer=${customer}&state=posted` })
  expect((await read('finance.customer-balances')).rows).toMatchObject([{ customer, balance: '110.00' }])
})

const read = async (name: string) => {
  const figure = company.house.plan.figures.get(name)
  if (!figure) throw new Error(`no figure ${name}`)
  return figureRows(company.house.store, company.house.plan, figure, (await company.as('gm')).actor)
}

test.each([
  ['supply.stock-on-hand', { quantity: '50' }], ['supply.stock-consigned', { quantity: '7' }], ['supply.stock-value', { value: '250' }], ['supply.awaiting-inspection', { quantity: '40' }], ['supply.orders-by-supplier', { orders: 1, total: '565' }],
  ['supply.open-orders', { total: '565', promised: '2026-03-20' }], ['supply.received-by-month', { month: '2026-03', quantity: '60', accepted: '50' }], ['supply.match-exceptions', { invoices: 1, state: 'exception' }],
  ['finance.supplier-balances', { balance: '100' }], ['finance.received-not-invoiced', { balance: '150' }], ['finance.budget-left', { unspent: '900', aside: '400', left: '500' }],
])('%s', async (name, expected) => {
  const { rows: [row, ...more], totals } = await read(name)
  expect(more).toEqual([])
  for (const [key, value] of Object.entries(expected)) expect([key, /^-?\d+\.\d+$/.test(String(row?.[key])) ? sum([String(row?.[key])]).replace(/\.0+$/, '') : row?.[key]]).toEqual([key, value])
  expect(row?.drill).toMatch(/^\/(documents\/|ledger\/entries\?)/)
  for (const total of Object.values(totals)) expect(total).toBeTruthy()
})
