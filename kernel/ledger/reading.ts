/** Reading the books: trial balance, balances by dimension, entries with their lines. */
import type { Book } from './book.ts'
import { dimensionColumns } from './post.ts'

export type TrialRow = {
  readonly account: string; readonly name: readonly [string, string]; readonly kind: string
  readonly openingDebit: string; readonly openingCredit: string; readonly debit: string; readonly credit: string; readonly closingDebit: string; readonly closingCredit: string
}

/** Money accounts with opening balance, turnover and closing balance of the periods `from`..`to` (`YYYY-MM`, inclusive); from period balances only. */
export const trialBalance = (book: Book, from: string, to: string): Promise<TrialRow[]> => book.query<TrialRow>({
  name: 'trial balance', values: [book.code, from, to],
  text: `select account, json_build_array(label_zh, label_en) as name, kind,
      greatest(opening, 0)::text as "openingDebit", greatest(-opening, 0)::text as "openingCredit", debit::text, credit::text,
      greatest(opening + debit - credit, 0)::text as "closingDebit", greatest(-(opening + debit - credit), 0)::text as "closingCredit"
    from (
      select b.account, c.label_zh, c.label_en, c.kind, coalesce(sum(b.debit - b.credit) filter (where b.period < $2), 0) as opening,
        coalesce(sum(b.debit) filter (where b.period >= $2), 0) as debit, coalesce(sum(b.credit) filter (where b.period >= $2), 0) as credit
      from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account
      where b.book = $1 and b.period <= $3 and c.kind not in ('goods', 'budget') group by 1, 2, 3, 4
    ) sums where opening <> 0 or debit <> 0 or credit <> 0 order by account`,
})

export type AccountNet = { readonly account: string; readonly net: string }

/** Debit less credit of every money account up to a month `YYYY-MM`, from period balances. */
export const standings = (book: Book, upTo: string): Promise<AccountNet[]> => book.query<AccountNet>({
  name: 'account standings', values: [book.code, upTo],
  text: `select b.account, trim_scale(sum(b.debit - b.credit))::text as net from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account
    where b.book = $1 and b.period <= $2 and c.kind not in ('goods', 'budget') group by 1 having sum(b.debit - b.credit) <> 0 order by 1`,
})

/** Debit less credit that went over income and expense accounts in months `from`..`to`; what one kind of document took away again (the transfer to profit) is left out. */
export const turnovers = (book: Book, from: string, to: string, without: string): Promise<AccountNet[]> => book.query<AccountNet>({
  name: 'account turnovers', values: [book.code, from, to, without],
  text: `select account, trim_scale(sum(net))::text as net from (
      select b.account, b.debit - b.credit as net from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account where b.book = $1 and b.period between $2 and $3 and c.kind in ('income', 'expense')
      union all select l.account, -l.amount from house.entry e join house.entry_line l on l.entry = e.id join house.account_chart c on c.book = l.book and c.number = l.account
        where e.document = $4 and e.book = $1 and e.period between $2 and $3 and c.kind in ('income', 'expense')) went group by 1 having sum(net) <> 0 order by 1`,
})

/** Debit less credit that one kind of document left on every money account in months `from`..`to`. */
export const leftBy = (book: Book, document: string, from: string, to: string): Promise<AccountNet[]> => book.query<AccountNet>({
  name: 'accounts of a kind of document', values: [book.code, from, to, document],
  text: `select l.account, trim_scale(sum(l.amount))::text as net from house.entry e join house.entry_line l on l.entry = e.id join house.account_chart c on c.book = l.book and c.number = l.account
    where e.document = $4 and e.book = $1 and e.period between $2 and $3 and l.phase = 'settled' and c.kind not in ('goods', 'budget') group by 1 having sum(l.amount) <> 0`,
})

export type CashFlow = { readonly item: string | null; readonly amount: string }
/** What came into (negative: left) the accounts of money in months `from`..`to`, by cash-flow item. Accounts are named by the beginning of their numbers. */
export const cashFlows = (book: Book, from: string, to: string, accounts: readonly string[]): Promise<CashFlow[]> => book.query<CashFlow>({
  name: 'cash flows', values: [book.code, from, to, accounts.map((one) => `${one}%`)],
  text: `select d.cash_item as item, trim_scale(sum(b.debit - b.credit))::text as amount from house.balance b join house.dimension_set d on d.id = b.dimensions
    where b.book = $1 and b.period between $2 and $3 and b.account like any($4::text[]) group by 1 having sum(b.debit - b.credit) <> 0`,
})

export type BalanceRow = { readonly account: string; readonly unit: string; readonly settled: string; readonly reserved: string; readonly inCurrency: string } & Readonly<Record<string, string | null>>
type BalanceFilter = { readonly account?: string; readonly by?: readonly string[]; readonly upTo?: string } & { readonly [dimension: string]: unknown }

