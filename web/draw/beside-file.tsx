/** The electronic invoice among the files: what it says beside the document, taken over with one key, or why it is not. */
import { CheckCircleFilled } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { changed, editDocument, type Row } from '../client/documents.ts'
import { besideQuery, type BesideFile } from '../client/electronic.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useDocument } from '../client/house.ts'
import { isTyping } from '../shell/keys.ts'
import { useImportWords } from '../words/import.ts'
import { grouped } from './decimal.ts'
import { FailureNote, OneRefusal } from './refusal.tsx'
import { tell } from './tell.tsx'
import { textOf } from './value.tsx'
import { waiting } from './waiting.tsx'

export default function Beside({ document, row, file }: { document: string; row: Row; file: string }) {
  const { data } = useQuery(besideQuery(document, row.id, file, row.version))
  return data ? <Shown document={document} row={row} said={data} /> : null
}

function Shown({ document, row, said }: { document: string; row: Row; said: BesideFile }) {
  const { t } = useImportWords()
  const { number, issued, seller, total, compared = [], values = {}, refusals, mayTake } = said
  const count = Object.keys(values).length
  return (
    <section className="beside-file" aria-label={t('beside.title', { number })}>
      <p><b>{t('beside.title', { number })}</b> <span className="faint">{issued} · {seller} · <span className="figures">{grouped(total, 2)}</span></span></p>
      {refusals.length > 0 && <div className="note note-amber" role="status"><div>{t('beside.contradicts')}<ul>{refusals.map((one, at) => <li key={at}><OneRefusal refusal={one} /></li>)}</ul></div></div>}
      {refusals.length === 0 && compared.length > 0 && (count === 0
        ? <p className="agrees"><CheckCircleFilled aria-hidden /> {t('beside.agrees')}</p>
        : <><Differences document={document} compared={compared} />{mayTake && <Take document={document} row={row} values={values} count={count} />}</>)}
    </section>
  )
}

/** What the document has, and what the file says. */
function Differences({ document, compared }: { document: string; compared: NonNullable<BesideFile['compared']> }) {
  const words = useImportWords()
  const { t, say } = words
  const known = useDocument(document)
  const fieldOf = (key: string) => known?.fields.find((one) => one.key === key)
  const shown = (key: string, text: string | undefined): string => { const field = fieldOf(key); return text === undefined ? '—' : field?.kind === 'lines' ? grouped(text, 2) : field ? textOf(field, text, words) : text }
  return (
    <dl>
      {compared.filter(({ agrees }) => !agrees).map(({ field, has, says }) => (
        <div key={field}><dt>{field === 'lines' ? t('beside.lines') : say(fieldOf(field)?.label)}</dt><dd><del>{shown(field, has)}</del> <span aria-hidden>→</span> <ins>{shown(field, says)}</ins></dd></div>
      ))}
    </dl>
  )
}

function Take({ document, row, values, count }: { document: string; row: Row; values: NonNullable<BesideFile['values']>; count: number }) {
  const { t } = useImportWords()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const take = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      await editDocument(document, row, values)
      tell(t('beside.taken', { n: count }))
      await changed(client, document)
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => { if (event.code === 'KeyT' && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey && !busy) { event.preventDefault(); void take() } }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
  return <>{failure && <FailureNote failure={failure} />}<Button type="primary" size="small" loading={waiting(busy)} aria-keyshortcuts="t" onClick={() => void take()}>{t('beside.take', { n: count })} <kbd aria-hidden>T</kbd></Button></>
}
