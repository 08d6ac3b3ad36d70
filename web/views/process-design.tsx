/** Drawing an approval: its steps top to bottom, settings beside them, what keeps it from being published, rehearsals and versions. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { checkDrawing, designQuery, saveDraft, versionsQuery, type Design } from '../client/design.ts'
import { statusOf } from '../client/failure.ts'
import { useDocument, useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { begins } from '../design/begins.ts'
import { newStep, withBranch } from '../design/begin.ts'
import { BeginFrom } from '../design/begin-from.tsx'
import { DraftBar } from '../design/draft-bar.tsx'
import { useDrafting } from '../design/drafting.ts'
import { allSteps, changed, copied, found, labelled, inserted, moved, without, type Branch, type Step, type Vertical } from '../design/flow.ts'
import { PublishDraft } from '../design/publish-draft.tsx'
import { Rehearsing } from '../design/rehearsing.tsx'
import { Settings } from '../design/settings.tsx'
import { VerticalFlow, type Editing } from '../design/vertical.tsx'
import { Versions } from '../design/versions.tsx'
import { bpmnOf } from '../design/write.ts'
import { LinkButton } from '../draw/link-button.tsx'
import { Page } from '../draw/page.tsx'
import { RefusalNote } from '../draw/refusal.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useDesignWords } from '../words/design.ts'

const tabs = ['draw', 'rehearse', 'versions'] as const

export function ProcessDesign() {
  const { key } = useParams({ strict: false }) as { key: string }
  const { t, say } = useDesignWords()
  const { data, error, dataUpdatedAt } = useQuery(designQuery(key))
  if (statusOf(error) === 404) return <NoSuchPage />
  if (error) return <Failed error={error} />
  if (!data) return <Waiting />
  const read = begins(data)
  if ('flow' in read) return <Drawing key={dataUpdatedAt} design={data} start={read.flow} />
  return (
    <Page title={t('design.title', { name: say(data.label) || key })} above={<Above of={key} />}>
      <p>{t('design.not-simple')}</p>
      <RefusalNote refusal={read.why} />
      <LinkButton look="primary" to="/processes/$key/drawing" params={{ key }} search={{}}>{t('design.to-drawing')}</LinkButton>
    </Page>
  )
}

const Above = ({ of }: { of: string }) => {
  const { t, say } = useDesignWords()
  const known = useHouse().processes.find(({ process }) => process === of)
  return known ? <Link to="/processes/$key" params={{ key: of }} search={{}}>{say(known.label)}</Link> : <Link to="/processes" search={{}}>{t('design.processes')}</Link>
}

function Drawing({ design, start }: { design: Design; start: Vertical }) {
  const { key, label, may, pools } = design
  const { t, say } = useDesignWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const tab = tabs.find((one) => one === search['tab']) ?? 'draw'
  const show = (to: Search): void => void go({ to: '/processes/$key/design', params: { key }, search: to, replace: true })
  const document = useDocument(pools[start.pool]?.document ?? '')
  const drafting = useDrafting({ may, version: design.version, save: (xml, version) => saveDraft(key, xml, version), check: (xml) => checkDrawing(key, xml) }, start, bpmnOf)
  const { now: flow, faults = [] } = drafting
  const { data: versions } = useQuery({ ...versionsQuery(key), enabled: may })
  const isNew = versions?.items.length === 0 && flow.steps.length < 2
  const chosen = search['step']
  const of = found(flow.steps, chosen)
  const choose = (id: string | undefined): void => show({ ...search, tab: undefined, step: id })
  const steps = (next: readonly Step[]): void => drafting.change({ ...flow, steps: next })
  const editing: Editing | undefined = may ? {
    undo: drafting.undo, redo: drafting.redo,
    insert: (kind, at, branch) => { const step = newStep(flow, kind, document); drafting.change(inserted(flow, step, at, branch)); choose(step.id) },
    addBranch: (fork) => steps(changed<Step>(flow.steps, fork.id, () => withBranch(flow, fork, document))),
    copy: (id) => { const again = copied(flow, id); if (again) { drafting.change(again.flow); choose(again.made) } },
    remove: (id) => { steps(without(flow.steps, id)); choose(undefined) },
    move: (id, by) => steps(moved(flow.steps, id, by)),
  } : undefined
  const faulty = new Map(faults.flatMap(({ field, refused }) => (field ? [[field.replace(/_(outcome|approved|rejected|returned|join)$/, ''), say(refused)] as const] : [])))
  return (
    <Page wide title={t('design.title', { name: say(label) })} above={<Above of={key} />}
      beside={<Segmented aria-label={t('design.tabs')} value={tab} options={tabs.map((one) => ({ value: one, label: t(`design.${one}`) }))} onChange={(value) => show({ tab: value === 'draw' ? undefined : value })} />}
      actions={<><Link to="/processes/$key/drawing" params={{ key }} search={{}} className="leads">{t('design.to-drawing')}</Link>{may && <PublishDraft of={key} drafting={drafting} />}</>}>
      {may ? <DraftBar drafting={drafting} again={['design', key]} jump={choose} warnings={drafting.answer?.warnings} /> : <p className="faint">{t('design.read-only')}</p>}
      {tab === 'rehearse' ? (
        <Rehearsing of={key} xml={drafting.xml} pool={flow.pool} document={document} conditions={allSteps(flow.steps).flatMap((step) => ('branches' in step ? step.branches.map(({ condition = '' }) => condition) : [])).join(' ')}
          nameOf={(node) => { const one = found(flow.steps, node); return one ? say(labelled(one)) : node }} picture={(marks) => <VerticalFlow flow={flow} document={document} marks={marks} />} jump={choose} />
      ) : tab === 'versions' ? <Versions of={key} xml={drafting.xml} /> : (
        <>
          {may && isNew && <BeginFrom flow={flow} document={document} take={drafting.change} />}
          <div className={may ? 'design' : 'design reading'}>
            <div className="design-canvas"><VerticalFlow flow={flow} document={document} chosen={chosen} choose={choose} marks={{ faulty }} editing={editing} /></div>
            {may && (
              <aside className={of ? 'design-panel' : 'design-panel resting'} aria-label={t('design.settings', { name: '' })}>
                {of && editing ? <Settings key={of.id} of={of} document={document} change={(to) => steps(changed<Step | Branch>(flow.steps, of.id, () => to))} move={(by) => editing.move(of.id, by)} copy={() => editing.copy(of.id)} remove={() => editing.remove(of.id)} close={() => choose(undefined)} />
                  : <p className="faint">{t('design.pick-step')}</p>}
              </aside>
            )}
          </div>
        </>
      )}
    </Page>
  )
}
