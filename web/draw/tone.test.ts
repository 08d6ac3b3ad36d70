import { expect, test } from 'vitest'
import type { ActionMeta, DocumentMeta } from '#declare'
import { roadOf, stepsOf, toneOf } from './tone.ts'

const action = (key: string, from: readonly string[], to: readonly string[]): ActionMeta => ({ key, label: [key, key], from, to, asks: [], byTask: false, grave: false })
const states = (...keys: readonly string[]): DocumentMeta['states'] => Object.fromEntries(keys.map((key) => [key, [key, key] as const]))
const invoice = {
  states: states('draft', 'matched', 'exception', 'accepted', 'posted', 'reversed'),
  actions: [action('match', ['draft', 'exception', 'matched', 'accepted'], ['matched', 'exception']), action('accept', ['exception'], ['accepted']), action('post', ['matched', 'accepted'], ['posted']), action('reverse', ['posted'], ['reversed'])],
}

test('the road of an invoice is straight until something goes wrong', () => {
  expect(roadOf(invoice, 'matched')).toEqual(['draft', 'matched', 'posted'])
  expect(roadOf(invoice, 'exception')).toEqual(['draft', 'matched', 'exception', 'posted'])
  expect(roadOf(invoice, 'accepted')).toEqual(['draft', 'matched', 'accepted', 'posted'])
})

test('what was given up is not told to have passed what it may never have seen', () => {
  const voucher = { states: states('draft', 'submitted', 'posted', 'reversed', 'cancelled'), actions: [action('submit', ['draft'], ['submitted']), action('return', ['submitted'], ['draft']), action('post', ['submitted'], ['posted']), action('reverse', ['posted'], ['reversed']), action('cancel', ['draft', 'submitted'], ['cancelled'])] }
  expect(roadOf(voucher, 'cancelled')).toEqual(['draft', 'cancelled'])
  expect(roadOf(voucher, 'reversed')).toEqual(['draft', 'submitted', 'posted', 'reversed'])
})

test('where the road forks only one end comes: ahead they share a step, and behind stand those alone that were passed', () => {
  const bill = { states: states('draft', 'held', 'endorsed', 'discounted', 'filed'), actions: [action('receive', ['draft'], ['held']), action('endorse', ['held'], ['endorsed']), action('discount', ['held'], ['discounted']), action('file', ['endorsed', 'discounted'], ['filed'])] }
  expect(stepsOf(bill, 'draft')).toEqual([['draft'], ['held'], ['endorsed', 'discounted'], ['filed']])
  expect(stepsOf(bill, 'held')).toEqual([['draft'], ['held'], ['endorsed', 'discounted'], ['filed']])
  expect(stepsOf(bill, 'discounted')).toEqual([['draft'], ['held'], ['discounted'], ['filed']])
})

test('a state has the colour of what it means', () => {
  const colours = ['draft', 'submitted', 'exception', 'posted', 'reversed', 'sent'].map((state) => toneOf(invoice, state))
  expect(colours).toEqual(['blue', 'amber', 'red', 'green', 'grey', 'teal'])
  expect(toneOf({ states: states('a', 'b', 'c'), actions: [action('go', ['b'], ['c'])] }, 'b')).toBe('amber')
  expect(toneOf({ states: states('a', 'b', 'c'), actions: [action('go', ['b'], ['c'])] }, 'c')).toBe('green')
})
