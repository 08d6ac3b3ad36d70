/** The register of law against cases kept elsewhere, and how it answers what it cannot read. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askLaw, lawRules } from '#commons'
import { Refused } from '#words'
import { judgeLaws } from './laws.ts'

const folder = join(process.env['ZHANGFA_SHARED'] ?? '', 'law')

describe('1.3.1 the register of law', () => {
  test.skipIf(!process.env['ZHANGFA_SHARED'] || !existsSync(folder))('answers every case of the rules it holds (needs ZHANGFA_SHARED)', () => {
    const all = judgeLaws(folder)
    expect(all.filter(({ faults }) => faults.length > 0)).toEqual([])
    expect(all.filter(({ unknown }) => !unknown).length).toBeGreaterThanOrEqual(165)
  })
  test('holds each rule once, with a source and a clause it serves', () => {
    expect(new Set(lawRules.map(({ id }) => id)).size).toBe(lawRules.length)
    expect(lawRules.filter(({ sources, clauses }) => sources.length === 0 || clauses.length === 0)).toEqual([])
  })
  test('says what it is not sure of, and refuses what it cannot read by its name', () => {
    expect(askLaw('BID-14', { kind: 'goods', amount: 1 })).toMatchObject({ verified: 'recall', confirmed: false })
    const refusal = (() => { try { askLaw('LAB-01', { termMonths: 'many', probationMonths: 1 }); return undefined } catch (error) { return error instanceof Refused ? error.refusal : undefined } })()
    expect(refusal).toMatchObject({ field: 'termMonths', refused: { en: '"termMonths" must be a number' } })
    expect(() => askLaw('NOT-1', {})).toThrow(Refused)
  })
  test('5.1.3 an eleven-month contract has one month of probation, three years have six', () => {
    expect([askLaw('LAB-01', { termMonths: 11, probationMonths: 3 }).answer, askLaw('LAB-01', { termMonths: 36, probationMonths: 6 }).answer]).toEqual([{ ok: false, max: 1 }, { ok: true, max: 6 }])
  })
})
