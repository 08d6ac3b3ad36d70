/** The trial balance of a span of months; each account leads to its entries. */
import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { address } from '../client/call.ts'
import { trialBalanceQuery, type TrialRow } from '../client/figures.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { PrintButton } from '../draw/print.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { added } from '../draw/total.ts'
import { useBooksWords } from '../words/books.ts'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { FirstEntries } from './book-next.tsx'
import { BookChoice, BookTabs, ofBook } from './book-tabs.tsx'

const sums = ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'] as const

export function TrialBalance() {
  const { t, say } = useBooksWords()
  const { company } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const { data, error, isPending } = useQuery({ ...trialBalanceQuery({ from: search['from'], to: search['to'], ...ofBook(search) }), placeholderData: keepPreviousData })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const lead = (row: TrialRow, what: React.ReactNode) => <Link to="/ledger/account" search={{ account: row.account, from: search['from'], to: search['to'], ...ofBook(search) }} className="leads">{what}</Link>
  const columns: readonly Column<TrialRow>[] = [
    { key: 'account', label: t('entries.account'), cell: (row) => lead(row, <span className="figures">{row.account}</span>) },
    { key: 'name', label: t('trial.name'), wide: true, cell: (row) => say(row.name) },
    ...sums.map((key): Column<TrialRow> => ({ key, label: t(`trial.${key}`), number: true, cell: (row) => amount(row[key]), total: amount(added(data.rows.map((row) => row[key]))) })),
  ]
  return (
    <Page wide title={t('trial.title')} beside={data.asOf && <span className="faint">{t('figure.as-of', { at: instantText(data.asOf, company.zone) })}</span>}
      actions={<span className="span-of-days"><BookChoice /> <DayPick month label={t('trial.from')} day={search['from'] ?? (data.asOf && `${data.asOf.slice(0, 4)}-01`)} set={(from) => narrow({ from })} /> – <DayPick month label={t('trial.to')} day={search['to'] ?? data.asOf?.slice(0, 7)} set={(to) => narrow({ to })} /> <Button icon={<DownloadOutlined aria-hidden />} href={address('/ledger/export.zip', { from: search['from'], to: search['to'], ...ofBook(search) })}>{t('books.export')}</Button> <PrintButton what={t('trial.title')} path="/ledger/trial-balance/print.pdf" params={{ from: search['from'], to: search['to'], ...ofBook(search) }} /></span>}>
      <BookTabs here="trial" />
      <Card flush>{data.rows.length > 0 ? <Table label={t('trial.title')} columns={columns} rows={data.rows} rowKey={(row) => row.account} totals /> : <Empty next={<FirstEntries />}>{t('trial.none')}</Empty>}</Card>
    </Page>
  )
}

const amount = (decimal: string | undefined): string => (decimal && /[1-9]/.test(decimal) ? grouped(decimal, 2) : '')
