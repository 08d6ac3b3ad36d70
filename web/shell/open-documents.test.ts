/** Which documents stand open, and which comes to the fore when one is shut. */
import { expect, test } from 'vitest'
import { beside, opened, type OpenDocument } from './open-documents.ts'

const one = (n: number, at = n): OpenDocument => ({ to: `/documents/supply.purchase-order/CG-${n}`, title: `CG-${n}`, of: 'supply.purchase-order', at })
const tos = (all: readonly OpenDocument[]): readonly string[] => all.map(({ title }) => title)

test('20 a document opened again keeps its place, with the title it has now', () => {
  const all = [1, 2, 3].map((n) => one(n))
  expect(opened(all, { ...one(2, 9), title: 'CG-2 螺钉' }).map(({ title }) => title)).toEqual(['CG-1', 'CG-2 螺钉', 'CG-3'])
})

test('20 of more than twelve the one not looked at for longest makes room', () => {
  const twelve = Array.from({ length: 12 }, (_, n) => one(n + 1))
  const looked = opened(twelve, one(1, 50))
  expect(tos(opened(looked, one(13, 60)))).toEqual(['CG-1', ...Array.from({ length: 11 }, (_, n) => `CG-${n + 3}`)])
})

test('20 when one is shut the next comes to the fore, else the one before', () => {
  const all = [1, 2, 3].map((n) => one(n))
  expect([beside(all, one(2).to), beside(all, one(3).to), beside(all.slice(0, 1), one(1).to)].map((next) => next?.title)).toEqual(['CG-3', 'CG-2', undefined])
})
