/** When a branch is taken: rows of field, comparison and value, or FEEL where rows do not say enough. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { DocumentMeta } from '#declare'
import { EditField } from '../draw/edit-field.tsx'
import { useDesignWords } from '../words/design.ts'
import { comparable, isNumber } from './begin.ts'
import { conditionOf, literalOf, operators, valueOfLiteral, whensOf, type When } from './condition.ts'
import { Labelled } from './setting.tsx'

type Props = { readonly condition: string; readonly set: (condition: string) => void; readonly document: DocumentMeta | undefined }

export function ConditionSettings({ condition, set, document }: Props) {
  const { t } = useDesignWords()
  const whens = whensOf(condition)
  const [asText, write] = useState(whens === undefined)
  if (asText || !whens) {
    return (
      <fieldset>
        <legend>{t('design.condition')}</legend>
        <Labelled label={t('design.condition-text')}>{(id) => <Input.TextArea id={id} autoSize value={condition} onChange={(event) => set(event.target.value)} />}</Labelled>
        {whens && <Button size="small" type="link" onClick={() => write(false)}>{t('design.as-rows')}</Button>}
      </fieldset>
    )
  }
  const first = comparable(document)[0]
  return (
    <fieldset>
      <legend>{t('design.condition')}</legend>
      {whens.map((when, at) => <WhenRow key={at} n={at + 1} when={when} set={(next) => set(conditionOf(whens.with(at, next)))} remove={whens.length > 1 ? () => set(conditionOf(whens.toSpliced(at, 1))) : undefined} document={document} />)}
      {first && <Button size="small" type="dashed" style={{ marginTop: 8 }} onClick={() => set(conditionOf([...whens, { field: first.key, operator: '=', value: literalOf('', isNumber(first)) }]))}>{t('design.add-when')}</Button>}
      <Button size="small" type="link" onClick={() => write(true)}>{t('design.as-text')}</Button>
    </fieldset>
  )
}

function WhenRow({ n, when, set, remove, document }: { n: number; when: When; set: (when: When) => void; remove: (() => void) | undefined; document: DocumentMeta | undefined }) {
  const { t, say } = useDesignWords()
  const id = useId()
  const label = t('design.when-n', { n })
  const fields = comparable(document)
  const field = fields.find(({ key }) => key === when.field)
  const options = fields.map(({ key, label: name }) => ({ value: key, label: say(name) }))
  return (
    <div className="when-row">
      <Select aria-label={`${label} ${t('design.field')}`} value={when.field} options={field ? options : [{ value: when.field, label: when.field }, ...options]} popupMatchSelectWidth={false}
        onChange={(key: string) => { const to = fields.find((one) => one.key === key); set({ field: key, operator: to && isNumber(to) ? '>' : '=', value: to?.kind === 'flag' ? 'true' : literalOf('', Boolean(to && isNumber(to))) }) }} />
      <Select aria-label={`${label} ${t('design.operator')}`} value={when.operator} options={operators.map((value) => ({ value, label: value }))} onChange={(operator) => set({ ...when, operator })} />
      {field ? <EditField field={{ ...field, readOnly: false, required: true }} id={id} label={`${label} ${t('design.value')}`} refs={undefined} value={valueOfLiteral(when.value)} set={(value) => set({ ...when, value: literalOf(value, isNumber(field)) })} />
        : <Input aria-label={`${label} ${t('design.value')}`} value={when.value} onChange={(event) => set({ ...when, value: event.target.value })} />}
      {remove ? <button type="button" className="cross" aria-label={`${t('design.remove')} ${label}`} onClick={remove}><CloseOutlined aria-hidden /></button> : <span />}
    </div>
  )
}
