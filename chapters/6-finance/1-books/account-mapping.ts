/** Which account a role stands on, from a day on: a company changes accounts, never the balance of a posting rule. */
import { all, day, declared, document, ref, rows, type BookChange, type RowOf } from '#declare'
import { account, accountant, financeManager, generalManager, internalAuditor } from '#commons'
import { refuse, type Day } from '#words'
import { accountMapping, chartAccount } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')
const roles: ReadonlySet<string> = new Set(account.accounts.map((one) => one.account))

const fields = {
  role: declared('accounts', '科目用途', 'Account role').required(),
  account: ref(chartAccount, '科目', 'Account').required(),
  from: day('生效日期', 'From').required(),
}
export type AccountMapping = RowOf<typeof fields>
type Known = { readonly accounts: readonly { readonly code: string; readonly state: string }[]; readonly later: readonly { readonly from: Day }[] }

export const accountMappingDocument = document('finance.account-mapping', {
  label: ['科目对应', 'Account mapping'], clause: booked, numbered: 'KM-{000}', fields,
  check: ({ role }) => (roles.has(role) ? undefined : refuse(`没有科目用途“${role}”`, `There is no account role "${role}"`, 'role')),
  known: {
    accounts: (row: AccountMapping) => rows<{ code: string; state: string }>({ source: { document: chartAccount.name }, where: { id: row.account }, fields: { code: 'code', state: 'state' } }),
    later: (row: AccountMapping) => rows<{ from: Day }>({ source: { document: accountMapping.name }, where: { role: row.role, state: 'in-force' }, fields: { from: 'from' }, sort: ['-from'], limit: 1 }),
  },
  states: { draft: ['草稿', 'Draft'], 'in-force': ['有效', 'In force'] },
  actions: {
    enact: { label: ['生效', 'Enact'], from: 'draft', to: 'in-force', by: financeManager, clause: booked, needs: ['accounts', 'later'], guard: goesOn, books: mapped, grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'role', 'account', 'from', 'state'], filters: ['role', 'state'], sort: 'role' },
  form: [['role', 'account', 'from']],
})

/** Entries of earlier days keep the account they had, so a mapping begins after the one before it. */
function goesOn(row: AccountMapping, { accounts, later: [last] }: Known) {
  if (accounts[0]?.state !== 'open') return refuse('科目未启用', 'The account is not in use', 'account')
  return last && row.from <= last.from ? refuse(`应晚于上一次对应的生效日期 ${last.from}`, `Must begin after the mapping before it, ${last.from}`, 'from') : undefined
}

function mapped({ role, from }: AccountMapping, { accounts: [to] }: Known): readonly BookChange[] {
  return to ? [{ change: 'role', role, number: to.code, from }] : []
}
