/** What hangs on a document, one tab each; the tab stands in the address. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Skeleton, Tabs } from 'antd'
import { lazy, Suspense, type ReactNode } from 'react'
import { aspectQuery, type Refs, type Row } from '../client/documents.ts'
import { failureOf } from '../client/failure.ts'
import type { Entry } from '../client/figures.ts'
import type { KnownDocument } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { useWords } from '../words/words.tsx'
import { Comments } from './comments.tsx'
import { EntryList } from './entry-list.tsx'
import { Files } from './files.tsx'
import type { HistoryItem } from './deeds.ts'
import { History } from './history.tsx'
import { Links, type Linked } from './links.tsx'
import type { Walks } from './walk.ts'
import { Card, Empty } from './page.tsx'
import { FailureNote } from './refusal.tsx'

const Relations = lazy(async () => ({ default: (await import('./relations.tsx')).Relations }))
const Walked = lazy(async () => ({ default: (await import('./walked.tsx')).Walked }))

type Posted = { readonly items: readonly Entry[]; readonly refs?: Refs }
type Of = { readonly document: KnownDocument; readonly row: Row; readonly refs: Refs | undefined }

export function Aspects({ document, row, refs }: Of) {
  const { t } = useWords()
  const go = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const of = { document, row, refs }
  const items = [
    { key: 'links', label: t('aspect.links'), children: <LinksOf {...of} /> },
    { key: 'relations', label: t('aspect.relations'), children: <RelationsOf {...of} /> },
    { key: 'process', label: t('aspect.process'), children: <ProcessOf {...of} /> },
    { key: 'entries', label: t('aspect.entries'), children: <EntriesOf {...of} /> },
    { key: 'history', label: t('aspect.history'), children: <HistoryOf {...of} marked={search['deed']} /> },
    { key: 'files', label: t('aspect.files'), children: <Files document={document.name} row={row} /> },
    { key: 'comments', label: t('aspect.comments'), children: <Comments document={document} row={row} /> },
  ]
  const first = useFirst(document, row, search['tab'] === undefined)
  return <Card><Tabs destroyOnHidden activeKey={search['tab'] ?? first} items={items} onChange={(tab) => void go({ to: '.', search: { ...search, tab }, replace: true, resetScroll: false })} /></Card>
}

/** Where no tab is asked for, the first that has something to show; every document has a history. */
function useFirst({ name }: KnownDocument, { id }: Row, asked: boolean): string {
  const links = useQuery({ ...aspectQuery<Linked>(name, id, 'links'), enabled: asked })
  const alone = asked && links.data?.up.length === 0 && links.data.down.length === 0
  const walks = useQuery({ ...aspectQuery<Walks>(name, id, 'process'), enabled: alone })
  const unwalked = alone && walks.data?.items.length === 0
  const entries = useQuery({ ...aspectQuery<Posted>(name, id, 'entries'), enabled: unwalked })
  if (!alone || walks.isPending) return 'links'
  if (!unwalked || entries.isPending) return 'process'
  return entries.data?.items.length === 0 ? 'history' : 'entries'
}

function LinksOf({ document, row }: Of) {
  return <Came query={useQuery(aspectQuery<Linked>(document.name, row.id, 'links'))}>{(links) => <Links links={links} />}</Came>
}

function RelationsOf({ document, row }: Of) {
  return <Came query={useQuery(aspectQuery<Linked>(document.name, row.id, 'links'))}>{(links) => <Suspense fallback={<Skeleton active />}><Relations document={document} row={row} links={links} /></Suspense>}</Came>
}

function EntriesOf({ document, row, refs }: Of) {
  const { t } = useWords()
  const query = useQuery(aspectQuery<Posted>(document.name, row.id, 'entries'))
  return <Came query={query}>{({ items, refs: more }) => (items.length > 0 ? <EntryList entries={items} refs={{ ...refs, ...more }} /> : <Empty>{t('entries.none-here')}</Empty>)}</Came>
}

function HistoryOf({ document, row, refs, marked }: Of & { marked: string | undefined }) {
  const query = useQuery(aspectQuery<{ items: readonly HistoryItem[]; refs?: Refs }>(document.name, row.id, 'history'))
  return <Came query={query}>{({ items, refs: more }) => <History document={document} items={items} refs={{ ...refs, ...more }} marked={marked} />}</Came>
}

function ProcessOf({ document, row }: Of) {
  const { t } = useWords()
  const query = useQuery(aspectQuery<Walks>(document.name, row.id, 'process'))
  return <Came query={query}>{(walks) => (walks.items.length > 0 ? <Suspense fallback={<Skeleton active />}><Walked walks={walks} /></Suspense> : <Empty>{t('process.none-here')}</Empty>)}</Came>
}

/** Shows an answer when it has come, its failure when it failed. */
export function Came<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <FailureNote failure={failureOf(query.error)} />
  return <Skeleton active title={false} paragraph={{ rows: 4 }} />
}
