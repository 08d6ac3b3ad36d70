/** What governance owes, and what is owed under every clause that no procedure carries yet: plain evidence, accepted by somebody else. */
import { every, obligation, proven, workingDays, type Clause, type Obligation, type Trigger } from '#declare'
import { departmentHead, operationsDirector } from '#commons'
import { evidenceTaskDocument } from './evidence-task.ts'
import { policyVersionDocument } from './policy-version.ts'
import { revisionPolicy } from './policy.ts'

export const obligations: readonly Obligation[] = [
  obligation('governance.review-policy', revisionPolicy.clause('10.1.1'), {
    owner: operationsDirector, activity: ['每年复审现行制度', 'Review the policy in force every year'],
    trigger: every('yearly'), limit: workingDays(10), proof: proven(policyVersionDocument, 'review'),
  }),
]

/** One piece of accepted evidence a period; what the policy asks for in each case or all the time is reported month by month. Department heads owe it each for their own department. */
export const plainDuty = (number: string, { title, owner, rhythm }: Clause): Obligation => ({
  ...obligation(`evidence.${number}`, { clause: number, title }, {
    owner: { role: owner }, activity: [`${title[0]}：提交执行证据并经验收`, `${title[1]}: evidence of what was done, accepted`],
    trigger: reported(rhythm, owner), proof: proven(evidenceTaskDocument, 'accept', { clause: number }),
  }), plain: true,
})

const reported = (rhythm: Clause['rhythm'], owner: string): Trigger =>
  every(rhythm === 'per-case' || rhythm === 'continuous' ? 'monthly' : rhythm, owner === departmentHead.role ? 'department' : 'company')
