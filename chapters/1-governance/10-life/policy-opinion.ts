/** An opinion on a draft of the policy: anybody gives it on one clause or the whole, and it is answered - taken, or not taken with the reason. */
import { all, document, longText, own, record, ref, text, type Moment, type RowOf, type RowOfDocument } from '#declare'
import { employee, generalManager, internalAuditor, operationsDirector, person } from '#commons'
import { refuse } from '#words'
import { policyVersion } from '../contract.ts'
import { revisionPolicy } from '../policy.ts'

const fields = {
  edition: ref(policyVersion, '制度版本', 'Version').required(),
  clause: text('条号', 'Clause', 20).because('草案中的条号；空着表示对全文的意见', 'Its number in the draft; left out, the opinion is on the whole').searched(),
  opinion: longText('意见', 'Opinion').required(),
  wording: longText('建议条文', 'Wording proposed'),
  answer: longText('答复', 'Answer'),
  answerer: ref(person, '答复人', 'Answered by').fixed(),
}
type Given = RowOf<typeof fields> & { readonly enteredBy: string }
type Draft = { readonly state: string; readonly opinionsUntil?: string | undefined; readonly clauses?: readonly { readonly number: string }[] }

export const policyOpinionDocument = document('governance.policy-opinion', {
  label: ['制度意见', 'Opinion on the policy'], clause: revisionPolicy.clause('10.1.1'), numbered: 'YJ-{yyyy}-{000}', fields,
  known: { draft: (row: Given) => record<Draft>({ name: policyVersion.name }, row.edition) },
  states: { draft: ['草稿', 'Draft'], given: ['待答复', 'To be answered'], taken: ['已采纳', 'Taken'], 'not-taken': ['未采纳', 'Not taken'] },
  actions: {
    give: { label: ['提出', 'Give'], from: 'draft', to: 'given', by: employee, needs: ['draft'], guard: asked },
    take: { label: ['采纳', 'Take'], from: 'given', to: 'taken', by: operationsDirector, asks: ['answer?'], sets: answered },
    decline: { label: ['不采纳', 'Do not take'], from: 'given', to: 'not-taken', by: operationsDirector, asks: ['answer'], sets: answered },
  },
  access: { see: [...all(operationsDirector, generalManager, internalAuditor), ...own(employee)], edit: { draft: [employee] } },
  list: { columns: ['number', 'edition', 'clause', 'opinion', 'state'], filters: ['edition', 'clause', 'state'], sort: '-number' },
  form: [['edition', 'clause'], ['opinion'], ['wording'], ['answer', 'answerer']],
})
export type PolicyOpinion = RowOfDocument<typeof policyOpinionDocument>

/** Opinions are given oneself, while they are asked for, on a clause that the draft has. */
function asked({ clause, enteredBy }: Given, { draft, today, actor, onBehalfOf }: Moment & { readonly draft: Draft | undefined }) {
  if (enteredBy !== (onBehalfOf ?? actor)) return refuse('只能提出本人起草的意见', 'Nobody gives the opinion of another', 'opinion')
  if (draft?.state !== 'consulting' || (draft.opinionsUntil ?? today) < today) return refuse('这个版本现在不征求意见', 'Opinions on this version are not asked for now', 'edition')
  return clause === undefined || clause === '' || draft.clauses?.some(({ number }) => number === clause) ? undefined : refuse(`草案中没有 ${clause} 条`, `The draft has no clause ${clause}`, 'clause')
}

function answered(_row: unknown, { actor, onBehalfOf }: Moment) {
  return { answerer: onBehalfOf ?? actor }
}
