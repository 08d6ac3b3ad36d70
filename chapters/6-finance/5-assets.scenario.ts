/** Clause 6.2.1 told as stories: things that are used for years. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sum } from '#words'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { purchasing, type Purchasing } from '../../tools/testing/purchasing.ts'
import { byUnits, monthOf, yearly } from './5-assets/depreciation.ts'

const [asset, run] = ['finance.fixed-asset', 'finance.depreciation-run'] as const
let company: Company
let buy: Purchasing
let accountant: Hand
let head: Hand
beforeAll(async () => {
  company = await openCompany('2026-03-16T02:00:00Z')
  buy = purchasing(company)
  accountant = await company.as('accountant')
  head = await company.as('finhead')
})
afterAll(() => company.close())

describe('6.2.1 depreciation by the standard', () => {
  test('straight line, double declining with its last two years straight, sum of years, units of work', () => {
    const basis = { cost: '100000', residual: '4000' }
    expect(yearly(basis, 5, 'sum-of-years').map(Number)).toEqual([32000, 25600, 19200, 12800, 6400])
    expect(yearly(basis, 5, 'double-declining').map(Number)).toEqual([40000, 24000, 14400, 8800, 8800])
    expect(byUnits({ cost: '100000', residual: '4000' }, '480000', ['4000', '500000']).months.map(Number)).toEqual([800, 95200])
  })
  test('the months of a life add up to what is used up, to the cent', () => {
    for (const method of ['straight-line', 'double-declining', 'sum-of-years'] as const) expect(Number(sum(Array.from({ length: 36 }, (_, at) => monthOf({ cost: '9999.99', residual: '0.1' }, 36, method, at))))).toBe(9999.89)
  })
})

describe('6.2.1 an asset', () => {
  const depreciated = async (month: string) => accountant.act(run, (await accountant.make(run, { month, date: `${month}-28` })).id, 'post')
  test('is capitalised, depreciated from the month after it came into use, once a month, and leaves by 1606', async () => {
    const row = await accountant.make(asset, { name: '校准台', category: 'machine', department: company.id('LAB'), acquired: '2026-01-10', inUse: '2026-01-15', cost: '1000.00', residual: '100.00', months: 24 })
    await accountant.act(asset, row.id, 'capitalise')
    const before = await buy.onAccount('6602', { department: company.id('LAB') })
    expect((await depreciated('2026-01'))['total']).toMatch(/^0(\.0+)?$/)
    expect(Number((await depreciated('2026-02'))['total'])).toBe(37.5)
    expect((await refusalOf(depreciated('2026-02'))).field).toBe('month')
    const march = await depreciated('2026-03')
    expect(await buy.onAccount('6602', { department: company.id('LAB') })).toBe(before + 75)
    await head.act(run, march.id, 'reverse')
    expect(await buy.onAccount('1602')).toBe(-37.5)
    await depreciated('2026-03')
    await head.act(asset, row.id, 'dispose', { price: '600.00' })
    expect([await buy.onAccount('1601'), await buy.onAccount('1602'), await buy.onAccount('1606'), await buy.onAccount('6711')]).toEqual([0, 0, 0, 325])
  })
  test('that the opening balances hold gets its card alone, and goes on being used up where it stood', async () => {
    const [stood, row] = [await buy.onAccount('1601'), await accountant.make(asset, { name: '老天平', category: 'electronic', department: company.id('LAB'), acquired: '2025-01-10', inUse: '2025-01-15', cost: '1200.00', months: 24, openingAccumulated: '600.00' })]
    expect((await refusalOf(accountant.act(asset, row.id, 'take-over'))).field).toBe('openingMonths')
    await accountant.edit(asset, row.id, { openingMonths: 12 })
    await accountant.act(asset, row.id, 'take-over')
    expect([await buy.onAccount('1601') - stood, Number((await depreciated('2026-04'))['total'])]).toEqual([0, 50])
  })
})
