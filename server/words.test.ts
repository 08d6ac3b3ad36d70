/** The glossary tells what the code says: states of clauses, account roles and their accounts, roles and their holders. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { account, ownerRoles, roles } from '#commons'
import { clauseStates } from '#duty'
import { chart } from '../chapters/6-finance/chart.ts'
import { departments, people } from './sample/organisation.ts'

const words = readFileSync(new URL('../docs/words.md', import.meta.url), 'utf8')
/** Rows of the tables under a heading, without their heads. */
const table = (heading: string): readonly (readonly string[])[] =>
  (words.split('\n## ').find((part) => part.startsWith(heading)) ?? '').split('\n').filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| |[`]| \|$/g, '')))

test('nine states of a clause, in the words of the house', () => {
  expect(table('Nine states').map((row) => row.slice(0, 3))).toEqual(Object.entries(clauseStates).map(([state, label]) => [state, ...label]))
})

test('every account role with the account it stands on', () => {
  const nameOf = new Map(chart.accounts.map(({ number, label }) => [number, label[0]]))
  expect(table('Account roles').map((row) => row.slice(0, 4)))
    .toEqual(account.accounts.map(({ account: role, label }) => [role, ...label, `${chart.map[role]} ${nameOf.get(chart.map[role] ?? '')}`]))
})

test('every role that owns clauses, and those of daily work, with the one person who holds it', () => {
  const named = [...ownerRoles, ...roles.filter((one) => !ownerRoles.includes(one) && one.role !== 'employee')]
  expect(table('Roles that own clauses').map((row) => row.slice(0, 4)))
    .toEqual(named.map(({ role, label }) => [role, ...label, people.filter((one) => one.roles.includes(role)).map(({ login }) => login).join(' ')]))
  expect(table('Roles that own clauses').filter(([role, , , login = '']) => role !== 'department-head' && !/^\S+$/.test(login))).toEqual([])
})

test('the holder\'s name and department stand beside the login; a department has one head', () => {
  for (const [role, , , login, holder, home] of table('Roles that own clauses').filter(([one]) => one !== 'department-head')) {
    const person = people.find((one) => one.login === login)!
    const place = departments.find(({ code }) => code === person.department)!
    expect([role, holder, home]).toEqual([role, `${person.zh} ${person.en}`, `${place.zh} · ${place.en}`])
  }
  expect(people.filter((one) => one.roles.includes('department-head')).map(({ login }) => login).toSorted()).toEqual(departments.map(({ head }) => head).toSorted())
})
