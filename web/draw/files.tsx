/** Files on a document: dropped, chosen or pasted in; fetched again as they were. */
import { InboxOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState, type ChangeEvent, type ClipboardEvent, type DragEvent } from 'react'
import { call } from '../client/call.ts'
import { aspectQuery, pathOf, type Refs, type Row } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { FileLink, type HouseFile } from './file-link.tsx'
import { instantText } from './moment.ts'
import { FailureNote } from './refusal.tsx'
import { refText } from './value.tsx'

/** Only these may hold an electronic invoice. */
const mayBeInvoice = /\.(xml|ofd)$/i
const Beside = lazy(() => import('./beside-file.tsx'))

export function Files({ document, row }: { document: string; row: Row }) {
  const { id } = row
  const { t } = useWords()
  const { company } = useHouse()
  const { data } = useQuery(aspectQuery<{ items: readonly HouseFile[]; refs?: Refs }>(document, id, 'files'))
  const { send, busy, failure } = useSending(document, id)
  const box = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent): void => { event.preventDefault(); void send([...event.dataTransfer.files]) }
  const paste = (event: ClipboardEvent): void => { if (event.clipboardData.files.length > 0) void send([...event.clipboardData.files]) }
  const choose = (event: ChangeEvent<HTMLInputElement>): void => { void send([...(event.target.files ?? [])]); event.target.value = '' }
  return (
    <div className="files" onPaste={paste}>
      {failure && <FailureNote failure={failure} />}
      <ul>
        {data?.items.map((file) => (
          <li key={file.id}><FileLink document={document} id={id} file={file} /> <small className="faint">{[sizeText(file.size), refText(file.person, data.refs), file.at && instantText(file.at, company.zone)].filter(Boolean).join(' · ')}</small>{mayBeInvoice.test(file.name) && <Suspense><Beside document={document} row={row} file={file.id} /></Suspense>}</li>
        ))}
      </ul>
      <input ref={box} type="file" multiple hidden onChange={choose} aria-label={t('files.add')} />
      <button type="button" className="drop" aria-busy={busy} onClick={() => box.current?.click()} onDragOver={(event) => event.preventDefault()} onDrop={drop}><InboxOutlined aria-hidden /> {busy ? t('files.sending') : t('files.add')}</button>
    </div>
  )
}

function useSending(document: string, id: string) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    setBusy(true)
    setFailure(undefined)
    try {
      for (const file of files) {
        const form = new FormData()
        form.append('file', file, file.name)
        await call(`${pathOf(document, id)}/files`, { method: 'POST', body: form })
      }
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
      await client.invalidateQueries({ queryKey: ['one', document, id, 'files'] })
    }
  }
  return { send, busy, failure }
}

function sizeText(size: number | string | undefined): string {
  const bytes = Number(size ?? 0)
  if (bytes < 1024) return bytes > 0 ? `${bytes} B` : ''
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}
