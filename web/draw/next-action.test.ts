/** Of all that may be done to a document, what is offered first. */
import { expect, test } from 'vitest'
import type { ActionMeta } from '#declare'
import { nextAction } from './next-action.ts'

const action = (key: string, from: readonly string[], to: readonly string[], more: Partial<ActionMeta> = {}): ActionMeta => ({ key, label: [key, key], from, to, asks: [], byTask: false, grave: false, ...more })
const order = { actions: [
  action('cancel', ['draft', 'approved'], ['cancelled'], { grave: true }), action('return', ['approved'], ['draft'], { takesBack: true }),
  action('submit', ['draft'], ['approved']), action('close', ['approved'], ['closed']), action('send', ['approved'], ['sent']), action('chase', ['sent'], ['sent']),
] }
const next = (state: string, may: readonly string[], draws = false): string | undefined => nextAction(order, { row: { state }, may: Object.fromEntries(may.map((key) => [key, true as const])) }, draws)?.key

test('the button that stands out moves the document on: not the grave one, nor the one that takes it back, though they are declared first', () => {
  expect(next('draft', ['cancel', 'submit'])).toBe('submit')
  expect(next('approved', ['cancel', 'return', 'send'])).toBe('send')
})

test('nothing stands out that this reader may not do, or not in this state', () => {
  expect(next('draft', ['cancel', 'send'])).toBeUndefined()
  expect(nextAction(order, { row: { state: 'draft' }, may: { submit: { refused: { zh: '还不行', en: 'Not yet' } } } }, false)).toBeUndefined()
})

test('where another document can be drawn from it, what would end it does not stand out', () => {
  expect(next('approved', ['close', 'send'])).toBe('close')
  expect(next('approved', ['close', 'send'], true)).toBe('send')
  expect(next('approved', ['close'], true)).toBeUndefined()
  expect(next('sent', ['chase'], true)).toBe('chase')
})
