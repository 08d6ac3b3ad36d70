/** The book of one account: what it stood at, every line that went over it in the order of days, and what it stood at after each. */
import type { Book } from './book.ts'
import { dimensionColumns } from './post.ts'

export type BookLine = {
  readonly at: number; readonly date: string; readonly word: string; readonly number: number; readonly summary: readonly [string, string]; readonly document: string; readonly record: string
  readonly account: string; readonly debit: string | null; readonly credit: string | null; /** Debit less credit after this line. */ readonly balance: string; readonly dimensions: Readonly<Record<string, string>>
}
export type AccountSums = { readonly name: readonly [string, string] | null; readonly side: string | null; readonly opening: string; readonly debit: string; readonly credit: string }
/** An account by its whole number, in months `from`..`to` (`YYYY-MM`), narrowed by dimensions. */
export type AccountAsked = { readonly account: string; readonly from: string; readonly to: string } & { readonly [dimension: string]: unknown }

/** From period balances alone. */
export async function accountSums(book: Book, { account, from, to, ...given }: AccountAsked): Promise<AccountSums> {
  const values: unknown[] = [book.code, account, from, to]
  const [sums] = await book.query<AccountSums>({
    values,
    text: `select (select json_build_array(label_zh, label_en) from house.account_chart where book = $1 and number = $2) as name, (select side from house.account_chart where book = $1 and number = $2) as side,
        trim_scale(coalesce(sum(b.debit - b.credit) filter (where b.period < $3), 0))::text as opening, trim_scale(coalesce(sum(b.debit) filter (where b.period >= $3), 0))::text as debit, trim_scale(coalesce(sum(b.credit) filter (where b.period >= $3), 0))::text as credit
      from house.balance b join house.dimension_set d on d.id = b.dimensions join house.account_chart c on c.book = b.book and c.number = b.account
      where b.book = $1 and b.account = $2 and b.period <= $4 and c.kind not in ('goods', 'budget')${narrowed(given, values)}`,
  })
  return sums as AccountSums
}

/** A page of lines after the line counted `after`; the first is 1. */
export function accountLines(book: Book, { account, from, to, opening, after = 0, limit, ...given }: AccountAsked & { readonly opening: string; readonly after?: number; readonly limit: number }): Promise<BookLine[]> {
  const values: unknown[] = [book.code, account, from, to, opening, after, limit]
  return book.query<BookLine>({
    values,
    text: `select at::integer, date, word, number, summary, document, record, account, debit, credit, trim_scale($5::numeric + stood)::text as balance, dimensions from (
        select row_number() over before as at, e.date, e.word, e.number, json_build_array(coalesce(l.summary_zh, e.summary_zh), coalesce(l.summary_en, e.summary_en)) as summary, e.document, e.record, l.account,
          case when l.side = 'debit' then trim_scale(l.amount)::text end as debit, case when l.side = 'credit' then trim_scale(-l.amount)::text end as credit, sum(l.amount) over before as stood,
          json_strip_nulls(json_build_object(${Object.entries(dimensionColumns).map(([name, column]) => `'${name}', d.${column}`).join(', ')})) as dimensions
        from house.entry_line l join house.entry e on e.id = l.entry join house.dimension_set d on d.id = l.dimensions join house.account_chart c on c.book = l.book and c.number = l.account
        where l.book = $1 and l.account = $2 and l.period between $3 and $4 and l.phase = 'settled' and c.kind not in ('goods', 'budget')${narrowed(given, values)}
        window before as (order by e.date, e.seq, l.position rows unbounded preceding)) lines
      where at > $6 order by at limit $7`,
  })
}

/** Appends each dimension's value and says its condition. */
function narrowed(given: Readonly<Record<string, unknown>>, values: unknown[]): string {
  return Object.entries(given).filter(([name, value]) => name in dimensionColumns && value !== undefined).map(([name, value]) => ` and d.${dimensionColumns[name]} = $${values.push(value)}`).join('')
}
