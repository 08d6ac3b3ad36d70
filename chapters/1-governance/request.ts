/** A request: anybody asks for something of a kind that a department offers; the approval drawn for the kind decides. */
import { all, below, day, document, flag, lines, longText, money, own, quantity, record, ref, text, type RowOf } from '#declare'
import { department, departmentHead, duty, employee, generalManager, internalAuditor, operationsDirector } from '#commons'
import { isZero, refuse, rounded, sum, times, type Refusal } from '#words'
import { requestKind } from './contract.ts'
import { governancePolicy } from './policy.ts'
import type { RequestKind } from './request-kind.ts'

const fields = {
  kind: ref(requestKind, '申请类型', 'Kind').required(),
  title: text('标题', 'Title').required().searched(),
  department: ref(department, '申请部门', 'Department').required(),
  reason: longText('事由', 'Reason').required(),
  amount: money('金额', 'Amount').because('有明细时提交后为明细合计', 'With lines it is their sum when submitted'),
  from: day('开始日期', 'From'),
  until: day('结束日期', 'Until'),
  urgent: flag('加急', 'Urgent').initially(false),
  lines: lines('明细', 'Lines', {
    what: text('内容', 'What').required(),
    quantity: quantity('数量', 'Quantity').initially('1'),
    price: money('单价', 'Price').initially('0'),
    note: text('说明', 'Note', 300),
  }),
  process: text('审批流程', 'Approval', 40).fixed(),
}
type Request = RowOf<typeof fields> & { readonly department: string | null }

export const requestDocument = document('governance.request', {
  label: ['申请单', 'Request'], clause: governancePolicy.clause('1.3.3'), numbered: 'SQ-{yyyy}{MM}-{0000}', fields,
  check: ({ from, until }) => (from !== undefined && until !== undefined && until < from ? refuse('结束日期早于开始日期', 'Ends before it begins', 'until') : undefined),
  known: { kindOf: (row: Request) => record<RequestKind>({ name: requestKind.name }, row.kind) },
  states: { draft: ['草稿', 'Draft'], submitted: ['审批中', 'Being approved'], approved: ['已同意', 'Approved'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: employee, duty: duty.request, needs: ['kindOf'], guard: asKindAsks, sets: (row, { kindOf }) => ({ process: kindOf?.number, amount: amountOf(row) }) },
    approve: { label: ['同意', 'Approve'], from: 'submitted', to: 'approved', by: 'task', duty: duty.approve },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task' },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: 'task' },
    cancel: { label: ['取消', 'Cancel'], from: 'draft', to: 'cancelled', by: employee },
  },
  access: {
    see: [...own(employee), ...below(departmentHead), ...all(operationsDirector, generalManager, internalAuditor)],
    edit: { draft: [employee] }, department: 'department',
  },
  title: 'title',
  list: { columns: ['number', 'kind', 'title', 'department', 'amount', 'state'], filters: ['kind', 'department', 'state'], sort: '-number' },
  form: [['kind', 'title', 'department'], ['reason'], ['amount', 'from', 'until', 'urgent'], ['lines']],
})

/** With lines their sum, else what was written. */
const amountOf = ({ lines = [], amount }: Request) => (lines.length > 0 ? rounded(sum(lines.map(({ quantity, price }) => times(quantity, price))), 2) : amount)

/** What the kind asks for is given, what it does not ask for is not, and whoever asks may. */
function asKindAsks(row: Request, { kindOf }: { readonly kindOf: RequestKind | undefined }): Refusal | undefined {
  if (!kindOf || kindOf.state !== 'open') return refuse('该申请类型已停用', 'This kind of request is closed', 'kind')
  if (kindOf.startedBy === 'department' && row.department !== kindOf.department) return refuse('该申请类型只限归口部门的员工发起', 'Only people of its department may start this kind of request', 'kind')
  const given = { amount: !isZero(amountOf(row) ?? '0'), days: Boolean(row.from && row.until), lines: (row.lines ?? []).length > 0 }
  const missing = (['amount', 'days', 'lines'] as const).find((key) => kindOf[key] === 'must' && !given[key])
  if (missing) return refuse(`“${kindOf.name}”必须填写${words[missing][0]}`, `${kindOf.nameEn ?? kindOf.name} must give ${words[missing][1]}`, places[missing])
  return row.urgent && !kindOf.urgent ? refuse('该申请类型不能标为加急', 'This kind of request may not be marked urgent', 'urgent') : undefined
}
const words = { amount: ['金额', 'an amount'], days: ['起止日期', 'from and until'], lines: ['明细', 'lines'] } as const
const places = { amount: 'amount', days: 'from', lines: 'lines' } as const
