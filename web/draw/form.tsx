/** Any document being filled: the declared groups of fields, the lines, and each refusal in its place. */
import { Skeleton } from 'antd'
import { lazy, memo, Suspense, useMemo, useState } from 'react'
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

type Part = { readonly document: DocumentMeta; readonly faults: Faults }

export function Form({ document, draft, faults }: Part & { readonly draft: Draft }) {
  const sections = useMemo(() => sectionsOf(document), [document])
  const { values, refs, set } = draft
  // The head's values stay the same object while only lines change: its groups rest meanwhile.
  const head = useMemo(() => values, document.fields.filter(({ kind }) => kind !== 'lines').map(({ key }) => values[key]))
  return <>{sections.map((section, at) => ('groups' in section
    ? <Groups key={at} groups={section.groups} document={document} values={head} refs={refs} set={set} faults={faults} />
    : <Suspense key={at} fallback={<Card><Skeleton active title={false} /></Card>}><LineGrid field={section.lines} draft={draft} faults={faults} /></Suspense>))}</>
}

const Groups = memo(function Groups({ groups, document, values, refs, set, faults }: Part & Pick<Draft, 'values' | 'refs' | 'set'> & { groups: readonly (readonly FieldMeta[])[] }) {
  const draft = { values, refs, set }
  const open = groups.map((fields) => fields.filter((field) => shown(field, values))).filter((fields) => fields.length > 0)
  if (open.length === 0) return null
  return <Card>{open.map((fields) => <div key={fields[0]?.key} className="form-grid">{fields.map((field) => <FormField key={field.key} document={document} field={field} draft={draft} fault={faults[field.key]} />)}</div>)}</Card>
})

const shown = (field: FieldMeta, values: Draft['values']): boolean => !(field.readOnly || field.kind === 'line') || !isNothing(values[field.key])

type Filled = { readonly document: DocumentMeta; readonly field: FieldMeta; readonly draft: Pick<Draft, 'values' | 'refs' | 'set'>; readonly fault: Refusal | undefined; readonly autoFocus?: boolean }

export function FormField({ document, field, draft: { values, refs, set }, fault, autoFocus = false }: Filled) {
  const { company } = useHouse()
  return <OneField field={field} value={values[field.key]} set={set} refs={refs} currency={currencyOf(document, values, refs, company.currency)} fault={fault} autoFocus={autoFocus} />
}

type One = Pick<Filled, 'field' | 'fault'> & Pick<Draft, 'refs' | 'set'> & { readonly value: unknown; readonly currency: string; readonly autoFocus: boolean }

/** It rests while other fields and lines change. */
const OneField = memo(function OneField({ field, value, set, refs, currency, fault: told, autoFocus }: One) {
  const fault = useStanding(told, value)
  const words = useWords()
  const id = idOf(field.key)
  return (
    <div className={field.kind === 'long-text' ? 'field whole' : 'field'}>
      <label htmlFor={id}>{labelOf(field, words)}{field.kind === 'money' && <small className="unit"> {currency}</small>}{field.required && !field.readOnly && <span className="must" title={words.t('form.required')} aria-label={words.t('form.required')}>*</span>}<Help field={field} /></label>
      <EditField field={field} value={value} set={(next, found) => set(field.key, next, found)} refs={refs} id={id} invalid={fault !== undefined} describedBy={fault ? `${id}-fault` : undefined} autoFocus={autoFocus} />
      {fault && <span className="fault" id={`${id}-fault`}>{words.say(fault.refused)}</span>}
    </div>
  )
})

/** A refusal stands for as long as the value stands as it was refused. */
function useStanding(fault: Refusal | undefined, value: unknown): Refusal | undefined {
  const [refused, remember] = useState({ fault, value })
  if (refused.fault !== fault) remember({ fault, value })
  return refused.fault === fault && Object.is(refused.value, value) ? fault : undefined
}
