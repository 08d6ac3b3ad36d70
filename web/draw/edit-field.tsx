/** One field being filled, whatever its kind. */
import { Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import type { FieldMeta } from '#declare'
import { codedIn } from '../client/coded.ts'
import type { Referred, Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { codesOf } from './codes.ts'
import { numberOf, shownNumber } from './number.ts'
import { CodePicker, RefPicker } from './ref-picker.tsx'
import { isNothing, Value } from './value.tsx'

/** Choices that are seen at once; among more one searches. */
const most = 12

export type Editing = {
  readonly field: FieldMeta; readonly value: unknown; readonly set: (value: unknown, found?: Referred) => void
  readonly refs: Refs | undefined; readonly id: string; readonly invalid?: boolean; readonly describedBy?: string | undefined; readonly label?: string; readonly autoFocus?: boolean
}

export function EditField(editing: Editing) {
  const { field, value, set, refs, id, invalid = false, describedBy, label, autoFocus = false } = editing
  const words = useWords()
  const { say } = words
  const house = useHouse()
  const codes = codesOf(field, house, words)
  const coded = codedIn(field, house)
  const wired = { id, 'aria-label': label, 'aria-invalid': invalid || undefined, 'aria-describedby': describedBy, autoFocus, ...(invalid ? { status: 'error' as const } : {}) }
  const text = isNothing(value) ? '' : String(value)
  if (field.readOnly || field.kind === 'line') return <output id={id} aria-label={label} aria-live="off" className="read-only"><Value field={field} value={value} refs={refs} /></output>
  if (codes) return <Select {...wired} className="grow" showSearch={{ optionFilterProp: 'label' }} allowClear={!field.required} value={text || (null as never)} onChange={(chosen?: string) => set(chosen)} options={[...codes].map(([code, name]) => ({ value: code, label: name }))} popupMatchSelectWidth={false} />
  if (coded) return <CodePicker of={coded.name} value={text || undefined} onPick={set} required={field.required} id={id} invalid={invalid} describedBy={describedBy} autoFocus={autoFocus} {...(label ? { label } : {})} />
  switch (field.kind) {
    case 'ref': return <RefPicker to={field.to ?? ''} value={text || undefined} onPick={set} required={field.required} refs={refs} id={id} invalid={invalid} describedBy={describedBy} autoFocus={autoFocus} {...(label ? { label } : {})} />
    case 'choice': return <Select {...wired} className="grow" {...(Object.keys(field.options ?? {}).length > most ? { showSearch: { optionFilterProp: 'label' } } : {})} allowClear={!field.required} value={text || (null as never)} onChange={(chosen?: string) => set(chosen)} options={Object.entries(field.options ?? {}).map(([key, name]) => ({ value: key, label: say(name) }))} />
    case 'flag': return <Checkbox id={id} checked={value === true} onChange={(event) => set(event.target.checked)} aria-label={label} />
    case 'day': return <DatePicker {...wired} className="grow" value={text ? dayjs(text) : null} onChange={(day) => set(day?.format('YYYY-MM-DD'))} />
    case 'instant': return <DatePicker {...wired} showTime className="grow" value={text ? dayjs(text) : null} onChange={(at) => set(at?.toISOString())} />
    case 'long-text': return <Input.TextArea {...wired} autoSize={{ minRows: 2, maxRows: 12 }} maxLength={field.max ?? 20_000} value={text} onChange={(event) => set(event.target.value || undefined)} />
    case 'money': case 'quantity': case 'rate': case 'integer': return <NumberInput {...editing} />
    default: return <Input {...wired} maxLength={field.max ?? 200} value={text} onChange={(event) => set(event.target.value || undefined)} />
  }
}

/** A number is typed as text and read on leaving; what cannot be read stays as typed and is marked. */
function NumberInput({ field, value, set, id, invalid = false, describedBy, label, autoFocus = false }: Editing) {
  const kept = isNothing(value) ? '' : String(value)
  const [typed, setTyped] = useState(() => shownNumber(field, kept))
  const told = useRef(kept)
  useEffect(() => { if (kept !== told.current) { told.current = kept; setTyped(shownNumber(field, kept)) } }, [kept, field])
  const tell = (next: unknown): void => { told.current = isNothing(next) ? '' : String(next); set(next) }
  const change = (text: string): void => { setTyped(text); const read = numberOf(field, text); tell(read === null ? text : read) }
  return (
    <Input id={id} aria-label={label} aria-invalid={invalid || undefined} aria-describedby={describedBy} autoFocus={autoFocus} {...(invalid ? { status: 'error' as const } : {})} className="num-input" inputMode="decimal" autoComplete="off"
      value={typed} onChange={(event) => change(event.target.value)} onBlur={() => { if (numberOf(field, typed) !== null) setTyped(shownNumber(field, told.current)) }} />
  )
}
