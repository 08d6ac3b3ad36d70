/** Stories of what the hall's documents refuse. */
import { describe, expect, test } from 'vitest'
import { calendarYearDocument } from './calendar-year.ts'
import { departmentDocument } from './department.ts'
import { itemDocument } from './item.ts'
import { locationDocument } from './location.ts'
import { personDocument } from './person.ts'
import { roleHoldingDocument } from './role-holding.ts'
import { unitOfMeasureDocument } from './unit-of-measure.ts'

const head = { id: 'me', number: 'N', version: 1, state: 'active', department: null, book: 'main', enteredBy: 'p', enteredAt: '2026-11-24T01:00:00.000Z' }
const moment = { today: '2026-11-24', actor: 'administrator', currency: 'CNY', book: 'main' }

const grant = (role: string, others: readonly { role: string; to: string | null }[], person = 'somebody', atWork = true) =>
  roleHoldingDocument.actions.grant.guard?.({ ...head, department: null, person, role, from: '2026-01-01' } as never, { others, self: atWork ? [{ id: person }] : [], ...moment })

describe('1.3.3 organisation', () => {
  test('a department is not its own parent', () => expect(departmentDocument.check?.({ ...head, code: 'A', name: 'A', parent: 'me' })?.field).toBe('parent'))

  test('a department with people or departments in it is not retired', () => {
    const retire = departmentDocument.actions.retire.guard
    expect(retire?.({} as never, { people: [{ id: '1' }], below: [], ...moment })?.refused.zh).toContain('在职人员')
    expect(retire?.({} as never, { people: [], below: [{ id: '1' }], ...moment })?.refused.zh).toContain('下级部门')
    expect(retire?.({} as never, { people: [], below: [], ...moment })).toBeUndefined()
  })

  test.each([['ops', undefined], ['li.na-2', undefined], ['陈恒远', undefined], ['two words', 'login'], ['a@b', 'login']])('the login "%s" is judged by its characters', (login, field) => {
    expect(personDocument.check?.({ ...head, code: '1', login, name: 'n', department: 'd', joinedOn: '2026-01-01' })?.field).toBe(field)
  })

  test('nobody leaves before joining', () => {
    expect(personDocument.check?.({ ...head, code: '1', login: 'a', name: 'n', department: 'd', joinedOn: '2026-01-02', leftOn: '2026-01-01' })?.field).toBe('leftOn')
  })
})

describe('1.3.1 granting a role', () => {
  test('goes to somebody at work', () => {
    expect(grant('buyer', [])).toBeUndefined()
    expect(grant('buyer', [], 'somebody', false)?.field).toBe('person')
  })
  test('never by one’s own hand', () => expect(grant('buyer', [], 'administrator')?.field).toBe('person'))
  test('never beside a role it is kept apart from, in either order', () => {
    expect(grant('internal-auditor', [{ role: 'admin', to: null }])?.rule).toBe('admin/internal-auditor')
    expect(grant('admin', [{ role: 'internal-auditor', to: null }])?.rule).toBe('admin/internal-auditor')
  })
  test('an ended role keeps nobody from another', () => expect(grant('internal-auditor', [{ role: 'admin', to: '2026-11-23' }])).toBeUndefined())
})

describe('7.2.1 shared data', () => {
  test('a reorder point below the safety stock is refused', () => {
    const item = { ...head, code: 'X', name: 'x', group: 'g', unit: 'u', source: 'bought', inspected: true } as const
    expect(itemDocument.check?.({ ...item, safetyStock: '10', reorderPoint: '9' })?.field).toBe('reorderPoint')
    expect(itemDocument.check?.({ ...item, safetyStock: '10', reorderPoint: '10' })).toBeUndefined()
    expect(itemDocument.check?.({ ...item, safetyStock: '10', reorderPoint: '0' })).toBeUndefined()
  })
  test('a shelf lies within a warehouse, a warehouse within nothing', () => {
    const place = { ...head, code: 'X', name: 'x', purpose: 'store' } as const
    expect(locationDocument.check?.({ ...place, kind: 'shelf' })?.field).toBe('parent')
    expect(locationDocument.check?.({ ...place, kind: 'warehouse', parent: 'other' })?.field).toBe('parent')
    expect(locationDocument.check?.({ ...place, kind: 'shelf', parent: 'other' })).toBeUndefined()
  })
  test('a derived unit names both its base and its factor', () => {
    const unit = { ...head, code: 'KG', name: 'kg', places: 3 }
    expect(unitOfMeasureDocument.check?.({ ...unit, base: 'g' })?.field).toBe('factor')
    expect(unitOfMeasureDocument.check?.({ ...unit, base: 'g', factor: '0' })?.field).toBe('factor')
    expect(unitOfMeasureDocument.check?.({ ...unit, base: 'g', factor: '1000' })).toBeUndefined()
  })
  test('a calendar year holds days of that year only', () => {
    const year = { ...head, year: 2026, source: 's' }
    expect(calendarYearDocument.check?.({ ...year, days: [{ id: '1', date: '2026-10-01', kind: 'statutory' }, { id: '2', date: '2027-01-01', kind: 'statutory' }] })?.field).toBe('days.1.date')
  })
})
