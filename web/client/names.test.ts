/** Whose names a reader of English sees. */
import { afterEach, expect, test, vi } from 'vitest'
import { named } from './names.ts'

afterEach(() => vi.unstubAllGlobals())

const answer = { person: { name: '黄晓燕', nameEn: 'Huang Xiaoyan' }, company: { name: '恒准传感', nameEn: null }, refs: { a: { document: 'x', number: '1', title: '仓库', en: 'Store' }, b: { document: 'x', number: '2', title: '车间' } } }
const read = (lang: string) => { vi.stubGlobal('document', { documentElement: { lang } }); return named(answer) }

test('in English whoever has an English name goes by it, and whoever has none by their own; in Chinese nothing changes', () => {
  expect(read('zh-CN')).toEqual(answer)
  expect(read('en')).toMatchObject({ person: { name: 'Huang Xiaoyan' }, company: { name: '恒准传感' }, refs: { a: { title: 'Store' }, b: { title: '车间' } } })
  expect(named([answer])).toEqual([answer])
})
