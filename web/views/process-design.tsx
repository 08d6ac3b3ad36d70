/** Drawing an approval: its steps top to bottom, settings beside them, what keeps it from being published, rehearsals and versions. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { designQuery, publishDraft, type Design } from '../client/design.ts'
import { failureOf, statusOf, type Failure } from '../client/failure.ts'
import { useDocument, useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { begins } from '../design/begins.ts'
import { newStep, withBranch } from '../design/begin.ts'
import { useDrafting, type Drafting } from '../design/drafting.ts'
import { changed, found, inserted, moved, without, type Branch, type Step, type Vertical } from '../design/flow.ts'
import { Rehearsing } from '../design/rehearsing.tsx'
import { Settings } from '../design/settings.tsx'
import { VerticalFlow, type Editing } from '../design/vertical.tsx'
import { Versions } from '../design/versions.tsx'
import { bpmnOf } from '../design/write.ts'
import { instantText } from '../draw/moment.ts'
import { Page } from '../draw/page.tsx'
import { FailureNote, RefusalNote } from '../draw/refusal.tsx'
import { tell } from '../draw/tell.tsx'
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
    </Page>
  )
}

const Above = ({ of }: { of: string }) => { const { t } = useDesignWords(); const { processes } = useHouse(); return processes.some(({ process }) => process === of) ? <Link to="/processes/$key" params={{ key: of }} search={{}}>{t('design.versions')}</Link> : null }

function Drawing({ design, start }: { design: Design; start: Vertical }) {
  const { key, label, may, pools } = design
  const { t, say } = useDesignWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const tab = tabs.find((one) => one === search['tab']) ?? 'draw'
  const show = (to: Search): void => void go({ to: '/processes/$key/design', params: { key }, search: to, replace: true })
  const document = useDocument(pools[start.pool]?.document ?? '')
  const drafting = useDrafting(design, start, bpmnOf)
  const { now: flow, faults = [] } = drafting
  const chosen = search['step']
  const of = found(flow.steps, chosen)
  const choose = (id: string | undefined): void => show({ ...search, tab: undefined, step: id })
  const steps = (next: readonly Step[]): void => drafting.change({ ...flow, steps: next })
  const editing: Editing | undefined = may ? {
    undo: drafting.undo, redo: drafting.redo,
    insert: (kind, at, branch) => { const step = newStep(flow, kind, document); drafting.change(inserted(flow, step, at, branch)); choose(step.id) },
    addBranch: (fork) => steps(changed<Step>(flow.steps, fork.id, () => withBranch(flow, fork, document))),
    remove: (id) => { steps(without(flow.steps, id)); choose(undefined) },
    move: (id, by) => steps(moved(flow.steps, id, by)),
  } : undefined
  const faulty = new Map(faults.flatMap(({ field, refused }) => (field ? [[field.replace(/_(outcome|approved|rejected|returned|join)$/, ''), say(refused)] as const] : [])))
  return (
    <Page wide title={t('design.title', { name: say(label) })} above={<Above of={key} />}
      beside={<Segmented aria-label={t('design.tabs')} value={tab} options={tabs.map((one) => ({ value: one, label: t(`design.${one}`) }))} onChange={(value) => show({ tab: value === 'draw' ? undefined : value })} />}
      actions={may && <Publish of={key} drafting={drafting} />}>
      {may ? <Bar drafting={drafting} again={() => void show({})} of={key} choose={choose} /> : <p className="faint">{t('design.read-only')}</p>}
      {tab === 'rehearse' ? <Rehearsing of={key} flow={flow} xml={drafting.xml} document={document} jump={choose} /> : tab === 'versions' ? <Versions of={key} xml={drafting.xml} /> : (
        <div className={may ? 'design' : 'design reading'}>
          <div className="design-canvas"><VerticalFlow flow={flow} document={document} chosen={chosen} choose={choose} marks={{ faulty }} editing={editing} /></div>
          {may && (
            <aside className={of ? 'design-panel' : 'design-panel resting'} aria-label={t('design.settings', { name: '' })}>
              {of && editing ? <Settings key={of.id} of={of} document={document} change={(to) => steps(changed<Step | Branch>(flow.steps, of.id, () => to))} move={(by) => editing.move(of.id, by)} remove={() => editing.remove(of.id)} close={() => choose(undefined)} />
                : <p className="faint">{t('design.pick-step')}</p>}
            </aside>
          )}
        </div>
      )}
    </Page>
  )
}

/** How the draft is kept, and what the house has against it. */
function Bar({ drafting, of, choose }: { drafting: Drafting<Vertical>; again: () => void; of: string; choose: (id: string) => void }) {
  const { t, say } = useDesignWords()
  const { company } = useHouse()
  const client = useQueryClient()
  const { saving: { state, at, failure }, faults, undo, redo } = drafting
  return (
    <>
      <div className="design-bar">
        <Button size="small" disabled={!undo} onClick={undo}>{t('design.undo')}</Button>
        <Button size="small" disabled={!redo} onClick={redo}>{t('design.redo')}</Button>
        <span className="faint" role="status">{state === 'saved' ? (at ? t('design.saved', { at: instantText(at, company.zone).slice(11) }) : t('design.draft')) : state === 'saving' ? t('design.saving') : state === 'unchanged' ? t('design.unchanged') : t('design.unsaved')}</span>
        <span className={`tag tone-${faults === undefined ? 'grey' : faults.length > 0 ? 'red' : 'green'}`}>{faults === undefined ? t('design.checking') : faults.length > 0 ? t('design.faults', { n: faults.length }) : t('design.sound')}</span>
      </div>
      {state === 'stale' && <div className="note note-amber" role="alert"><div>{t('design.stale')} <Button size="small" onClick={() => void client.resetQueries({ queryKey: ['design', of] })}>{t('design.open-again')}</Button></div></div>}
      {state === 'failed' && failure && <FailureNote failure={failure} />}
      {faults && faults.length > 0 && <div className="note note-red"><ul className="design-faults">{faults.map((fault, n) => <li key={n}><button type="button" className="jump" onClick={() => fault.field && choose(fault.field)}>{say(fault.refused)}</button></li>)}</ul></div>}
    </>
  )
}

function Publish({ of, drafting: { faults, saving, version } }: { of: string; drafting: Drafting<Vertical> }) {
  const { t } = useDesignWords()
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure>()
  const ready = faults?.length === 0 && saving.state === 'saved' && version > 0
  const publish = async (): Promise<void> => {
    setFailure(undefined)
    try {
      const made = await publishDraft(of, version)
      tell(t('design.published', { n: made.version }))
      await Promise.all([client.invalidateQueries({ queryKey: ['process'] }), client.resetQueries({ queryKey: ['design', of] })])
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <Popconfirm title={t('design.publish-ask')} okText={t('design.yes-publish')} disabled={!ready} onConfirm={publish} placement="bottomRight" overlayStyle={{ maxWidth: 340 }}>
        <Button type="primary" disabled={!ready}>{t('design.publish')}</Button>
      </Popconfirm>
    </>
  )
}
