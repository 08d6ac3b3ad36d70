/** A binding: what the company has settled of a clause - who keeps it, how often, until when, by which record, and what its vague words mean here. */
import { all, choice, declared, document, integer, lines, longText, terms, text, type RowOfDocument } from '#declare'
import { employee, generalManager, operationsDirector } from '#commons'
import { refuse } from '#words'
import { governancePolicy } from './policy.ts'

const fields = {
  clause: declared('clauses', '条款', 'Clause').required().unique(),
  title: text('标题', 'Title', 200).required().searched(),
  text: longText('条文', 'Text'),
  owner: declared('roles', '责任角色', 'Owner').required(),
  accountable: declared('roles', '验收角色', 'Accountable').because('验收执行情况的角色，不得与责任角色相同', 'Accepts what was done; not the owner'),
  rhythm: choice('频次', 'Rhythm', {
    yearly: ['每年', 'Yearly'], 'half-yearly': ['每半年', 'Half-yearly'], quarterly: ['每季度', 'Quarterly'], monthly: ['每月', 'Monthly'], weekly: ['每周', 'Weekly'],
    'per-case': ['逐次', 'Each case'], continuous: ['持续', 'Continuous'],
  }).required(),
  grace: integer('期末后工作日', 'Working days after the period').because('期间结束后几个工作日内完成；空着表示期间最后一日', 'Done within so many working days after the period; left out, on its last day'),
  record: longText('记录', 'Record').because('以什么记录证明', 'By which record it is proven'),
  proof: longText('证明标准', 'Proof'),
  parameters: lines('参数', 'Parameters', {
    word: text('原文用语', 'Word', 60).required(),
    meaning: text('在本公司的含义', 'What it means here', 300).required(),
  }),
  concerned: lines('相关角色', 'Concerned', {
    role: declared('roles', '角色', 'Role').required(),
    part: choice('参与', 'Part', { consulted: ['会商', 'Consulted'], informed: ['知会', 'Informed'] }).initially('consulted'),
  }),
  reason: text('不采用的理由', 'Why not', 300),
}

export const bindingDocument = document('governance.binding', {
  label: ['条款落实', 'Binding'], clause: governancePolicy.clause('1.3.3'), fields,
  check: (row) => {
    if (row.accountable !== undefined && row.accountable === row.owner) return refuse('验收角色不能就是责任角色', 'Whoever accepts is not whoever does it', 'accountable', { clause: '1.3.3' })
    return row.grace !== undefined && (row.grace < 0 || row.grace > 60) ? refuse('期末后的工作日应在 0 到 60 之间', 'Between 0 and 60 working days after the period', 'grace') : undefined
  },
  states: { proposed: ['建议', 'Proposed'], accepted: ['已采用', 'Accepted'], rejected: ['未采用', 'Rejected'] },
  actions: {
    accept: { label: ['采用', 'Accept'], from: ['proposed', 'rejected'], to: 'accepted', by: [operationsDirector, generalManager] },
    reject: { label: ['不采用', 'Reject'], from: ['proposed', 'accepted'], to: 'rejected', by: [operationsDirector, generalManager], asks: ['reason'] },
  },
  access: { see: all(employee), edit: { proposed: [operationsDirector, generalManager], accepted: [operationsDirector, generalManager] } },
  title: 'title',
  list: { columns: ['clause', 'title', 'owner', 'rhythm', 'grace', 'accountable', 'state'], filters: ['clause', 'owner', 'rhythm', 'state'], sort: 'clause' },
  form: [['clause', 'title'], ['text'], ['owner', 'accountable', 'rhythm', 'grace'], ['record'], ['proof'], ['parameters'], ['concerned'], ['reason']],
})
export type Binding = RowOfDocument<typeof bindingDocument>

/** What is accepted holds from then on, and as it is changed from then on; what is rejected is not owed. */
export const bindingTerms = terms(bindingDocument, { clause: 'clause', owner: 'owner', rhythm: 'rhythm', grace: 'grace', title: 'title', text: 'text', held: ['accepted'], refused: ['rejected'] })
