/** What finance measures: what is owed to whom, what was received and not invoiced, what was paid ahead, what budgets still allow. */
import { accountant, budgetAccountant, cashier, financeManager, generalManager, internalAuditor, operationsDirector, payablesAccountant, treasurer } from '#commons'
import { all, figure, type Figure } from '#declare'
import { supplier } from '../4-supply/contract.ts'
import { budget } from './contract.ts'
import { financePolicy } from './policy.ts'

const readers = all(payablesAccountant, accountant, cashier, treasurer, financeManager, generalManager, internalAuditor)
const by = { supplier: { path: 'party', label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name } } as const
const columns = { supplier: { label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name }, balance: { label: ['余额', 'Balance'], kind: 'money', total: true } } as const
const booked = financePolicy.clause('6.2.1')

/** Balances of one account role by supplier; a debt that is owed and an advance that was paid are both above zero. */
const bySupplier = (code: string, zh: string, en: string, role: string): Figure => figure(code, {
  label: [zh, en], clause: booked, see: readers, narrow: by, columns,
  query: { source: { journal: 'balances' }, where: { role }, fields: { supplier: 'party', account: 'account' }, measures: { balance: { sum: 'settled' } }, sort: ['-balance'] },
  drill: { entries: true, with: { party: '{supplier}', account: '{account}' } },
})

export const figures: readonly Figure[] = [
  bySupplier('finance.supplier-balances', '应付账款余额', 'Supplier balances', 'payable'),
  bySupplier('finance.received-not-invoiced', '暂估应付余额', 'Received, not invoiced', 'goods-received-not-invoiced'),
  bySupplier('finance.advances', '预付账款余额', 'Paid or billed ahead', 'prepaid'),
  figure('finance.budget-left', {
    label: ['预算余额', 'Budgets and what is left'], clause: financePolicy.clause('6.1.3'), see: all(budgetAccountant, financeManager, operationsDirector, generalManager, internalAuditor),
    narrow: { budget: { path: 'budgetItem', label: ['预算', 'Budget'], kind: 'ref', to: budget.name } },
    query: { source: { journal: 'balances' }, where: { role: { in: ['budget', 'open-budget'] } }, fields: { budget: 'budgetItem', department: 'budgetItem.department' }, measures: { unspent: { sum: 'settled' }, aside: { sum: 'reserved' }, left: { sum: 'available' } }, sort: ['left'] },
    columns: {
      budget: { label: ['预算', 'Budget'], kind: 'ref', to: budget.name }, department: { label: ['部门', 'Department'], kind: 'ref', to: 'commons.department' },
      unspent: { label: ['未使用', 'Not spent'], kind: 'money', total: true }, aside: { label: ['已占用', 'Set aside'], kind: 'money', total: true }, left: { label: ['可用', 'Left'], kind: 'money', total: true },
    },
    drill: { entries: true, with: { budgetItem: '{budget}' } },
  }),
]
