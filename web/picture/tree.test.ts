import { expect, test } from 'vitest'
import { openOf, stepOf, treeOf } from './tree.ts'

type Department = { readonly id: string; readonly parent?: string }
const company: readonly Department[] = [{ id: 'office' }, { id: 'supply', parent: 'office' }, { id: 'buying', parent: 'supply' }, { id: 'finance', parent: 'office' }]
const drawn = (rows: readonly Department[]) => treeOf(rows, ({ id }) => id, ({ parent }) => parent)
const names = (rows: readonly Department[]) => openOf(drawn(rows), () => true).map(({ id, level }) => `${level} ${id}`)

test('departments stand below the one they belong to', () => {
  expect(names(company)).toEqual(['1 office', '2 supply', '3 buying', '2 finance'])
})

test('a department whose parent the reader does not see stands at the root, and a ring of parents loses nobody', () => {
  expect(names(company.filter(({ id }) => id !== 'supply'))).toEqual(['1 office', '2 finance', '1 buying'])
  expect(names([{ id: 'a', parent: 'b' }, { id: 'b', parent: 'a' }])).toEqual(['1 a', '2 b'])
})

test('the arrows walk what is open, enter, open, shut and leave', () => {
  const open = new Set(['office'])
  const press = (key: string, at: string) => stepOf(key, at, drawn(company), (id) => open.has(id), ({ below }) => below.length > 0)
  expect([press('ArrowDown', 'office'), press('ArrowDown', 'supply'), press('ArrowUp', 'finance')]).toEqual([{ focus: 'supply' }, { focus: 'finance' }, { focus: 'supply' }])
  expect([press('ArrowRight', 'office'), press('ArrowRight', 'supply'), press('ArrowLeft', 'supply'), press('ArrowLeft', 'office'), press('ArrowRight', 'finance')]).toEqual([{ focus: 'supply' }, { toggle: 'supply' }, { focus: 'office' }, { toggle: 'office' }, undefined])
  expect([press('Home', 'finance'), press('End', 'office'), press('x', 'office')]).toEqual([{ focus: 'office' }, { focus: 'finance' }, undefined])
})
