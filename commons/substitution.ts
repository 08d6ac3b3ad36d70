/** A substitution: while somebody is away, another decides in their name, for all documents or one type. */
import { all, day, declared, document, own, ref, text, type Moment, type RowOf } from '#declare'
import { refuse } from '#words'
import { standardisation } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, hrManager } from './roles.ts'

const fields = {
  absent: ref(names.person, '被代理人', 'Absent').required(),
  substitute: ref(names.person, '代理人', 'Substitute').required(),
  from: day('生效日期', 'From').required(),
  to: day('失效日期', 'To').required(),
  of: declared('documents', '单据类型', 'Document type').because('空着表示全部单据', 'Empty means all documents'),
  reason: text('理由', 'Reason', 500),
}

export const substitutionDocument = document('commons.substitution', {
  label: ['代理', 'Substitution'], clause: standardisation, numbered: 'SUB-{00000}', fields,
  check: (row) => {
    if (row.absent === row.substitute) return refuse('不能由本人代理本人', 'Nobody stands in for themselves', 'substitute')
    return row.to < row.from ? refuse('失效日期早于生效日期', 'Ends before it begins', 'to') : undefined
  },
  states: { proposed: ['待生效', 'Proposed'], active: ['有效', 'In force'], ended: ['已终止', 'Ended'] },
  actions: {
    begin: { label: ['生效', 'Begin'], from: 'proposed', to: 'active', by: employee, guard: ownAbsence },
    arrange: { label: ['代为登记', 'Arrange'], from: 'proposed', to: 'active', by: [admin, hrManager], guard: othersAbsence },
    end: { label: ['终止', 'End'], from: ['proposed', 'active'], to: 'ended', by: [admin, hrManager], asks: ['reason?'] },
  },
  access: { see: [...own(employee), ...all(admin, hrManager)], edit: { proposed: [employee, admin, hrManager] } },
  list: { columns: ['number', 'absent', 'substitute', 'of', 'from', 'to', 'state'], filters: ['absent', 'substitute', 'state'], sort: 'number' },
  form: [['absent', 'substitute', 'of'], ['from', 'to'], ['reason']],
})

type Row = RowOf<typeof fields>

/** One gives away one's own decisions, not those of others. */
function ownAbsence(row: Row, { actor }: Moment) {
  return row.absent === actor ? undefined : refuse('只能登记本人的代理', 'A substitution is one\u2019s own', 'absent')
}

/** For somebody who has fallen ill it is arranged, but nobody takes over decisions by themselves. */
function othersAbsence(row: Row, { actor }: Moment) {
  return row.substitute === actor ? refuse('不能把他人的审批代理给自己', 'Nobody takes over another\u2019s decisions by themselves', 'substitute') : undefined
}
