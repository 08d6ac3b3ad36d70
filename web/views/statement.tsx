/** The statements of a span of months; each line leads to the entries of its accounts. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { statementQuery, type Statement, type StatementRow } from '../client/books.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Page } from '../draw/page.tsx'
import { PrintButton } from '../draw/print.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useBooksWords } from '../words/books.ts'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { BookChoice, BookTabs, ofBook } from './book-tabs.tsx'

export function StatementPage() {
  const { t, say } = useBooksWords()
  const { company } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const name = search['name'] ?? 'balance-sheet'
  const { data, error, isPending } = useQuery({ ...statementQuery(name, { from: search['from'], to: search['to'], ...ofBook(search) }), placeholderData: keepPreviousData })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  return (
    <Page wide title={say(data.label)} beside={<span className="faint">{t('figure.as-of', { at: instantText(data.asOf, company.zone) })}</span>}
      actions={<span className="span-of-days"><BookChoice /> {name !== 'balance-sheet' && <><DayPick month label={t('trial.from')} day={data.from} set={(from) => narrow({ from })} /> – </>}<DayPick month label={t('trial.to')} day={data.to} set={(to) => narrow({ to })} /> <PrintButton what={say(data.label)} path={`/ledger/statements/${name}/print.pdf`} params={{ from: data.from, to: data.to, ...ofBook(search) }} /></span>}>
      <BookTabs here={name} />
      <Sides statement={data} kept={ofBook(search)} />
    </Page>
  )
}

/** What is owned beside what is owed, where a statement has two sides. */
function Sides({ statement, kept }: { statement: Statement; kept: Search }) {
  const sides = (['left', 'right'] as const).map((side) => statement.rows.filter((row) => row.side === side)).filter((rows) => rows.length > 0)
  if (sides.length === 0) return <Card flush><Lines statement={statement} kept={kept} rows={statement.rows} /></Card>
  return <div className="two-sides">{sides.map((rows, at) => <Card key={at} flush><Lines statement={statement} kept={kept} rows={rows} /></Card>)}</div>
}

function Lines({ statement: { label, columns: told, from, to }, kept, rows }: { statement: Statement; kept: Search; rows: readonly StatementRow[] }) {
  const { t, say } = useBooksWords()
  const columns: readonly Column<StatementRow>[] = [
    { key: 'label', label: t('statement.line'), wide: true, cell: (row) => <span className="leads-row">{row.total ? <strong>{say(row.label)}</strong> : say(row.label)}{(row.accounts ?? []).map((account) => <Link key={account} to="/ledger/account" search={{ account, from, to, ...kept }} className="leads figures">{account}</Link>)}</span> },
    ...told.map((column, at): Column<StatementRow> => ({ key: `amount-${at}`, label: say(column), number: true, cell: ({ amounts, total }) => (total ? <strong>{amount(amounts[at])}</strong> : amount(amounts[at])) })),
  ]
  return <Table label={`${say(label)} ${rows[0] ? say(rows[0].label) : ''}`} columns={columns} rows={rows} rowKey={(row) => row.key} />
}

const amount = (decimal = '0'): string => (/[1-9]/.test(decimal) ? grouped(decimal, 2) : '')
