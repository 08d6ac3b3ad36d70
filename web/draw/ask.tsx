/** What an action asks for before it is done, and a second question before what cannot be taken back. */
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { ActionMeta, DocumentMeta } from '#declare'
import type { Referred, Refs, Row, Values } from '../client/documents.ts'
import type { Failure } from '../client/failure.ts'
import { useWords } from '../words/words.tsx'
import { faultsOf, idOf, jumpTo } from './faults.ts'
import { FormField } from './form.tsx'
import { FailureNote } from './refusal.tsx'
import { useReturn } from './return-focus.ts'
import { waiting } from './waiting.tsx'

export function AskDialog({ document, action, row, refs, failure, busy, perform, leave }: {
  document: DocumentMeta; action: ActionMeta; row: Row; refs: Refs | undefined; failure: Failure | undefined; busy: boolean
  perform: (values: Values, opinion: string) => void; leave: () => void
}) {
  useReturn()
  const { t, say } = useWords()
  const fields = action.asks.flatMap(({ field, required }) => document.fields.filter((one) => one.key === field).map((one) => ({ ...one, required, readOnly: false })))
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.flatMap(({ key }) => (row[key] === undefined || row[key] === null ? [] : [[key, row[key]]]))))
  const [chosen, setChosen] = useState<Refs>({})
  const [opinion, setOpinion] = useState('')
  const aside = useId()
  const opinionId = action.reasoned ? idOf('opinion') : aside
  const set = (key: string, value: unknown, found?: Referred): void => {
    setValues((before) => ({ ...before, [key]: value }))
    if (found && typeof value === 'string') setChosen((before) => ({ ...before, [value]: found }))
  }
  const faults = faultsOf(failure?.kind === 'refused' ? failure.refusal : undefined)
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  return (
    <Modal open title={t('actions.title', { what: say(action.label), number: row.number || '' })} okText={say(action.label)} cancelText={t('actions.leave')} onCancel={leave} afterOpenChange={(open) => { if (open && action.reasoned) globalThis.document.getElementById(opinionId)?.focus() }} onOk={() => perform(given, opinion)} okButtonProps={{ danger: action.grave, loading: waiting(busy) }} destroyOnHidden>
      <div className="ask">
        {action.grave && <p className="note note-amber"><span>{t('actions.grave')}</span></p>}
        {failure && <FailureNote failure={failure} jump={jumpTo} />}
        {fields.map((field, at) => <FormField key={field.key} document={document} field={field} draft={{ values, refs: { ...refs, ...chosen }, set }} fault={faults[field.key]} autoFocus={at === 0} />)}
        <div className="field">
          <label htmlFor={opinionId}>{t(action.reasoned ? 'actions.reason' : 'actions.opinion')}{action.reasoned && <span className="must" title={t('form.required')} aria-label={t('form.required')}>*</span>}</label>
          <Input.TextArea id={opinionId} autoSize={{ minRows: 2 }} value={opinion} onChange={(event) => setOpinion(event.target.value)} />
        </div>
      </div>
    </Modal>
  )
}