/** Balances of an account (number or its beginning), split by the named dimensions, narrowed by given ones. */
export function balances(book: Book, { account, by = [], upTo, ...given }: BalanceFilter): Promise<BalanceRow[]> {
  const values: unknown[] = [book.code]
  const split = by.filter((name) => name in dimensionColumns)
  const where = [
    ...(account ? [`b.account like $${values.push(`${account}%`)}`] : []), ...(upTo ? [`b.period <= $${values.push(upTo)}`] : []),
    ...Object.entries(given).filter(([name, value]) => name in dimensionColumns && value !== undefined).map(([name, value]) => `d.${dimensionColumns[name]} = $${values.push(value)}`),
  ]
  const columns = split.map((name) => `d.${dimensionColumns[name]} as "${name}"`)
  return book.query<BalanceRow>({
    values,
    text: `select b.account, b.unit, sum(b.debit - b.credit)::text as settled, sum(b.reserved)::text as reserved, sum(b.in_currency)::text as "inCurrency"${columns.map((one) => `, ${one}`).join('')}
      from house.balance b join house.dimension_set d on d.id = b.dimensions where b.book = $1 ${where.map((one) => `and ${one}`).join(' ')}
      group by b.account, b.unit${split.map((name) => `, d.${dimensionColumns[name]}`).join('')}
      having sum(b.debit - b.credit) <> 0 or sum(b.reserved) <> 0 order by b.account, b.unit`,
  })
}

export type EntryRow = {
  readonly id: string; readonly seq: number; readonly date: string; readonly word: string; readonly number: number; readonly summary: readonly [string, string]
  readonly document: string; readonly record: string; readonly reverses: string | null; readonly reversedBy: string | null; readonly maker: string; readonly checker: string | null; readonly poster: string; readonly at: string
  readonly lines: readonly { readonly account: string; readonly accountName: readonly [string, string]; readonly unit: string; readonly debit: string | null; readonly credit: string | null; /** In the currency of its paper, signed; nothing on lines of the books' own. */ readonly inCurrency: string | null; readonly phase: string; readonly dimensions: Readonly<Record<string, string>>; readonly line: string | null }[]
}
type EntryFilter = { readonly record?: string; readonly account?: string; readonly from?: string; readonly to?: string; readonly after?: number; readonly limit?: number } & { readonly [dimension: string]: unknown }

/** Entries, newest first, that have a line meeting the filter; page on with the last one's `seq`. */
export function entries(book: Book, { record, account, from, to, after, limit = 50, ...given }: EntryFilter): Promise<EntryRow[]> {
  const values: unknown[] = [book.code]
  const dimensions = Object.entries(given).filter(([name, value]) => name in dimensionColumns && value !== undefined)
  const onLine = [...(account ? [`l.account like $${values.push(`${account}%`)}`] : []), ...dimensions.map(([name, value]) => `d.${dimensionColumns[name]} = $${values.push(value)}`)]
  const where = [
    ...(record ? [`e.record = $${values.push(record)}`] : []), ...(from ? [`e.date >= $${values.push(from)}`] : []), ...(to ? [`e.date <= $${values.push(to)}`] : []),
    ...(after === undefined ? [] : [`e.seq < $${values.push(after)}`]),
    ...(onLine.length === 0 ? [] : [`exists (select 1 from house.entry_line l join house.dimension_set d on d.id = l.dimensions where l.entry = e.id and ${onLine.join(' and ')})`]),
  ]
  return book.query<EntryRow>({
    values: [...values, limit],
    text: `select e.id, e.seq, e.date, e.word, e.number, json_build_array(e.summary_zh, e.summary_en) as summary, e.document, e.record, e.reverses, e.maker, e.checker, e.poster, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        (select r.id from house.entry r where r.reverses = e.id order by r.seq limit 1) as "reversedBy", ${linesSql} as lines
      from house.entry e where e.book = $1 ${where.map((one) => `and ${one}`).join(' ')} order by e.seq desc limit $${values.length + 1}`,
  })
}

const linesSql = `(select json_agg(json_build_object('account', l.account, 'accountName', json_build_array(c.label_zh, c.label_en), 'unit', l.unit, 'phase', l.phase, 'line', l.line,
    'debit', case when l.side = 'debit' then l.amount::text end, 'credit', case when l.side = 'credit' then (-l.amount)::text end, 'inCurrency', l.in_currency::text,
    'dimensions', json_strip_nulls(json_build_object(${Object.entries(dimensionColumns).map(([name, column]) => `'${name}', d.${column}`).join(', ')}))) order by l.position)
  from house.entry_line l join house.dimension_set d on d.id = l.dimensions join house.account_chart c on c.book = e.book and c.number = l.account where l.entry = e.id)`
