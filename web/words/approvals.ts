/** The words of approvals: why somebody was asked or passed over, by when, and what happens when nobody decides. */
import { late } from './late.ts'
import { approvalsEn } from './approvals-en.ts'
import { approvalsZh } from './approvals-zh.ts'

export const useApprovalWords = late(approvalsZh, approvalsEn)
