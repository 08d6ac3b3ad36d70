/** A review of one clause because the law it is bound to has changed: the house opens it, the head of operations settles whether the clause stands. */
import { all, below, declared, document, longText, text, type RowOfDocument } from '#declare'
import { departmentHead, generalManager, internalAuditor, operationsDirector, riskManager } from '#commons'
import { revisionPolicy } from '../policy.ts'

const fields = {
  rule: text('法规规则', 'Rule of law', 20).required().fixed().searched(),
  title: text('名称', 'Title', 200).required().fixed().searched(),
  clause: declared('clauses', '条款', 'Clause').required().fixed(),
  before: longText('原依据', 'As it was').fixed(),
  after: longText('现依据', 'As it is').required().fixed(),
  conclusion: longText('结论', 'Conclusion'),
}

export const lawReviewDocument = document('governance.law-review', {
  label: ['法规变更复核', 'Review after a change of law'], clause: revisionPolicy.clause('10.1.1'), numbered: 'FG-{yyyy}-{000}', fields,
  states: { open: ['待复核', 'To be reviewed'], stands: ['条款不变', 'Clause stands'], revised: ['条款须修订', 'Clause to be revised'] },
  actions: {
    keep: { label: ['条款不变', 'Let the clause stand'], from: 'open', to: 'stands', by: [operationsDirector, riskManager], asks: ['conclusion'] },
    revise: { label: ['修订条款', 'Have the clause revised'], from: 'open', to: 'revised', by: [operationsDirector, riskManager], asks: ['conclusion'] },
  },
  access: { see: [...all(operationsDirector, generalManager, internalAuditor, riskManager), ...below(departmentHead)], edit: {} },
  title: 'title',
  list: { columns: ['number', 'rule', 'title', 'clause', 'state'], filters: ['clause', 'state'], sort: '-number' },
  form: [['rule', 'clause'], ['title'], ['before'], ['after'], ['conclusion']],
})
export type LawReview = RowOfDocument<typeof lawReviewDocument>
