/** People by rule: one row each, chosen from what the company has. */
import { CloseOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { listed, type DocumentMeta } from '#declare'
import { decisionsQuery } from '../client/decisions.ts'
import { pickQuery } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useSettled } from '../draw/settled.ts'
import { useDesignWords } from '../words/design.ts'
import { kindsOfWho, partsOf, type KindOfWho } from './who.ts'

const beginning: Readonly<Record<KindOfWho, string>> = {
  head: 'head:1', chain: 'chain:2', role: 'role:department-head@own', person: 'person:', position: 'position:', group: 'group:', field: 'field:enteredBy', starter: 'starter', choice: 'choice', 'previous-choice': 'previous-choice', decision: 'decision:', feel: 'feel:',
}

export function WhoList({ title, said, set, document }: { title: string; said: string | undefined; set: (said: string) => void; document: DocumentMeta | undefined }) {
  const { t } = useDesignWords()
  const all = listed(said)
  const change = (next: readonly string[]): void => set(next.join(','))
  return (
    <fieldset>
      <legend>{title}</legend>
      {all.map((one, at) => <WhoRow key={at} n={at + 1} said={one} set={(next) => change(all.with(at, next))} remove={() => change(all.toSpliced(at, 1))} document={document} />)}
      <Button size="small" type="dashed" style={{ marginTop: 8 }} onClick={() => change([...all, beginning.role])}>{t('design.add-who')}</Button>
    </fieldset>
  )
}

function WhoRow({ n, said, set, remove, document }: { n: number; said: string; set: (said: string) => void; remove: () => void; document: DocumentMeta | undefined }) {
  const { t } = useDesignWords()
  const { kind, rest } = partsOf(said)
  const label = t('design.who-n', { n })
  return (
    <div className="who-row">
      <Select aria-label={`${label} ${t('design.kind')}`} value={kind} onChange={(next: KindOfWho) => set(beginning[next])} options={kindsOfWho.map((one) => ({ value: one, label: t(`who.${one}`) }))} popupMatchSelectWidth={false} />
      <div className="who-rest"><Rest kind={kind} rest={rest} set={(next) => set(`${kind}:${next}`)} document={document} label={label} /></div>
      <button type="button" className="cross" aria-label={`${t('design.remove')} ${label}`} onClick={remove}><CloseOutlined aria-hidden /></button>
    </div>
  )
}

type RestProps = { kind: KindOfWho; rest: string; set: (rest: string) => void; document: DocumentMeta | undefined; label: string }

function Rest({ kind, rest, set, document, label }: RestProps) {
  const { t, say } = useDesignWords()
  switch (kind) {
    case 'head': return <InputNumber aria-label={t('who.level')} title={t('who.level')} min={1} max={20} value={Number(rest) || 1} onChange={(level) => set(String(level ?? 1))} />
    case 'chain': return <InputNumber aria-label={t('who.levels')} title={t('who.levels')} min={1} max={20} value={Number(rest) || 1} onChange={(level) => set(String(level ?? 1))} />
    case 'role': return <RoleRest rest={rest} set={set} document={document} label={label} />
    case 'person': return <CodePicker to="commons.person" by="login" value={rest} set={set} label={label} />
    case 'position': return <CodePicker to="commons.position" by="code" value={rest} set={set} label={label} />
    case 'group': return <CodePicker to="commons.group" by="code" value={rest} set={set} label={label} />
    case 'field': {
      const people = (document?.fields ?? []).filter(({ to }) => to === 'commons.person').map(({ key, label: name }) => ({ value: key, label: say(name) }))
      return <Select aria-label={label} value={rest} onChange={set} options={[{ value: 'enteredBy', label: t('who.starter') }, ...people]} />
    }
    case 'decision': return <DecisionPicker value={rest} set={set} label={label} />
    case 'feel': return <Input aria-label={t('who.formula')} placeholder={t('who.formula')} value={rest} onChange={(event) => set(event.target.value)} />
    default: return null
  }
}

function RoleRest({ rest, set, document, label }: Omit<RestProps, 'kind'>) {
  const { t, say } = useDesignWords()
  const { rolesByCode } = useHouse()
  const [code = '', place = ''] = rest.split('@')
  const roles = Object.entries(rolesByCode).map(([value, name]) => ({ value, label: say(name) }))
  const departments = (document?.fields ?? []).filter(({ to }) => to === 'commons.department').map(({ key, label: name }) => ({ value: `field:${key}`, label: t('who.of-field', { field: say(name) }) }))
  const joined = (role: string, at: string) => set(at ? `${role}@${at}` : role)
  return (
    <>
      <Select aria-label={`${label} ${t('who.role')}`} showSearch={{ optionFilterProp: 'label' }} value={code} onChange={(role: string) => joined(role, place)} options={roles.some(({ value }) => value === code) ? roles : [{ value: code, label: code }, ...roles]} popupMatchSelectWidth={false} />
      <Select aria-label={`${label} ${t('who.where')}`} value={place === 'department' ? 'own' : place} onChange={(at: string) => joined(code, at)} options={[{ value: '', label: t('who.anywhere') }, { value: 'own', label: t('who.own') }, { value: 'above', label: t('who.above') }, ...departments]} popupMatchSelectWidth={false} />
    </>
  )
}

/** One of a document type, kept by its code rather than its id, so that a drawing can be read. */
export function CodePicker({ to, by, value, set, label }: { to: string; by: string; value: string; set: (code: string) => void; label: string }) {
  const [typed, search] = useState('')
  const { data } = useQuery({ ...pickQuery(to, useSettled(typed)), placeholderData: keepPreviousData })
  const title = useHouse().documents.find(({ name }) => name === to)?.title
  const options = (data?.items ?? []).map((row) => ({ value: String(row[by] ?? row.id), label: title ? String(row[title] ?? row.number) : row.number }))
  const shown = value === '' || options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options]
  return <Select aria-label={label} showSearch={{ filterOption: false, onSearch: search }} value={value || (null as never)} onChange={set} options={shown} popupMatchSelectWidth={false} />
}

function DecisionPicker({ value, set, label }: { value: string; set: (code: string) => void; label: string }) {
  const { say } = useDesignWords()
  const options = (useQuery(decisionsQuery).data?.items ?? []).map(({ key, label: name }) => ({ value: key, label: say(name) }))
  return <Select aria-label={label} value={value || (null as never)} onChange={set} options={value === '' || options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options]} popupMatchSelectWidth={false} />
}
