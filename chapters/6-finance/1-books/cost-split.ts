/** A split of costs: what is booked on one department is borne by several, from a day on; the newest split in force counts. */
import { all, day, document, lines, rate, ref, rows, type Id, type RowOf } from '#declare'
import { accountant, department, duty, financeManager, generalManager, internalAuditor } from '#commons'
import { allocate, compare, isPositive, refuse, sum, type Day, type Decimal } from '#words'
import { costSplit } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  main: ref(department, '被分摊部门', 'Department split').required(),
  from: day('生效日期', 'In force from').required(),
  lines: lines('承担部门', 'Borne by', {
    department: ref(department, '部门', 'Department').required(),
    share: rate('比例', 'Share').required(),
  }).required(),
}
export type CostSplit = RowOf<typeof fields>
type Part = { readonly of: Id; readonly from: Day; readonly department: Id; readonly share: Decimal; readonly split: Id }
type Known = { readonly booked: readonly { readonly last: Day }[]; readonly nested: readonly Part[]; readonly bearing: readonly Part[] }

const parts = (where: Readonly<Record<string, string | { readonly in: readonly Id[] }>>) => rows<Part>({
  source: { document: costSplit.name, lines: 'lines' }, where: { ...where, 'parent.state': 'enacted' },
  fields: { of: 'parent.main', from: 'parent.from', department: 'department', share: 'share', split: 'parent.id' }, sort: ['parent.from'],
})

export const costSplitDocument = document(costSplit.name, {
  label: ['费用分摊规则', 'Cost split'], clause: booked, numbered: 'FT-{yyyy}-{000}', fields,
  check: (row) => whole(row),
  known: {
    booked: (row: CostSplit) => rows<{ last: Day }>({ source: { journal: 'entries' }, where: { department: row.main, date: { from: row.from } }, fields: { last: 'date' }, sort: ['-date'], limit: 1 }),
    nested: (row: CostSplit) => parts({ 'parent.main': { in: row.lines.map((one) => one.department) } }),
    bearing: (row: CostSplit) => parts({ department: row.main }),
  },
  states: { draft: ['草稿', 'Draft'], enacted: ['已生效', 'In force'], revoked: ['已停用', 'Revoked'] },
  actions: {
    enact: { label: ['生效', 'Enact'], from: 'draft', to: 'enacted', by: financeManager, clause: booked, duty: duty.record, needs: ['booked', 'nested', 'bearing'], guard: (row, known) => apart(row, known) },
    revoke: { label: ['停用', 'Revoke'], from: 'enacted', to: 'revoked', by: financeManager, clause: booked, duty: duty.record },
  },
  access: { company: true, see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'main', 'from', 'state'], filters: ['state', 'main'], sort: '-from' },
  form: [['main', 'from'], ['lines']],
})

/** All of it is borne, by others, each named once. */
function whole(row: CostSplit) {
  const at = row.lines.findIndex((one, index) => !isPositive(one.share) || row.lines.findIndex((other) => other.department === one.department) < index)
  if (at >= 0) return refuse('每个部门只填一次，比例大于零', 'Each department stands once, with a share above zero', `lines.${at}.share`)
  const self = row.lines.findIndex((one) => one.department === row.main)
  if (self >= 0) return refuse('不能分摊给自己', 'A department does not bear what is split off it', `lines.${self}.department`)
  return compare(sum(row.lines.map(({ share }) => share)), '1') === 0 ? undefined : refuse('比例之和须为 100%', 'The shares must add up to 100 %', 'lines')
}

/** A split is not split again, and changes nothing that is booked. */
function apart(_row: CostSplit, { booked: [entry], nested, bearing }: Known) {
  if (entry) return refuse(`该部门在 ${entry.last} 已有入账，分摊须从其后开始`, `Something is booked on it on ${entry.last}; the split must begin later`, 'from')
  if (nested.length > 0) return refuse('承担部门本身也被分摊', 'A department that bears is itself split', 'lines')
  return bearing.length > 0 ? refuse('该部门承担着别处的分摊', 'The department bears a share of another one', 'main') : undefined
}

/** What a rule of entries must know of the splits of some departments. */
export const splitsOf = (departments: readonly (Id | undefined)[]) => parts({ 'parent.main': { in: departments.flatMap((one) => one ?? []) } })

/** Who bears an amount, to the last cent; whoever it is booked on where nothing is split. */
export function borneBy(of: Id | undefined, amount: Decimal, on: Day, splits: readonly Part[]): readonly { readonly department: Id | undefined; readonly amount: Decimal }[] {
  const newest = splits.findLast((one) => one.of === of && one.from <= on)
  if (!newest) return [{ department: of, amount }]
  const bearing = splits.filter(({ split }) => split === newest.split)
  const shares = allocate(amount, bearing.map(({ share }) => share), 2)
  return bearing.map(({ department: who }, at) => ({ department: who, amount: shares[at] ?? '0' }))
}
export type SplitParts = readonly Part[]
