/** A task with everything needed to decide it: the document, its lines, its clause; the decision at the foot. */
import { ArrowLeftOutlined, ArrowRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, type Ref } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { aspectQuery, oneQuery, type Refs } from '../client/documents.ts'
import { failureOf } from '../client/failure.ts'
import { useDocument } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import type { Task } from '../client/tasks.ts'
import { Decide, type Deciding } from '../draw/decide.tsx'
import { FileLink, type HouseFile } from '../draw/file-link.tsx'
import type { HistoryItem } from '../draw/deeds.ts'
import { History } from '../draw/history.tsx'
import { LinkButton } from '../draw/link-button.tsx'
import { Card, UnderClause } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Sheet } from '../draw/sheet.tsx'
import { StateTag } from '../draw/status.tsx'
import { refText } from '../draw/value.tsx'
import { WordedAt } from '../draw/worded-at.tsx'
import { useClause } from '../draw/wording.ts'
import { isTyping } from '../shell/keys.ts'
import { useWords } from '../words/words.tsx'
import { Balances } from './task-balances.tsx'

/** Only approvals with several signers show them. */
const Signers = lazy(async () => ({ default: (await import('../draw/signers.tsx')).Signers }))

export function TaskPreview({ task, people, decided, press, back }: { task: Task; people: Refs; decided: () => void; press: Ref<Deciding>; back: (() => void) | undefined }) {
  const { t, say } = useWords()
  const document = useDocument(task.document)
  const one = useQuery(oneQuery(task.document, task.record))
  const place = usePlaceOf(task)
  useEnterOpens(place)
  // On a phone it is a page of its own, read from its top.
  useEffect(() => { if (back) scrollTo(0, 0) }, [])
  return (
    <article className="preview" aria-label={say(task.name)}>
      <header>
        {back && <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} aria-label={t('inbox.back')} onClick={back} />}
        <div><h2>{say(task.name)}</h2><p>{document && say(document.label)} <b className="figures">{task.number}</b> {one.data && <StateTag document={task.document} state={one.data.row.state} />}</p></div>
        <LinkButton {...place} look={task.act ? 'primary' : 'default'} icon={<ArrowRightOutlined aria-hidden />} iconPlacement="end">{task.act ? t('inbox.go-do') : t('inbox.open')}</LinkButton>
      </header>
      <WordedAt at={one.data?.row.enteredAt}><ClauseSays clause={task.clause ?? document?.clause} /></WordedAt>
      {one.isError && <FailureNote failure={failureOf(one.error)} />}
      {one.isPending && <Skeleton active paragraph={{ rows: 5 }} title={false} />}
      {one.data && document && <WordedAt at={one.data.row.enteredAt}><Sheet document={document} row={one.data.row} refs={one.data.refs} brief /></WordedAt>}
      {one.data && document && <Balances document={document} row={one.data.row} />}
      <Enclosed task={task} />
      {task.onBehalfOf && <p className="note note-amber"><span>{t('inbox.on-behalf', { who: refText(task.onBehalfOf, people) })}</span></p>}
      {(task.dueAt || [...(task.signers ?? []), ...(task.copies ?? [])].length > 0) && <Card title={t('signers.title')}><Suspense><Signers task={task} refs={people} /></Suspense></Card>}
      {document && <SoFar task={task} refs={one.data?.refs} />}
      <Decide task={task} decided={decided} press={press} />
    </article>
  )
}

/** The sentence of the policy that asks for this decision. */
function ClauseSays({ clause }: { clause: string | null | undefined }) {
  const { say } = useWords()
  const known = useClause(clause)
  if (!clause || !known) return null
  return <blockquote className="clause-says"><UnderClause clause={clause} />{known.text && <p>{say(known.text)}</p>}</blockquote>
}

/** Files on the document, to be looked at before deciding. */
function Enclosed({ task }: { task: Task }) {
  const { t } = useWords()
  const { data } = useQuery(aspectQuery<{ items: readonly HouseFile[] }>(task.document, task.record, 'files'))
  if (!data || data.items.length === 0) return null
  return <Card title={t('aspect.files')}><ul className="records">{data.items.map((file) => <li key={file.id}><FileLink document={task.document} id={task.record} file={file} /></li>)}</ul></Card>
}

type Place = { readonly to: '/documents/$type/$id' | '/documents/$type/new'; readonly params: { readonly type: string; readonly id: string }; readonly search: Search }

/** Where the task is done: on the document itself, or on the new one that is drawn from it. */
function usePlaceOf(task: Task): Place {
  const doneOn = useDocument(task.act?.document ?? task.document)
  const drawn = doneOn && doneOn.name !== task.document && doneOn.mayMake && doneOn.conversions?.some(({ from }) => from === task.document)
  if (drawn) return { to: '/documents/$type/new', params: { type: doneOn.name, id: '' }, search: { from: `${task.document}/${task.record}` } }
  return { to: '/documents/$type/$id', params: { type: task.document, id: task.number || task.record }, search: {} }
}

function SoFar({ task, refs }: { task: Task; refs: Refs | undefined }) {
  const { t } = useWords()
  const document = useDocument(task.document)
  const { data } = useQuery(aspectQuery<{ items: readonly HistoryItem[]; refs?: Refs }>(task.document, task.record, 'history'))
  if (!document || !data || data.items.length === 0) return null
  return <Card title={t('aspect.history')}><History document={document} items={data.items} refs={{ ...refs, ...data.refs }} /></Card>
}

function useEnterOpens(open: Place): void {
  const go = useNavigate()
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || isTyping(event) || event.ctrlKey || event.metaKey || (event.target instanceof HTMLElement && /^(A|BUTTON)$/.test(event.target.tagName) && !event.target.classList.contains('task'))) return
      event.preventDefault()
      void go(open as never)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
}
