/** Entries of the books, narrowed to an account, a party, an item or a span of days. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { entriesQuery } from '../client/figures.ts'
import type { Refs } from '../client/documents.ts'
import type { Search } from '../client/search.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { EntryList } from '../draw/entry-list.tsx'
import { Card, Empty, Page } from '../draw/page.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { waiting } from '../draw/waiting.tsx'
import { ofBook } from './book-tabs.tsx'
import { useBooksWords } from '../words/books.ts'

export function Entries() {
  const { t } = useBooksWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const query = useInfiniteQuery(entriesQuery(search))
  if (query.isPending) return <Waiting />
  if (!query.data) return <Failed error={query.error} />
  const entries = query.data.pages.flatMap((page) => page.items)
  const refs: Refs = Object.assign({}, ...query.data.pages.map((page) => page.refs ?? {}))
  return (
    <Page wide title={search['account'] ? t('entries.of', { account: search['account'] }) : t('entries.title')} above={<Link to="/ledger/trial-balance" search={{ from: search['from'], to: search['to'], ...ofBook(search) }}>{t('trial.title')}</Link>}
      actions={<span className="span-of-days"><DayPick label={t('trial.from')} day={search['from']} set={(from) => narrow({ from })} /> – <DayPick label={t('trial.to')} day={search['to']} set={(to) => narrow({ to })} /></span>}>
      <Card>{entries.length > 0 ? <EntryList entries={entries} refs={refs} /> : <Empty>{t('entries.none')}</Empty>}</Card>
      {query.hasNextPage && <p className="more"><Button loading={waiting(query.isFetchingNextPage)} onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button></p>}
    </Page>
  )
}
