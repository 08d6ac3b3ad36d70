/** The hall fits together: names, duties, roles and account roles agree with each other. */
import { describe, expect, test } from 'vitest'
import { plan } from '#declare'
import { commons, whoIsWho } from './index.ts'
import * as names from './names.ts'
import { rolesApart } from './roles-apart.ts'
import { ownerRoles } from './roles.ts'

const hall = plan([commons], whoIsWho)
const key = (pair: readonly [{ duty: string }, { duty: string }]) => pair.map(({ duty }) => duty).toSorted().join('/')

describe('the hall', () => {
  test('every name belongs to a document, and every document has a name', () => {
    expect(Object.values(names).map(({ name }) => name).toSorted()).toEqual([...hall.documents.keys()].toSorted())
  })

  test('nothing in the hall points at a chapter above it', () => {
    const pointed = [...hall.documents.values()].flatMap(({ fields }) => Object.values(fields).flatMap(({ facts }) => facts.to ?? []))
    expect(pointed.filter((to) => !hall.documents.has(to))).toEqual([])
  })

  test('the directory names fields that exist', () => {
    const { person, department, holding } = whoIsWho
    for (const [document, keys] of [[person.document, [person.login, person.department, person.name]], [department.document, [department.parent, department.name]], [holding.document, [holding.person, holding.role, holding.department]]] as const) {
      expect(Object.keys(hall.documents.get(document)?.fields ?? {})).toEqual(expect.arrayContaining([...keys]))
    }
    expect(Object.keys(hall.documents.get(person.document)?.states ?? {})).toEqual(expect.arrayContaining([...person.active]))
    expect(hall.roles.has(whoIsWho.everyone)).toBe(true)
  })

  test('29 roles own the clauses of the policy', () => expect(new Set(ownerRoles.map(({ role }) => role)).size).toBe(29))
})

describe('1.3.1 incompatible duties', () => {
  test('each pair stands once, of two declared duties, with its source', () => {
    expect(new Set(hall.conflicts.map(({ pair }) => key(pair))).size).toBe(hall.conflicts.length)
    for (const { pair: [a, b], source } of hall.conflicts) {
      expect(a.duty).not.toBe(b.duty)
      expect([hall.duties.has(a.duty), hall.duties.has(b.duty), source[0] !== '', source[1] !== '']).toEqual([true, true, true, true])
    }
  })

  test('4.2.4 requester, approver, receiver, invoice clerk and payer are five people', () => {
    const five = ['request', 'approve', 'receive', 'invoice', 'pay']
    const apart = new Set(hall.conflicts.map(({ pair }) => key(pair)))
    const missing = five.flatMap((a, at) => five.slice(at + 1).map((b) => [a, b].toSorted().join('/'))).filter((pair) => !apart.has(pair))
    expect(missing).toEqual([])
  })

  test('roles kept apart are roles of the house', () => {
    expect(rolesApart.flatMap(({ pair }) => pair).filter((role) => !hall.roles.has(role))).toEqual([])
  })
})
