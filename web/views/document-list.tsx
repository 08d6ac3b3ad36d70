/** The list of one document type: filters, order and search stand in the address. */
import { ApartmentOutlined, DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { FieldMeta } from '#declare'
import { address } from '../client/call.ts'
import { askForExport, longList } from '../client/exports.ts'
import { takeOut } from '../client/taken-out.ts'
import { listQuery, totalsQuery, type Page as ListPage, type Refs, type Row } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { columnOf, headKinds, useDocument, useHouse, type KnownDocument } from '../client/house.ts'
import { usePreference } from '../client/own.ts'
import { currencyOf } from '../draw/currency.ts'
import { grouped } from '../draw/decimal.ts'
import { Filters } from '../draw/filters.tsx'
import { LinkButton } from '../draw/link-button.tsx'
import { columnsOf, List, sortingOf } from '../draw/list.tsx'
import { Empty, Page, UnderClause } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { inDays } from '../draw/span.ts'
import { sumRule } from '../draw/sum-rule.ts'
import { added, adds } from '../draw/total.ts'
import type { Widths } from '../draw/widths.ts'
import type { Search } from '../client/search.ts'
import { NoSuchPage } from '../shell/trouble.tsx'
import { waiting } from '../draw/waiting.tsx'
import { usePictureWords } from '../words/pictures.ts'
import { useWords } from '../words/words.tsx'
import { DrawnUp } from './drawn-up.tsx'
import { ChosenBar, useChosen } from './list-chosen.tsx'
import { ListColumns } from './list-columns.tsx'
import { ListViews } from './list-views.tsx'

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
  const { keys, choose, sizing } = useColumns(document, search)
  const asked = askedOf(document, search, keys)
  const query = useInfiniteQuery({ ...listQuery(document.name, asked), placeholderData: keepPreviousData })
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.items)
  const refs: Refs = Object.assign({}, ...pages.map((page) => page.refs ?? {}))
  const [failure, setFailure] = useState<Failure>()
  const choosing = useChosen(`${document.name} ${JSON.stringify(asked)}`)
  const { sums, sumsOf } = useSums(document, keys, asked, pages, refs)
  const chosen = rows.filter(({ id }) => choosing.ids.includes(id))
  return (
    <Page wide title={say(document.label)} above={<UnderClause clause={document.clause} />} beside={<Count pages={pages} />} actions={<Doors document={document} asked={{ ...asked, columns: keys.join(',') }} long={isLong(pages)} fail={setFailure} />}>
      <ListViews document={document.name} search={search} columns={keys === columnsOf(document) ? undefined : keys.join(',')} />
      <Filters document={document} search={search} narrow={narrow} refs={refs} extra={<ListColumns document={document} keys={keys} choose={choose} sizing={sizing} />} />
      {failure && <FailureNote failure={failure} />}
      {query.isError && <FailureNote failure={failureOf(query.error)} />}
      {query.isPending ? <Skeleton active paragraph={{ rows: 10 }} title={false} /> : (
        <div className={query.isPlaceholderData ? 'stale' : undefined}>
          {rows.length > 0 && <List document={document} rows={rows} refs={refs} keys={keys} sums={sums} choosing={choosing} sizing={sizing} sorting={sortingOf(search['sort'] ?? document.list.sort)} onSort={({ by, down }) => narrow({ sort: `${down ? '-' : ''}${by}` })} />}
          {rows.length === 0 && !query.isError && <Nothing document={document} narrowed={Object.keys(search).some((key) => !/^(sort|view|columns)$/.test(key) && search[key])} />}
        </div>
      )}
      {query.hasNextPage && <p className="more"><Button loading={waiting(query.isFetchingNextPage)} onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button></p>}
      <ChosenBar rows={chosen} sums={sumsOf(chosen)} document={document} clear={() => choosing.set([])} />
    </Page>
  )
}

