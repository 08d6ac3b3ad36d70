/** A version of the written policy: its clauses as they were worded, from when they hold, and which of ours each one is bound to. */
import { all, choice, day, declared, document, integer, lines, longText, text, type Moment, type RowOfDocument } from '#declare'
import { duty, employee, generalManager, operationsDirector } from '#commons'
import { policyPutInForce } from './contract.ts'
import { revisionPolicy } from './policy.ts'

const fields = {
  title: text('名称', 'Title', 200).required().searched(),
  edition: integer('版次', 'Edition').required().unique(),
  effectiveFrom: day('施行日期', 'In force from').required(),
  effectiveTo: day('失效日期', 'In force to').fixed(),
  summary: longText('修订说明', 'What changed'),
  reviewedOn: day('最近复审', 'Last reviewed').fixed(),
  reviewNote: longText('复审意见', 'Review note'),
  clauses: lines('条款', 'Clauses', {
    number: text('条号', 'Number', 20).required().unique(),
    title: text('标题', 'Title', 200).required(),
    titleEn: text('英文标题', 'English title', 200),
    text: longText('正文', 'Text').required(),
    textEn: longText('英文正文', 'English text'),
    bound: declared('clauses', '绑定条款', 'Bound clause').because('本制度条款对应的系统条款编号；空着表示尚未绑定', 'The clause of the system it is bound to; empty when it is bound to none'),
    kind: choice('性质', 'Kind', { must: ['应当', 'Must'], 'must-not': ['不得', 'Must not'], may: ['可以', 'May'] }).initially('must'),
    from: integer('原文起', 'From').because('条文在所附原文中的位置', 'Where it stands in the source attached'),
    to: integer('原文止', 'To'),
  }).required(),
  headings: lines('章节', 'Chapters and sections', {
    number: text('编号', 'Number', 20).required().unique(),
    title: text('标题', 'Title', 200).required(),
    text: longText('正文', 'Text'),
  }),
}

export const policyVersionDocument = document('governance.policy-version', {
  label: ['制度版本', 'Policy version'], clause: revisionPolicy.clause('10.1.1'), numbered: 'ZD-{yyyy}-{00}', fields,
  states: { draft: ['起草', 'Draft'], submitted: ['待审批', 'Awaiting approval'], 'in-force': ['有效', 'In force'], superseded: ['已被取代', 'Superseded'] },
  actions: {
    submit: { label: ['送审', 'Submit'], from: 'draft', to: 'submitted', by: operationsDirector, duty: duty.draftPolicy },
    'send-back': { label: ['退回', 'Send back'], from: 'submitted', to: 'draft', by: generalManager },
    issue: { label: ['批准施行', 'Put in force'], from: 'submitted', to: 'in-force', by: generalManager, duty: duty.issuePolicy, announce: policyPutInForce, grave: true },
    review: {
      label: ['年度复审', 'Yearly review'], from: 'in-force', to: 'in-force', by: operationsDirector, asks: ['reviewNote'],
      sets: (_row: unknown, { today }: Moment) => ({ reviewedOn: today }),
    },
    supersede: { label: ['废止', 'Supersede'], from: 'in-force', to: 'superseded', by: generalManager, sets: (_row: unknown, { today }: Moment) => ({ effectiveTo: today }), grave: true },
  },
  access: { see: all(employee), edit: { draft: [operationsDirector] } },
  title: 'title',
  list: { columns: ['number', 'title', 'edition', 'effectiveFrom', 'effectiveTo', 'state'], filters: ['state'], sort: '-edition' },
  form: [['title', 'edition', 'effectiveFrom', 'effectiveTo'], ['summary'], ['headings'], ['clauses'], ['reviewedOn', 'reviewNote']],
})
export type PolicyVersion = RowOfDocument<typeof policyVersionDocument>
