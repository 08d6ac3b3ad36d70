/** Proposed bindings: what we suggest for each clause. Owner, rhythm and proof are those of the clause, the rest stands in the tables below; all of it may be changed. */
import * as roles from '#commons'
import type { Clause, Rhythm, Role } from '#declare'
import type { Label } from '#words'
import { bindingDocument } from './binding.ts'

export type Binding = {
  readonly clause: string; readonly title: string; readonly text: string; readonly owner: string; readonly accountable: string; readonly rhythm: Rhythm; readonly grace: number
  readonly record: string; readonly proof: string
  readonly parameters: readonly { readonly word: string; readonly meaning: string }[]
  readonly concerned: readonly { readonly role: string; readonly part: 'consulted' | 'informed' }[]
}
/** The clause as the company words it, and the words in it that leave open when or who. */
export type Written = { readonly title: string; readonly text: string; readonly words: readonly string[] }

/** Working days after the end of a period in which what was done in it may still be shown: the longer the period, the more. */
const grace: Readonly<Record<Rhythm, number>> = { weekly: 2, monthly: 0, quarterly: 4, 'half-yearly': 8, yearly: 12, 'per-case': 0, continuous: 0 }
/** On top, by chapter: whoever does the work shows it first, whoever plans, judges and audits follows - so that a period's evidence does not fall due on one day. */
const turn: Readonly<Record<string, number>> = { '4': 3, '6': 4, '5': 5, '7': 6, '3': 7, '2': 8, '8': 8, '1': 9, '9': 10, '10': 10 }
const graceOf = (number: string, rhythm: Rhythm): number => (rhythm === 'weekly' ? grace.weekly : grace[rhythm] + (turn[number.split('.')[0] ?? ''] ?? 5))

/** What "in time" means, in working days, where our policy says more than the usual three. */
const inTime: Readonly<Record<string, number>> = { '3.1.2': 5, '3.2.2': 2, '3.3.2': 1, '4.2.3': 2, '4.3.2': 5, '5.2.2': 5, '6.1.3': 3, '6.3.3': 1, '7.1.4': 1, '7.2.1': 3, '7.3.1': 1 }
const usual = 3

/** Who "the departments and people concerned" are. */
const concerned: Readonly<Record<string, readonly Role[]>> = {
  '2.2.1': [roles.departmentHead, roles.financeManager], '2.2.5': [roles.departmentHead, roles.financeManager, roles.riskManager], '2.3.4': [roles.departmentHead, roles.financeManager],
  '3.1.1': [roles.productManager, roles.qaManager, roles.financeManager], '3.1.3': [roles.rdManager, roles.productManager], '3.1.4': [roles.marketingManager, roles.salesManager, roles.serviceManager],
  '4.1.1': [roles.qaManager, roles.financeManager], '4.2.4': [roles.qualityInspector, roles.buyer, roles.payablesAccountant], '4.3.2': [roles.warehouseKeeper, roles.accountant],
  '6.1.1': [roles.departmentHead], '6.1.4': [roles.departmentHead, roles.generalManager], '7.1.2': [roles.procurementManager, roles.financeManager], '7.1.3': [roles.dataManager, roles.departmentHead],
  '7.3.1': [roles.departmentHead], '8.1.2': [roles.departmentHead], '8.2.4': [roles.generalManager, roles.departmentHead],
}

export function proposalOf(number: string, clause: Clause, { title, text, words }: Written): Binding {
  const others = concerned[number] ?? []
  return {
    clause: number, title, text, owner: clause.owner, rhythm: clause.rhythm, grace: graceOf(number, clause.rhythm),
    accountable: clause.owner === roles.operationsDirector.role ? roles.internalAuditor.role : roles.operationsDirector.role,
    record: clause.records.length > 0 ? clause.records.join('、') : '执行证据', proof: clause.proof[0] || '本期有经他人验收的执行证据。',
    parameters: [...new Set(words)].map((word) => ({ word, meaning: meaningOf(word, number, clause.rhythm, others) })),
    concerned: others.map(({ role }) => ({ role, part: 'consulted' })),
  }
}

/** A clause of the company's own, kept by plain evidence: monthly, by heads of departments, until somebody settles it better. */
export const ownProposal = (number: string, written: Written): Binding => proposalOf(number, {
  title: [written.title, written.title], text: [written.text, written.text], kind: 'must', owner: roles.departmentHead.role, rhythm: 'quarterly', records: [], measures: [], proof: ['', ''],
}, written)

function meaningOf(word: string, number: string, rhythm: Rhythm, others: readonly Role[]): string {
  if (/部门|人员|单位|岗位|负责人|责任人|方面|departments?|persons?|personnel|staff|parties/i.test(word)) return others.length > 0 ? others.map(({ label }) => label[0]).join('、') : roles.departmentHead.label[0]
  if (/定期|regularly|periodically|time to time/i.test(word)) return rhythms[rhythm === 'per-case' || rhythm === 'continuous' ? 'monthly' : rhythm][0]
  if (/视情况|酌情|原则上|appropriate/i.test(word)) return '由责任角色决定并记录理由'
  return `${inTime[number] ?? usual} 个工作日内`
}

const rhythms: Readonly<Record<Rhythm, Label>> = bindingDocument.fields.rhythm.facts.options as Readonly<Record<Rhythm, Label>>

/** Whether a binding settles what its clause needs: five results, and those of the words that have no parameter yet. */
export function designOf(said: Partial<Pick<Binding, 'owner' | 'accountable' | 'grace' | 'proof' | 'parameters'>> | undefined, words: readonly string[]) {
  const unsettled = [...new Set(words)].filter((word) => !said?.parameters?.some((one) => one.word === word && one.meaning.trim() !== ''))
  return {
    owner: Boolean(said?.owner), limit: said?.grace !== undefined && said.grace !== null, record: Boolean(said?.proof),
    separation: Boolean(said?.accountable) && said?.accountable !== said?.owner, parameter: unsettled.length === 0,
  }
}
