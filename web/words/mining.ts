/** The words of mining. */
import { late } from './late.ts'
import { miningEn } from './mining-en.ts'
import { miningZh } from './mining-zh.ts'

export const useMiningWords = late(miningZh, miningEn)
