/** What was found everywhere the reader may look: pages, clauses, rules and texts of law, records; each with the words around it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { searchQuery, type Found, type Snippet } from '../client/found.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { StateTag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import '../shell/laws.css'
import { lawWords } from '../words/laws.ts'
import { useWords } from '../words/words.tsx'

export function SearchPage() {
  const { t, say } = useWords()
  const { q = '' } = useSearch({ strict: false }) as Search
  const { documents } = useHouse()
  const { data, error, isPending } = useQuery(searchQuery(q))
  if (isPending) return <Waiting />
  const labelOf = (name: string): string => say(documents.find((one) => one.name === name)?.label)
  const columns: readonly Column<Found>[] = [
    { key: 'what', label: t('links.what'), cell: (one) => labelOf(one.document) },
    { key: 'number', label: t('head.number'), cell: (one) => <Link to="/documents/$type/$id" params={{ type: one.document, id: one.number || one.id }} search={{}} className="leads">{one.number}</Link> },
    { key: 'title', label: t('search.title'), wide: true, cell: (one) => <>{one.title} {one.snippet?.some(({ hit }) => hit) && <Around of={one.snippet} />}</> },
    { key: 'state', label: t('head.state'), cell: (one) => (one.state ? <StateTag document={one.document} state={one.state} /> : null) },
  ]
  const found = data?.items ?? []
  const { pages = [], clauses = [], rules = [], works = [], passages = [], counts } = data ?? {}
  return (
    <Page title={t('search.found', { q })}>
      {error && <FailureNote failure={failureOf(error)} />}
      <Hits title={t('search.places')} count={counts?.pages}>{pages.map((one) => <li key={one.to}><Link to={one.to} search={{}}>{say(one.name)}</Link></li>)}</Hits>
      <Hits title={t('search.clauses')} count={counts?.clauses}>{clauses.map((one) => <li key={one.number}><Link to="/policy/$number" params={{ number: one.number }} search={{}}><span className="figures">{one.number}</span> {say(one.name)}</Link> {one.edition !== undefined && <span className="faint">{say(lawWords.edition)} {one.edition}{one.draft && ` · ${say(lawWords.notInForce)}`} · </span>}<Around of={one.snippet} /></li>)}</Hits>
      {(found.length > 0 || !counts || Object.values(counts).every((count) => count === 0)) && <Card flush title={t('search.documents')}>{found.length > 0 ? <Table label={t('search.documents')} columns={columns} rows={found} rowKey={(one) => one.id} /> : <Empty>{t('search.none', { q })}</Empty>}</Card>}
      <Hits title={say(lawWords.rules)} count={counts?.rules}>{rules.map((one) => <li key={one.rule}><Link to="/laws/$rule" params={{ rule: one.rule }} search={{}}><span className="figures">{one.rule}</span> {say(one.name)}</Link> <Around of={one.snippet} /></li>)}</Hits>
      <Hits title={say(lawWords.works)} count={counts?.works}>{works.map((one) => <li key={one.work}><Link to="/laws/texts/$work" params={{ work: String(one.work) }} search={{}}>{one.title}</Link></li>)}</Hits>
      <Hits title={say(lawWords.passages)} count={counts?.passages}>{passages.map((one) => <li key={`${one.work}-${one.position}`}><Link to="/laws/texts/$work" params={{ work: String(one.work) }} hash={`p${one.position}`} search={{}}>{one.title} {one.place}</Link> <Around of={one.snippet} /></li>)}</Hits>
    </Page>
  )
}

const Hits = ({ title, count, children }: { title: string; count?: number | undefined; children: readonly ReactNode[] }) =>
  children.length === 0 ? null : <Card title={title} extra={<span className="faint">{count}</span>}><ul className="hits">{children}</ul></Card>

const Around = ({ of }: { of: Snippet }) => <span className="faint">{of.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}</span>
