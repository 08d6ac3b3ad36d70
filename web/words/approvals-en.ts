/** Who was asked and why, by when, and what happened by itself, in English. */
import type { approvalsZh } from './approvals-zh.ts'

export const approvalsEn: Readonly<Record<keyof typeof approvalsZh, string>> = {
  'why.approved-before': 'approved an earlier step already',
  'why.started-it': 'started it, passed over as drawn',
  'why.for-the-starter': 'in place of the starter, who would approve their own request',
  'why.nobody-found': 'nobody was found, so it came here as drawn',
  'why.nobody-free': 'separation of duties keeps everybody who might approve this from it, so it came here as drawn',
  'why.chosen': 'chosen to approve',
  'why.escalated': 'in place of somebody who was late',
  'why.kept-apart': 'in place of somebody whom separation of duties keeps from approving this',
  'signers.late': 'Was late',
  'signers.to-choose': 'To choose approvers',
  'term.until': 'To be decided by {at}',
  'term.remind': 'reminder {at}',
  'term.escalate': 'goes to the head above when late',
  'term.approve': 'approved by itself when late (as drawn)',
  'term.reject': 'rejected by itself when late (as drawn)',
  'by-itself.approve': 'Approved by itself when due (as drawn)',
  'by-itself.reject': 'Rejected by itself when due (as drawn)',
  'by-itself.passed': 'Passed by itself',
  'by-itself.house': 'the house, as drawn',
  'process.due': 'Due',
  'process.nobody': 'nobody; an administrator hands it over on the document',
}
