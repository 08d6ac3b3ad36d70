/** The words of the pages of cases taken to another version and of work left to a person. */
import { late, type LateWords } from './late.ts'
import { flowEn } from './flow-en.ts'
import { flowZh } from './flow-zh.ts'

export type FlowWords = LateWords<typeof flowZh>
export const useFlowWords = late(flowZh, flowEn)
