/** Stories of the authority matrix: who may approve how much. */
import { describe, expect, test } from 'vitest'
import { lowestCovering } from './authority-limit.ts'

const limits = [
  { role: 'general-manager', upTo: null, from: '2026-01-01', to: null },
  { role: 'procurement-manager', upTo: '20000.00', from: '2026-01-01', to: null },
  { role: 'finance-manager', upTo: '100000.00', from: '2026-01-01', to: null },
  { role: 'procurement-manager', upTo: '50000.00', from: '2027-01-01', to: null },
  { role: 'buyer', upTo: '5000.00', from: '2026-01-01', to: '2026-06-30' },
]

describe('1.3.3 an approval goes to the lowest role whose limit covers the amount', () => {
  test.each([
    ['19999.99', '2026-11-24', 'procurement-manager'],
    ['20000.00', '2026-11-24', 'procurement-manager'],
    ['20000.01', '2026-11-24', 'finance-manager'],
    ['100000.01', '2026-11-24', 'general-manager'],
    ['999999999999.99', '2026-11-24', 'general-manager'],
    ['3000.00', '2026-06-30', 'buyer'],
    ['3000.00', '2026-07-01', 'procurement-manager'],
    ['30000.00', '2027-01-01', 'procurement-manager'],
  ])('%s on %s goes to the %s', (amount, on, role) => expect(lowestCovering(limits, amount, on)?.role).toBe(role))

  test('nobody may approve on a day before any limit is in force', () => expect(lowestCovering(limits, '1.00', '2025-12-31')).toBeUndefined())
  test('a matrix without an unlimited role leaves large amounts to nobody', () => expect(lowestCovering(limits.slice(1), '100000.01', '2026-11-24')).toBeUndefined())
})
