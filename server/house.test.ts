/** The house of this installation fits together. */
import { expect, test } from 'vitest'
import { inspect } from '#host'
import { theHouse } from './house.ts'

test('it has nothing to find fault with', () => expect(inspect(theHouse)).toEqual([]))

test('it carries 79 entries of the policy, each owned by a role', () => {
  expect(theHouse.clauses.size).toBe(79)
  expect([...theHouse.clauses].filter(([, { owner }]) => !theHouse.roles.has(owner))).toEqual([])
})

test('rooms that cannot see a policy still call its clauses by their titles', () => {
  const wrong = [...theHouse.documents.values()].filter(({ clause }) => clause.title.join() !== theHouse.clauses.get(clause.clause)?.title.join()).map(({ name }) => name)
  expect(wrong).toEqual([])
})
