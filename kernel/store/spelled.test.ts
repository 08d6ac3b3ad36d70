/** Names as they are typed in letters. */
import { expect, test } from 'vitest'
import { spelled } from './spelled.ts'

test('7.2.1 Chinese is spelled by its words: 重 and 行 sound as they do there', () => {
  expect(spelled('重庆仪器')).toBe('cqyq chongqingyiqi')
  expect(spelled('银行存款')).toBe('yhck yinhangcunkuan')
  expect(spelled('长沙办事处')).toBe('csbsc changshabanshichu')
})
test('7.2.1 what is no Chinese stands as it is; a text without any is not spelled', () => {
  expect(spelled('M6 螺栓 A2')).toBe('m6lsa2 m6luoshuana2')
  expect(spelled('BOLT 12')).toBe('')
})
