/** What governance owes: only what a running procedure can prove; clauses without one stay "not landed". */
import { every, obligation, proven, workingDays, type Obligation } from '#declare'
import { operationsDirector } from '#commons'
import { policyVersionDocument } from './policy-version.ts'
import { revisionPolicy } from './policy.ts'

export const obligations: readonly Obligation[] = [
  obligation('governance.review-policy', revisionPolicy.clause('10.1.1'), {
    owner: operationsDirector, activity: ['每年复审现行制度', 'Review the policy in force every year'],
    trigger: every('yearly'), limit: workingDays(10), proof: proven(policyVersionDocument, 'review'),
  }),
]
