/** A purchase requisition: a department asks for goods before anybody promises anything to a supplier. */
import { all, ask, below, day, department, document, fulfilled, lines, money, own, quantity, ref, text, type Fulfilment, type Moment, type Posting, type RowOf } from '#declare'
import { budgetAccountant, buyer, committed, department as departmentName, departmentHead, duty, employee, financeManager, generalManager, freed, internalAuditor, item, operationsDirector, planner, portion, procurementManager, type BudgetPolicy } from '#commons'
import { compare, isPositive, isZero, least, refuse, rounded, sum, times } from '#words'
import { authorityFor, type Authority } from '../../1-governance/contract.ts'
import { budget, budgetLeft, type BudgetLeft } from '../../6-finance/contract.ts'
import { requisitionApproved } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { monthOf, policyOf } from './commitment.ts'

const planned = supplyPolicy.clause('4.2.1')

const fields = {
  title: text('事由', 'Purpose').required().searched(),
  department: ref(departmentName, '需求部门', 'Department').required(),
  neededBy: day('需求日期', 'Needed by').required(),
  budget: ref(budget, '预算', 'Budget').because('填写后，提交即占用该预算', 'When given, submitting sets the sum aside'),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('数量', 'Quantity').required(),
    price: money('预计单价', 'Estimated price', 4).initially('0').because('不含税；用于确定审批权限', 'Without tax; decides who must approve', planned),
    amount: money('预计金额', 'Estimated amount').fixed(),
    note: text('用途说明', 'Note', 300),
  }).required(),
  total: money('预计金额', 'Estimated total', 8).required(),
  approverRole: text('审批岗位', 'Approving role', 60).fixed(),
}
export type Requisition = RowOf<typeof fields>

export const purchaseRequisitionDocument = document('supply.purchase-requisition', {
  label: ['请购单', 'Purchase requisition'], clause: planned, numbered: 'QG-{yyyy}{MM}-{0000}', fields,
  derive: { lines: (row) => row.lines.map((one) => ({ ...one, amount: rounded(times(one.quantity, one.price), 2) })), total: (row) => sum(row.lines.map(({ quantity, price }) => times(quantity, price))) },
  check: positive,
  known: {
    authority: (row: Requisition, { today }: Moment) => ask(authorityFor, { document: 'supply.purchase-requisition', amount: row.total, on: today }),
    left: (row: Requisition) => ask(budgetLeft, { budget: row.budget }),
    policy: (row: Requisition) => policyOf(row.budget),
    ordered: (row: Requisition) => fulfilled('ordered', row.lines.map(({ id }) => id)),
  },
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], closed: ['已关闭', 'Closed'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: employee, clause: planned, duty: duty.request, needs: ['authority', 'left', 'policy'], guard: routed, sets: (_row, { authority }) => ({ approverRole: authority?.role }), post: setAside },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: 'task', clause: planned, duty: duty.approve, announce: requisitionApproved },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task', clause: planned, reverses: 'submit' },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: 'task', clause: planned, reverses: 'submit' },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'approved'], to: 'cancelled', by: [employee, departmentHead], clause: planned, needs: ['ordered'], guard: notOrdered, reverses: 'submit' },
    close: { label: ['关闭余量', 'Close the rest'], from: 'approved', to: 'closed', by: [employee, departmentHead, budgetAccountant], clause: planned, needs: ['ordered', 'policy'], post: restFreed },
  },
  access: {
    see: [...own(employee), ...department(planner), ...below(departmentHead), ...all(planner, buyer, procurementManager, operationsDirector, financeManager, generalManager, internalAuditor)],
    edit: { draft: [employee] }, department: 'department',
  },
  title: 'title',
  list: { columns: ['number', 'title', 'department', 'neededBy', 'total', 'state'], filters: ['state', 'department', 'neededBy'] },
  form: [['title', 'department', 'neededBy', 'budget'], ['lines'], ['total']],
})

function positive(row: Requisition) {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  return at < 0 ? undefined : refuse('数量须大于零', 'The quantity must be above zero', `lines.${at}.quantity`)
}

/** 1.3.3, 6.1.3: somebody must hold the authority for the amount, and what it is charged to must have that much left. */
function routed(row: Requisition, { authority, left, policy: [policy] }: { authority: Authority | undefined; left: BudgetLeft | undefined; policy: readonly BudgetPolicy[] }) {
  if (row.budget && left && policy?.controls === 'request' && policy.yearly === 'stop' && !policy.binds && compare(rounded(row.total, 2), left.available) > 0) return refuse(`预算余额 ${left.available}，不足`, `Only ${left.available} of the budget is left`, 'budget', { clause: '6.1.3' })
  return authority ? undefined : refuse('审批权限表中没有人可批准该金额', 'Nobody in the authority matrix may approve this amount', 'total', { rule: 'authority' })
}

function notOrdered(_row: Requisition, { ordered }: { ordered: Readonly<Record<string, Fulfilment>> }) {
  return Object.values(ordered).every(({ quantity }) => isZero(quantity)) ? undefined : refuse('已据此下单，不能取消', 'It was ordered already; it cannot be cancelled')
}

function setAside(row: Requisition & { readonly number: string }, { today, policy: [policy] }: { policy: readonly BudgetPolicy[] } & Moment): readonly Posting[] {
  return [{
    summary: [`请购占用预算 ${row.number}`, `Budget set aside by ${row.number}`], date: today,
    lines: row.lines.flatMap((one) => committed({ policy, month: monthOf(row.neededBy) }, 'request', rounded(times(one.quantity, one.price), 2), one.id)),
  }]
}

/** What was asked for and will not be ordered is free again. */
function restFreed(row: Requisition & { readonly number: string }, { today, policy: [policy], ordered }: { policy: readonly BudgetPolicy[]; ordered: Readonly<Record<string, Fulfilment>> } & Moment): readonly Posting[] {
  return [{
    summary: [`关闭请购释放预算 ${row.number}`, `Budget freed by closing ${row.number}`], date: today,
    lines: row.lines.flatMap((one) => freed({ policy, month: monthOf(row.neededBy) }, 'request', portion(least(ordered[one.id]?.quantity ?? '0', one.quantity), one.quantity, one.price), one.id)),
  }]
}
