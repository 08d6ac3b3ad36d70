/** The journal line by line, as an auditor or another program takes it: every voucher of a span of months with its debits and credits in money. */
import type { Decimal } from '#words'
import type { Book } from './book.ts'

export type JournalLine = {
  readonly period: string; readonly date: string; readonly word: string; readonly number: number; readonly line: number; readonly summary: string
  readonly account: string; readonly accountName: string; readonly debit: Decimal; readonly credit: Decimal; readonly unit: string; readonly currency: string | null; readonly inCurrency: Decimal | null
  readonly document: string; readonly record: string
}

/** Columns in their order; a red entry is a negative amount on its side. */
export const journalColumns = ['period', 'date', 'word', 'number', 'line', 'summary', 'account', 'accountName', 'debit', 'credit', 'unit', 'currency', 'inCurrency', 'document', 'record'] as const

/** Months `from`..`to` (`YYYY-MM`, inclusive), of at most `limit` vouchers after the one whose `seq` is `after`. */
export const journal = (book: Book, from: string, to: string, { after = 0, limit = 10_000 }: { readonly after?: number; readonly limit?: number } = {}): Promise<(JournalLine & { readonly seq: number })[]> => book.query<JournalLine & { readonly seq: number }>({
  name: 'journal', values: [book.code, from, to, after, limit],
  text: `select e.seq, e.period, e.date, e.word, e.number, l.position + 1 as line, coalesce(l.summary_zh, e.summary_zh) as summary, l.account, c.label_zh as "accountName",
      case when l.side = 'debit' then l.amount else 0 end::text as debit, case when l.side = 'credit' then -l.amount else 0 end::text as credit, l.unit, d.currency, l.in_currency::text as "inCurrency", e.document, e.record
    from (select * from house.entry where book = $1 and period between $2 and $3 and seq > $4 order by seq limit $5) e
      join house.entry_line l on l.entry = e.id join house.account_chart c on c.book = l.book and c.number = l.account join house.dimension_set d on d.id = l.dimensions
    where l.phase = 'settled' and c.kind not in ('goods', 'budget') order by e.seq, l.position`,
})
