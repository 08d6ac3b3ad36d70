/** What is worked out for cases alone. */
import { expect, test } from 'vitest'
import { charged, chargedLess, exactTotal, without, withoutTax } from './charges.ts'
import { countsOfYear, entered, scan } from './counting.ts'
import { developed } from './research.ts'

test('a price with tax in it, and a total that must come out', () => {
  expect(withoutTax('113', '0.13')).toEqual({ net: '100', tax: '13' })
  expect(Number(exactTotal(['300', '150.9'], '0.15', '0.54').total)).toBe(518)
})

test('a discount on the total comes off every line before its taxes; what is fixed stays, and the last charge takes the cent', () => {
  const vat = { name: '增值税', rate: '0.13', on: 'net', into: 'price' } as const
  const lower = (net: string, off: string) => { const { net: left, told: [tax], total } = chargedLess([{ item: 'a', quantity: '1', net }], [vat], off); return [left, tax?.amount, total].map(Number) }
  expect([lower('100', '11.3'), lower('33.33', '0.66')]).toEqual([[90, 11.7, 101.7], [32.75, 4.25, 37]])
  const { told, total } = chargedLess([{ item: 'a', quantity: '1', net: '100' }], [{ name: '运费', fixed: '20', into: 'both' }, vat], '11.3')
  expect([...told.map(({ amount }) => amount), total].map(Number)).toEqual([20, 11.7, 121.7])
})

test('freight belongs to the goods, tax does not', () => {
  const { total, value } = charged([{ item: 'a', quantity: '10', net: '500' }, { item: 'b', quantity: '5', net: '500' }], [{ name: '运费', fixed: '100', into: 'both' }, { name: '增值税', rate: '0.13', on: 'net', into: 'price' }])
  expect([total, ...value.map(({ each }) => each)].map(Number)).toEqual([1230, 55, 110])
})

test('a price may have some of its charges in it already', () => {
  const vat = { name: '增值税', rate: '0.13', on: 'net', into: 'price', included: true } as const
  expect(without([{ item: 'a', quantity: '1', net: '113' }], [vat, { name: '运费', fixed: '10', into: 'both' }])).toEqual([{ item: 'a', quantity: '1', net: '100' }])
})

test('development is capitalised from its gate on, where the conditions are met; research never', () => {
  const spent = [{ date: '2026-01-31', amount: '10', meetsConditions: true }, { date: '2026-02-01', amount: '20', meetsConditions: true }, { date: '2026-02-28', amount: '5', meetsConditions: false }]
  expect(developed(spent, '2026-02-01')).toEqual({ expensed: '15', capitalised: '20' })
  expect(developed(spent, undefined)).toEqual({ expensed: '35', capitalised: '0' })
})

test('each class of goods is counted as often as it is worth; a scanner adds one by one, asks how much of what is weighed, and adds nothing that is not on the sheet unless told to', () => {
  expect(countsOfYear({ A: '20', B: '30' }, { A: '12', B: '4', C: '1' })).toEqual({ A: '240', B: '120', C: '0' })
  const known = { weighed: false, listed: true, confirmed: false }
  const twice = scan(scan({}, 'BOLT', known).scanned, 'BOLT', known)
  expect(twice).toMatchObject({ scanned: { BOLT: '2' }, asksQuantity: false })
  expect(scan(twice.scanned, 'ACID', { ...known, weighed: true })).toMatchObject({ scanned: { BOLT: '2' }, asksQuantity: true })
  expect(entered(entered({}, 'ACID', '1.2'), 'ACID', '0.3')).toEqual({ ACID: '1.5' })
  expect(scan({}, 'NEW', { ...known, listed: false })).toMatchObject({ scanned: {}, unknown: true })
  expect(scan({}, 'NEW', { ...known, listed: false, confirmed: true }).scanned).toEqual({ NEW: '1' })
})
