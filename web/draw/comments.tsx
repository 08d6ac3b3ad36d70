/** Talk about a document, apart from the opinions that decide it; @ mentions a person, who is told. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Mentions, Select } from 'antd'
import { useState } from 'react'
import type { DocumentMeta } from '#declare'
import { call } from '../client/call.ts'
import { aspectQuery, pathOf, pickQuery, type Refs, type Row } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { waiting } from './waiting.tsx'
import { useWords } from '../words/words.tsx'
import { labelOf } from './labels.ts'
import { instantText } from './moment.ts'
import { FailureNote } from './refusal.tsx'
import { useSettled } from './settled.ts'
import { Tag } from './status.tsx'
import { refText } from './value.tsx'

type Comment = { readonly id: string; readonly text: string; readonly at: string; readonly person: string; readonly line?: string | null; readonly resolvedAt?: string | null }
type LineOf = { readonly id: string; readonly label: string }

export function Comments({ document: { name: document, fields }, row }: { document: Pick<DocumentMeta, 'name' | 'fields'>; row: Row }) {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { company } = useHouse()
  const { id } = row
  const lines = fields.filter(({ kind }) => kind === 'lines').flatMap((field) => ((row[field.key] ?? []) as readonly Row[]).map((line, at): LineOf => ({ id: line.id, label: t('comments.line', { what: labelOf(field, words), n: at + 1 }) })))
  const lineOf = (line: string | null | undefined): string | undefined => lines.find((one) => one.id === line)?.label
  const resolve = async (comment: string): Promise<void> => { await call(`${pathOf(document, id)}/comments/${comment}/resolve`, { method: 'POST' }); await client.invalidateQueries({ queryKey: ['one', document, id, 'comments'] }) }
  const { data } = useQuery(aspectQuery<{ items: readonly Comment[]; refs?: Refs }>(document, id, 'comments'))
  return (
    <div className="comments">
      <ol>{data?.items.map((one) => (
        <li key={one.id} id={`comment-${one.id}`} className={one.resolvedAt ? 'resolved' : undefined}>
          <div><b>{refText(one.person, data.refs)}</b> <time dateTime={one.at}>{instantText(one.at, company.zone)}</time> {lineOf(one.line) && <Tag tone="blue">{lineOf(one.line)}</Tag>} {one.resolvedAt ? <Tag tone="green">{t('comments.resolved')}</Tag> : <Button type="link" size="small" onClick={() => void resolve(one.id)}>{t('comments.resolve')}</Button>}</div>
          <p>{one.text}</p>
        </li>
      ))}</ol>
      {data?.items.length === 0 && <p className="faint">{t('comments.none')}</p>}
      <Say document={document} id={id} lines={lines} />
    </div>
  )
}

function Say({ document, id, lines }: { document: string; id: string; lines: readonly LineOf[] }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [mentioned, mention] = useState<Readonly<Record<string, string>>>({})
  const [line, setLine] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const { options, search, idOf } = usePeople()
  const send = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const mentions = Object.entries(mentioned).flatMap(([name, person]) => (text.includes(`@${name}`) ? [person] : []))
    try {
      await call(`${pathOf(document, id)}/comments`, { method: 'POST', body: { text: text.trim(), mentions, ...(line ? { line } : {}) } })
      setText('')
      setLine(undefined)
      mention({})
      await client.invalidateQueries({ queryKey: ['one', document, id, 'comments'] })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (text.trim()) void send() }}>
      {failure && <FailureNote failure={failure} />}
      <Mentions aria-label={t('comments.write')} placeholder={t('comments.placeholder')} autoSize={{ minRows: 2, maxRows: 8 }} value={text} onChange={setText} onSearch={search} options={options}
        onSelect={({ value }) => { const person = idOf(value); if (person && value) mention((before) => ({ ...before, [value]: person })) }} />
      {lines.length > 0 && <Select aria-label={t('comments.about')} placeholder={t('comments.about')} allowClear value={line ?? (null as never)} onChange={(chosen?: string) => setLine(chosen)} options={lines.map(({ id: value, label }) => ({ value, label }))} popupMatchSelectWidth={false} className="comment-line" />}
      <Button type="primary" htmlType="submit" loading={waiting(busy)} disabled={text.trim() === ''}>{t('comments.send')}</Button>
    </form>
  )
}

/** People whose name or login begins to be typed after the @. */
function usePeople() {
  const [typed, search] = useState('')
  const wanted = useSettled(typed)
  const { data } = useQuery(pickQuery('commons.person', wanted))
  const options = (data?.items ?? []).map((row) => ({ key: row.id, value: String(row['name'] ?? row.number), label: `${String(row['name'] ?? '')}  ${String(row['login'] ?? '')}` }))
  const idOf = (name: string | undefined): string | undefined => options.find((one) => one.value === name)?.key
  return { options, search, idOf }
}
