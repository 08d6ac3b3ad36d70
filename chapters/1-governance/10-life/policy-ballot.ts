/** A ballot: one member of the council votes on one version in one round, or stands aside where they have an interest. */
import { all, document, integer, own, record, ref, text, type Moment, type RowOf, type RowOfDocument } from '#declare'
import { employee, generalManager, internalAuditor, operationsDirector, person } from '#commons'
import { refuse } from '#words'
import { policyVersion } from '../contract.ts'
import { revisionPolicy } from '../policy.ts'

const fields = {
  edition: ref(policyVersion, '制度版本', 'Version').required().fixed(),
  person: ref(person, '审议人', 'Member').required().fixed(),
  round: integer('审议轮次', 'Round').required().fixed(),
  reason: text('理由', 'Reason', 500),
}
type Held = RowOf<typeof fields>
type Known = Moment & { readonly version: { readonly state: string; readonly round?: number | undefined } | undefined }

export const policyBallotDocument = document('governance.policy-ballot', {
  label: ['制度审议票', 'Ballot on the policy'], clause: revisionPolicy.clause('10.1.1'), numbered: 'SY-{yyyy}-{000}', fields,
  known: { version: (row: Held) => record<NonNullable<Known['version']>>({ name: policyVersion.name }, row.edition) },
  states: { waiting: ['待表决', 'Waiting'], for: ['同意', 'In favour'], against: ['反对', 'Against'], abstained: ['弃权', 'Abstained'], recused: ['回避', 'Stood aside'] },
  actions: {
    agree: { label: ['同意', 'Vote in favour'], from: 'waiting', to: 'for', by: employee, asks: ['reason?'], needs: ['version'], guard: mayVote },
    oppose: { label: ['反对', 'Vote against'], from: 'waiting', to: 'against', by: employee, asks: ['reason'], needs: ['version'], guard: mayVote },
    abstain: { label: ['弃权', 'Abstain'], from: 'waiting', to: 'abstained', by: employee, asks: ['reason?'], needs: ['version'], guard: mayVote },
    recuse: { label: ['回避', 'Stand aside'], from: 'waiting', to: 'recused', by: employee, asks: ['reason'], needs: ['version'], guard: mayVote },
  },
  access: { see: [...all(operationsDirector, generalManager, internalAuditor), ...own(employee)], edit: {}, owner: 'person' },
  list: { columns: ['number', 'edition', 'person', 'round', 'state'], filters: ['edition', 'person', 'state'], sort: '-number' },
  form: [['edition', 'person', 'round'], ['reason']],
})
export type PolicyBallot = RowOfDocument<typeof policyBallotDocument>

/** 10.1.1: everybody votes for themselves, while the version is deliberated in that round. */
function mayVote({ person: member, round }: Held, { version, actor, onBehalfOf }: Known) {
  if (member !== actor || onBehalfOf !== undefined) return refuse('只能由审议人本人表决', 'Only the member themselves votes', 'person')
  return version?.state === 'submitted' && version.round === round ? undefined : refuse('这一轮审议已经结束', 'This round is over', 'round')
}
