/** The words of the designers. */
import type { Label } from '#words'
import { designEn } from './design-en.ts'
import { designZh } from './design-zh.ts'
import { fill, type Given } from './fill.ts'
import { late, type LateWords } from './late.ts'

type Zh = typeof designZh
export type DesignWords = LateWords<Zh>
export const useDesignWords = late(designZh, designEn)

/** Both languages at once, for what is kept in a drawing. */
export const bothOf = <K extends keyof Zh>(key: K, ...given: Given<Zh[K]>): Label => [fill(designZh[key], given[0]), fill(designEn[key], given[0])]
