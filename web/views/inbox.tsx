/** The inbox: tasks at the left, the chosen one with everything needed to decide it at the right, all by keyboard. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
import type { Refs } from '../client/documents.ts'
import { failureOf } from '../client/failure.ts'
import { boxes, tasksQuery, type Box, type Task } from '../client/tasks.ts'
import type { Search } from '../client/search.ts'
import type { Deciding } from '../draw/decide.tsx'
import { Empty, Page } from '../draw/page.tsx'
import { usePhone } from '../draw/phone.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { isTyping } from '../shell/keys.ts'
import { waiting } from '../draw/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { markable, useMarked } from './marked.ts'
import { TaskLine } from './task-line.tsx'

/** The list stands first; what one looks at beside it comes a moment later, deciding many once something is marked. */
const TaskPreview = lazy(async () => ({ default: (await import('./task-preview.tsx')).TaskPreview }))
const InboxDuties = lazy(async () => ({ default: (await import('./inbox-duties.tsx')).InboxDuties }))
const Batch = lazy(async () => ({ default: (await import('./batch.tsx')).Batch }))

export function Inbox() {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Search
  const box: Box = boxes.find((one) => one === search['box']) ?? 'todo'
  const query = useInfiniteQuery(tasksQuery(box))
  const tasks = query.data?.pages.flatMap((page) => page.items) ?? []
  const people: Refs = Object.assign({}, ...(query.data?.pages.map((page) => page.refs ?? {}) ?? []))
  const { marked, isMarked, mark, clear } = useMarked()
  const { chosen, choose, next, press } = useChoice(tasks, search, mark)
  const phone = usePhone()
  const previewOnly = phone && search['task'] !== undefined && chosen !== undefined
  return (
    <Page wide title={t('inbox.title')} beside={<Boxes box={box} />}>
      {query.isError && <FailureNote failure={failureOf(query.error)} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {query.data && tasks.length === 0 && <Empty next={box === 'todo' ? <p>{t('inbox.none-next')} <Link to="/" search={{ box: 'done' }}>{t('inbox.see-done')}</Link></p> : null}>{t(`inbox.none-${box}`)}</Empty>}
      {tasks.length > 0 && (
        <div className="inbox">
          {!previewOnly && (
            <ul className="tasks" aria-label={t(`inbox.${box}`)}>
              {tasks.map((task) => <TaskLine key={task.id} task={task} people={people} chosen={task.id === chosen?.id} choose={() => choose(task)} marked={isMarked(task)} mark={markable(task) ? () => mark(task) : undefined} />)}
              {query.hasNextPage && <li><Button block loading={waiting(query.isFetchingNextPage)} onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button></li>}
            </ul>
          )}
          {chosen && (!phone || previewOnly) && <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} title={false} />}><TaskPreview key={chosen.id} task={chosen} people={people} decided={next} press={press} back={phone ? () => choose(undefined) : undefined} /></Suspense>}
        </div>
      )}
      {box === 'todo' && query.data && !previewOnly && <Suspense><InboxDuties /></Suspense>}
      {marked.length > 0 && <Suspense><Batch tasks={marked} clear={clear} /></Suspense>}
    </Page>
  )
}

function Boxes({ box }: { box: Box }) {
  const { t } = useWords()
  const go = useNavigate()
  return <div className="boxes" role="tablist">{boxes.map((one) => <button key={one} type="button" role="tab" aria-selected={one === box} onClick={() => void go({ to: '/', search: one === 'todo' ? {} : { box: one } })}>{t(`inbox.${one}`)}</button>)}</div>
}

/** The chosen task stands in the address; j and k move, a r b decide, x marks, Enter opens; after a decision the next one is open. */
function useChoice(tasks: readonly Task[], search: Search, mark: (task: Task) => void) {
  const go = useNavigate()
  const deciding = useRef<Deciding>(null)
  const early = useRef<string>(undefined)
  // A verb pressed while the preview is still coming is pressed when it is there.
  const press = useCallback((one: Deciding | null): void => {
    deciding.current = one
    if (!one || !early.current) return
    one.press(early.current)
    early.current = undefined
  }, [])
  const place = useRef(0)
  const found = tasks.findIndex((task) => task.id === search['task'])
  const at = found >= 0 ? found : Math.min(place.current, tasks.length - 1)
  const chosen = tasks[at]
  useEffect(() => { if (found >= 0) place.current = found }, [found])
  const choose = (task: Task | undefined): void => { early.current = undefined; void go({ to: '/', search: { ...search, task: task?.id }, replace: true, resetScroll: false }) }
  const next = (): void => choose(tasks[at + 1] ?? tasks[at - 1])
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || !chosen) return
      const verb = { a: 'approve', r: 'reject', b: 'return' }[event.key]
      const move = { j: tasks[at + 1], k: tasks[at - 1] }[event.key]
      if (!verb && !move && event.key !== 'x') return
      event.preventDefault()
      if (move) choose(move)
      else if (event.key === 'x') mark(chosen)
      else if (verb && deciding.current) deciding.current.press(verb)
      else early.current = verb
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
  return { chosen, choose, next, press }
}
