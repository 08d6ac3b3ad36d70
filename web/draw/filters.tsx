/** What a list is narrowed by; every choice stands in the address. */
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useId, useState, type ReactNode } from 'react'
import type { DocumentMeta, FieldMeta } from '#declare'
import type { Refs } from '../client/documents.ts'
import { columnOf, useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { useWords } from '../words/words.tsx'
import { codesOf } from './codes.ts'
import { labelOf } from './labels.ts'
import { RefsPicker } from './ref-picker.tsx'
import { daysOf, spans, type Span } from './span.ts'

type Narrow = (change: Search) => void

export function Filters({ document, search, narrow, refs, extra }: { document: DocumentMeta; search: Search; narrow: Narrow; refs?: Refs | undefined; extra?: ReactNode }) {
  const words = useWords()
  const { t } = words
  const fields = filtersOf(document)
  const used = fields.flatMap((field) => [field.key, `${field.key}.from`, `${field.key}.to`, `${field.key}.span`]).filter((key) => search[key])
  const clear = (): void => narrow(Object.fromEntries([...used, 'q'].map((key) => [key, undefined])))
  return (
    <div className="filters" role="search" aria-label={t('filters.label')}>
      <SearchText key={search['q'] ?? ''} text={search['q'] ?? ''} narrow={narrow} />
      {fields.map((field) => <Labelled key={field.key} label={labelOf(field, words)}>{(id) => <Filter id={id} field={document.states && field.key === 'state' ? { ...field, options: document.states } : field} search={search} narrow={narrow} refs={refs} />}</Labelled>)}
      {used.length > 0 || search['q'] ? <Button type="link" onClick={clear}>{t('filters.clear')}</Button> : null}
      {extra}
    </div>
  )
}

const Labelled = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId()
  return <div className="filter"><label htmlFor={id}>{label}</label>{children(id)}</div>
}

function SearchText({ text, narrow }: { text: string; narrow: Narrow }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(text)
  return <Input.Search className="filter-text" allowClear aria-label={t('filters.text')} placeholder={t('filters.text')} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(q) => narrow({ q: q.trim() || undefined })} />
}

function Filter({ id, field, search, narrow, refs }: { id: string; field: FieldMeta; search: Search; narrow: Narrow; refs: Refs | undefined }) {
  const words = useWords()
  const { t, say } = words
  const codes = codesOf(field, useHouse(), words)
  const { key, kind } = field
  const many = (search[key] ?? '').split(',').filter(Boolean)
  const setMany = (chosen: readonly string[]): void => narrow({ [key]: chosen.join(',') || undefined })
  if (kind === 'ref' && field.to) return <RefsPicker id={id} to={field.to} value={many} onPick={setMany} refs={refs} />
  if (kind === 'day' || kind === 'instant') return <Between id={id} field={key} search={search} narrow={narrow} />
  if (kind === 'flag') return <Select id={id} allowClear className="grow" value={search[key] ?? (null as never)} onChange={(chosen?: string) => narrow({ [key]: chosen })} options={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} />
  if (codes) return <Select id={id} mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} maxTagCount="responsive" className="grow" value={many} onChange={setMany} options={[...codes].map(([value, label]) => ({ value, label }))} popupMatchSelectWidth={false} />
  if (kind === 'choice') return <Select id={id} mode="multiple" allowClear maxTagCount="responsive" className="grow" value={many} onChange={setMany} options={Object.entries(field.options ?? {}).map(([value, label]) => ({ value, label: say(label) }))} popupMatchSelectWidth={false} />
  return <Input id={id} allowClear defaultValue={search[key] ?? ''} onPressEnter={(event) => narrow({ [key]: event.currentTarget.value || undefined })} onBlur={(event) => { if (event.target.value !== (search[key] ?? '')) narrow({ [key]: event.target.value || undefined }) }} />
}

/** Two days, or a span that moves with today. */
function Between({ id, field, search, narrow }: { id: string; field: string; search: Search; narrow: Narrow }) {
  const { t } = useWords()
  const span = spans.find((one) => one === search[`${field}.span`])
  const [from, to] = span ? daysOf(span) : [search[`${field}.from`], search[`${field}.to`]]
  const set = (given: { readonly from?: string | undefined; readonly to?: string | undefined; readonly span?: Span | undefined }): void => narrow({ [`${field}.from`]: given.from, [`${field}.to`]: given.to, [`${field}.span`]: given.span })
  return (
    <div className="between">
      <DatePicker.RangePicker id={{ start: id }} allowEmpty className="grow" value={[day(from), day(to)]} onChange={(range) => set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })} />
      <Select aria-label={t('span.label')} className="span-pick" value={span ?? (null as never)} placeholder={t('span.label')} allowClear onChange={(chosen?: Span) => set({ span: chosen })} options={spans.map((one) => ({ value: one, label: t(`span.${one}`) }))} popupMatchSelectWidth={false} />
    </div>
  )
}

const day = (text: string | undefined) => (text ? dayjs(text.slice(0, 10)) : null)

/** Declared filters, else the columns that can be chosen from; the state always. */
export function filtersOf(document: DocumentMeta): readonly FieldMeta[] {
  const declared = document.list.filters ?? document.list.columns.filter((key) => /^(choice|ref|day|flag)$/.test(columnOf(document, key).kind))
  return [...new Set(['state', ...declared])].map((key) => columnOf(document, key))
}
