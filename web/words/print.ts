/** The words of the print preview. */
import { late } from './late.ts'
import { printEn } from './print-en.ts'
import { printZh } from './print-zh.ts'

export const usePrintWords = late(printZh, printEn)
