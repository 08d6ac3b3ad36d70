/** The list of one document type: filters, order and search stand in the address. */
import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { address } from '../client/call.ts'
import { listQuery, type Page as ListPage, type Refs } from '../client/documents.ts'
import { failureOf } from '../client/failure.ts'
import { useDocument, type KnownDocument } from '../client/house.ts'
import { Filters } from '../draw/filters.tsx'
import { LinkButton } from '../draw/link-button.tsx'
import { List, sortingOf } from '../draw/list.tsx'
import { Empty, Page, UnderClause } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import type { Search } from '../client/search.ts'
import { NoSuchPage } from '../shell/trouble.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useWords } from '../words/words.tsx'

export function DocumentList() {
  const { type } = useParams({ strict: false }) as { type: string }
  const document = useDocument(type)
  return document ? <ListOf key={type} document={document} /> : <NoSuchPage />
}

function ListOf({ document }: { document: KnownDocument }) {
  const { t, say } = useWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const query = useInfiniteQuery({ ...listQuery(document.name, search), placeholderData: keepPreviousData })
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.items)
  const refs: Refs = Object.assign({}, ...pages.map((page) => page.refs ?? {}))
  return (
    <Page wide title={say(document.label)} above={<UnderClause clause={document.clause} />} beside={<Count pages={pages} />} actions={<Doors document={document} search={search} />}>
      <Filters document={document} search={search} narrow={narrow} refs={refs} />
      {query.isError && <FailureNote failure={failureOf(query.error)} />}
      {query.isPending ? <Skeleton active paragraph={{ rows: 10 }} title={false} /> : (
        <div className={query.isPlaceholderData ? 'stale' : undefined}>
          {rows.length > 0 && <List document={document} rows={rows} refs={refs} sorting={sortingOf(search['sort'] ?? document.list.sort)} onSort={({ by, down }) => narrow({ sort: `${down ? '-' : ''}${by}` })} />}
          {rows.length === 0 && !query.isError && <Nothing document={document} narrowed={Object.keys(search).some((key) => key !== 'sort' && search[key])} />}
        </div>
      )}
      {query.hasNextPage && <p className="more"><Button loading={waiting(query.isFetchingNextPage)} onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button></p>}
    </Page>
  )
}

function Count({ pages }: { pages: readonly ListPage[] }) {
  const { t } = useWords()
  const total = pages[0]?.total
  if (total === undefined) return null
  return <span className="faint">{typeof total === 'number' ? t('list.total', { n: total }) : t('list.at-least', { n: total.atLeast })}</span>
}

function Doors({ document, search }: { document: KnownDocument; search: Search }) {
  const { t, say, language } = useWords()
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} href={address(`/documents/${document.name}/export.xlsx`, { ...search, language })}>{t('list.export')}</Button>
      {document.mayMake && <LinkButton icon={<UploadOutlined aria-hidden />} to="/documents/$type/import" params={{ type: document.name }} search={{}}>{t('list.import')}</LinkButton>}
      {document.mayMake && <LinkButton look="primary" icon={<PlusOutlined aria-hidden />} to="/documents/$type/new" params={{ type: document.name }} search={{}}>{t('list.new', { what: say(document.label) })}</LinkButton>}
    </>
  )
}

function Nothing({ document, narrowed }: { document: KnownDocument; narrowed: boolean }) {
  const { t, say } = useWords()
  const what = say(document.label)
  if (narrowed) return <Empty next={<Link to="." search={{}}>{t('filters.clear')}</Link>}>{t('list.none-narrowed')}</Empty>
  return (
    <Empty next={document.mayMake ? <Link to="/documents/$type/new" params={{ type: document.name }} search={{}}>{t('list.new', { what })}</Link> : null}>
      {document.mayMake ? t('list.none', { what }) : t('list.none-for-you', { what })}
    </Empty>
  )
}
