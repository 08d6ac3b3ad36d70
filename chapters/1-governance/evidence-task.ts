/** An evidence task: the plain way to keep a clause that no procedure carries yet - somebody reports what was done, somebody else accepts it; it is handed over to another department with receipt on both sides. */
import { all, below, day, declared, document, longText, own, ref, rows, text, type Moment, type RowOfDocument } from '#declare'
import { department, departmentHead, employee, generalManager, internalAuditor, operationsDirector, person, roleHolding } from '#commons'
import { refuse, type Day } from '#words'
import { binding, evidenceSentBack } from './contract.ts'
import { auditPolicy } from './policy.ts'

/** Who accepts evidence, in the order in which they are turned to. */
const accepting = [internalAuditor, operationsDirector, generalManager]

const fields = {
  clause: declared('clauses', '条款', 'Clause').required(),
  period: text('所属期间', 'Period', 10).because('如 2026Q3 或 2026-11；空着为提交验收时的期间', 'Such as 2026Q3 or 2026-11; left out, the one in which it is accepted'),
  title: text('要做的事', 'What is to be done', 200).required().searched(),
  department: ref(department, '责任部门', 'Department').required(),
  responsible: ref(person, '责任人', 'Responsible').required(),
  dueOn: day('截止日期', 'Due on').required(),
  report: longText('完成情况', 'What was done'),
  deliveredOn: day('提交日期', 'Delivered on').fixed(),
  acceptor: declared('roles', '验收角色', 'Accepted by').fixed(),
  verdict: longText('验收意见', 'Verdict'),
  handTo: ref(person, '交接给', 'Handed to'),
  handNote: longText('交接说明', 'What is handed over'),
  handedBy: ref(person, '移交人', 'Handed over by').fixed(),
  handedOn: day('移交日期', 'Handed over on').fixed(),
  receivedBy: ref(person, '接收人', 'Received by').fixed(),
  receivedOn: day('接收日期', 'Received on').fixed(),
}

export const evidenceTaskDocument = document('governance.evidence-task', {
  label: ['执行证据', 'Evidence task'], clause: auditPolicy.clause('9.1.2'), numbered: 'ZJ-{yyyy}-{0000}', fields,
  known: {
    settled: (row: { readonly clause: string }) => rows<Settled>({ source: { document: binding.name }, where: { clause: row.clause, state: 'accepted' }, fields: { accountable: 'accountable' } }),
    holders: (_row: unknown, { today }: Moment) => rows<Holder>({ source: { document: roleHolding.name }, where: { role: { in: accepting.map(({ role }) => role) }, state: 'active', from: { to: today } }, fields: { person: 'person', role: 'role', to: 'to' } }),
  },
  states: { open: ['待完成', 'Open'], handed: ['待接收', 'Handed over, not yet received'], delivered: ['待验收', 'Delivered'], accepted: ['已验收', 'Accepted'], dropped: ['已取消', 'Dropped'] },
  actions: {
    deliver: { label: ['提交证据', 'Deliver'], from: 'open', to: 'delivered', by: employee, asks: ['report'], guard: byResponsible, needs: ['settled', 'holders'], sets: ({ responsible }, { today, settled, holders }) => ({ deliveredOn: today, acceptor: acceptorOf(responsible, settled, holders.filter(({ to }) => to === null || to >= today)) }) },
    accept: { label: ['验收', 'Accept'], from: 'delivered', to: 'accepted', by: accepting, asks: ['verdict?'], guard: byAnother },
    'send-back': { label: ['退回', 'Send back'], from: 'delivered', to: 'open', by: accepting, asks: ['verdict'], guard: byAnother, announce: evidenceSentBack },
    'hand-over': { label: ['移交', 'Hand over'], from: 'open', to: 'handed', by: employee, asks: ['handTo', 'handNote'], guard: toAnother, sets: ({ handTo, responsible }, { today }) => ({ responsible: handTo, handedBy: responsible, handedOn: today, receivedBy: null, receivedOn: null }) },
    receive: { label: ['接收', 'Receive'], from: 'handed', to: 'open', by: employee, guard: byReceiver, sets: ({ handTo }, { today }) => ({ receivedBy: handTo, receivedOn: today }) },
    decline: { label: ['不接收', 'Decline'], from: 'handed', to: 'open', by: employee, asks: ['verdict'], guard: byReceiver, sets: ({ handedBy }) => ({ responsible: handedBy }) },
    drop: { label: ['取消', 'Drop'], from: 'open', to: 'dropped', by: operationsDirector },
  },
  access: {
    see: [...all(generalManager, operationsDirector, internalAuditor), ...below(departmentHead), ...own(employee)],
    edit: { open: [operationsDirector, departmentHead, employee] }, department: 'department', owner: 'responsible',
  },
  title: 'title',
  list: { columns: ['number', 'clause', 'period', 'title', 'department', 'responsible', 'dueOn', 'state'], filters: ['clause', 'department', 'responsible', 'state'], sort: 'dueOn' },
  form: [['clause', 'period', 'title'], ['department', 'responsible', 'dueOn'], ['report', 'deliveredOn'], ['acceptor'], ['verdict'], ['handTo', 'handedBy', 'handedOn', 'receivedBy', 'receivedOn'], ['handNote']],
})
export type EvidenceTask = RowOfDocument<typeof evidenceTaskDocument>

type Settled = { readonly accountable: string | null }
type Holder = { readonly person: string; readonly role: string; readonly to: Day | null }
/** 1.3.3: whoever the company settled on for the clause, where that role accepts evidence; else, and where it is whoever did the work, the next that another person bears. */
export function acceptorOf(responsible: string, settled: readonly Settled[], holders: readonly Holder[]): string {
  const order = [...accepting].toSorted((a, b) => Number(b.role === settled[0]?.accountable) - Number(a.role === settled[0]?.accountable))
  const bearers = (role: string) => holders.filter((one) => one.role === role).map(({ person }) => person)
  return (order.find(({ role }) => bearers(role).length > 0 && !bearers(role).includes(responsible)) ?? order[0] ?? internalAuditor).role
}

type Task = { readonly responsible: string; readonly dueOn: Day; readonly handTo?: string | undefined }

function byResponsible(row: Task, { actor, onBehalfOf }: Moment) {
  return row.responsible === (onBehalfOf ?? actor) ? undefined : refuse('只有责任人可以提交', 'Only the person responsible delivers it', 'responsible')
}
function byAnother(row: Task, { actor, onBehalfOf }: Moment) {
  return row.responsible === (onBehalfOf ?? actor) ? refuse('责任人不能验收自己的工作', 'Nobody accepts their own work', 'responsible') : undefined
}
/** 1.3.4: whoever is responsible hands it over, to somebody else. */
function toAnother(row: Task, at: Moment) {
  return byResponsible(row, at) ?? (row.handTo === row.responsible ? refuse('不能移交给自己', 'It is not handed over to oneself', 'handTo') : undefined)
}
function byReceiver({ handTo }: Task, { actor, onBehalfOf }: Moment) {
  return handTo === (onBehalfOf ?? actor) ? undefined : refuse('只有接收人可以接收或退回', 'Only whoever it is handed to receives or declines it', 'handTo')
}
