/** Several books together: what each has on its accounts, and how much of it stands against a company of the same group. */
import type { Decimal } from '#words'
import type { Book } from './book.ts'
import type { CashFlow } from './reading.ts'

/** A party that is a company of the group, and the book that company keeps. */
export type Member = { readonly party: string; readonly book: string }
/** One account of one book, as far as it stands against one company (`partner`) of the group or against nobody of it: debit less credit before the months, and what went over it in them. */
export type GroupRow = {
  readonly book: string; readonly account: string; readonly name: readonly [string, string]; readonly kind: string; readonly partner: string | null
  readonly opening: Decimal; readonly debit: Decimal; readonly credit: Decimal
}

/** Money accounts of these books up to month `to`, from period balances alone. */
export const groupBalances = (asks: Pick<Book, 'query'>, books: readonly string[], members: readonly Member[], from: string, to: string): Promise<GroupRow[]> => asks.query<GroupRow>({
  name: 'balances of a group', values: [books, from, to, ...pairsOf(members)],
  text: `select b.book, b.account, json_build_array(c.label_zh, c.label_en) as name, c.kind, g.book as partner, trim_scale(coalesce(sum(b.debit - b.credit) filter (where b.period < $2), 0))::text as opening,
      trim_scale(coalesce(sum(b.debit) filter (where b.period >= $2), 0))::text as debit, trim_scale(coalesce(sum(b.credit) filter (where b.period >= $2), 0))::text as credit
    from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account join house.dimension_set d on d.id = b.dimensions
      left join ${membersSql('$4', '$5')} on g.party = d.party and g.book <> b.book and g.book = any($1::text[])
    where b.book = any($1::text[]) and b.period <= $3 and c.kind not in ('goods', 'budget') group by 1, 2, c.label_zh, c.label_en, 4, 5 order by 2, 1`,
})

/** Income and expense of these months that was made with another company of the group: what stands in one entry with a line on that company. */
export const groupDealings = (asks: Pick<Book, 'query'>, books: readonly string[], members: readonly Member[], from: string, to: string): Promise<Pick<GroupRow, 'book' | 'account' | 'partner' | 'debit' | 'credit'>[]> => asks.query({
  name: 'dealings in a group', values: [books, from, to, ...pairsOf(members)],
  text: `select l.book, l.account, dealt.partner, trim_scale(sum(greatest(l.amount, 0)))::text as debit, trim_scale(sum(greatest(-l.amount, 0)))::text as credit
    from ${dealtSql}
      join house.entry_line l on l.entry = dealt.entry and l.phase = 'settled' join house.account_chart c on c.book = l.book and c.number = l.account and c.kind in ('income', 'expense')
    group by 1, 2, 3 order by 2, 1`,
})

/** Money that came from (negative: went to) another company of the group in these months, by cash-flow item: what stands in one entry with a line on that company. */
export const groupFlows = (asks: Pick<Book, 'query'>, books: readonly string[], members: readonly Member[], from: string, to: string, accounts: readonly string[]): Promise<CashFlow[]> => asks.query<CashFlow>({
  name: 'flows in a group', values: [books, from, to, ...pairsOf(members), accounts.map((one) => `${one}%`)],
  text: `select o.cash_item as item, trim_scale(sum(l.amount))::text as amount from ${dealtSql}
      join house.entry_line l on l.entry = dealt.entry and l.phase = 'settled' and l.account like any($6::text[]) join house.dimension_set o on o.id = l.dimensions
    group by 1 having sum(l.amount) <> 0`,
})

/** What a book calls its money accounts. */
export const chartOf = (book: Book): Promise<{ readonly account: string; readonly name: readonly [string, string] }[]> => book.query({
  name: 'chart of a book', values: [book.code],
  text: `select number as account, json_build_array(label_zh, label_en) as name from house.account_chart where book = $1 and kind not in ('goods', 'budget') order by number`,
})

const pairsOf = (members: readonly Member[]) => [members.map(({ party }) => party), members.map(({ book }) => book)]
/** Entries of books $1 in months $2 to $3 with a line on a company of the group, and which. */
const dealtSql = `(select l.entry, min(g.book) as partner from house.dimension_set d join ${membersSql('$4', '$5')} on g.party = d.party join house.entry_line l on l.dimensions = d.id
        where l.book = any($1::text[]) and l.period between $2 and $3 and l.phase = 'settled' and g.book <> l.book and g.book = any($1::text[]) group by 1) dealt`
function membersSql(parties: string, books: string): string {
  return `unnest(${parties}::uuid[], ${books}::text[]) as g(party, book)`
}
