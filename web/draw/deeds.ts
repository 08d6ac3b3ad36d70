/** Deeds as the history tells them. */
import type { Said } from '../words/words.tsx'

export type Person = { readonly id: string; readonly name: string } | null
export type HistoryItem = {
  readonly id?: string; readonly at: string; readonly action: string; readonly label?: Said; readonly person?: Person; readonly onBehalfOf?: Person
  readonly clause?: string | null; readonly before?: Readonly<Record<string, unknown>> | null; readonly after?: Readonly<Record<string, unknown>> | null; readonly opinion?: string | null
  /** The step at which the process did it by itself. */
  readonly step?: Said
  /** To whom it did so. */
  readonly whom?: Said
}

/** The house itself, which no name stands for. */
export const theHouse = '00000000-0000-7000-8000-000000000000'

/** A decision is a deed of its task and, where the case ends with it, of the document in the same moment: it is told once, with what it changed and what was said. */
export function decidedOnce(items: readonly HistoryItem[], say: (label: Said | undefined) => string, marked: string | undefined): readonly HistoryItem[] {
  const isOne = (deed: HistoryItem | undefined, task: HistoryItem | undefined): boolean => deed !== undefined && task !== undefined && task.action.startsWith('task:') && !deed.action.startsWith('task:') && deed.at === task.at && deed.person?.id === task.person?.id && (task.action === `task:${deed.action}` || say(deed.label) === say(task.label))
  return items.flatMap((item, at) => {
    const task = items[at + 1]
    if (isOne(items[at - 1], item)) return []
    return task && isOne(item, task) ? [{ ...item, ...(task.id === undefined || task.id !== marked ? {} : { id: task.id }), opinion: item.opinion ?? task.opinion ?? null, clause: item.clause ?? task.clause ?? null, ...(task.onBehalfOf ? { onBehalfOf: task.onBehalfOf } : {}) }] : [item]
  })
}
