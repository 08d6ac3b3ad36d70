/** Who hears that something is due. */
import { expect, test } from 'vitest'
import type { Plan } from '#declare'
import { whoHears } from './remind.ts'

const plan = { obligations: new Map([['close', { owner: 'accountant' }]]), directory: { reporters: ['director'] } } as unknown as Plan
const places = [{ id: 'top', parent: null, head: 'chair' }, { id: 'finance', parent: 'top', head: null }, { id: 'sub', parent: 'top', head: 'sub-head', book: 'SUB' }, { id: 'desk', parent: 'sub', head: null }]
const held = [
  { person: 'ours', home: 'finance', role: 'accountant', department: null }, { person: 'theirs', home: 'desk', role: 'accountant', department: null }, { person: 'groups', home: 'finance', role: 'accountant', department: 'top' },
]
const hear = (department: string | null, book: string | null, stage: 1 | 2 | 3, holders = held) => whoHears(plan, [{ obligation: 'close', clause: '6.2.1', department, book, due_at: '2026-04-15T16:00:00Z', stage }], holders, places).map(({ person }) => person)

test('what a company owes is told to whoever holds the role in it, or above it', () => {
  expect(hear(null, 'main', 1)).toEqual(['ours', 'groups'])
  expect(hear('sub', 'SUB', 1)).toEqual(['theirs', 'groups'])
  expect(hear(null, null, 1)).toEqual(['ours', 'theirs', 'groups'])
})
test('where nobody in the company holds the role, its head hears', () => {
  expect(hear('sub', 'SUB', 2, held.slice(0, 1))).toEqual(['sub-head'])
})
