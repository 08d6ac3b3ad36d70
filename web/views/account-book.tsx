/** The book of one account: its balance before, each line with what stood after it, and how the balance is split; every line leads to its voucher and its paper. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { accountBookQuery, type AccountBook, type BookLine, type BookPart } from '../client/books.ts'
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { usePhone } from '../draw/phone.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { refText } from '../draw/value.tsx'
import { voucherNumber } from '../draw/voucher-number.ts'
import { waiting } from '../draw/waiting.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { ofBook } from './book-tabs.tsx'
import { useBooksWords, type BooksWords } from '../words/books.ts'

/** What a balance is narrowed to. */
const kinds = ['party', 'department', 'item'] as const

export function AccountBookPage() {
  const words = useBooksWords()
  const { t, say } = words
  const { company } = useHouse()
  const phone = usePhone()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const query = useInfiniteQuery(accountBookQuery(search))
  if (query.isPending) return <Waiting />
  const [book] = query.data?.pages ?? []
  if (!book) return <Failed error={query.error} />
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? []
  const refs: Refs = Object.assign({}, ...(query.data?.pages.map((page) => page.refs ?? {}) ?? []))
  const narrowedTo = kinds.filter((kind) => search[kind]).map((kind) => refText(search[kind] ?? '', refs))
  return (
    <Page wide title={[book.account, say(book.name ?? ''), ...narrowedTo].filter(Boolean).join(' ')} beside={<span className="faint">{t('figure.as-of', { at: instantText(book.asOf, company.zone) })}</span>}
      above={<Link to="/ledger/trial-balance" search={{ from: book.from, to: book.to, ...ofBook(search) }}>{t('trial.title')}</Link>}
      actions={<span className="span-of-days"><DayPick month label={t('trial.from')} day={book.from} set={(from) => narrow({ from })} /> – <DayPick month label={t('trial.to')} day={book.to} set={(to) => narrow({ to })} /></span>}>
      <Sums book={book} words={words} />
      <Card flush>{lines.length > 0 ? <Table label={t('account.title')} columns={phone ? shortIn(words, refs, ofBook(search)) : columnsIn(words, refs, ofBook(search))} rows={lines} rowKey={({ at }) => String(at)} /> : <Empty>{t('trial.none')}</Empty>}</Card>
      {query.hasNextPage && <p className="more"><Button loading={waiting(query.isFetchingNextPage)} onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button></p>}
      {narrowedTo.length === 0 && book.parts.length > 0 && <Card flush title={t('account.parts')}><Table label={t('account.parts')} columns={partsIn(words, refs, book, ofBook(search))} rows={book.parts} rowKey={(_, at) => String(at)} /></Card>}
    </Page>
  )
}

function Sums({ book, words: { t } }: { book: AccountBook; words: BooksWords }) {
  const told = [['account.opening', book.opening], ['trial.debit', book.debit], ['trial.credit', book.credit], ['account.closing', book.closing]] as const
  return <dl className="book-sums">{told.map(([key, amount]) => <div key={key}><dt>{t(key)}</dt><dd className="figures">{key.startsWith('account') ? standing(amount, t) : grouped(amount, 2)}</dd></div>)}</dl>
}

/** A balance says on which side it stands. */
const standing = (amount: string, t: BooksWords['t']): string => (/[1-9]/.test(amount) ? `${t(amount.startsWith('-') ? 'account.credit' : 'account.debit')} ${grouped(amount.replace(/^-/, ''), 2)}` : t('account.level'))
const figure = (amount: string | null): string => (amount ? grouped(amount, 2) : '')

const voucherOf = (line: BookLine, words: BooksWords, kept: Search) => <Link to="/ledger/entries" search={{ record: line.record, ...kept }} className="leads figures">{voucherNumber(line, words)}</Link>
const summaryOf = (line: BookLine, { say }: BooksWords) => <Link to="/documents/$type/$id" params={{ type: line.document, id: line.record }} search={{}} className="leads">{say(line.summary)}</Link>
const aboutOf = (line: BookLine, refs: Refs): string => Object.values(line.dimensions).map((id) => refText(id, refs)).join(' · ')

/** On a phone the amount and the balance after it stand in sight, one below the other. */
function shortIn(words: BooksWords, refs: Refs, kept: Search): readonly Column<BookLine>[] {
  const { t } = words
  return [
    { key: 'date', label: t('account.date'), cell: (line) => <><span className="figures">{line.date}</span><br />{voucherOf(line, words, kept)}</> },
    { key: 'summary', label: t('account.summary'), wide: true, cell: (line) => <>{summaryOf(line, words)} <small className="faint">{aboutOf(line, refs)}</small></> },
    { key: 'balance', label: t('account.balance'), number: true, cell: (line) => <>{line.debit ? `${t('account.debit')} ${figure(line.debit)}` : `${t('account.credit')} ${figure(line.credit)}`}<br /><small className="faint">{standing(line.balance, t)}</small></> },
  ]
}

function columnsIn(words: BooksWords, refs: Refs, kept: Search): readonly Column<BookLine>[] {
  const { t } = words
  return [
    { key: 'date', label: t('account.date'), cell: (line) => <span className="figures">{line.date}</span> },
    { key: 'voucher', label: t('account.voucher'), cell: (line) => voucherOf(line, words, kept) },
    { key: 'summary', label: t('account.summary'), wide: true, cell: (line) => summaryOf(line, words) },
    { key: 'about', label: t('entries.about'), cell: (line) => aboutOf(line, refs) },
    { key: 'debit', label: t('entries.debit'), number: true, cell: (line) => figure(line.debit) },
    { key: 'credit', label: t('entries.credit'), number: true, cell: (line) => figure(line.credit) },
    { key: 'balance', label: t('account.balance'), number: true, cell: (line) => standing(line.balance, t) },
  ]
}

function partsIn({ t }: BooksWords, refs: Refs, { account, from, to }: AccountBook, kept: Search): readonly Column<BookPart>[] {
  return [
    { key: 'about', label: t('entries.about'), wide: true, cell: ({ dimensions }) => <Link to="/ledger/account" search={{ account, from, to, ...dimensions, ...kept }} className="leads">{Object.values(dimensions).map((id) => refText(id, refs)).join(' · ')}</Link> },
    { key: 'balance', label: t('account.balance'), number: true, cell: ({ settled }) => standing(settled, t) },
  ]
}
