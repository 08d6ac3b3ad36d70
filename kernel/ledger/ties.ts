/** Ties of the books: figures that are kept twice and must agree, and accounts that may not stand where they do. */
import type { Tie } from '#declare'
import type { Label } from '#words'
import type { Book } from './book.ts'

const labels: Readonly<Record<string, Label>> = {
  balanced: ['借方合计等于贷方合计', 'Debits equal credits'],
  numbers: ['凭证号连续', 'Voucher numbers without gaps'],
  stock: ['存货明细账与总账', 'Stock by item against the general ledger'],
  pieces: ['库存数量与计价数量', 'Pieces in store against pieces valued'],
  below: ['库存为负', 'Stock below zero'],
  profit: ['损益科目已结转', 'Income and expense transferred'],
}

/** Everything up to a month `YYYY-MM`; what is valued ties as of now, for cost that comes late is posted later. `book` and `upTo` are placeholders of parameters. */
export const tiesSql = (book: string, upTo: string): string => `
  with money as (select sum(b.debit - b.credit) as net from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account where b.book = ${book} and b.period <= ${upTo} and c.kind not in ('goods', 'budget')),
  gaps as (select period, word from house.entry where book = ${book} and period <= ${upTo} group by 1, 2 having min(number) <> 1 or max(number) <> count(*)),
  worth as (select item, sum(value) as value, sum(quantity) as quantity from (
      select m.item, w.value, w.quantity from house.stock_move m join house.stock_worth w on w.move = m.id where m.book = ${book} and not exists (select 1 from house.stock_undone u where u.id = m.id)
      union all select l.item, l.value, 0 from house.stock_late l where l.book = ${book} and l.pool is not null and not exists (select 1 from house.stock_undone u where u.id = l.id)) known group by 1),
  booked as (select d.item::text as item, sum(b.debit - b.credit) as value from house.balance b join house.dimension_set d on d.id = b.dimensions
      where b.book = ${book} and d.item is not null and b.account in (select number from house.account_map where book = ${book} and role in ('inventory', 'finished-goods', 'supplies')) group by 1),
  pieces as (select b.unit as item, sum(b.debit - b.credit) as quantity from house.balance b where b.book = ${book} and b.account in (select number from house.account_map where book = ${book} and role in ('store', 'open-store')) group by 1),
  below as (select b.unit from house.balance b where b.book = ${book} and b.account in (select number from house.account_map where book = ${book} and role in ('store', 'open-store')) group by b.unit, b.dimensions having sum(b.debit - b.credit) < 0),
  open_profit as (select b.account, sum(b.debit - b.credit) as net from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account where b.book = ${book} and b.period <= ${upTo} and c.kind in ('income', 'expense') group by 1 having sum(b.debit - b.credit) <> 0),
  off_value as (select coalesce(w.item, k.item) as item, coalesce(k.value, 0) - coalesce(w.value, 0) as off from worth w full join booked k using (item) where coalesce(k.value, 0) <> coalesce(w.value, 0)),
  off_pieces as (select coalesce(w.item, p.item) as item from worth w full join pieces p using (item) where coalesce(p.quantity, 0) <> coalesce(w.quantity, 0))
  select 'balanced' as key, (case when coalesce(net, 0) = 0 then 0 else 1 end) as open, trim_scale(coalesce(net, 0))::text as difference from money
  union all select 'numbers', count(*)::integer, '0' from gaps
  union all select 'stock', count(*)::integer, trim_scale(coalesce(sum(off), 0))::text from off_value
  union all select 'pieces', count(*)::integer, '0' from off_pieces
  union all select 'below', count(*)::integer, '0' from below
  union all select 'profit', count(*)::integer, trim_scale(coalesce(sum(net), 0))::text from open_profit`

export async function ties(book: Book, upTo: string): Promise<readonly Tie[]> {
  return labelled(await book.query<Omit<Tie, 'label'>>({ name: 'ties', values: [book.code, upTo], text: tiesSql('$1', '$2') }))
}

export const labelled = (rows: readonly Omit<Tie, 'label'>[]): readonly Tie[] => rows.map((row) => ({ ...row, label: labels[row.key] ?? [row.key, row.key] }))
