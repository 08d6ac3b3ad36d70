/** What finance measures: what is owed to whom and since when, what was received and not invoiced, what was paid ahead, what budgets still allow. */
import { accountant, budgetAccountant, cashier, financeManager, generalManager, internalAuditor, operationsDirector, party, payablesAccountant, salesManager, treasurer } from '#commons'
import { all, figure, type Figure, type Query } from '#declare'
import type { Label } from '#words'
import { supplier, supplierInvoice } from '../4-supply/contract.ts'
import { budget, salesInvoice } from './contract.ts'
import { financePolicy } from './policy.ts'

const readers = all(payablesAccountant, accountant, cashier, treasurer, financeManager, generalManager, internalAuditor)
const booked = financePolicy.clause('6.2.1')
const watched = financePolicy.clause('6.3.3')

type Side = { readonly name: 'supplier' | 'customer'; readonly of: { readonly label: readonly [string, string]; readonly kind: 'ref'; readonly to: string }; readonly see: Figure['see'] }
const suppliers: Side = { name: 'supplier', of: { label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name }, see: readers }
const customers: Side = { name: 'customer', of: { label: ['客户', 'Customer'], kind: 'ref', to: party.name }, see: all(accountant, cashier, salesManager, treasurer, financeManager, generalManager, internalAuditor) }

/** Balances of one account role by party; a debt that is owed and an advance that was paid are both above zero. */
const balancesOf = ({ name, of, see }: Side) => (code: string, zh: string, en: string, role: string | { readonly in: readonly string[] }): Figure => figure(code, {
  label: [zh, en], clause: booked, see, narrow: { [name]: { path: 'party', ...of } },
  columns: { [name]: of, balance: { label: ['余额', 'Balance'], kind: 'money', total: true } },
  query: { source: { journal: 'balances' }, where: { role }, fields: { [name]: 'party', account: 'account' }, measures: { balance: { sum: 'settled' } }, sort: ['-balance'] },
  drill: { entries: true, with: { party: `{${name}}`, account: '{account}' } },
})
const [bySupplier, byCustomer] = [balancesOf(suppliers), balancesOf(customers)]

/** Days late, from and to. */
const bands = {
  notDue: [['未到期', 'Not due'], undefined, 0], upTo30: [['逾期 1-30 天', '1-30 days late'], 1, 30], upTo60: [['逾期 31-60 天', '31-60 days late'], 31, 60], upTo90: [['逾期 61-90 天', '61-90 days late'], 61, 90], above90: [['逾期 90 天以上', 'More than 90 days late'], 91, undefined],
} as const satisfies Readonly<Record<string, readonly [Label, number | undefined, number | undefined]>>

/** Posted invoices by party, what of each is open told apart by how late it is; in the currency of the books at the rate of each paper. */
const aged = ({ name, of, see }: Side, code: string, label: Label, { document, sum, less, where = {} }: { readonly document: string; readonly sum: string; readonly less: readonly string[]; readonly where?: Query['where'] }): Figure => figure(code, {
  label, clause: watched, see, narrow: { [name]: { path: name, ...of }, due: { path: 'due', label: ['到期日', 'Due'], kind: 'day' } },
  columns: { [name]: of, open: { label: ['未清金额', 'Open'], kind: 'money', total: true }, ...Object.fromEntries(Object.entries(bands).map(([key, [said]]) => [key, { label: said, kind: 'money', total: true } as const])) },
  query: {
    source: { document }, where: { ...where, state: 'posted', open: { not: '0' } }, open: { of: sum, less, at: 'exchangeRate' }, fields: { [name]: name }, sort: ['-open'],
    measures: { open: { sum: 'open' }, ...Object.fromEntries(Object.entries(bands).map(([key, [, from, to]]) => [key, { sum: 'open', late: { since: ['due', 'date'], ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }])) },
  },
  drill: { document, with: { [name]: `{${name}}`, state: 'posted' } },
})

export const figures: readonly Figure[] = [
  bySupplier('finance.supplier-balances', '应付账款余额', 'Supplier balances', 'payable'),
  bySupplier('finance.received-not-invoiced', '暂估应付余额', 'Received, not invoiced', 'goods-received-not-invoiced'),
  bySupplier('finance.advances', '预付账款余额', 'Paid or billed ahead', 'prepaid'),
  byCustomer('finance.customer-balances', '应收账款余额', 'Customer balances', { in: ['receivable', 'pledged-receivable', 'discounted-receivable'] }),
  byCustomer('finance.customer-advances', '预收账款余额', 'Paid ahead by customers', 'customer-advance'),
  aged(customers, 'finance.receivables-by-age', ['应收账龄', 'Receivables by age'], { document: salesInvoice.name, sum: 'total', less: ['settled', 'taken-back'], where: { red: null } }),
  aged(suppliers, 'finance.payables-by-age', ['应付账龄', 'Payables by age'], { document: supplierInvoice.name, sum: 'payable', less: ['paid'] }),
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
