/** The words of the pages from a pasted policy to duties. */
import { late, type LateWords } from './late.ts'
import { policyEn } from './policy-en.ts'
import { policyZh } from './policy-zh.ts'

export type PolicyWords = LateWords<typeof policyZh>
export const usePolicyWords = late(policyZh, policyEn)
