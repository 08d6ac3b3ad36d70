/** What finance measures: what is owed to whom. */
import { accountant, cashier, financeManager, generalManager, internalAuditor, payablesAccountant, treasurer } from '#commons'
import { all, figure, type Figure } from '#declare'
import { supplier } from '../4-supply/contract.ts'
import { financePolicy } from './policy.ts'

const readers = all(payablesAccountant, accountant, cashier, treasurer, financeManager, generalManager, internalAuditor)
const by = { supplier: { path: 'party', label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name } } as const
const columns = { supplier: { label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name }, balance: { label: ['余额', 'Balance'], kind: 'money', total: true } } as const

export const figures: readonly Figure[] = [
  figure('finance.supplier-balances', {
    label: ['应付账款余额', 'Supplier balances'], clause: financePolicy.clause('6.2.1'), see: readers, narrow: by, columns,
    query: { source: { journal: 'balances' }, where: { role: 'payable' }, fields: { supplier: 'party', account: 'account' }, measures: { balance: { sum: 'settled' } }, sort: ['balance'] },
    drill: { entries: true, with: { party: '{supplier}', account: '{account}' } },
  }),
  figure('finance.received-not-invoiced', {
    label: ['暂估应付余额', 'Received, not invoiced'], clause: financePolicy.clause('6.2.1'), see: readers, narrow: by, columns,
    query: { source: { journal: 'balances' }, where: { role: 'goods-received-not-invoiced' }, fields: { supplier: 'party', account: 'account' }, measures: { balance: { sum: 'settled' } }, sort: ['balance'] },
    drill: { entries: true, with: { party: '{supplier}', account: '{account}' } },
  }),
]