/** The reader's own columns for this view, else the view's, else the declared ones. */
function useColumns(document: KnownDocument, search: Search) {
  const declared = columnsOf(document)
  const of = `${document.name}${search['view'] ? `:${search['view']}` : ''}`
  const [own, keep] = usePreference<readonly string[]>(`columns:${of}`, [])
  const known = (keys: readonly string[]): readonly string[] => keys.filter((key) => declared.includes(key) || key in headKinds || document.fields.some((field) => field.key === key))
  const wanted = [known(own), known((search['columns'] ?? '').split(','))].find((keys) => keys.length > 0)
  const [{ widths, frozen }, keepSizes] = usePreference<{ readonly widths: Widths; readonly frozen: number }>(`widths:${of}`, { widths: {}, frozen: 1 })
  const sizing = { widths, frozen, keep: (next: Widths) => keepSizes({ widths: next, frozen }), freeze: (next: number) => keepSizes({ widths, frozen: next }) }
  return { keys: wanted ?? declared, sizing, choose: (keys: readonly string[] | undefined) => { keep(keys ?? []); if (!keys) keepSizes({ widths: {}, frozen: 1 }) } }
}

/** What the house is asked for: days as they are today, columns only where they differ from the declared ones. */
function askedOf(document: KnownDocument, search: Search, keys: readonly string[]): Search {
  const { view: _, columns: __, ...asked } = inDays(search)
  return keys === columnsOf(document) ? asked : { ...asked, columns: keys.join(',') }
}

/** Sums of a column over all that the filter lets through, and over some rows; none where amounts are in several currencies, quantities of several things, or too many to count. */
function useSums(document: KnownDocument, keys: readonly string[], asked: Search, pages: readonly ListPage[], refs: Refs) {
  const { company } = useHouse()
  const summed = keys.map((key) => columnOf(document, key)).filter(adds)
  const { byFilter, alike } = sumRule(document, keys, asked, (row) => currencyOf(document, row, refs, company.currency))
  const counted = typeof pages[0]?.total === 'number'
  const whole = counted ? summed.filter((field) => byFilter(field) || (pages.at(-1)?.next === undefined && alike(field, pages.flatMap(({ items }) => items)))) : []
  const { data } = useQuery({ ...totalsQuery(document.name, asked), enabled: whole.length > 0 })
  const shown = (fields: readonly FieldMeta[], sum: (key: string) => string | undefined): Readonly<Record<string, string>> =>
    Object.fromEntries(fields.flatMap(({ key, kind }) => { const text = sum(key); return text === undefined ? [] : [[key, grouped(text, kind === 'money' ? 2 : 0)]] }))
  return {
    sums: whole.length > 0 && data ? shown(whole, (key) => data.totals?.[key]) : undefined,
    sumsOf: (rows: readonly Row[]) => shown(summed.filter((field) => alike(field, rows)), (key) => added(rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : [])))),
  }
}

function Count({ pages }: { pages: readonly ListPage[] }) {
  const { t } = useWords()
  const total = pages[0]?.total
  if (total === undefined) return null
  return <span className="faint">{typeof total === 'number' ? t('list.total', { n: total }) : t('list.at-least', { n: total.atLeast })}</span>
}

/** Whether so many are in the list that it is taken out in the background. */
function isLong([first]: readonly ListPage[]): boolean {
  const total = first?.total ?? 0
  return (typeof total === 'number' ? total : total.atLeast) > longList
}

function Doors({ document, asked, long, fail }: { document: KnownDocument; asked: Search; long: boolean; fail: (failure: Failure | undefined) => void }) {
  const { t, say, language } = useWords()
  const pictures = usePictureWords()
  const { directory } = useHouse()
  const client = useQueryClient()
  const sheet = `/documents/${document.name}/export.xlsx`
  const out = (): Promise<void> => (long ? askForExport(client, sheet, { ...asked, language }).then(() => fail(undefined), (error: unknown) => fail(failureOf(error))) : takeOut(`${say(document.label)}.xlsx`, sheet, { ...asked, language }))
  return (
    <>
      {document.name === directory.department && <LinkButton icon={<ApartmentOutlined aria-hidden />} to="/organisation" search={{}}>{pictures.t('picture.organisation')}</LinkButton>}
      <DrawnUp document={document} />
      <Button icon={<DownloadOutlined aria-hidden />} href={address(sheet, { ...asked, language })} onClick={(event) => { event.preventDefault(); void out() }}>{t('list.export')}</Button>
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
