import { expect, test } from 'vitest'
import { planOf, type Step } from './plan.ts'

const weekdays = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const steps: readonly Step[] = [{ id: 'approve', days: 2, after: [] }, { id: 'send', days: 1, after: ['approve'] }, { id: 'tell', days: 1, after: ['approve'] }, { id: 'receive', days: 3, after: ['send'] }, { id: 'close', days: 1, after: ['receive', 'tell'] }]

test('steps follow one another in working days: what begins on Thursday goes on over the weekend', () => {
  const plan = planOf(steps, '2026-11-26', weekdays)
  expect(plan.map(({ id, from, to }) => `${id} ${from} ${to}`)).toEqual([
    'approve 2026-11-26 2026-11-27', 'send 2026-11-30 2026-11-30', 'tell 2026-11-30 2026-11-30', 'receive 2026-12-01 2026-12-03', 'close 2026-12-04 2026-12-04',
  ])
})

test('the critical path is the chain that decides the end; what stands beside it has its slack', () => {
  const plan = planOf(steps, '2026-11-26', weekdays)
  expect(plan.filter(({ critical }) => critical).map(({ id }) => id)).toEqual(['approve', 'send', 'receive', 'close'])
  expect(plan.find(({ id }) => id === 'tell')?.slack).toBe(3)
})

test('a day off at the beginning is not begun on, and a holiday is not worked', () => {
  expect(planOf([{ id: 'a', days: 1, after: [] }], '2026-11-28', weekdays)[0]).toMatchObject({ from: '2026-11-30', to: '2026-11-30' })
  expect(planOf([{ id: 'a', days: 2, after: [] }], '2026-09-30', (day) => weekdays(day) && !/^2026-10-0[1-7]$/.test(day))[0]).toMatchObject({ from: '2026-09-30', to: '2026-10-08' })
})

test('a ring of steps ends all the same, and nothing planned is nothing', () => {
  expect(planOf([{ id: 'a', days: 1, after: ['b'] }, { id: 'b', days: 1, after: ['a'] }], '2026-11-26', weekdays).map(({ from }) => from).toSorted()).toEqual(['2026-11-26', '2026-11-27'])
  expect(planOf([], '2026-11-26', weekdays)).toEqual([])
})
