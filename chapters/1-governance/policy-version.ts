/** A version of the written policy: its clauses as they were worded, from when they hold, which of ours each one is bound to, and the road from draft to retirement. */
import { all, choice, day, declared, document, flag, integer, lines, longText, ref, rows, text, type Moment, type RowOf, type RowOfDocument } from '#declare'
import { department, duty, employee, generalManager, operationsDirector, person } from '#commons'
import { refuse } from '#words'
import { opinionsAsked, policyBallot, policyOpinion, policyPutInForce } from './contract.ts'
import { ballotsFor, carried, type Ballot } from './10-life/deliberation.ts'
import { revisionPolicy } from './policy.ts'

const fields = {
  title: text('名称', 'Title', 200).required().searched(),
  edition: integer('版次', 'Edition').required().unique(),
  effectiveFrom: day('施行日期', 'In force from').required(),
  effectiveTo: day('失效日期', 'In force to').fixed(),
  interpreter: ref(department, '解释部门', 'Interpreted by'),
  summary: longText('修订说明', 'What changed'),
  opinionsUntil: day('意见截止', 'Opinions until'),
  withoutOpinions: text('不征求意见的理由', 'Why no opinions were asked', 300),
  council: lines('审议人员', 'Council', { person: ref(person, '人员', 'Person').required().unique() }).because('空着由批准人一人决定；不能含起草人，有利害关系的人员回避', 'Left out, whoever puts it in force decides alone; whoever drafted it does not sit, whoever is concerned stands aside'),
  round: integer('审议轮次', 'Round').fixed(),
  waits: flag('待施行', 'Waits for its day').fixed(),
  issuedOn: day('批准日期', 'Approved on').fixed(),
  reviewedOn: day('最近复审', 'Last reviewed').fixed(),
  reviewNote: longText('复审意见', 'Review note'),
  retirement: text('废止理由', 'Why it is retired', 300),
  clauses: lines('条款', 'Clauses', {
    number: text('条号', 'Number', 20).required().unique(),
    title: text('标题', 'Title', 200).required(),
    titleEn: text('英文标题', 'English title', 200),
    text: longText('正文', 'Text').required(),
    textEn: longText('英文正文', 'English text'),
    bound: declared('clauses', '对应条款', 'Bound clause').because('本制度条款对应的系统条款编号；空着表示尚无对应', 'The clause of the system it is bound to; empty when it is bound to none'),
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
type Version = RowOf<typeof fields> & { readonly id: string; readonly state: string; readonly enteredBy: string }

export const policyVersionDocument = document('governance.policy-version', {
  label: ['制度版本', 'Policy version'], clause: revisionPolicy.clause('10.1.1'), numbered: 'ZD-{yyyy}-{00}', fields,
  known: {
    unanswered: (row: Version) => rows<{ number: string }>({ source: { document: policyOpinion.name }, where: { edition: row.id, state: 'given' }, fields: { number: 'number' } }),
    ballots: (row: Version) => rows<Ballot>({ source: { document: policyBallot.name }, where: { edition: row.id, round: row.round ?? 0 }, fields: { person: 'person', state: 'state' } }),
  },
  states: {
    draft: ['起草', 'Draft'], consulting: ['征求意见', 'Opinions asked'], submitted: ['待审批', 'Awaiting approval'], approved: ['已批准待施行', 'Approved, not yet in force'],
    'in-force': ['有效', 'In force'], superseded: ['已被取代', 'Superseded'], retired: ['已废止', 'Retired'],
  },
  actions: {
    consult: { label: ['征求意见', 'Ask for opinions'], from: 'draft', to: 'consulting', by: operationsDirector, asks: ['opinionsUntil'], guard: notOver, announce: opinionsAsked },
    submit: {
      label: ['送审', 'Submit'], from: ['draft', 'consulting'], to: 'submitted', by: operationsDirector, duty: duty.draftPolicy, asks: ['withoutOpinions?'], needs: ['unanswered'], guard: heard,
      sets: ({ round }) => ({ round: (round ?? 0) + 1 }), follow: ballotsFor,
    },
    'send-back': { label: ['退回', 'Send back'], from: 'submitted', to: 'draft', by: generalManager },
    issue: {
      label: ['批准施行', 'Put in force'], from: 'submitted', to: 'approved', by: generalManager, duty: duty.issuePolicy, needs: ['ballots'], guard: (_row, { ballots, actor }) => carried(ballots, actor), grave: true,
      sets: ({ effectiveFrom }, { today }) => ({ issuedOn: today, effectiveFrom: effectiveFrom < today ? today : effectiveFrom, waits: effectiveFrom > today }),
    },
    enact: { label: ['施行', 'Enact'], from: 'approved', to: 'in-force', by: 'task', announce: policyPutInForce },
    review: {
      label: ['年度复审', 'Yearly review'], from: 'in-force', to: 'in-force', by: operationsDirector, asks: ['reviewNote'],
      sets: (_row: unknown, { today }: Moment) => ({ reviewedOn: today }),
    },
    supersede: { label: ['由新版取代', 'Supersede'], from: 'in-force', to: 'superseded', by: generalManager, sets: (_row: unknown, { today }: Moment) => ({ effectiveTo: today }), grave: true },
    retire: { label: ['废止', 'Retire'], from: 'in-force', to: 'retired', by: generalManager, asks: ['retirement'], sets: (_row: unknown, { today }: Moment) => ({ effectiveTo: today }), grave: true },
  },
  access: { see: all(employee), edit: { draft: [operationsDirector], consulting: [operationsDirector] } },
  title: 'title',
  list: { columns: ['number', 'title', 'edition', 'effectiveFrom', 'effectiveTo', 'state'], filters: ['state'], sort: '-edition' },
  form: [['title', 'edition', 'effectiveFrom', 'effectiveTo', 'interpreter'], ['summary'], ['opinionsUntil', 'withoutOpinions', 'issuedOn', 'retirement'], ['council'], ['headings'], ['clauses'], ['reviewedOn', 'reviewNote']],
})
export type PolicyVersion = RowOfDocument<typeof policyVersionDocument>

function notOver({ opinionsUntil }: Version, { today }: Moment) {
  return opinionsUntil !== undefined && opinionsUntil <= today ? refuse('意见截止日期应晚于今天', 'Opinions are asked until a day later than today', 'opinionsUntil') : undefined
}

/** 10.1.1: a draft goes on once people were heard and each opinion has its answer, or with the reason why nobody was asked. */
function heard(row: Version, { unanswered, today }: Moment & { readonly unanswered: readonly { readonly number: string }[] }) {
  if ((row.council ?? []).some((one) => one.person === row.enteredBy)) return refuse('起草人不参加审议', 'Whoever drafted it does not sit in the council', 'council')
  if (row.state === 'draft') return row.withoutOpinions ? undefined : refuse('请先征求意见，或写明不征求意见的理由', 'Ask for opinions first, or say why nobody is asked', 'withoutOpinions')
  if (row.opinionsUntil !== undefined && today <= row.opinionsUntil) return refuse(`意见征求到 ${row.opinionsUntil} 为止`, `Opinions may be given until ${row.opinionsUntil}`, 'opinionsUntil')
  const [first] = unanswered
  return first ? refuse(`还有 ${unanswered.length} 条意见没有答复，如 ${first.number}`, `${unanswered.length} opinions have no answer yet, such as ${first.number}`, 'state') : undefined
}
