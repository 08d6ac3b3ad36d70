/** What governance owes, and what is owed under every clause that no procedure carries yet: plain evidence, accepted by somebody else. */
import { each, every, obligation, proven, workingDays, type Clause, type Obligation, type Trigger } from '#declare'
import { departmentHead, internalAuditor, operationsDirector } from '#commons'
import { auditFindingDocument } from './9-audit/audit-finding.ts'
import { complianceReportDocument } from './9-audit/compliance-report.ts'
import { testSheetDocument } from './9-audit/test-sheet.ts'
import { findingRaised } from './contract.ts'
import { evidenceTaskDocument } from './evidence-task.ts'
import { policyVersionDocument } from './policy-version.ts'
import { auditPolicy, revisionPolicy } from './policy.ts'

export const obligations: readonly Obligation[] = [
  obligation('governance.review-policy', revisionPolicy.clause('10.1.1'), {
    owner: operationsDirector, activity: ['每年复审现行制度', 'Review the policy in force every year'],
    trigger: every('yearly'), limit: workingDays(10), proof: proven(policyVersionDocument, 'review'),
  }),
  obligation('governance.test-clauses', auditPolicy.clause('9.1.1'), {
    owner: internalAuditor, activity: ['每季度完成一份经复核的审计测试', 'Each quarter a test sheet is concluded and reviewed'],
    trigger: every('quarterly'), proof: proven(testSheetDocument, 'review'),
  }),
  obligation('governance.close-finding', auditPolicy.clause('9.1.1'), {
    owner: departmentHead, activity: ['审计发现在 20 个工作日内整改并经他人复测', 'A finding is mended and retested by somebody else within 20 working days'],
    trigger: each(findingRaised), limit: workingDays(20), proof: proven(auditFindingDocument, 'close'),
  }),
  obligation('governance.publish-report', auditPolicy.clause('9.1.2'), {
    owner: operationsDirector, activity: ['每月前 10 个工作日内发布上月制度执行报告', 'The report on the month before is published in the first 10 working days'],
    trigger: every('monthly'), limit: workingDays(10), proof: proven(complianceReportDocument, 'issue'),
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
