/** An accounting period: open for posting, locked, or closed for good - one after the other. */
import { all, day, document, integer, rows, text, type BookChange, type Fact, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor, payablesAccountant, treasurer } from '#commons'
import { refuse } from '#words'
import { period, periodClosed } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  code: text('期间', 'Period', 7).required().unique().searched(),
  year: integer('年度', 'Year').required(),
  first: day('开始', 'First day').required(),
  last: day('结束', 'Last day').required(),
}
export type Period = RowOf<typeof fields>
type Head = { readonly id: string; readonly number: string }

const waiting = (document: string, states: readonly string[]) => (row: Period): Fact<readonly Head[]> =>
  rows<Head>({ source: { document }, where: { state: { in: states }, date: { from: row.first, to: row.last } }, fields: { id: 'id', number: 'number' }, limit: 1 })

export const periodDocument = document('finance.period', {
  label: ['会计期间', 'Accounting period'], clause: booked, fields,
  check: ({ code, first, last }) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(code) && first.startsWith(code) && last.startsWith(code) && first <= last ? undefined : refuse('期间应为某月，如 2026-03', 'A period is a month such as 2026-03', 'code')),
  known: {
    vouchers: waiting('finance.voucher', ['draft', 'submitted', 'checked']),
    invoices: waiting('supply.supplier-invoice', ['matched', 'accepted']),
    earlier: (row: Period) => rows<Head>({ source: { document: period.name }, where: { code: { to: row.code }, state: { not: 'closed' } }, fields: { id: 'id', number: 'code' }, sort: ['code'], limit: 1 }),
  },
  states: { draft: ['未开启', 'Not yet open'], open: ['开放', 'Open'], locked: ['锁定', 'Locked'], closed: ['已结账', 'Closed'] },
  actions: {
    open: { label: ['开启', 'Open'], from: ['draft', 'locked'], to: 'open', by: financeManager, clause: booked, books: (row) => stands(row, 'open') },
    lock: { label: ['锁定', 'Lock'], from: 'open', to: 'locked', by: financeManager, clause: booked, books: (row) => stands(row, 'locked') },
    close: {
      label: ['结账', 'Close'], from: 'locked', to: 'closed', by: financeManager, clause: booked, duty: duty.record, needs: ['vouchers', 'invoices', 'earlier'],
      guard: finished, books: (row) => stands(row, 'closed'), announce: periodClosed, grave: true,
    },
  },
  access: { see: all(accountant, financeManager, payablesAccountant, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['code', 'year', 'first', 'last', 'state'], filters: ['year', 'state'], sort: '-code' },
  form: [['code', 'year', 'first', 'last']],
})

/** 6.2.1: a month is closed when nothing of it still waits, and no earlier month is open. */
function finished(row: Period & { readonly id: string }, { vouchers: [voucher], invoices: [invoice], earlier: [before] }: { vouchers: readonly Head[]; invoices: readonly Head[]; earlier: readonly Head[] }) {
  if (before && before.id !== row.id) return refuse(`应先结清 ${before.number}`, `${before.number} must be closed first`, 'code')
  if (voucher) return refuse(`凭证 ${voucher.number} 尚未记账`, `Voucher ${voucher.number} is not posted yet`, undefined, { rule: 'finance.voucher' })
  return invoice ? refuse(`发票 ${invoice.number} 尚未入账`, `Invoice ${invoice.number} is not posted yet`, undefined, { rule: 'supply.supplier-invoice' }) : undefined
}

const stands = ({ code, first, last }: Period, state: 'open' | 'locked' | 'closed'): readonly BookChange[] => [{ change: 'period', code, first, last, state }]
