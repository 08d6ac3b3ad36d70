/** The deeds on a document: who did what, when, under which clause, and what it changed. */
import type { DocumentMeta } from '#declare'
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { columnOf } from '../client/house.ts'
import { decidedOnce, theHouse, type HistoryItem, type Person } from './deeds.ts'
import { same } from './draft.ts'
import { labelOf } from './labels.ts'
import { instantText } from './moment.ts'
import { Empty, UnderClause } from './page.tsx'
import { StateTag } from './status.tsx'
import { Value } from './value.tsx'

export function History({ document, items, refs, marked }: { document: DocumentMeta; items: readonly HistoryItem[]; refs: Refs | undefined; marked?: string | undefined }) {
  const { t, say } = useWords()
  const { company } = useHouse()
  const called = (person: Person | undefined): string => (person ? refs?.[person.id]?.title || (person.id === theHouse ? t('product') : person.name) : '')
  if (items.length === 0) return <Empty>{t('history.none')}</Empty>
  return (
    <ol className="history">
      {decidedOnce(items, say, marked).map((item, at) => (
        <li key={item.id ?? at} id={item.id ? `deed-${item.id}` : undefined} className={item.id && item.id === marked ? 'marked' : undefined}>
          <div><b>{say(item.label) || item.action}</b>{item.step && <> · {say(item.step)}</>} <span>{called(item.person)}</span>{item.onBehalfOf && <span className="faint"> {t('history.on-behalf', { name: called(item.onBehalfOf) })}</span>}{item.whom && <span className="faint"> · {say(item.whom)}</span>}<time dateTime={item.at}>{instantText(item.at, company.zone)}</time></div>
          {item.opinion && <q>{item.opinion}</q>}
          <Changes document={document} item={item} refs={refs} />
          <UnderClause clause={item.clause} />
        </li>
      ))}
    </ol>
  )
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
