/** Somebody else changed the document meanwhile: who, what, and how to go on without losing what was typed. */
import { WarningFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import type { DocumentMeta, FieldMeta } from '#declare'
import { aspectQuery, oneQuery, type Row } from '../client/documents.ts'
import { useWords } from '../words/words.tsx'
import { same, writable, type Draft } from './draft.ts'
import type { HistoryItem } from './deeds.ts'
import { labelOf } from './labels.ts'
import { instantText } from './moment.ts'
import { Value } from './value.tsx'

export function Conflict({ document, base, draft, goOn }: { document: DocumentMeta; base: Row; draft: Draft; goOn: (newer: Row) => void }) {
  const words = useWords()
  const { t, say } = words
  const newest = useQuery({ ...oneQuery(document.name, base.id), staleTime: 0, refetchOnMount: 'always' })
  const history = useQuery({ ...aspectQuery<{ items: readonly HistoryItem[] }>(document.name, base.id, 'history'), staleTime: 0, refetchOnMount: 'always' })
  const theirs = newest.data?.row
  if (!theirs || newest.isFetching || theirs.version === base.version) return <div className="note note-amber conflict"><Spin size="small" /></div>
  const last = [...(history.data?.items ?? [])].toSorted((a, b) => b.at.localeCompare(a.at))[0]
  const fields = writable(document.fields).filter((field) => !same(base[field.key], theirs[field.key]))
  const keepMine = (): void => { takeTheirs(fields, base, theirs, draft); goOn(theirs) }
  return (
    <div className="note note-amber conflict" role="alert">
      <WarningFilled aria-hidden />
      <div>
        <b>{last ? t('conflict.by', { name: last.person?.name ?? '', at: instantText(last.at), what: say(last.label) || last.action }) : t('conflict.someone')}</b>
        {fields.length === 0 ? <p>{t('conflict.state-only')}</p> : (
          <ul>{fields.map((field) => <li key={field.key}>{labelOf(field, words)}: <Value field={field} value={base[field.key]} refs={draft.refs} plain /> → <Value field={field} value={theirs[field.key]} refs={{ ...draft.refs, ...newest.data?.refs }} plain />{!same(base[field.key], draft.values[field.key]) && <em> {t('conflict.both')}</em>}</li>)}</ul>
        )}
        <Button type="primary" onClick={keepMine}>{t('conflict.keep-mine')}</Button> <Button onClick={() => { draft.restart(theirs); goOn(theirs) }}>{t('conflict.take-theirs')}</Button>
      </div>
    </div>
  )
}

/** Their changes come in where the person typed nothing; where both changed, the person's stand. */
function takeTheirs(fields: readonly FieldMeta[], base: Row, theirs: Row, draft: Draft): void {
  for (const field of fields) if (same(base[field.key], draft.values[field.key])) draft.set(field.key, theirs[field.key])
}
