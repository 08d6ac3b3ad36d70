/** A cash-flow item: what money came in or went out for; the cash-flow statement adds up entries by it (CAS 31). */
import { all, choice, document, text, type RowOfDocument } from '#declare'
import { accountant, cashier, employee, financeManager } from '#commons'
import { financePolicy } from '../policy.ts'

const fields = {
  code: text('编码', 'Code', 20).required().unique().searched(),
  name: text('名称', 'Name', 100).required().searched(),
  nameEn: text('英文名称', 'English name', 100).searched(),
  activity: choice('活动', 'Activity', { operating: ['经营活动', 'Operating'], investing: ['投资活动', 'Investing'], financing: ['筹资活动', 'Financing'] }).required(),
}

export const cashFlowItemDocument = document('finance.cash-item', {
  label: ['现金流量项目', 'Cash-flow item'], clause: financePolicy.clause('6.2.1'), fields,
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: financeManager },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: financeManager },
  },
  access: { see: all(employee), edit: { active: [accountant, cashier, financeManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'activity', 'state'], filters: ['activity', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['activity']],
})
export type CashFlowItem = RowOfDocument<typeof cashFlowItemDocument>
