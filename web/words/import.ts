/** The words of import. */
import { late } from './late.ts'
import { importEn } from './import-en.ts'
import { importZh } from './import-zh.ts'

export const useImportWords = late(importZh, importEn)
