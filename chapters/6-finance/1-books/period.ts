/** An accounting period: open for posting, locked, or closed for good - one after the other. */
import { all, day, document, integer, text, type BookChange, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor, monthSaid, payablesAccountant, treasurer } from '#commons'
import { refuse } from '#words'
import { periodClosed } from '../contract.ts'
import { closingItems, open, told, type ClosingItem } from '../9-month-end/checklist.ts'
import { closingFacts, type Closing } from '../9-month-end/closing-facts.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  code: text('期间', 'Period', 7).required().unique().searched(),
  year: integer('年度', 'Year').required(),
  first: day('开始', 'First day').required(),
  last: day('结束', 'Last day').required(),
  reason: text('未尽事项说明', 'Why it closes with open items', 500),
  openItems: text('结账时未尽事项', 'Open when it was closed', 2000).fixed(),
}
export type Period = RowOf<typeof fields>
export const periodDocument = document('finance.period', {
  label: ['会计期间', 'Accounting period'], clause: booked, fields,
  check: ({ code, first, last }) => monthSaid(code, 'code') ?? (first.startsWith(code) && last.startsWith(code) && first <= last ? undefined : refuse('首日与末日应在该期间内', 'Its first and last day lie in the month', 'first')),
  known: {
    closing: (row: Period) => closingFacts(row.code),
  },
  states: { draft: ['未开启', 'Not yet open'], open: ['开放', 'Open'], locked: ['锁定', 'Locked'], closed: ['已结账', 'Closed'] },
  actions: {
    open: { label: ['开启', 'Open'], from: ['draft', 'locked'], to: 'open', by: financeManager, clause: booked, books: (row) => stands(row, 'open') },
    lock: { label: ['锁定', 'Lock'], from: 'open', to: 'locked', by: financeManager, clause: booked, books: (row) => stands(row, 'locked') },
    close: {
      label: ['结账', 'Close'], from: 'locked', to: 'closed', by: financeManager, clause: booked, duty: duty.record, asks: ['reason?'], needs: ['closing'],
      guard: finished, sets: (row, { closing }) => ({ openItems: told(open(closingItems(row.code, closing), 'explain'), 0) || undefined }), books: (row) => stands(row, 'closed'), announce: periodClosed, grave: true,
    },
  },
  access: { see: all(accountant, financeManager, payablesAccountant, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['code', 'year', 'first', 'last', 'state'], filters: ['year', 'state'], sort: '-code' },
  form: [['code', 'year', 'first', 'last'], ['reason', 'openItems']],
})

/** The papers by which an open thing is settled, or among which it stands. */
const settledIn = ({ key, begin, list }: ClosingItem): string => begin?.document ?? (list && 'document' in list ? list.document : key)

/** 6.2.1: a month is closed after those before it, when nothing that must be done is open; what else is open is explained, and both are kept. */
function finished(row: Period, { closing }: { readonly closing: Closing }) {
  const [before] = closing.earlier
  if (before) return refuse(`应先结清 ${before.number}`, `${before.number} must be closed first`, 'code')
  const items = closingItems(row.code, closing)
  const [must, ...more] = open(items, 'stop')
  if (must) return refuse(`不能结账：${told([must], 0)}${more.length > 0 ? `；另有 ${more.length} 项` : ''}`, `Cannot be closed: ${told([must], 1)}${more.length > 0 ? `; and ${more.length} more` : ''}`, undefined, { rule: settledIn(must) })
  const explain = open(items, 'explain')
  return explain.length === 0 || row.reason ? undefined : refuse(`请说明为何仍可结账：${told(explain, 0)}`, `Say why it may be closed with this open: ${told(explain, 1)}`, 'reason')
}

const stands = ({ code, first, last }: Period, state: 'open' | 'locked' | 'closed'): readonly BookChange[] => [{ change: 'period', code, first, last, state }]
