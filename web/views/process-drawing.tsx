/** A process drawn in BPMN: the editor, what the house adds to an element beside it, what keeps the drawing from being published, rehearsals and versions. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { checkDrawing, designQuery, saveDraft, type Design } from '../client/design.ts'
import { statusOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { DraftBar } from '../design/draft-bar.tsx'
import { useDrafting } from '../design/drafting.ts'
import { ElementSettings } from '../design/element-settings.tsx'
import type { Chosen, Hands } from '../design/modeler.tsx'
import { PublishDraft } from '../design/publish-draft.tsx'
import { RehearseDrawing } from '../design/rehearse-drawing.tsx'
import { Versions } from '../design/versions.tsx'
import { Page } from '../draw/page.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useDesignWords } from '../words/design.ts'

const Modeler = lazy(() => import('../design/modeler.tsx'))
const Diagram = lazy(() => import('../draw/diagram.tsx'))
const tabs = ['draw', 'rehearse', 'versions'] as const
const asWritten = (xml: string): string => xml

export function ProcessDrawing() {
  const { key } = useParams({ strict: false }) as { key: string }
  const { data, error, dataUpdatedAt } = useQuery(designQuery(key))
  if (statusOf(error) === 404) return <NoSuchPage />
  if (error) return <Failed error={error} />
  return data ? <Drawing key={dataUpdatedAt} design={data} /> : <Waiting />
}

function Drawing({ design }: { design: Design }) {
  const { key, label, may, pools } = design
  const { t, say } = useDesignWords()
  const { documents } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const tab = tabs.find((one) => one === search['tab']) ?? 'draw'
  const show = (to: (typeof tabs)[number]): void => void go({ to: '/processes/$key/drawing', params: { key }, search: to === 'draw' ? {} : { tab: to }, replace: true })
  const hands = useRef<Hands>(null)
  const opened = useRef(false)
  opened.current ||= tab === 'draw'
  const [of, choose] = useState<Chosen>()
  const drafting = useDrafting({ may, version: design.version, save: (xml, version) => saveDraft(key, xml, version), check: (xml) => checkDrawing(key, xml) }, design.xml, asWritten)
  const faulty = useMemo(() => new Set((drafting.faults ?? []).flatMap(({ field }) => field ?? [])), [drafting.faults])
  const title = t('drawing.title', { name: say(label) })
  const pool = pools[of?.pool ?? '']
  const jump = (id: string): void => { show('draw'); hands.current?.choose(id) }
  const seen = tabs.filter((one) => may || one !== 'rehearse')
  return (
    <Page wide title={title} above={<Link to="/processes/$key/design" params={{ key }} search={{}}>{t('drawing.to-simple')}</Link>}
      beside={<Segmented aria-label={t('design.tabs')} value={tab} options={seen.map((value) => ({ value, label: t(`design.${value}`) }))} onChange={show} />} actions={may && <PublishDraft of={key} drafting={drafting} />}>
      {may ? <DraftBar drafting={{ ...drafting, undo: () => hands.current?.step('undo'), redo: () => hands.current?.step('redo') }} again={['design', key]} jump={jump} warnings={drafting.answer?.warnings} /> : <p className="faint">{t('design.read-only')}</p>}
      {/* Once opened the editor stays, unseen, so that what may be undone in it is not lost; it cannot open unseen. */}
      {opened.current && <div hidden={tab !== 'draw'}>
        <Suspense fallback={<Skeleton active />}>
          {may ? (
            <div className="design">
              <Modeler xml={design.xml} changed={drafting.change} choose={choose} faulty={faulty} hands={hands} label={title} />
              <aside className="design-panel" aria-label={t('design.settings', { name: '' })}>
                {of ? <ElementSettings key={of.id} of={of} document={documents.find(({ name }) => name === pool?.document)} isWork={of.id in (pool?.tasks ?? {})} put={(to) => hands.current?.put(of.id, to)} /> : <p className="faint">{t('drawing.pick')}</p>}
              </aside>
            </div>
          ) : <Diagram tall xml={design.xml} label={title} />}
        </Suspense>
      </div>}
      {tab === 'rehearse' && may && <RehearseDrawing of={key} xml={drafting.xml} pools={pools} jump={jump} />}
      {tab === 'versions' && <Versions of={key} xml={drafting.xml} />}
    </Page>
  )
}
