/** Facts of the sample company that must hold before anything is played. */
import { describe, expect, test } from 'vitest'
import { ownerRoles, roles } from '#commons'
import { groups, items, locations, units } from './goods.ts'
import { departments, people } from './organisation.ts'
import { purchases, steps } from './purchases.ts'
import { suppliers } from './suppliers.ts'

const holders = (role: string) => people.filter((one) => one.roles.includes(role))
const groupOf = (code: string) => items.find((one) => one.code === code)?.group ?? ''
const unique = (all: readonly string[]) => new Set(all).size === all.length

describe('the sample company', () => {
  test('has nine departments in one tree, some forty people, sixty items, twelve suppliers', () => {
    expect([departments.length, people.length, items.length, suppliers.length]).toEqual([9, 45, 60, 12])
    expect(departments.filter(({ parent }) => parent === undefined).map(({ code }) => code)).toEqual(['GMO'])
    expect(departments.every(({ parent }, at) => parent === undefined || departments.slice(0, at).some(({ code }) => code === parent))).toBe(true)
  })

  test('every role that owns a clause has exactly one holder; department heads one in each department', () => {
    const wrong = ownerRoles.filter(({ role }) => holders(role).length !== (role === 'department-head' ? departments.length : 1))
    expect(wrong).toEqual([])
    expect(holders('department-head').map(({ department }) => department).toSorted()).toEqual(departments.map(({ code }) => code).toSorted())
    expect(departments.filter(({ code, head }) => !holders('department-head').some((one) => one.login === head && one.department === code))).toEqual([])
  })

  test('its people sign in by the names the welcome page shows', () => {
    const shown = { admin: 'admin', gm: 'general-manager', ops: 'operations-director', buyer: 'buyer', buyhead: 'procurement-manager', keeper: 'warehouse-keeper', qc: 'quality-inspector', ap: 'payables-accountant', finhead: 'finance-manager', cashier: 'cashier', planner: 'planner', rdhead: 'rd-manager', auditor: 'internal-auditor' }
    for (const [login, role] of Object.entries(shown)) expect(people.find((one) => one.login === login)?.roles).toContain(role)
  })

  test('codes, logins and names are its own', () => {
    expect([people.map(({ login }) => login), people.map(({ zh }) => zh), items.map(({ code }) => code), suppliers.map(({ code }) => code), locations.map(({ code }) => code)].every(unique)).toBe(true)
    expect(people.flatMap((one) => one.roles).filter((role) => !roles.some((known) => known.role === role))).toEqual([])
    expect(people.filter(({ manager }, at) => manager !== undefined && !people.slice(0, at).some(({ login }) => login === manager))).toEqual([])
    expect(items.filter(({ group, unit }) => !groups.some(([code]) => code === group) || !units.some(([code]) => code === unit))).toEqual([])
  })

  test('one supplier is not admitted, and the paper of one has run out', () => {
    expect(suppliers.filter(({ standing }) => standing === 'proposed').map(({ code }) => code)).toEqual(['S012'])
    expect(suppliers.filter(({ papers }) => papers.some(({ daysLeft }) => daysLeft < 0)).map(({ code }) => code)).toEqual(['S009'])
  })

  test('what it buys is sold by whom it buys from, and no step of the road is empty', () => {
    const wrong = purchases.flatMap(({ supplier, lines }) => lines.filter(({ item }) => !suppliers.find(({ code }) => code === supplier)?.groups.includes(groupOf(item))).map(({ item }) => `${supplier} ${item}`))
    expect(wrong).toEqual([])
    expect(purchases.filter(({ by }) => !people.some(({ login }) => login === by))).toEqual([])
    expect(steps.filter((step) => !purchases.some(({ upTo }) => upTo === step))).toEqual([])
    expect(purchases.every(({ ago }, at) => at === 0 || ago < (purchases[at - 1]?.ago ?? 0))).toBe(true)
  })
})
