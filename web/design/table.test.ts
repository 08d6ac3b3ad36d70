/** Decision tables come back from DMN as they were and answer as they read; conditions and differences say what a drawing says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask } from '#flow'
import { conditionOf, literalOf, operators, valueOfLiteral, whensOf, type When } from './condition.ts'
import { differences } from './difference.ts'
import { moved, without, type Step, type Vertical } from './flow.ts'
import { dmnOf, hitPolicies, tableOf, type Table } from './table.ts'
import { bpmnOf } from './write.ts'

const text = fc.string({ unit: fc.constantFrom('审', '<', '&', '"', 'a', ' ', '元'), minLength: 1, maxLength: 5 }).map((said) => said.trim() || '审')
const tables: fc.Arbitrary<Table> = fc.record({
  key: fc.constant('authority.order'), label: text, hitPolicy: fc.constantFrom(...hitPolicies), output: fc.constant('role'),
  inputs: fc.constant([{ name: 'amount', label: '金额', type: 'number' as const }, { name: 'kind', label: '类型', type: 'string' as const }]),
  rules: fc.array(fc.record({ when: fc.tuple(fc.constantFrom('<= 20000', '(5..10]', '-'), fc.constantFrom('"a"', '')), answer: fc.constantFrom('head', 'general-manager'), note: fc.oneof(fc.constant(''), text) }), { minLength: 1, maxLength: 4 }),
  tests: fc.array(fc.record({ given: fc.record({ amount: fc.constantFrom('1', '20000.01'), kind: text }), expects: fc.constantFrom('', 'head') }), { maxLength: 3 }),
})

test('a decision table is written as DMN and reopened without loss', () => {
  fc.assert(fc.property(tables, (table) => { expect(tableOf(dmnOf(table))).toEqual(table) }), { numRuns: 100 })
})

test('a decision table answers as it reads: the first row that holds, to the fen', () => {
  const table: Table = { key: 'limit', label: '限额', hitPolicy: 'FIRST', output: 'role', inputs: [{ name: 'amount', label: '金额', type: 'number' }], tests: [], rules: [{ when: ['<= 20000'], answer: 'head', note: '' }, { when: ['-'], answer: 'gm', note: '' }] }
  expect([19999.99, 20000, 20000.01].map((amount) => ask(dmnOf(table))('limit', { amount }))).toEqual(['head', 'head', 'gm'])
})

test('conditions chosen from lists are FEEL and come back as rows; what says more stays a formula', () => {
  const when: fc.Arbitrary<When> = fc.record({ field: fc.constantFrom('amount', 'kind'), operator: fc.constantFrom(...operators), value: fc.oneof(fc.constantFrom('1', '-2.50', 'true'), fc.constantFrom('a and b', 'x"y', '审').map((said) => literalOf(said, false))) })
  fc.assert(fc.property(fc.array(when, { minLength: 1, maxLength: 3 }), (whens) => { expect(whensOf(conditionOf(whens))).toEqual(whens) }), { numRuns: 100 })
  expect(valueOfLiteral(literalOf('x"y', false))).toBe('x"y')
  expect(whensOf('amount > 1 or amount < 0')).toBeUndefined()
})

const approve = (id: string): Step => ({ kind: 'approve', id, name: id, facts: { approvers: 'starter' } })
const flow = (...steps: readonly Step[]): Vertical => ({ pool: 'request', name: '审批', ends: { approve: 'approve', reject: 'reject', return: 'return' }, steps })

test('what a version changes is told by the step: new, gone, or saying something else', () => {
  const before = bpmnOf(flow(approve('one'), approve('two')))
  const after = bpmnOf(flow({ ...approve('one'), facts: { approvers: 'head:1' } } as Step, approve('three')))
  expect(differences(before, before)).toEqual([])
  const tasks = differences(before, after).filter(({ tag }) => tag === 'userTask')
  expect(tasks.map(({ id, how }) => [id, how])).toEqual([['one', 'changed'], ['two', 'removed'], ['three', 'added']])
  expect(tasks[0]).toMatchObject({ was: { approvers: 'starter' }, is: { approvers: 'head:1' } })
})

test('steps change places within their branch; a choice keeps two branches and its last one', () => {
  const branch = (id: string, ...steps: readonly Step[]) => ({ id, name: id, facts: {}, steps })
  const choice: Step = { kind: 'choice', id: 'c', name: '', facts: {}, branches: [{ ...branch('b1', approve('one'), approve('two')), condition: 'true' }, { ...branch('b2'), condition: 'true' }, branch('otherwise')] }
  const idsIn = (steps: readonly Step[]): unknown => steps.map((step) => ('branches' in step ? step.branches.map(({ id, steps: inner }) => [id, idsIn(inner)]) : step.id))
  expect(idsIn(moved([choice], 'one', 1))).toEqual([[['b1', ['two', 'one']], ['b2', []], ['otherwise', []]]])
  expect(idsIn(moved([choice], 'b2', 1)), 'what is otherwise done stays last').toEqual(idsIn([choice]))
  expect(idsIn(without([choice], 'otherwise'))).toEqual(idsIn([choice]))
  expect(idsIn(without(without([choice], 'b2'), 'b1'))).toEqual([[['b1', ['one', 'two']], ['otherwise', []]]])
})
