/** The vouchers a record has in the books, as its reader may see them; one made by hand is a voucher before it is booked too. */
import type { AnyDocument } from '#declare'
import type { EntryRow } from '#ledger'
import { entriesOf, namesOf, runQuery, type Refs } from '#read'
import { inLanguage } from '#words'
import type { Gathered, Reader } from './gathered.ts'
import { nameOf } from './value.ts'
import type { VoucherLine, VoucherSaid } from './voucher-of.ts'

type Booked = Omit<VoucherSaid, 'company' | 'currency' | 'language' | 'printed' | 'watermark'>
type OwnLine = { readonly id: string; readonly summary?: string; readonly account: string; readonly debit: string; readonly credit: string }

export async function bookedBy(reader: Reader, document: AnyDocument, { row, handled }: Gathered): Promise<readonly Booked[]> {
  const { house: { store, plan }, actor, language } = reader
  const { items, refs } = await entriesOf(store, plan, document, actor, row.id)
  const money = items.map((entry) => ({ ...entry, lines: entry.lines.filter(isMoney) })).filter(({ lines }) => lines.length > 0).toReversed()
  const attached = await filesOn(reader, row.id)
  const state = inLanguage(document.states[row.state] ?? ['', ''], language)
  if (money.length === 0) return document.name === 'finance.voucher' ? [await byHand(reader, row as never, attached, state, handled[0]?.who ?? '')] : []
  const people = await namesOf(store, plan, new Map([[plan.directory.person.document, new Set(money.flatMap(({ maker, checker, poster }) => [maker, poster, ...(checker ? [checker] : [])]))]]), actor)
  const summaries = new Map(((row['lines'] ?? []) as readonly OwnLine[]).map(({ id, summary }) => [id, summary]))
  return money.map((entry) => ({ ...entryOf(entry, reader, refs, people, summaries), attached, state: entry.reverses ? '' : state }))
}

/** Accounts of money are numbered in digits; goods and budgets, which bear a letter, have no voucher on paper. */
const isMoney = ({ account }: { readonly account: string }): boolean => /^\d/.test(account)

function entryOf({ date, word, number, summary, lines, maker, checker, poster }: EntryRow, { language }: Reader, refs: Refs, people: Refs, summaries: ReadonlyMap<string, string | undefined>): Omit<Booked, 'attached' | 'state'> {
  const said = inLanguage(summary, language)
  const name = (id: string | null) => (id ? (people[id]?.title ?? '') : '')
  return {
    date, word: [word, word], number: String(number).padStart(4, '0'), maker: name(maker), checker: name(checker), poster: name(poster),
    lines: lines.map(({ account, accountName, debit, credit, dimensions, line }): VoucherLine => {
      const beside = Object.values(dimensions).filter((id) => refs[id]).map((id) => nameOf(id, refs, language))
      return { summary: summaries.get(line ?? '') ?? said, account: `${account} ${[inLanguage(accountName, language), ...beside].join(' / ')}`, debit: debit ?? '0', credit: credit ?? '0' }
    }),
  }
}

/** As somebody wrote it, not yet booked. */
async function byHand({ house: { store, plan }, language }: Reader, row: { readonly date: string; readonly word: string; readonly number: string; readonly summary: string; readonly book: string; readonly lines: readonly OwnLine[] }, attached: number, state: string, maker: string): Promise<Booked> {
  const accounts = await runQuery<{ code: string; name: string; nameEn: string }>(store, plan, { source: { document: 'finance.account' }, where: { book: row.book, code: { in: row.lines.map(({ account }) => account) } }, fields: { code: 'code', name: 'name', nameEn: 'nameEn' } })
  const names = new Map(accounts.map(({ code, name, nameEn }) => [code, inLanguage([name, nameEn], language)]))
  return {
    date: row.date, word: [row.word, row.word], number: row.number, attached, state, maker, checker: '', poster: '',
    lines: row.lines.map(({ summary, account, debit, credit }) => ({ summary: summary ?? row.summary, account: `${account} ${names.get(account) ?? ''}`, debit, credit })),
  }
}

async function filesOn({ house: { store } }: Reader, record: string): Promise<number> {
  const [found] = await store.query<{ count: number }>({ text: 'select count(*)::integer as count from house.file where record = $1 and removed_at is null', values: [record] })
  return found?.count ?? 0
}
