/** A purchase requisition: a department asks for goods before anybody promises anything to a supplier. */
import { all, ask, below, day, department, document, lines, money, own, quantity, ref, text, type Moment, type RowOf } from '#declare'
import { buyer, department as departmentName, departmentHead, duty, employee, financeManager, generalManager, internalAuditor, item, operationsDirector, planner, procurementManager } from '#commons'
import { isPositive, refuse, sum, times } from '#words'
import { authorityFor, type Authority } from '../../1-governance/contract.ts'
import { requisitionApproved } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'

const planned = supplyPolicy.clause('4.2.1')

const fields = {
  title: text('事由', 'Purpose').required().searched(),
  department: ref(departmentName, '需求部门', 'Department').required(),
  neededBy: day('需求日期', 'Needed by').required(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('数量', 'Quantity').required(),
    price: money('预计单价', 'Estimated price', 4).initially('0').because('不含税；用于确定审批权限', 'Without tax; decides who must approve', planned),
    note: text('用途说明', 'Note', 300),
  }).required(),
  total: money('预计金额', 'Estimated total', 8).required(),
  approverRole: text('审批岗位', 'Approving role', 60).fixed(),
}
export type Requisition = RowOf<typeof fields>

export const purchaseRequisitionDocument = document('supply.purchase-requisition', {
  label: ['请购单', 'Purchase requisition'], clause: planned, numbered: 'QG-{yyyy}{MM}-{0000}', fields,
  derive: { total: (row) => sum(row.lines.map(({ quantity, price }) => times(quantity, price))) },
  check: positive,
  known: { authority: (row: Requisition, { today }: Moment) => ask(authorityFor, { document: 'supply.purchase-requisition', amount: row.total, on: today }) },
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: employee, clause: planned, duty: duty.request, needs: ['authority'], guard: routed, sets: (_row, { authority }) => ({ approverRole: authority?.role }) },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: 'task', clause: planned, duty: duty.approve, announce: requisitionApproved },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task', clause: planned },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: 'task', clause: planned },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'approved'], to: 'cancelled', by: [employee, departmentHead], clause: planned },
  },
  access: {
    see: [...own(employee), ...department(planner), ...below(departmentHead), ...all(planner, buyer, procurementManager, operationsDirector, financeManager, generalManager, internalAuditor)],
    edit: { draft: [employee] }, department: 'department',
  },
  title: 'title',
  list: { columns: ['number', 'title', 'department', 'neededBy', 'total', 'state'], filters: ['state', 'department', 'neededBy'] },
  form: [['title', 'department', 'neededBy'], ['lines'], ['total']],
})

function positive(row: Requisition) {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  return at < 0 ? undefined : refuse('数量须大于零', 'The quantity must be above zero', `lines.${at}.quantity`)
}

/** 1.3.3: somebody must hold the authority for the amount, else nobody could approve it. */
function routed(_row: Requisition, { authority }: { authority: Authority | undefined }) {
  return authority ? undefined : refuse('审批权限表中没有人可批准该金额', 'Nobody in the authority matrix may approve this amount', 'total', { rule: 'authority' })
}
