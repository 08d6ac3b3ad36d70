/** The words of the lines of a document. */
import { late, type LateWords } from './late.ts'
import { gridEn } from './grid-en.ts'
import { gridZh } from './grid-zh.ts'

export type GridWords = LateWords<typeof gridZh>
export const useGridWords = late(gridZh, gridEn)
