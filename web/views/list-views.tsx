/** Saved views of a list: filters, order and columns under a name, private or shared, one of them the reader's first. */
import { DeleteOutlined, PlusOutlined, StarFilled, StarOutlined, TeamOutlined } from '@ant-design/icons'
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import { call } from '../client/call.ts'
import { pathOf, type Page } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { removeView, saveView, usePreference, viewsQuery, type View } from '../client/own.ts'
import type { Search } from '../client/search.ts'
import { Pop } from '../draw/pop.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { inDays } from '../draw/span.ts'
import { refText } from '../draw/value.tsx'
import { useWords } from '../words/words.tsx'

/** The whole list, chosen on purpose: without it the address would ask for the reader's first view. */
const everything = 'all'

export function ListViews({ document, search, columns }: { document: string; search: Search; columns: string | undefined }) {
  const { t } = useWords()
  const client = useQueryClient()
  const { data } = useQuery(viewsQuery(document))
  const { open, first, setFirst } = useFirst(document, search, data?.items)
  const views = data?.items ?? []
  const shown = views.find(({ id }) => id === search['view'])
  const counts = useCounts(document, views)
  const asShown: Search = columns ? { ...search, columns } : search
  const remove = async (view: View): Promise<void> => { await removeView(view.id); open(); await client.invalidateQueries({ queryKey: ['views', document] }) }
  return (
    <div className="views">
      <div className="boxes" role="group" aria-label={t('views.title')}>
        <button type="button" aria-pressed={!shown} onClick={() => open()}>{t('views.all')}</button>
        {views.map((view) => (
          <button key={view.id} type="button" aria-pressed={view === shown} title={view.mine ? undefined : refText(view.person, data?.refs)} onClick={() => open(view)}>
            {view.shared && <TeamOutlined aria-label={t('views.shared')} />} {view.name} <small className="faint figures">{counts[view.id]}</small>
          </button>
        ))}
      </div>
      {shown && <Button type="text" size="small" aria-pressed={first === shown.id} aria-label={t('views.first', { name: shown.name })} icon={first === shown.id ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />} onClick={() => setFirst(first === shown.id ? '' : shown.id)} />}
      {shown?.mine && <Button type="text" size="small" aria-label={t('views.remove', { name: shown.name })} icon={<DeleteOutlined aria-hidden />} onClick={() => void remove(shown)} />}
      <Save key={shown?.id} document={document} search={asShown} shown={shown} saved={async (id) => { await client.invalidateQueries({ queryKey: ['views', document] }); open({ id, search: asShown }) }} />
    </div>
  )
}

/** Opens a view; a list that is opened bare shows the reader's first view. */
function useFirst(document: string, search: Search, views: readonly View[] | undefined) {
  const go = useNavigate()
  const [first, setFirst, known] = usePreference<string>(`view:${document}`, '')
  const open = (view?: Pick<View, 'id' | 'search'>, replace = false): void => void go({ to: '.', search: view ? { ...view.search, view: view.id } : { view: first ? everything : undefined }, replace })
  const wanted = known && Object.keys(search).length === 0 ? views?.find(({ id }) => id === first) : undefined
  useEffect(() => { if (wanted) open(wanted, true) }, [wanted])
  return { open, first, setFirst }
}

/** How many documents each view shows now. */
function useCounts(document: string, views: readonly View[]): Readonly<Record<string, string>> {
  return useQueries({
    queries: views.slice(0, 12).map(({ id, search }) => ({
      queryKey: ['list', document, 'count', id, search], staleTime: 60_000, retry: false,
      queryFn: ({ signal }: { signal: AbortSignal }) => { const { view: _, columns: __, sort: ___, ...asked } = inDays(search); return call<Page>(pathOf(document), { params: { ...asked, limit: 1, count: true }, signal }) },
    })),
    combine: (answers) => Object.fromEntries(answers.flatMap(({ data }, at) => (data?.total === undefined ? [] : [[views[at]?.id ?? '', typeof data.total === 'number' ? String(data.total) : `${data.total.atLeast}+`]]))),
  })
}

function Save({ document, search, shown, saved }: { document: string; search: Search; shown: View | undefined; saved: (id: string) => Promise<void> }) {
  const { t } = useWords()
  const id = useId()
  const [name, setName] = useState(shown?.mine ? shown.name : '')
  const [shared, share] = useState(shown?.mine ? shown.shared : false)
  const [failure, setFailure] = useState<Failure>()
  const save = async (shut: () => void): Promise<void> => {
    const { view: _, ...kept } = search
    try {
      const { id: made } = await saveView({ document, name: name.trim(), search: kept, shared })
      shut()
      await saved(made)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <Pop label={t('views.save')} button={<><PlusOutlined aria-hidden /> {t('views.save')}</>}>
      {(shut) => (
        <form className="pop-list view-save" onSubmit={(event) => { event.preventDefault(); if (name.trim()) void save(shut) }}>
          {failure && <FailureNote failure={failure} />}
          <label htmlFor={id}>{t('views.name')}</label>
          <Input id={id} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
          <Checkbox checked={shared} onChange={(event) => share(event.target.checked)}>{t('views.share')}</Checkbox>
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>{t('form.save')}</Button>
        </form>
      )}
    </Pop>
  )
}
