/** How the history tells the deeds of a document. */
import { expect, test } from 'vitest'
import type { Said } from '../words/words.tsx'
import { decidedOnce, type HistoryItem } from './deeds.ts'

const say = (label: Said | undefined): string => (Array.isArray(label) ? String(label[0]) : '')
const at = '2026-11-26T08:00:00.000Z'
const person = { id: 'rdhead', name: '郑凯' }
const told = (action: string, label: string, more: Partial<HistoryItem> = {}): HistoryItem => ({ id: action, at, action, label: [label, label], person, ...more })

test('2.2.5 a decision that ends the case is told once: what it changed, what was said, under which clause, in whose name', () => {
  const deed = told('approve', '同意', { before: { state: 'submitted' }, after: { state: 'approved' } })
  const task = told('task:approve', '同意', { opinion: '可行', clause: '2.2.5', onBehalfOf: { id: 'gm', name: '陈恒远' } })
  expect(decidedOnce([deed, task], say, undefined)).toEqual([{ ...deed, opinion: '可行', clause: '2.2.5', onBehalfOf: task.onBehalfOf }])
  expect(decidedOnce([deed, task], say, 'task:approve').map(({ id }) => id), 'either deed leads to it').toEqual(['task:approve'])
})

test('2.2.5 decisions of others, of another moment, and those that end nothing are each told', () => {
  const first = told('task:approve', '同意', { person: { id: 'pm', name: '冯宇' } })
  for (const others of [[told('approve', '同意'), first], [told('approve', '同意', { at: '2026-11-26T08:01:00.000Z' }), told('task:approve', '同意')], [told('task:approve', '同意'), told('task:return', '退回')]]) {
    expect(decidedOnce(others, say, undefined)).toEqual(others)
  }
})
