/** A test sheet: the records of a clause and a period, drawn by a stated seed, each looked at; design and operation concluded apart. */
import { all, choice, day, document, integer, lines, longText, own, ref, text, type Moment, type RowOf, type RowOfDocument } from '#declare'
import { departmentHead, employee, generalManager, internalAuditor, operationsDirector, person, riskManager } from '#commons'
import { refuse } from '#words'
import { auditPlan } from '../contract.ts'
import { auditPolicy } from '../policy.ts'

const results = { effective: ['有效', 'Effective'], deficient: ['有缺陷', 'Deficient'] } as const

const fields = {
  plan: ref(auditPlan, '审计计划', 'Audit plan').required(),
  clause: text('条款', 'Clause', 20).required().searched(),
  from: day('期间起', 'From').required(),
  until: day('期间止', 'Until').required(),
  auditor: ref(person, '审计人', 'Auditor').required(),
  seed: text('抽样种子', 'Seed', 60).required().because('同一种子在同一总体中总是抽到相同的样本，任何人都可以重抽核对', 'The same seed draws the same sample from the same population, so anybody can draw it again'),
  population: integer('总体数量', 'Population').required(),
  sample: lines('样本', 'Sample', {
    subject: text('应办事项', 'What was owed', 80).required().unique(),
    found: text('对应记录', 'Record found', 80),
    result: choice('结果', 'Result', { passed: ['符合', 'Passed'], failed: ['不符合', 'Failed'] }),
    note: text('说明', 'Note', 500),
  }).required(),
  design: choice('设计结果', 'Design', results),
  operation: choice('运行结果', 'Operation', results),
  conclusion: longText('结论', 'Conclusion'),
}

export const testSheetDocument = document('governance.test-sheet', {
  label: ['审计测试底稿', 'Test sheet'], clause: auditPolicy.clause('9.1.1'), numbered: 'DG-{yyyy}-{000}', fields,
  check: (row) => {
    if (row.until < row.from) return refuse('期间止早于期间起', 'Ends before it begins', 'until')
    return row.sample.length > row.population ? refuse('样本多于总体', 'The sample is larger than the population', 'population') : undefined
  },
  states: { draft: ['测试中', 'In testing'], concluded: ['待复核', 'Awaiting review'], reviewed: ['已复核', 'Reviewed'] },
  actions: {
    conclude: { label: ['得出结论', 'Conclude'], from: 'draft', to: 'concluded', by: internalAuditor, asks: ['design', 'operation', 'conclusion'], guard: tested },
    'send-back': { label: ['退回', 'Send back'], from: 'concluded', to: 'draft', by: [generalManager, riskManager], guard: byAnother },
    review: { label: ['复核', 'Review'], from: 'concluded', to: 'reviewed', by: [generalManager, riskManager], guard: byAnother },
  },
  access: { see: [...all(internalAuditor, generalManager, operationsDirector, riskManager, departmentHead), ...own(employee)], edit: { draft: [internalAuditor] }, owner: 'auditor' },
  list: { columns: ['number', 'clause', 'from', 'until', 'auditor', 'design', 'operation', 'state'], filters: ['clause', 'state'], sort: '-number' },
  form: [['plan', 'clause', 'from', 'until'], ['auditor', 'seed', 'population'], ['sample'], ['design', 'operation'], ['conclusion']],
})
export type TestSheet = RowOfDocument<typeof testSheetDocument>

/** 9.1.1: every record drawn was looked at, and one that failed is not called effective. */
function tested({ sample, operation }: RowOf<typeof fields>) {
  const open = sample.findIndex(({ result }) => result === undefined)
  if (open >= 0) return refuse('还有样本没有结果', 'A record drawn has no result yet', `sample.${open}.result`)
  const failed = sample.some(({ result }) => result === 'failed')
  return failed && operation === 'effective' ? refuse('有样本不符合，运行结果不能为有效', 'A record failed; operation is not effective', 'operation') : undefined
}
function byAnother({ auditor }: { readonly auditor: string }, { actor, onBehalfOf }: Moment) {
  return auditor === (onBehalfOf ?? actor) ? refuse('审计人不能复核自己的底稿', 'Nobody reviews their own sheet', 'auditor') : undefined
}
