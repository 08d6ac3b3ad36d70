/** One line being filled; it rests while other lines change. */
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo } from 'react'
import type { FieldMeta } from '#declare'
import type { Referred, Refs } from '../client/documents.ts'
import { useWords } from '../words/words.tsx'
import type { DraftLine } from './draft.ts'
import { EditField } from './edit-field.tsx'
import { idOf, type Faults } from './faults.ts'
import { labelOf } from './labels.ts'
import { isNumber } from './value.tsx'

type Props = {
  readonly path: string; readonly at: number; readonly line: DraftLine; readonly columns: readonly FieldMeta[]; readonly refs: Refs; readonly faults: Faults
  readonly change: (key: string, field: string, value: unknown, found?: Referred) => void; readonly remove: (key: string) => void; readonly copy: (key: string) => void
}

export const LineRow = memo(function LineRow({ path, at, line, columns, refs, faults, change, remove, copy }: Props) {
  const words = useWords()
  const { t } = words
  const key = line['~']
  const lastOpen = columns.findLastIndex((one) => !one.readOnly && one.kind !== 'line')
  return (
    <tr>
      <th scope="row" className="faint">{at + 1}</th>
      {columns.map((field, column) => {
        const fault = faults[field.key]
        const id = idOf(`${path}.${at}.${field.key}`)
        return (
          <td key={field.key} data-at={at} data-column={column} data-line={key} data-last={column === lastOpen} className={`kind-${field.kind}${isNumber(field) ? ' num' : ''}`}>
            <EditField field={field} value={line[field.key]} set={(value, found) => change(key, field.key, value, found)} refs={refs} id={id} label={t('lines.cell', { field: labelOf(field, words), n: at + 1 })} invalid={fault !== undefined} describedBy={fault ? `${id}-fault` : undefined} />
            {fault && <span className="fault" id={`${id}-fault`}>{words.say(fault.refused)}</span>}
          </td>
        )
      })}
      <td className="line-tools">
        <Button type="text" size="small" icon={<CopyOutlined aria-hidden />} aria-label={t('lines.copy', { n: at + 1 })} tabIndex={-1} onClick={() => copy(key)} />
        <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('lines.remove', { n: at + 1 })} tabIndex={-1} onClick={() => remove(key)} />
      </td>
    </tr>
  )
})
