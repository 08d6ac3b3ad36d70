/** The roof of governance: the policy itself, who may approve what, and the exceptions from it. */
import { chapter, excuse } from '#declare'
import { auditFindingDocument } from './9-audit/audit-finding.ts'
import { auditPlanDocument } from './9-audit/audit-plan.ts'
import { complianceReportDocument } from './9-audit/compliance-report.ts'
import { testSheetDocument } from './9-audit/test-sheet.ts'
import { acknowledgementDocument } from './10-life/acknowledgement.ts'
import { acknowledgeChanged, acknowledgeOnJoining } from './10-life/asked-to-confirm.ts'
import { tellOpinionsAsked } from './10-life/opinions-told.ts'
import { policyBallotDocument } from './10-life/policy-ballot.ts'
import { policyLife } from './10-life/policy-life.ts'
import { policyOpinionDocument } from './10-life/policy-opinion.ts'
import { revisionOfVersion } from './10-life/revision.ts'
import { authorityAnswer, authorityLimitDocument } from './authority-limit.ts'
import { lawReviewDocument } from './10-life/law-review.ts'
import { bindingDocument, bindingTerms } from './binding.ts'
import { evidenceSentBack, exceptionApproved, findingRaised, opinionsAsked, policyPutInForce } from './contract.ts'
import { evidenceAcceptance } from './evidence-acceptance.ts'
import { evidenceTaskDocument } from './evidence-task.ts'
import { exceptionDocument } from './exception.ts'
import { obligations, plainDuty } from './obligations.ts'
import { auditPolicy, governancePolicy, revisionPolicy } from './policy.ts'
import { policyVersionDocument } from './policy-version.ts'
import { requestApproval } from './request-approval.ts'
import { requestDocument } from './request.ts'
import { requestKindDocument } from './request-kind.ts'
import { supersedeEarlier } from './supersession.ts'

export const governance = chapter('governance', ['治理与制度', 'Governance'], {
  policies: [governancePolicy, auditPolicy, revisionPolicy],
  documents: [policyVersionDocument, policyOpinionDocument, policyBallotDocument, bindingDocument, authorityLimitDocument, exceptionDocument, evidenceTaskDocument, requestKindDocument, requestDocument, auditPlanDocument, testSheetDocument, auditFindingDocument, complianceReportDocument, acknowledgementDocument, lawReviewDocument],
  conversions: [revisionOfVersion],
  processes: [requestApproval, evidenceAcceptance, policyLife],
  obligations, plainDuty,
  excuses: [excuse(exceptionDocument, { clause: 'clause', department: 'department', from: 'from', until: 'until', kind: 'kind', notApplicable: 'not-applicable', states: ['approved', 'ended'] })],
  terms: bindingTerms,
  answers: [authorityAnswer],
  reactions: [supersedeEarlier, acknowledgeChanged, acknowledgeOnJoining, tellOpinionsAsked],
  events: [opinionsAsked, policyPutInForce, evidenceSentBack, exceptionApproved, findingRaised],
})
