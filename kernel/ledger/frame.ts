/** Changes of the books' frame that come from documents: an account joins the chart, its limit is put up or lifted, a role moves to another account, a period opens or closes. */
import type { BookChange } from '#declare'
import type { Asks } from '#store'
import { closeAccount, mapRole, setPeriod } from './books.ts'
import { refusalOf } from './refused.ts'
import { mainBook } from './post.ts'

export async function changeBooks(asks: Asks, changes: readonly BookChange[]): Promise<void> {
  for (const change of changes) await changed(asks, change)
}

function changed(asks: Asks, of: BookChange): Promise<unknown> {
  switch (of.change) {
    case 'account': return addAccount(asks, of)
    case 'limit': return limit(asks, of)
    case 'closing': return closeAccount(asks, of.number, of.closed)
    case 'role': return mapRole(asks, of.role, of.number, of.from)
    case 'period': return asks.query({ text: 'insert into house.period (book, code, first, last) values ($1, $2, $3, $4) on conflict do nothing', values: [mainBook, of.code, of.first, of.last] }).then(() => setPeriod(asks, of.code, of.state))
  }
}

/** An account that stands keeps its number and kind for good; its name may change. */
const addAccount = (asks: Asks, { number, label: [zh, en], kind, side, notBelowZero }: Extract<BookChange, { change: 'account' }>): Promise<unknown> => asks.query({
  text: `insert into house.account_chart (book, number, label_zh, label_en, kind, side, not_below_zero) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (book, number) do update set label_zh = excluded.label_zh, label_en = excluded.label_en`,
  values: [mainBook, number, zh, en, kind, side, notBelowZero],
})

/** A limit begins with what stands: it is refused while the account is below zero. */
const limit = (asks: Asks, { number, notBelowZero }: Extract<BookChange, { change: 'limit' }>): Promise<unknown> =>
  asks.query({ text: 'update house.account_chart set not_below_zero = $3 where book = $1 and number = $2', values: [mainBook, number, notBelowZero] }).catch((error: unknown) => { throw refusalOf(error) })
