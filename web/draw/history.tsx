/** The deeds on a document: who did what, when, under which clause, and what it changed. */
import type { DocumentMeta } from '#declare'
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useWords, type Said } from '../words/words.tsx'
import { columnOf } from '../client/house.ts'
import { same } from './draft.ts'
import { labelOf } from './labels.ts'
import { instantText } from './moment.ts'
import { Empty, UnderClause } from './page.tsx'
import { StateTag } from './status.tsx'
import { Value } from './value.tsx'

type Person = { readonly id: string; readonly name: string } | null
export type HistoryItem = {
  readonly id?: string; readonly at: string; readonly action: string; readonly label?: Said; readonly person?: Person; readonly onBehalfOf?: Person
  readonly clause?: string | null; readonly before?: Readonly<Record<string, unknown>> | null; readonly after?: Readonly<Record<string, unknown>> | null; readonly opinion?: string | null
}

export function History({ document, items, refs, marked }: { document: DocumentMeta; items: readonly HistoryItem[]; refs: Refs | undefined; marked?: string | undefined }) {
  const { t, say } = useWords()
  const { company } = useHouse()
  const called = (person: Person | undefined): string => (person ? refs?.[person.id]?.title || person.name : '')
  if (items.length === 0) return <Empty>{t('history.none')}</Empty>
  return (
    <ol className="history">
      {decidedOnce(items, say, marked).map((item, at) => (
        <li key={item.id ?? at} id={item.id ? `deed-${item.id}` : undefined} className={item.id && item.id === marked ? 'marked' : undefined}>
          <div><b>{say(item.label) || item.action}</b> <span>{called(item.person)}</span>{item.onBehalfOf && <span className="faint"> {t('history.on-behalf', { name: called(item.onBehalfOf) })}</span>}<time dateTime={item.at}>{instantText(item.at, company.zone)}</time></div>
          {item.opinion && <q>{item.opinion}</q>}
          <Changes document={document} item={item} refs={refs} />
          <UnderClause clause={item.clause} />
        </li>
      ))}
    </ol>
  )
}

/** A decision is a deed of its task and, where the case ends with it, of the document in the same moment: it is told once, with what it changed and what was said. */
function decidedOnce(items: readonly HistoryItem[], say: (label: Said | undefined) => string, marked: string | undefined): readonly HistoryItem[] {
  const isOne = (deed: HistoryItem | undefined, task: HistoryItem | undefined): boolean => deed !== undefined && task !== undefined && task.action.startsWith('task:') && !deed.action.startsWith('task:') && deed.at === task.at && deed.person?.id === task.person?.id && (task.action === `task:${deed.action}` || say(deed.label) === say(task.label))
  return items.flatMap((item, at) => {
    const task = items[at + 1]
    if (isOne(items[at - 1], item)) return []
    return task && isOne(item, task) ? [{ ...item, ...(task.id === undefined || task.id !== marked ? {} : { id: task.id }), opinion: item.opinion ?? task.opinion ?? null, clause: item.clause ?? task.clause ?? null, ...(task.onBehalfOf ? { onBehalfOf: task.onBehalfOf } : {}) }] : [item]
  })
}

/** What was different afterwards; on the first deed everything would be, so only later ones tell. */
function Changes({ document, item: { before, after }, refs }: { document: DocumentMeta; item: HistoryItem; refs: Refs | undefined }) {
  const words = useWords()
  if (!before || !after) return null
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== 'version' && key !== 'id' && !same(before[key], after[key]))
  if (keys.length === 0) return null
  return (
    <ul className="changes">
      {keys.map((key) => {
        const field = columnOf(document, key)
        const show = (value: unknown) => (key === 'state' ? <StateTag document={document.name} state={String(value)} /> : <Value field={field} value={value} refs={refs} plain />)
        return <li key={key}><span className="faint">{labelOf(field, words)}</span> {show(before[key])} → {show(after[key])}</li>
      })}
    </ul>
  )
}
