/** The book's frame: its chart of accounts, which role is which account, its periods. */
import type { Asks } from '#store'
import { addDays, Refused, refuse, type Day, type Label } from '#words'
import { mainBook } from './post.ts'

export type ChartAccount = {
  readonly number: string; readonly label: Label
  readonly kind: 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense' | 'goods' | 'budget'
  /** Side on which it normally stands. */
  readonly side: 'debit' | 'credit'
  readonly notBelowZero?: boolean
}
export type Chart = { readonly standard: string; readonly accounts: readonly ChartAccount[]; /** Account role -> number. */ readonly map: Readonly<Record<string, string>> }

/** Lays the book down, or adds what a newer chart brings; never changes what is mapped already. */
export async function openBook(asks: Asks, { standard, accounts, map }: Chart, currency: string, from: Day): Promise<void> {
  await asks.query({ text: 'insert into house.book (code, currency, standard) values ($1, $2, $3) on conflict do nothing', values: [mainBook, currency, standard] })
  await asks.query({
    text: `insert into house.account_chart (book, number, label_zh, label_en, kind, side, not_below_zero)
      select $1, g.number, g.zh, g.en, g.kind, g.side, g.low from json_to_recordset($2::json) as g(number text, zh text, en text, kind text, side text, low boolean) on conflict do nothing`,
    values: [mainBook, JSON.stringify(accounts.map(({ number, label: [zh, en], kind, side, notBelowZero = false }) => ({ number, zh, en, kind, side, low: notBelowZero })))],
  })
  await asks.query({
    text: `insert into house.account_map (book, role, number, valid_from) select $1, g.role, g.number, $3::date from json_to_recordset($2::json) as g(role text, number text)
      where not exists (select 1 from house.account_map m where m.book = $1 and m.role = g.role)`,
    values: [mainBook, JSON.stringify(Object.entries(map).map(([role, number]) => ({ role, number }))), from],
  })
}

/** Opens the twelve months of a year; those that stand are left as they are. */
export async function openYear(asks: Asks, year: number): Promise<void> {
  const months = Array.from({ length: 12 }, (_, at) => {
    const first = `${year}-${String(at + 1).padStart(2, '0')}-01`
    const next = at === 11 ? `${year + 1}-01-01` : `${year}-${String(at + 2).padStart(2, '0')}-01`
    return { code: first.slice(0, 7), first, last: addDays(next, -1) }
  })
  await asks.query({
    text: `insert into house.period (book, code, first, last) select $1, g.* from json_to_recordset($2::json) as g(code text, first date, last date) on conflict do nothing`,
    values: [mainBook, JSON.stringify(months)],
  })
}

/** open <-> locked; closed only in order, and for good. */
export async function setPeriod(asks: Asks, code: string, state: 'open' | 'locked' | 'closed'): Promise<void> {
  const [row] = await asks.query<{ state: string; earlier: boolean }>({
    text: `select state, exists (select 1 from house.period e where e.book = p.book and e.code < p.code and e.state <> 'closed') as earlier from house.period p where book = $1 and code = $2 for update`,
    values: [mainBook, code],
  })
  if (!row) throw new Refused(refuse(`没有会计期间 ${code}`, `There is no accounting period ${code}`, 'period', { kind: 'not-found' }))
  if (row.state === 'closed') throw new Refused(refuse(`会计期间 ${code} 已结账，不能再改`, `The accounting period ${code} is closed for good`, 'period', { kind: 'conflict' }))
  if (state === 'closed' && row.earlier) throw new Refused(refuse('应先结清更早的期间', 'Earlier periods must be closed first', 'period', { kind: 'conflict' }))
  await asks.query({ text: 'update house.period set state = $3 where book = $1 and code = $2', values: [mainBook, code, state] })
}
