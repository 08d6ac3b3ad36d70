/** An acknowledgement: one person confirms knowing one version of the policy, of which only the changed clauses are put before them again. */
import { all, document, own, ref, text, type Moment, type RowOfDocument } from '#declare'
import { employee, generalManager, internalAuditor, operationsDirector, person } from '#commons'
import { refuse } from '#words'
import { policyVersion } from '../contract.ts'
import { revisionPolicy } from '../policy.ts'

const fields = {
  edition: ref(policyVersion, '制度版本', 'Version').required().fixed(),
  person: ref(person, '员工', 'Person').required().fixed(),
  clauses: text('须确认的条款', 'Clauses to confirm', 4000).required().fixed(),
}

export const acknowledgementDocument = document('governance.acknowledgement', {
  label: ['知悉确认', 'Acknowledgement'], clause: revisionPolicy.clause('10.1.1'), numbered: 'QR-{yyyy}-{00000}', fields,
  states: { waiting: ['待确认', 'Waiting'], confirmed: ['已确认', 'Confirmed'] },
  actions: { confirm: { label: ['确认知悉', 'Confirm'], from: 'waiting', to: 'confirmed', by: employee, guard: byOneself } },
  access: { see: [...all(operationsDirector, generalManager, internalAuditor), ...own(employee)], edit: {}, owner: 'person' },
  list: { columns: ['number', 'edition', 'person', 'state'], filters: ['edition', 'person', 'state'], sort: '-number' },
  form: [['edition', 'person'], ['clauses']],
})
export type Acknowledgement = RowOfDocument<typeof acknowledgementDocument>

/** 10.1.1: nobody knows the policy on behalf of another. */
function byOneself(row: { readonly person: string }, { actor, onBehalfOf }: Moment) {
  return row.person === actor && onBehalfOf === undefined ? undefined : refuse('只能由本人确认', 'Only the person themselves confirms', 'person')
}
