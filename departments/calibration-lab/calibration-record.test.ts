/** Stories of the calibration laboratory. */
import { describe, expect, test } from 'vitest'
import { calibrationRecord, type CalibrationRecord } from './calibration-record.ts'

const row = (points: CalibrationRecord['points'], more: Partial<CalibrationRecord> = {}): CalibrationRecord => ({
  id: 'r', number: 'JZ-2026-0001', version: 1, state: 'draft', department: null, book: 'main', enteredBy: 'p', enteredAt: '2026-11-24T01:00:00.000Z',
  instrument: '标准铂电阻', serial: 'PT-77', calibratedOn: '2026-11-20', dueOn: '2027-11-19', points, ...more,
})
const moment = { today: '2026-11-24', actor: 'p', currency: 'CNY', book: 'main' }

describe('3.1.3 an instrument passes when every point lies within its tolerance', () => {
  test('an error as large as the tolerance passes', () => {
    const passing = row([{ id: '1', nominal: '0', measured: '-0.03', tolerance: '0.03' }, { id: '2', nominal: '100', measured: '100.01', tolerance: '0.05' }])
    expect(calibrationRecord.derive?.result?.(passing)).toBe('passed')
    expect(calibrationRecord.derive?.worst?.(passing)).toBe('0.03')
  })
  test('one point outside fails the whole', () => {
    expect(calibrationRecord.derive?.result?.(row([{ id: '1', nominal: '0', measured: '0', tolerance: '0.03' }, { id: '2', nominal: '100', measured: '100.06', tolerance: '0.05' }]))).toBe('failed')
  })
  test('the next calibration lies after this one', () => {
    expect(calibrationRecord.check?.(row([], { dueOn: '2026-11-20' }))?.field).toBe('dueOn')
    expect(calibrationRecord.check?.(row([]))).toBeUndefined()
  })
  test('nobody calibrates tomorrow', () => {
    expect(calibrationRecord.actions.conclude.guard(row([], { calibratedOn: '2026-11-25' }), moment)?.field).toBe('calibratedOn')
    expect(calibrationRecord.actions.conclude.guard(row([]), moment)).toBeUndefined()
  })
})
