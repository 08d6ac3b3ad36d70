/** Talk about a document, apart from the opinions that decide it; @ mentions a person, who is told. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Mentions } from 'antd'
import { useState } from 'react'
import { call } from '../client/call.ts'
import { aspectQuery, pathOf, pickQuery, type Refs } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { waiting } from './waiting.tsx'
import { useWords } from '../words/words.tsx'
import { instantText } from './moment.ts'
import { FailureNote } from './refusal.tsx'
import { useSettled } from './settled.ts'
import { refText } from './value.tsx'

type Comment = { readonly id: string; readonly text: string; readonly at: string; readonly person: string }

export function Comments({ document, id }: { document: string; id: string }) {
  const { t } = useWords()
  const { company } = useHouse()
  const { data } = useQuery(aspectQuery<{ items: readonly Comment[]; refs?: Refs }>(document, id, 'comments'))
  return (
    <div className="comments">
      <ol>{data?.items.map((one) => <li key={one.id}><div><b>{refText(one.person, data.refs)}</b> <time dateTime={one.at}>{instantText(one.at, company.zone)}</time></div><p>{one.text}</p></li>)}</ol>
      {data?.items.length === 0 && <p className="faint">{t('comments.none')}</p>}
      <Say document={document} id={id} />
    </div>
  )
}

function Say({ document, id }: { document: string; id: string }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [mentioned, mention] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const { options, search, idOf } = usePeople()
  const send = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const mentions = Object.entries(mentioned).flatMap(([name, person]) => (text.includes(`@${name}`) ? [person] : []))
    try {
      await call(`${pathOf(document, id)}/comments`, { method: 'POST', body: { text: text.trim(), mentions } })
      setText('')
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
