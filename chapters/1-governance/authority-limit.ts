/** The authority matrix: up to which amount a role may approve a kind of document; approvals are routed by it. */
import { all, answer, day, decided, declared, document, money, rows, several, type RowOfDocument } from '#declare'
import { employee, financeManager, generalManager, operationsDirector } from '#commons'
import { compare, refuse, type Day, type Decimal } from '#words'
import { authorityFor, authorityLimit, tableFor, type Authority } from './contract.ts'
import { governancePolicy } from './policy.ts'

const fields = {
  role: declared('roles', '角色', 'Role').required(),
  document: declared('documents', '单据类型', 'Document type').required(),
  upTo: money('至金额', 'Up to amount').because('空着表示不限', 'Empty means without limit'),
  from: day('生效日期', 'From').required(),
  to: day('失效日期', 'To'),
}

export const authorityLimitDocument = document('governance.authority-limit', {
  label: ['审批权限', 'Authority limit'], clause: governancePolicy.clause('1.3.3'), numbered: 'QX-{000}', fields,
  check: (row) => (row.to !== undefined && row.to < row.from ? refuse('失效日期早于生效日期', 'Ends before it begins', 'to') : undefined),
  states: { draft: ['草稿', 'Draft'], 'in-force': ['有效', 'In force'], ended: ['已终止', 'Ended'] },
  actions: {
    enact: { label: ['生效', 'Enact'], from: 'draft', to: 'in-force', by: generalManager },
    end: { label: ['终止', 'End'], from: 'in-force', to: 'ended', by: generalManager, asks: ['to'] },
  },
  access: { see: all(employee), edit: { draft: [operationsDirector, financeManager, generalManager] } },
  list: { columns: ['number', 'document', 'role', 'upTo', 'from', 'to', 'state'], filters: ['document', 'role', 'state'], sort: 'number' },
  form: [['document', 'role', 'upTo'], ['from', 'to']],
})
export type AuthorityLimit = RowOfDocument<typeof authorityLimitDocument>

type Limit = { readonly role: string; readonly upTo: Decimal | null; readonly from: Day; readonly to: Day | null }

export const authorityAnswer = answer(
  authorityFor,
  (given) => several({
    limits: rows<Limit>({ source: { document: authorityLimit.name }, where: { document: given.document, state: 'in-force' }, fields: { role: 'role', upTo: 'upTo', from: 'from', to: 'to' } }),
    table: decided(tableFor(given.document), { amount: Number(given.amount) }, given.on),
  }),
  ({ limits, table }, { amount, on }) => (table === undefined ? lowestCovering(limits, amount, on) : typeof table === 'string' && table !== '' ? { role: table } : undefined),
)

/** The smallest limit in force on the day that reaches the amount; no limit counts as the largest. */
export function lowestCovering(limits: readonly Limit[], amount: Decimal, on: Day): Authority | undefined {
  const [first] = limits
    .filter(({ from, to }) => from <= on && (to === null || on <= to))
    .filter(({ upTo }) => upTo === null || compare(upTo, amount) >= 0)
    .toSorted((a, b) => (a.upTo === null ? 1 : b.upTo === null ? -1 : compare(a.upTo, b.upTo)))
  return first && { role: first.role, ...(first.upTo === null ? {} : { upTo: first.upTo }) }
}
