/** What others may rely on of governance: its documents' names, its events, and who may approve how much. */
import { decision, event, name, question, type Name } from '#declare'
import { financeManager, generalManager } from '#commons'
import type { Day, Decimal, Label } from '#words'

export const policyVersion = name('governance.policy-version')
export const binding = name('governance.binding')
export const authorityLimit = name('governance.authority-limit')
export const exception = name('governance.exception')
export const evidenceTask = name('governance.evidence-task')
export const requestKind = name('governance.request-kind')
export const request = name('governance.request')

export const auditPlan = name('governance.audit-plan')
export const testSheet = name('governance.test-sheet')
export const auditFinding = name('governance.audit-finding')
export const complianceReport = name('governance.compliance-report')
export const acknowledgement = name('governance.acknowledgement')
export const lawReview = name('governance.law-review')
export const policyOpinion = name('governance.policy-opinion')
export const policyBallot = name('governance.policy-ballot')

export const findingRaised = event('governance.finding-raised', '审计发现已发出', 'Audit finding raised')
export const policyPutInForce = event('governance.policy-put-in-force', '制度已生效', 'Policy put in force')
export const opinionsAsked = event('governance.opinions-asked', '制度草案征求意见', 'Opinions on a draft asked for')
export const evidenceSentBack = event('governance.evidence-sent-back', '执行证据已退回', 'Evidence sent back')
export const exceptionApproved = event('governance.exception-approved', '例外已批准', 'Exception approved')

/** One step of the authority matrix; without `upTo` the role may approve any amount. */
export type Authority = { readonly role: string; readonly upTo?: Decimal }

/**
 * The lowest authority that covers an amount in the company's currency, for a document type such as `supply.purchase-order` on a day;
 * nothing when the matrix has none, and then nobody may approve it.
 */
export const authorityFor = question<Authority | undefined, { document: string; amount: Decimal; on: Day }>('governance.authority-limit')

/** Who approves a document by its amount, as a table that finance keeps; where one is in force it is asked instead of the limits. */
export const authorityTable = (of: Name, label: Label, amount: string) => decision(tableFor(of.name), [`审批权限：${label[0]}`, `Approval authority: ${label[1]}`], of, { given: { amount }, by: [financeManager, generalManager] })
export const tableFor = (document: string): string => `authority.${document}`
