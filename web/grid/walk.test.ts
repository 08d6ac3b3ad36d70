import { expect, test } from 'vitest'
import { typing, walking } from './keys.ts'
import { begun, done, redone, settled, undone } from './past.ts'
import { only, rangeOf, stepped, tabbed, whole, wholeLines, within } from './range.ts'
import { headingWidth, numberWidth, widthsOf } from './widths.ts'

const size = { lines: 5, columns: 3 }
const far = Number.POSITIVE_INFINITY
const pressed = (key: string, held: Partial<Record<'ctrl' | 'shift' | 'alt', boolean>> = {}) => ({ key, ctrl: false, shift: false, alt: false, ...held })

test('no step leaves the grid', () => {
  const corner = only({ at: 0, column: 0 })
  expect(stepped(corner, -1, -1, size)).toEqual(corner)
  expect(stepped(corner, far, far, size).active).toEqual({ at: 4, column: 2 })
  expect(stepped(only({ at: 4, column: 2 }), 10, 1, size).active).toEqual({ at: 4, column: 2 })
  expect(within({ at: 9, column: -3 }, size)).toEqual({ at: 4, column: 0 })
})

test('a range grows from where it began, in every direction', () => {
  const grown = stepped(stepped(only({ at: 2, column: 1 }), -1, 0, size, true), 0, 1, size, true)
  expect(rangeOf(grown)).toEqual({ top: 1, bottom: 2, left: 1, right: 2 })
  expect(rangeOf(stepped(grown, 1, 0, size))).toEqual({ top: 2, bottom: 2, left: 2, right: 2 })
  expect(rangeOf(whole(size))).toEqual({ top: 0, bottom: 4, left: 0, right: 2 })
  expect(rangeOf(wholeLines(3, 1, size))).toEqual({ top: 1, bottom: 3, left: 0, right: 2 })
})

test('tab goes over cells that nobody types in, line by line, and ends at both ends', () => {
  const open = [true, false, true]
  expect(tabbed({ at: 0, column: 0 }, 1, open, 2)).toEqual({ at: 0, column: 2 })
  expect(tabbed({ at: 0, column: 2 }, 1, open, 2)).toEqual({ at: 1, column: 0 })
  expect(tabbed({ at: 1, column: 0 }, -1, open, 2)).toEqual({ at: 0, column: 2 })
  expect([tabbed({ at: 1, column: 2 }, 1, open, 2), tabbed({ at: 0, column: 0 }, -1, open, 2)]).toEqual([undefined, undefined])
})

test('what is undone can be done again, until something new is done', () => {
  const two = done(done(begun('a'), 'b'), 'c')
  expect([undone(two).now, undone(undone(two)).now, redone(undone(two)).now]).toEqual(['b', 'a', 'c'])
  expect(undone(begun('a')).now).toBe('a')
  expect(redone(done(undone(two), 'd')).now).toBe('d')
  expect(done(two, 'c')).toBe(two)
})

test('a name that was looked up is no step of its own; a hundred steps are kept', () => {
  expect(undone(settled(done(begun('a'), 'b'), 'b looked up')).now).toBe('a')
  const many = Array.from({ length: 150 }, (_, at) => at + 1).reduce((past, one) => done(past, one), begun(0))
  expect(many.before.length).toBe(100)
  expect(many.before[0]).toBe(50)
})

test('keys mean what they mean in a sheet; a letter types', () => {
  expect(walking(pressed('ArrowDown'))).toEqual({ go: [1, 0], extend: false })
  expect(walking(pressed('ArrowRight', { ctrl: true, shift: true }))).toEqual({ go: [0, far], extend: true })
  expect([walking(pressed('d', { ctrl: true })), walking(pressed('Z', { ctrl: true, shift: true })), walking(pressed('F7', { ctrl: true }))]).toEqual(['fill-down', 'redo', 'balance'])
  expect([walking(pressed('ArrowUp', { alt: true })), walking(pressed('Insert')), walking(pressed('Delete', { ctrl: true }))]).toEqual([{ move: -1 }, 'insert', 'remove'])
  expect([walking(pressed('x')), walking(pressed('c', { ctrl: true })), walking(pressed('x', { alt: true }))]).toEqual([undefined, undefined, undefined])
})

test('while a cell is typed in, keys belong to its text but for those that end it', () => {
  expect([typing(pressed('ArrowLeft'), false), typing(pressed('Delete'), false), typing(pressed('='), false), typing(pressed('z', { ctrl: true }), false)]).toEqual([undefined, undefined, undefined, undefined])
  expect([typing(pressed('Enter', { shift: true }), false), typing(pressed('Tab'), false), typing(pressed('Escape'), false)]).toEqual([{ below: -1 }, { next: 1 }, 'cancel'])
  expect([typing(pressed('ArrowDown'), false), typing(pressed('ArrowDown'), true)]).toEqual([{ below: 1 }, undefined])
})

test('columns share the room; where it is short the first one stands still', () => {
  const columns = [{ kind: 'ref' }, { kind: 'money' }, { kind: 'text' }] as const
  const wide = widthsOf(columns, 1000)
  expect(wide.lefts.at(-1)).toBeGreaterThan(995)
  expect(wide).toMatchObject({ frozen: 0, lefts: [numberWidth, expect.any(Number), expect.any(Number), expect.any(Number)] })
  // Where room is short all columns give way before the last ones leave the sheet; a heading keeps its words.
  const order = (['line', 'ref', 'ref', 'quantity', 'money', 'rate', 'money', 'money', 'day'] as const).map((kind) => ({ kind }))
  const tight = widthsOf(order, 1152)
  expect([tight.lefts.at(-1), tight.frozen]).toEqual([expect.toSatisfy((whole: number) => whole <= 1152 && whole > 1130), 0])
  expect(widthsOf([{ kind: 'rate', heading: headingWidth('行税率', false, true) }, { kind: 'ref' }], 200).each[0]).toBe(headingWidth('行税率', false, true))
  expect(widthsOf(columns, 360).frozen).toBe(1)
  expect(widthsOf(columns, 200).frozen).toBe(0)
})
