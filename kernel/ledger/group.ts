/** Several books together: what each has on its accounts, and how much of it stands against a company of the same group. */
import type { Decimal } from '#words'
import type { Book } from './book.ts'

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
    from (select l.entry, min(g.book) as partner from house.dimension_set d join ${membersSql('$4', '$5')} on g.party = d.party join house.entry_line l on l.dimensions = d.id
        where l.book = any($1::text[]) and l.period between $2 and $3 and l.phase = 'settled' and g.book <> l.book and g.book = any($1::text[]) group by 1) dealt
      join house.entry_line l on l.entry = dealt.entry and l.phase = 'settled' join house.account_chart c on c.book = l.book and c.number = l.account and c.kind in ('income', 'expense')
    group by 1, 2, 3 order by 2, 1`,
})

const pairsOf = (members: readonly Member[]) => [members.map(({ party }) => party), members.map(({ book }) => book)]
const membersSql = (parties: string, books: string) => `unnest(${parties}::uuid[], ${books}::text[]) as g(party, book)`
