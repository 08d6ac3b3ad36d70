/** Choosing a document of another type by typing part of its name, number or initials. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { pickQuery, type Referred, type Refs, type Row } from '../client/documents.ts'
import { useDocument } from '../client/house.ts'
import { titleOf } from '../client/names.ts'
import { useWords } from '../words/words.tsx'
import { useSettled } from './settled.ts'

type Common = { readonly to: string; readonly refs?: Refs | undefined; readonly id?: string; readonly label?: string; readonly disabled?: boolean; readonly invalid?: boolean; readonly describedBy?: string | undefined; readonly autoFocus?: boolean; /** Only another one may take its place: there is nothing to clear, and Tab goes on to the next field. */ readonly required?: boolean | undefined }
/** Every one that was picked, with what it stands for, so that the form can show it. */
type OnePick = Common & { readonly value: string | undefined; readonly onPick: (id: string | undefined, found?: Referred) => void }

export function RefPicker({ to, value, onPick, refs, required = false, ...rest }: OnePick) {
  const { options, search, busy, foundOf } = useOptions(to, value === undefined ? [] : [value], refs)
  return (
    <Select<string>
      showSearch={{ filterOption: false, onSearch: search }} allowClear={!required} className="grow" options={options} loading={busy} {...wired(rest)}
      value={value ?? (null as never)} onChange={(id?: string) => onPick(id, id === undefined ? undefined : foundOf(id))} popupMatchSelectWidth={false}
    />
  )
}

export function RefsPicker({ to, value, onPick, refs, ...rest }: Common & { readonly value: readonly string[]; readonly onPick: (ids: readonly string[]) => void }) {
  const { options, search, busy } = useOptions(to, value, refs)
  return (
    <Select<string[]>
      mode="multiple" showSearch={{ filterOption: false, onSearch: search }} allowClear className="grow" maxTagCount="responsive" options={options} loading={busy} {...wired(rest)}
      value={[...value]} onChange={onPick} popupMatchSelectWidth={false}
    />
  )
}

/** A code that is kept as text, e.g. of an account, chosen by its name; one that the house does not have stands as it was typed. */
export function CodePicker({ of, value, onPick, required = false, ...rest }: Omit<Common, 'to' | 'refs'> & { readonly of: string; readonly value: string | undefined; readonly onPick: (code: string | undefined) => void }) {
  const [typed, search] = useState('')
  const document = useDocument(of)
  const { data, isFetching } = useQuery({ ...pickQuery(of, useSettled(typed)), placeholderData: keepPreviousData })
  const options = (data?.items ?? []).map((row) => ({ value: String(row['code']), label: `${String(row['code'])} ${titleOf(document, row)}` }))
  return (
    <Select<string>
      showSearch={{ filterOption: false, onSearch: search }} allowClear={!required} className="grow" options={options} loading={isFetching} {...wired(rest)}
      value={value ?? (null as never)} onChange={onPick} popupMatchSelectWidth={false}
    />
  )
}

const wired = ({ id, label, disabled, invalid, describedBy, autoFocus }: Omit<Common, 'to' | 'refs' | 'required'>) => ({
  ...(id === undefined ? {} : { id }), 'aria-label': label, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined,
  disabled: disabled ?? false, autoFocus: autoFocus ?? false, ...(invalid ? { status: 'error' as const } : {}),
})

function useOptions(to: string, chosen: readonly string[], refs: Refs | undefined) {
  const [typed, search] = useState<string>()
  const wanted = useSettled(typed ?? '')
  const document = useDocument(to)
  const { data, isFetching, isPlaceholderData } = useQuery({ ...pickQuery(to, wanted), placeholderData: keepPreviousData })
  // While the answer is to an older question nothing can be chosen, so that a quick Enter never takes the wrong one.
  const behind = typed !== undefined && (wanted !== typed || isPlaceholderData)
  const { t } = useWords()
  const nameOf = (row: Row): Referred => ({ document: to, number: row.number, title: titleOf(document, row) })
  const found = new Map(data?.items.map((row) => [row.id, nameOf(row)]))
  const foundOf = (id: string): Referred | undefined => found.get(id) ?? refs?.[id]
  const ids = behind ? [] : [...new Set([...found.keys(), ...(typed ? [] : chosen)])]
  const options = ids.map((id) => ({ value: id, label: optionText(foundOf(id)) ?? t('ref.unknown') }))
  return { options, search, busy: isFetching || behind, foundOf }
}

const optionText = (found: Referred | undefined): string | undefined =>
  found && (found.title && found.number && found.title !== found.number ? `${found.title}  ${found.number}` : found.title || found.number)
