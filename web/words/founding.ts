/** The words of the page that founds a company. */
import { late, type LateWords } from './late.ts'
import { foundingEn } from './founding-en.ts'
import { foundingZh } from './founding-zh.ts'

export type FoundingWords = LateWords<typeof foundingZh>
export const useFoundingWords = late(foundingZh, foundingEn)
