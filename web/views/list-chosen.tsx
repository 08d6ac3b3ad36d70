/** Rows chosen in a list: how many, what they come to. */
import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import type { DocumentMeta } from '#declare'
import type { Row } from '../client/documents.ts'
import { columnOf } from '../client/house.ts'
import { labelOf } from '../draw/labels.ts'
import { PrintButton } from '../draw/print.tsx'
import { useWords } from '../words/words.tsx'

/** Chosen rows of each list, as long as the window is open: Back finds them again. */
const chosen = new Map<string, readonly string[]>()
const listeners = new Set<() => void>()
const none: readonly string[] = []

export function useChosen(list: string) {
  const ids = useSyncExternalStore((hear) => { listeners.add(hear); return () => listeners.delete(hear) }, () => chosen.get(list) ?? none)
  const set = (next: readonly string[]): void => { chosen.set(list, next); listeners.forEach((hear) => hear()) }
  return { ids, set, toggle: (id: string) => set(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]) }
}

export function ChosenBar({ document, rows, sums, clear }: { document: DocumentMeta; rows: readonly Row[]; sums: Readonly<Record<string, string>>; clear: () => void }) {
  const words = useWords()
  const { t, say } = words
  if (rows.length === 0) return null
  return (
    <p className="chosen-bar" role="status">
      <b>{t('batch.chosen', { n: rows.length })}</b>
      {Object.entries(sums).map(([key, sum]) => <span key={key}>{labelOf(columnOf(document, key), words)} <b className="figures">{sum}</b></span>)}
      <PrintButton what={say(document.label)} path={`/documents/${document.name}/print.pdf`} params={{ ids: rows.map(({ id }) => id).join(',') }} records={{ document: document.name, ids: rows.map(({ id }) => id) }} count={rows.length} />
      <Button type="link" size="small" onClick={clear}>{t('batch.clear')}</Button>
    </p>
  )
}
