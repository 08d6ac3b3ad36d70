/** The inbox: tasks of the reader, and the verbs by which they are decided. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import type { Refs, Row, Values } from './row.ts'
import type { Said } from '../words/words.tsx'

export type Box = 'todo' | 'done' | 'started' | 'copied'
export const boxes: readonly Box[] = ['todo', 'done', 'started', 'copied']

export type Verb = { readonly verb: string; readonly label: Said; readonly needsOpinion?: boolean; readonly asks?: 'person' | 'people' | 'step' }
export type Signer = { readonly person: string; readonly kind: string; readonly state: string; readonly opinion: string | null; readonly doneAt: string | null; readonly onBehalfOf: string | null; readonly why?: Why | null }
/** Why somebody was asked or passed over, where it is not simply as drawn. */
type Why = 'approved-before' | 'started-it' | 'for-the-starter' | 'nobody-found' | 'nobody-free' | 'chosen' | 'escalated' | 'kept-apart'
export type Task = {
  readonly id: string
  readonly kind: 'approval' | 'work'
  readonly name: Said
  readonly document: string
  readonly record: string
  readonly number: string
  readonly title?: string | null
  readonly amount?: string | null
  readonly clause?: string | null
  readonly state?: string
  readonly outcome?: string | null
  readonly dueAt?: string | null
  readonly overdue?: boolean
  readonly remindAt?: string | null
  readonly onDue?: 'wait' | 'escalate' | 'approve' | 'reject'
  readonly createdAt: string
  readonly doneAt?: string | null
  readonly startedBy?: string | null
  /** In whose name the reader would decide it. */
  readonly onBehalfOf?: string | null
  readonly readAt?: string | null
  readonly signers?: readonly Signer[]
  readonly copies?: readonly { readonly person: string; readonly readAt: string | null }[]
  readonly verbs?: readonly Verb[]
  /** Fields of the document that whoever decides may fill in, or must. */
  readonly fills?: readonly { readonly field: string; readonly required: boolean }[]
  /** It is decided one by one, never among many. */
  readonly alone?: true
  /** The action by which a person does it, where it is no approval. */
  readonly act?: { readonly document: string; readonly action: string } | null
}
export type TaskPage = { readonly items: readonly Task[]; readonly refs?: Refs; readonly next?: string | null; readonly total?: number }
/** `to` are the people whom it goes to or who are added; `step` is where it is returned to. */
export type Decision = { readonly verb: string; readonly opinion?: string; readonly to?: readonly string[]; readonly step?: string; readonly values?: Values }

export const tasksQuery = (box: Box) => infiniteQueryOptions({
  queryKey: ['tasks', box],
  queryFn: ({ pageParam, signal }) => call<TaskPage>('/tasks', { params: { box, limit: 50, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last: TaskPage) => last.next ?? undefined,
})

export const decide = (task: Task, { verb, ...given }: Decision): Promise<{ task?: Task; row?: Row }> => call(`/tasks/${task.id}/${verb}`, { method: 'POST', body: given })

/** Earlier steps a task can be returned to, the latest first. */
export const returnsQuery = (task: string) => queryOptions({ queryKey: ['tasks', task, 'returns'], queryFn: ({ signal }) => call<{ items: readonly { readonly step: string; readonly name: Said }[] }>(`/tasks/${task}/returns`, { signal }) })

/** The same on many, answered one by one. */
export const decideMany = (ids: readonly string[], verb: string, opinion?: string): Promise<{ items: readonly { readonly id: string; readonly refusal?: { readonly refused: { readonly zh: string; readonly en: string } } }[] }> =>
  call(`/tasks/actions/${verb}`, { method: 'POST', body: { ids, ...(opinion ? { opinion } : {}) } })
