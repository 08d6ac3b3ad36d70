/** The words of closing. */
import { late } from './late.ts'
import { closingEn } from './closing-en.ts'
import { closingZh } from './closing-zh.ts'

export const useClosingWords = late(closingZh, closingEn)
