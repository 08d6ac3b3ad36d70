/** Ids tell in which order they were made. */
import { expect, test } from 'vitest'
import { uuid } from './index.ts'

const inOrder = (ids: readonly string[]): boolean => ids.every((id, at) => at === 0 || (ids[at - 1] as string) < id)

test('7.2.1 of two ids the later is the greater, also within a millisecond and when a millisecond is full', () => {
  const now = Date.parse('2026-11-26T08:00:00Z')
  const ids = [...Array.from({ length: 10_000 }, () => uuid(new Date(now))), uuid(new Date(now + 1)), uuid(new Date(now + 1)), uuid(new Date(now + 60_000))]
  expect(new Set(ids).size).toBe(ids.length)
  expect(inOrder(ids)).toBe(true)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect(parseInt((uuid(new Date(now)) as string).replaceAll('-', '').slice(0, 12), 16), 'a clock that went back begins anew').toBe(now)
})
