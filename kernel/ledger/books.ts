/** The book's frame: its chart of accounts, which role is which account, its periods. */
import { lastOf, monthAfter, refuse, Refused, type Day, type Label } from '#words'
import type { Book } from './book.ts'
import { refusalOf } from './refused.ts'

export type ChartAccount = {
  readonly number: string; readonly label: Label
  readonly kind: 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense' | 'goods' | 'budget'
  /** Side on which it normally stands. */
  readonly side: 'debit' | 'credit'
  readonly notBelowZero?: boolean
  /** Dimensions that every line on it must bear, by column, e.g. `party`. */
  readonly needs?: readonly string[]
}
export type Chart = { readonly standard: string; readonly accounts: readonly ChartAccount[]; /** Account role -> number. */ readonly map: Readonly<Record<string, string>> }

/** Lays the book down, or adds what a newer chart brings; never changes what is mapped already. */
export async function openBook(book: Book, { standard, accounts, map }: Chart, currency: string, from: Day): Promise<void> {
  await book.query({ text: 'insert into house.book (code, currency, standard) values ($1, $2, $3) on conflict do nothing', values: [book.code, currency, standard] })
  await book.query({
    text: `insert into house.account_chart (book, number, label_zh, label_en, kind, side, not_below_zero, needs)
      select $1, g.number, g.zh, g.en, g.kind, g.side, g.low, g.needs from json_to_recordset($2::json) as g(number text, zh text, en text, kind text, side text, low boolean, needs text[]) on conflict do nothing`,
    values: [book.code, JSON.stringify(accounts.map(({ number, label: [zh, en], kind, side, notBelowZero = false, needs = [] }) => ({ number, zh, en, kind, side, low: notBelowZero, needs })))],
  })
  await book.query({
    text: `insert into house.account_map (book, role, number, valid_from) select $1, g.role, g.number, $3::date from json_to_recordset($2::json) as g(role text, number text)
      where not exists (select 1 from house.account_map m where m.book = $1 and m.role = g.role)`,
    values: [book.code, JSON.stringify(Object.entries(map).map(([role, number]) => ({ role, number }))), from],
  })
}

/** The standard that the book is kept by, as its chart named it; nothing where no book was laid down. */
export const bookStandard = async (book: Book): Promise<string | undefined> =>
  (await book.query<{ standard: string }>({ name: 'standard of the book', text: 'select standard from house.book where code = $1', values: [book.code] }))[0]?.standard

/** Opens the twelve months of a year; those that stand are left as they are. */
export async function openYear(book: Book, year: number): Promise<void> {
  const months = Array.from({ length: 12 }, (_, at) => monthAfter(`${year}-01`, at)).map((code) => ({ code, first: `${code}-01`, last: lastOf(code) }))
  await book.query({
    text: `insert into house.period (book, code, first, last) select $1, g.* from json_to_recordset($2::json) as g(code text, first date, last date) on conflict do nothing`,
    values: [book.code, JSON.stringify(months)],
  })
}

/** open <-> locked; closed only in order, and for good. Waits for postings that are under way. */
export async function setPeriod(book: Book, code: string, state: 'open' | 'locked' | 'closed'): Promise<void> {
  const [row] = await book.query({ text: 'update house.period set state = $3 where book = $1 and code = $2 returning code', values: [book.code, code, state] }).catch((error: unknown) => { throw refusalOf(error) })
  if (!row) throw new Refused(refuse(`没有会计期间 ${code}`, `There is no accounting period ${code}`, 'period', { kind: 'not-found' }))
}

/** Another account for a role from a day on; entries of earlier days keep the account they had. */
export async function mapRole(book: Book, role: string, number: string, from: Day): Promise<void> {
  const [row] = await book.query({
    text: `insert into house.account_map (book, role, number, valid_from) select book, $2, number, $4 from house.account_chart where book = $1 and number = $3
      on conflict (book, role, valid_from) do update set number = excluded.number returning role`, values: [book.code, role, number, from],
  })
  if (!row) throw new Refused(refuse(`没有科目 ${number}`, `There is no account ${number}`, 'number', { kind: 'not-found' }))
}

/** A closed account takes no entries, and keeps what stands on it, until it is opened again. */
export async function closeAccount(book: Book, number: string, closed: boolean): Promise<void> {
  const [row] = await book.query({ text: 'update house.account_chart set closed = $3 where book = $1 and number = $2 returning number', values: [book.code, number, closed] })
  if (!row) throw new Refused(refuse(`没有科目 ${number}`, `There is no account ${number}`, 'number', { kind: 'not-found' }))
}

export type PeriodRow = { readonly code: string; readonly first: Day; readonly last: Day; readonly state: 'open' | 'locked' | 'closed' }

/** All periods of the book, the earliest first. */
export const periods = (book: Book): Promise<PeriodRow[]> => book.query<PeriodRow>({ text: 'select code, first, last, state from house.period where book = $1 order by first', values: [book.code] })
