/** The auditor's entry: is the list complete, who could have changed it, show me the original, and the evidence to take along. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { auditQuery, type Audit, type Span } from '../client/audit.ts'
import type { Search } from '../client/search.ts'
import { useHouse } from '../client/house.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { useWords } from '../words/words.tsx'
import { AuditRisk } from './audit-risk.tsx'
import { Evidence } from './evidence.tsx'
import { SampleDrawn } from './sample-drawn.tsx'
import '../shell/cockpit.css'

export function AuditPage() {
  const words = useCockpitWords()
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { company } = useHouse()
  const today = instantText(new Date().toISOString(), company.zone).slice(0, 10)
  const span: Span = { from: search['from'] ?? `${today.slice(0, 4)}-01-01`, to: search['to'] ?? today }
  const { data, error, isPending } = useQuery(auditQuery(span))
  const set = (change: Search): void => void go({ to: '/audit', search: { ...search, ...change } })
  return (
    <Page wide title={t('audit.title')} beside={data && <span className="faint">{words.asOf} {instantText(data.asOf, company.zone)}</span>}
      actions={(['from', 'to'] as const).map((one) => <label key={one} className="span-of-days" htmlFor={`audit-${one}`}>{words[one]} <DayPick id={`audit-${one}`} day={span[one]} set={(day) => set({ [one]: day })} /></label>)}>
      {isPending ? <Waiting /> : !data ? <Failed error={error} /> : (
        <div className="audit">
          <Evidence span={span} clauses={search['clauses']} />
          <SampleDrawn span={span} clause={search['clauses']} />
          <Complete audit={data} />
          <AuditRisk audit={data} />
          <Changes audit={data} />
          <Gaps audit={data} />
        </div>
      )}
    </Page>
  )
}

type Row = Audit['clauses'][number]
const expectedOf = ({ counts }: Row): number => Object.values(counts).reduce((all, n) => all + (n ?? 0), 0)

/** Those with something missing first. */
function Complete({ audit: { clauses } }: { audit: Audit }) {
  const words = useCockpitWords()
  const { t, say } = useWords()
  const missing = ({ counts: { overdue = 0, broken = 0 } }: Row) => overdue + broken
  const number = (key: string, label: string, value: (row: Row) => number): Column<Row> => ({ key, label, number: true, cell: (row) => value(row) || '', total: clauses.reduce((all, row) => all + value(row), 0) })
  const columns: readonly Column<Row>[] = [
    { key: 'number', label: t('clause.no'), cell: (one) => <Link to="/policy/$number" params={{ number: one.number }} search={{}} className="figures">{one.number}</Link> },
    { key: 'title', label: words.clause, wide: true, cell: (one) => say(one.title) },
    number('expected', words.expected, expectedOf), number('found', words.found, ({ counts: { kept = 0, late = 0 } }) => kept + late),
    number('open', words.open, missing), number('rest', words.rest, ({ counts }) => counts['not-due'] ?? 0), number('excepted', words.excepted, ({ counts: { excepted = 0 } }) => excepted),
  ]
  return <Card flush title={words.complete}><Table label={words.complete} columns={columns} rows={clauses.toSorted((a, b) => missing(b) - missing(a))} rowKey={(one) => one.number} totals /></Card>
}

function Changes({ audit: { changes } }: { audit: Audit }) {
  const words = useCockpitWords()
  const { say } = useWords()
  const { company } = useHouse()
  const columns: readonly Column<Audit['changes'][number]>[] = [
    { key: 'when', label: words.when, cell: (one) => instantText(one.at, company.zone) },
    { key: 'who', label: words.who, cell: (one) => one.person },
    { key: 'did', label: words.did, cell: (one) => say(one.action) },
    { key: 'what', label: words.what, wide: true, cell: (one) => <Link to="/documents/$type/$id" params={{ type: one.document, id: one.number || one.record }} search={{ tab: 'history', deed: one.id }}>{say(one.label)} {one.number}</Link> },
  ]
  return <Card flush title={words.changes}>{changes.length === 0 ? <Empty>{words.noChanges}</Empty> : <Table label={words.changes} columns={columns} rows={changes} rowKey={(one) => one.id} />}</Card>
}

function Gaps({ audit: { gaps, sealed } }: { audit: Audit }) {
  const words = useCockpitWords()
  const { say } = useWords()
  const { company } = useHouse()
  const columns: readonly Column<Audit['gaps'][number]>[] = [
    { key: 'what', label: words.what, wide: true, cell: (one) => <Link to="/documents/$type" params={{ type: one.document }} search={{}}>{say(one.label)}</Link> },
    { key: 'series', label: words.series, cell: (one) => `${one.series} ${one.first} – ${one.last}` },
    { key: 'missing', label: words.missing, number: true, cell: (one) => one.missing },
  ]
  return (
    <Card flush title={words.gaps} extra={<span className="faint">{words.sealed} {sealed.seals} · {sealed.deeds} {words.deeds} · {sealed.unsealed} {words.unsealed}{sealed.at ? ` · ${instantText(sealed.at, company.zone)}` : ''}</span>}>
      {gaps.length === 0 ? <Empty>{words.noGaps}</Empty> : <Table label={words.gaps} columns={columns} rows={gaps} rowKey={(one) => `${one.document} ${one.series}`} />}
    </Card>
  )
}
