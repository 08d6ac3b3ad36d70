import { expect, test } from 'vitest'
import { layersOf } from './layers.ts'

const chain = [{ id: 'order', column: 0 }, { id: 'wish', column: -1 }, { id: 'receipt', column: 1 }, { id: 'invoice', column: 1 }, { id: 'inspection', column: 2 }]
const at = (id: string, { placed }: ReturnType<typeof layersOf>) => placed.find((one) => one.id === id)

test('what led to a document stands left of it, what came of it right, and the document between its neighbours', () => {
  const drawn = layersOf(chain, [{ from: 'wish', to: 'order' }, { from: 'order', to: 'receipt' }, { from: 'order', to: 'invoice' }, { from: 'receipt', to: 'inspection' }])
  expect(['wish', 'order', 'receipt', 'inspection'].map((id) => at(id, drawn)?.column)).toEqual([0, 1, 2, 3])
  expect([drawn.rows, at('order', drawn)?.row, at('receipt', drawn)?.row, at('invoice', drawn)?.row]).toEqual([2, 0.5, 0, 1])
})

test('what hangs together stands side by side: lines do not cross for nothing', () => {
  const nodes = [{ id: 'order', column: 0 }, { id: 'first', column: 1 }, { id: 'second', column: 1 }, { id: 'of second', column: 2 }, { id: 'of first', column: 2 }]
  const drawn = layersOf(nodes, [{ from: 'order', to: 'first' }, { from: 'order', to: 'second' }, { from: 'first', to: 'of first' }, { from: 'second', to: 'of second' }])
  expect([at('of first', drawn)?.row, at('of second', drawn)?.row]).toEqual([0, 1])
})

test('of many only the first stand there, and how many more there are is told', () => {
  const drawn = layersOf([{ id: 'supplier', column: 0 }, ...Array.from({ length: 12 }, (_, n) => ({ id: `order ${n}`, column: 1 }))], [], 8)
  expect([drawn.placed.length, drawn.more.get(1), drawn.more.get(0)]).toEqual([9, 4, undefined])
})
