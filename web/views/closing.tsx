/** The end of a month: what still waits, which figures do not tie, and where each is put right. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { closingQuery, type ClosingItem, type Tie } from '../client/books.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Page } from '../draw/page.tsx'
import { Tag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useBooksWords, type BooksWords } from '../words/books.ts'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { BookChoice, BookTabs, ofBook } from './book-tabs.tsx'

export function ClosingPage() {
  const words = useBooksWords()
  const { t } = words
  const { company } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { data, error, isPending } = useQuery({ ...closingQuery({ period: search['period'], ...ofBook(search) }), placeholderData: keepPreviousData })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  return (
    <Page wide title={t('closing.title')} beside={<span className="faint">{t('figure.as-of', { at: instantText(data.asOf, company.zone) })}</span>}
      actions={<span className="span-of-days"><BookChoice /> <DayPick month label={t('closing.month')} day={data.period} set={(period) => void go({ to: '.', search: { ...search, period } })} /></span>}>
      <BookTabs here="closing" />
      <p role="status" className={data.ready ? 'note note-green' : 'note note-amber'}>{data.ready ? t('closing.ready', { period: data.period }) : t('closing.not-ready', { period: data.period })}</p>
      <div className="two-sides">
        <Card flush title={t('closing.waits')}><Table label={t('closing.waits')} columns={waitingIn(words)} rows={data.items} rowKey={({ key }) => key} /></Card>
        <Card flush title={t('closing.ties')}><Table label={t('closing.ties')} columns={tiesIn(words)} rows={data.ties} rowKey={({ key }) => key} /></Card>
      </div>
      <p className="leads-row">
        <Link to="/documents/$type/new" params={{ type: 'finance.profit-transfer' }} search={{}} className="leads">{t('closing.transfer')}</Link>
        <Link to="/documents/$type" params={{ type: 'finance.period' }} search={{ q: data.period }} className="leads">{t('closing.period')}</Link>
      </p>
    </Page>
  )
}

function waitingIn({ t, say }: BooksWords): readonly Column<ClosingItem>[] {
  return [
    { key: 'label', label: t('closing.check'), wide: true, cell: (row) => say(row.label) },
    { key: 'open', label: t('closing.open'), number: true, cell: (row) => <Count open={row.open}>{row.list && row.open > 0 ? <Link to="/documents/$type" params={{ type: row.list.document }} search={row.list.filters} className="leads">{row.open}</Link> : row.open}</Count> },
  ]
}

function tiesIn({ t, say }: BooksWords): readonly Column<Tie>[] {
  return [
    { key: 'label', label: t('closing.check'), wide: true, cell: (row) => say(row.label) },
    { key: 'difference', label: t('closing.difference'), number: true, cell: (row) => (/[1-9]/.test(row.difference) ? grouped(row.difference, 2) : '') },
    { key: 'open', label: t('closing.open'), number: true, cell: (row) => <Count open={row.open}>{row.open}</Count> },
  ]
}

function Count({ open, children }: { open: number; children: React.ReactNode }) {
  const { t } = useBooksWords()
  return open === 0 ? <Tag tone="green">{t('closing.done')}</Tag> : <Tag tone="red">{children}</Tag>
}
