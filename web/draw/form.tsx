/** Any document being filled: the declared groups of fields, the lines, and each refusal in its place. */
import { Skeleton } from 'antd'
import { lazy, memo, Suspense, useMemo, useState, type ReactNode } from 'react'
import type { Label, Refusal } from '#words'
import { sectionsOf, type DocumentMeta, type FieldMeta } from '#declare'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { currencyOf } from './currency.ts'
import { same, type Draft } from './draft.ts'
import { EditField } from './edit-field.tsx'
import { idOf, type Faults } from './faults.ts'
import { Help } from './help.tsx'
import { labelOf } from './labels.ts'
import { Card } from './page.tsx'
import { isNothing } from './value.tsx'
import { withWorked, type WorkedOut } from './worked-out.ts'

const LineGrid = lazy(() => import('../grid/index.tsx'))

/** Proposed values, by their field, and what they were taken from. */
export type Follows = Readonly<Record<string, { readonly told: Label; readonly value: unknown }>>
type Part = { readonly document: DocumentMeta; readonly faults: Faults; readonly follows?: Follows | undefined }

export function Form({ document, draft, worked, faults, follows }: Part & { readonly draft: Draft; readonly worked: WorkedOut | undefined }) {
  const sections = useMemo(() => sectionsOf(document), [document])
  const { values, refs, set } = draft
  // The head's values stay the same object while only lines change: its groups rest meanwhile.
  const head = useMemo(() => (worked ? withWorked(document, values, worked) : values), [worked?.head, ...document.fields.filter(({ kind }) => kind !== 'lines').map(({ key }) => values[key])])
  return <>{sections.map((section, at) => ('groups' in section
    ? <Groups key={at} groups={section.groups} document={document} values={head} refs={refs} set={set} faults={faults} follows={follows} />
    : <Suspense key={at} fallback={<Card><Skeleton active title={false} /></Card>}><LineGrid field={section.lines} draft={draft} worked={worked?.lines[section.lines.key]} faults={faults} told={follows?.[section.lines.key]?.told} /></Suspense>))}</>
}

const Groups = memo(function Groups({ groups, document, values, refs, set, faults, follows }: Part & Pick<Draft, 'values' | 'refs' | 'set'> & { groups: readonly (readonly FieldMeta[])[] }) {
  const draft = { values, refs, set }
  const open = groups.map((fields) => fields.filter((field) => shown(field, values))).filter((fields) => fields.length > 0)
  if (open.length === 0) return null
  const drawn = (fields: readonly FieldMeta[]) => <div key={fields[0]?.key} className="form-grid">{fields.map((field) => <FormField key={field.key} document={document} field={field} draft={draft} fault={faults[field.key]} follows={follows?.[field.key]} />)}</div>
  const seldom = open.filter((fields) => fields.every(({ key }) => document.seldom?.includes(key)))
  return <Card>{open.filter((fields) => !seldom.includes(fields)).map(drawn)}{seldom.length > 0 && <Folded fields={seldom.flat()} values={values} faults={faults}>{seldom.map(drawn)}</Folded>}</Card>
})

/** What one rarely fills, open where something stands in it or is wrong with it. */
function Folded({ fields, values, faults, children }: Pick<Draft, 'values'> & { readonly fields: readonly FieldMeta[]; readonly faults: Faults; readonly children: ReactNode }) {
  const words = useWords()
  const [open, setOpen] = useState(() => fields.some(({ key, initially }) => !isNothing(values[key]) && values[key] !== initially))
  return (
    <details className="seldom" open={open || fields.some(({ key }) => faults[key])} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.t('form.more')} <span className="faint">{fields.map((field) => labelOf(field, words)).join(words.t('form.between'))}</span></summary>
      {children}
    </details>
  )
}

/** What is computed has its place from the beginning; what is set by the house once it is more than what it began with. */
const shown = (field: FieldMeta, values: Draft['values']): boolean => !(field.readOnly || field.kind === 'line') || field.derived === true || (!isNothing(values[field.key]) && values[field.key] !== field.initially)

type Filled = { readonly document: DocumentMeta; readonly field: FieldMeta; readonly draft: Pick<Draft, 'values' | 'refs' | 'set'>; readonly fault: Refusal | undefined; readonly follows?: Follows[string] | undefined; readonly autoFocus?: boolean }

export function FormField({ document, field, draft: { values, refs, set }, fault, follows, autoFocus = false }: Filled) {
  const { company } = useHouse()
  return <OneField field={field} value={values[field.key]} set={set} refs={refs} currency={currencyOf(document, values, refs, company.currency)} fault={fault} follows={follows} autoFocus={autoFocus} />
}

type One = Pick<Filled, 'field' | 'fault' | 'follows'> & Pick<Draft, 'refs' | 'set'> & { readonly value: unknown; readonly currency: string; readonly autoFocus: boolean }

/** It rests while other fields and lines change. */
const OneField = memo(function OneField({ field, value, set, refs, currency, fault: refused, follows, autoFocus }: One) {
  const fault = useStanding(refused, value)
  const proposed = !fault && follows && same(follows.value, value) ? follows.told : undefined
  const words = useWords()
  const id = idOf(field.key)
  return (
    <div className={field.kind === 'long-text' ? 'field whole' : 'field'}>
      <label htmlFor={id}>{labelOf(field, words)}{field.kind === 'money' && <small className="unit"> {currency}</small>}{field.required && !field.readOnly && <span className="must" title={words.t('form.required')} aria-label={words.t('form.required')}>*</span>}<Help field={field} /></label>
      <EditField field={field} value={value} set={(next, found) => set(field.key, next, found)} refs={refs} id={id} invalid={fault !== undefined} describedBy={fault ? `${id}-fault` : proposed ? `${id}-from` : undefined} autoFocus={autoFocus} />
      {proposed && <small className="proposed" id={`${id}-from`}>{words.say(proposed)}</small>}
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
