/** Any document being filled: the declared groups of fields, the lines, and each refusal in its place. */
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { Refusal } from '#words'
import { sectionsOf, type DocumentMeta, type FieldMeta } from '#declare'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { currencyOf } from './currency.ts'
import type { Draft } from './draft.ts'
import { EditField } from './edit-field.tsx'
import { idOf, type Faults } from './faults.ts'
import { Help } from './help.tsx'
import { labelOf } from './labels.ts'
import { Card } from './page.tsx'
import { isNothing } from './value.tsx'

const LineGrid = lazy(() => import('../grid/index.tsx'))

export function Form({ document, draft, faults }: { document: DocumentMeta; draft: Draft; faults: Faults }) {
  return <>{sectionsOf(document).map((section, at) => ('groups' in section
    ? <Groups key={at} groups={section.groups} document={document} draft={draft} faults={faults} />
    : <Suspense key={at} fallback={<Card><Skeleton active title={false} /></Card>}><LineGrid field={section.lines} draft={draft} faults={faults} /></Suspense>))}</>
}

function Groups({ groups, document, draft, faults }: { groups: readonly (readonly FieldMeta[])[]; document: DocumentMeta; draft: Draft; faults: Faults }) {
  const open = groups.map((fields) => fields.filter((field) => shown(field, draft))).filter((fields) => fields.length > 0)
  if (open.length === 0) return null
  return <Card>{open.map((fields) => <div key={fields[0]?.key} className="form-grid">{fields.map((field) => <FormField key={field.key} document={document} field={field} draft={draft} fault={faults[field.key]} />)}</div>)}</Card>
}

const shown = (field: FieldMeta, { values }: Draft): boolean => !(field.readOnly || field.kind === 'line') || !isNothing(values[field.key])

export function FormField({ document, field, draft, fault, autoFocus = false }: { document: DocumentMeta; field: FieldMeta; draft: Pick<Draft, 'values' | 'refs' | 'set'>; fault: Refusal | undefined; autoFocus?: boolean }) {
  const words = useWords()
  const { company } = useHouse()
  const id = idOf(field.key)
  const currency = currencyOf(document, draft.values, draft.refs, company.currency)
  return (
    <div className={field.kind === 'long-text' ? 'field whole' : 'field'}>
      <label htmlFor={id}>{labelOf(field, words)}{field.kind === 'money' && <small className="unit"> {currency}</small>}{field.required && !field.readOnly && <span className="must" title={words.t('form.required')} aria-label={words.t('form.required')}>*</span>}<Help field={field} /></label>
      <EditField field={field} value={draft.values[field.key]} set={(value, found) => draft.set(field.key, value, found)} refs={draft.refs} id={id} invalid={fault !== undefined} describedBy={fault ? `${id}-fault` : undefined} autoFocus={autoFocus} />
      {fault && <span className="fault" id={`${id}-fault`}>{words.say(fault.refused)}</span>}
    </div>
  )
}
