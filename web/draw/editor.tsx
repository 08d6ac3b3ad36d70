/** A form with its save: refusals in their fields, a newer version told with who made it, nothing typed lost. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { changed, editDocument, makeDocument, type One, type Refs, type Row, type Values } from '../client/documents.ts'
import { failureOf, statusOf, type Failure } from '../client/failure.ts'
import type { KnownDocument } from '../client/house.ts'
import { useProposed } from './proposed.ts'
import { useWorkedOut } from './worked-out.ts'
import { waiting } from './waiting.tsx'
import { useWords } from '../words/words.tsx'
import { Conflict } from './conflict.tsx'
import { toSend, useDraft, type Draft } from './draft.ts'
import { faultsOf, jumpTo } from './faults.ts'
import { Form, type Follows } from './form.tsx'
import { instantText } from './moment.ts'
import { usePhone } from './phone.ts'
import { FailureNote } from './refusal.tsx'
import { tell } from './tell.tsx'

type Props = { readonly document: KnownDocument; readonly start: Values; readonly follows?: Follows; readonly refs: Refs; readonly row?: Row; readonly keptUnder: string }

export function Editor({ document, start, follows, refs, row, keptUnder }: Props) {
  const { t } = useWords()
  const draft = useDraft(document, start, refs, keptUnder)
  const [base, setBase] = useState(row)
  const proposed = useProposed(document, draft, follows, row === undefined)
  const worked = useWorkedOut(document, draft.values, row === undefined || draft.dirty)
  // The browser's copy follows each change within half a second.
  const keptAt = useMemo(() => instantText(new Date().toISOString()).slice(11), [draft.values])
  const saving = useSaving(document, draft, base)
  const refusal = saving.failure?.kind === 'refused' ? saving.failure.refusal : undefined
  const faults = useMemo(() => faultsOf(refusal), [refusal])
  const form = useRef<HTMLFormElement>(null)
  useBeginning(form, row === undefined)
  useSendingFromAnywhere(form)
  const keys = (event: KeyboardEvent): void => {
    const sends = isSending(event)
    // Enter in a field ends that field; only the button or a chord sends the whole form.
    if (sends || (event.key === 'Enter' && event.target instanceof HTMLInputElement)) event.preventDefault()
    if (sends) void saving.save()
  }
  return (
    <form ref={form} className="editor" onKeyDown={keys} onSubmit={(event) => { event.preventDefault(); void saving.save() }} noValidate>
      {draft.recovered && <div className="note note-blue" role="status"><div>{t('form.recovered')} <Button type="link" onClick={() => draft.restart(start)}>{t('form.discard')}</Button></div></div>}
      {base && saving.stale
        ? <Conflict document={document} base={base} draft={draft} goOn={(newer) => { setBase(newer); saving.clear() }} />
        : saving.failure && <FailureNote failure={saving.failure} jump={jumpTo} />}
      <Form document={document} draft={draft} worked={worked} faults={faults} follows={proposed} />
      <Foot document={document} row={row} busy={saving.busy} forget={draft.forget} kept={draft.dirty ? t('form.kept-here', { at: keptAt }) : ''} />
    </form>
  )
}

const isSending = ({ ctrlKey, metaKey, key }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'key'>): boolean => (ctrlKey || metaKey) && /^(s|Enter)$/i.test(key)

/** Who comes to a new form by key or by link begins in its first field; on a phone the keyboard waits until it is asked for. */
function useBeginning(form: RefObject<HTMLFormElement | null>, isNew: boolean): void {
  const phone = usePhone()
  useEffect(() => {
    const { activeElement } = globalThis.document
    if (!isNew || phone || !(activeElement === globalThis.document.body || activeElement?.closest('h1, .side, .page-head'))) return
    form.current?.querySelector<HTMLElement>('.field input:not([disabled]), .field textarea')?.focus({ preventScroll: true })
  }, [])
}

/** Ctrl+S saves wherever one stands on the page, unless a dialog lies over the form. */
function useSendingFromAnywhere(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || !isSending(event) || event.key === 'Enter' || globalThis.document.querySelector('dialog[open], .ant-modal-wrap')) return
      event.preventDefault()
      form.current?.requestSubmit()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [form])
}

type Below = { readonly document: KnownDocument; readonly row: Row | undefined; readonly busy: boolean; readonly forget: () => void; readonly kept: string }

/** It rests while one types. */
const Foot = memo(function Foot({ document, row, busy, forget, kept }: Below) {
  const { t } = useWords()
  const go = useNavigate()
  const leave = (): void => {
    forget()
    void (row ? go({ to: '/documents/$type/$id', params: { type: document.name, id: row.number || row.id }, search: {} }) : go({ to: '/documents/$type', params: { type: document.name }, search: {} }))
  }
  return (
    <footer className="editor-foot">
      <Button type="primary" htmlType="submit" loading={waiting(busy)}>{t('form.save')}</Button>
      <Button onClick={leave}>{t('form.leave')}</Button>
      <small className="faint">{kept}</small>
    </footer>
  )
})

function useSaving(document: KnownDocument, draft: Draft, base: Row | undefined) {
  const client = useQueryClient()
  const go = useNavigate()
  const { t } = useWords()
  const [failure, setFailure] = useState<Failure>()
  const [stale, setStale] = useState(false)
  const [busy, setBusy] = useState(false)
  const clear = (): void => { setFailure(undefined); setStale(false) }
  const send = (): Promise<One> => (base ? editDocument(document.name, base, toSend(document, draft.values, base)) : makeDocument(document.name, toSend(document, draft.values)))
  const save = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    clear()
    try {
      const { row } = await send()
      draft.forget()
      await changed(client, document.name)
      tell(t('form.saved', { number: row.number || '' }))
      await go({ to: '/documents/$type/$id', params: { type: document.name, id: row.number || row.id }, search: {}, replace: true })
    } catch (error) {
      setFailure(failureOf(error))
      setStale(statusOf(error) === 412)
      requestAnimationFrame(() => globalThis.document.querySelector('.editor .note-red, .editor .conflict')?.scrollIntoView({ block: 'center' }))
    } finally {
      setBusy(false)
    }
  }
  return { save, failure, stale, busy, clear }
}
