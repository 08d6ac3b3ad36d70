/** Several companies as one: each account with what every book has on it, what is eliminated and what is left; each figure leads to its book. */
import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { booksQuery, consolidatedQuery, type CompanyBook, type Consolidated, type GroupLine, type Pair } from '../client/books.ts'
import { address, type Params } from '../client/call.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { PrintButton } from '../draw/print.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useBooksWords, type BooksWords } from '../words/books.ts'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { BookTabs } from './book-tabs.tsx'

export function ConsolidatedPage() {
  const words = useBooksWords()
  const { t, say, language } = words
  const { company } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const { data: all } = useQuery(booksQuery())
  const { data, error, isPending } = useQuery({ ...consolidatedQuery({ from: search['from'], to: search['to'], books: search['books'] }), placeholderData: keepPreviousData })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  return (
    <Page wide title={t('group.title')} beside={<span className="faint">{t('figure.as-of', { at: instantText(data.asOf, company.zone) })}</span>}
      actions={<span className="span-of-days"><Select mode="multiple" aria-label={t('group.books')} className="group-books" value={data.books.map(({ code }) => code)} onChange={(codes: string[]) => narrow({ books: codes.join(',') || undefined })} options={(all?.items ?? data.books).map(({ code, name }) => ({ value: code, label: say(name) }))} popupMatchSelectWidth={false} /> <DayPick month label={t('trial.from')} day={data.from} set={(from) => narrow({ from })} /> – <DayPick month label={t('trial.to')} day={data.to} set={(to) => narrow({ to })} /> <Button icon={<DownloadOutlined aria-hidden />} href={address('/ledger/consolidated/export.xlsx', { ...shown(data), language })}>{t('books.export')}</Button> <PrintButton what={t('group.title')} path="/ledger/consolidated/print.pdf" params={shown(data)} /></span>}>
      <BookTabs here="group" />
      <Card flush title={t('trial.title')}>{data.lines.length > 0 ? <Table label={t('trial.title')} columns={linesIn(words, data)} rows={data.lines} rowKey={({ account, name }) => `${account} ${name[0]}`} /> : <Empty>{t('trial.none')}</Empty>}{data.lines.some(({ unlike }) => unlike) && <p className="pad faint">{t('group.unlike-why', { book: say(data.books[0]?.name) })}</p>}</Card>
      <Card flush title={t('group.pairs')}>{data.pairs.length > 0 ? <Table label={t('group.pairs')} columns={pairsIn(words, data)} rows={data.pairs} rowKey={({ one, other }) => `${one} ${other}`} /> : <Empty>{t('group.no-pairs')}</Empty>}</Card>
      <div className="two-sides">{data.statements.map((statement) => (
        <Card key={statement.label[0]} flush title={say(statement.label)}><Table label={say(statement.label)} rows={statement.rows} rowKey={({ key }) => key} columns={[
          { key: 'label', label: t('statement.line'), wide: true, cell: (row) => (row.total ? <strong>{say(row.label)}</strong> : say(row.label)) },
          { key: 'amount', label: t('group.total'), number: true, cell: (row) => (row.total ? <strong>{amount(row.amount)}</strong> : amount(row.amount)) },
        ]} /></Card>
      ))}</div>
    </Page>
  )
}

/** Debit less credit at the end; a book has an account once or, where its numbers differ, as several. */
function linesIn({ t, say }: BooksWords, { books, from, to }: Consolidated): readonly Column<GroupLine>[] {
  return [
    { key: 'account', label: t('entries.account'), cell: ({ account }) => <span className="figures">{account}</span> },
    { key: 'name', label: t('trial.name'), wide: true, cell: ({ name, unlike }) => <>{say(name)}{unlike && <> <span className="tag tone-amber">{t('group.unlike')}</span></>}</> },
    ...books.map(({ code, name }): Column<GroupLine> => ({
      key: `book-${code}`, label: say(name), number: true,
      cell: ({ parts }) => parts.filter(({ book }) => book === code).map(({ account, closing }) => <Link key={account} to="/ledger/account" search={{ account, from, to, book: code }} className="leads figures">{grouped(closing, 2)}</Link>),
    })),
    { key: 'eliminated', label: t('group.eliminated'), number: true, cell: ({ eliminated }) => amount(eliminated.closing) },
    { key: 'group', label: t('group.total'), number: true, cell: ({ group }) => <strong>{grouped(group.closing, 2)}</strong> },
  ]
}

function pairsIn({ t, say }: BooksWords, { books }: Consolidated): readonly Column<Pair>[] {
  const named = (code: string) => say(books.find((book: CompanyBook) => book.code === code)?.name ?? code)
  return [
    { key: 'pair', label: t('group.pair'), wide: true, cell: ({ one, other }) => `${named(one)} – ${named(other)}` },
    { key: 'claimed', label: t('group.claimed'), number: true, cell: ({ claimed }) => grouped(claimed, 2) },
    { key: 'owed', label: t('group.owed'), number: true, cell: ({ owed }) => grouped(owed, 2) },
    { key: 'difference', label: t('group.difference'), number: true, cell: ({ difference }) => <strong>{grouped(difference, 2)}</strong> },
  ]
}

/** What is on the screen, for paper and workbook. */
const shown = ({ books, from, to }: Consolidated): Params => ({ books: books.map(({ code }) => code).join(','), from, to })
const amount = (decimal: string): string => (/[1-9]/.test(decimal) ? grouped(decimal, 2) : '')
