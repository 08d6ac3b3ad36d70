/** What was found everywhere the reader may look. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { searchQuery, type Found } from '../client/found.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { StateTag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import { useWords } from '../words/words.tsx'

export function SearchPage() {
  const { t, say } = useWords()
  const { q = '' } = useSearch({ strict: false }) as Search
  const { documents, clauses } = useHouse()
  const { data, error, isPending } = useQuery(searchQuery(q))
  const labelOf = (name: string): string => say(documents.find((one) => one.name === name)?.label)
  const places = documents.filter((one) => one.label.some((label) => label.toLowerCase().includes(q.toLowerCase())))
  const sentences = Object.entries(clauses).filter(([number, { title }]) => number === q || title.some((text) => text.toLowerCase().includes(q.toLowerCase()))).slice(0, 10)
  if (isPending) return <Waiting />
  const columns: readonly Column<Found>[] = [
    { key: 'what', label: t('links.what'), cell: (one) => labelOf(one.document) },
    { key: 'number', label: t('head.number'), cell: (one) => <Link to="/documents/$type/$id" params={{ type: one.document, id: one.number || one.id }} search={{}} className="leads">{one.number}</Link> },
    { key: 'title', label: t('search.title'), wide: true, cell: (one) => one.title },
    { key: 'state', label: t('head.state'), cell: (one) => (one.state ? <StateTag document={one.document} state={one.state} /> : null) },
  ]
  const found = data?.items ?? []
  return (
    <Page title={t('search.found', { q })}>
      {error && <FailureNote failure={failureOf(error)} />}
      {places.length > 0 && <Card title={t('search.places')}><ul className="records">{places.map((one) => <li key={one.name}><Link to="/documents/$type" params={{ type: one.name }} search={{}}>{say(one.label)}</Link></li>)}</ul></Card>}
      {sentences.length > 0 && <Card title={t('search.clauses')}><ul className="records">{sentences.map(([number, { title }]) => <li key={number}><Link to="/policy/$number" params={{ number }} search={{}}><span className="figures">{number}</span> {say(title)}</Link></li>)}</ul></Card>}
      <Card flush title={t('search.documents')}>{found.length > 0 ? <Table label={t('search.documents')} columns={columns} rows={found} rowKey={(one) => one.id} /> : <Empty>{t('search.none', { q })}</Empty>}</Card>
    </Page>
  )
}
