/** Lines being filled: Tab and Enter walk the cells, a block from a spreadsheet pastes into them, totals follow. */
import { PlusOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { FieldMeta } from '#declare'
import type { Referred } from '../client/documents.ts'
import { useWords } from '../words/words.tsx'
import { emptyLine, type Draft, type DraftLine } from './draft.ts'
import { idOf, type Faults } from './faults.ts'
import { Help } from './help.tsx'
import { labelOf } from './labels.ts'
import { LineRow } from './line-row.tsx'
import { Card } from './page.tsx'
import { pasted, readSheet, type Rejected } from './paste.ts'
import { columnTotal } from './total.ts'
import { isNothing, isNumber } from './value.tsx'

export function LineEditor({ field, draft, faults }: { field: FieldMeta; draft: Draft; faults: Faults }) {
  const words = useWords()
  const { t } = words
  const { setLines } = draft
  const box = useRef<HTMLTableElement>(null)
  const lines = (draft.values[field.key] ?? []) as readonly DraftLine[]
  const columns = useMemo(() => (field.lines ?? []).filter((one) => !one.readOnly && one.kind !== 'line' || lines.some((line) => !isNothing(line[one.key]))), [field, lines])
  const [rejected, setRejected] = useState<readonly Rejected[]>([])
  const change = useCallback((key: string, of: string, value: unknown, found?: Referred) => {
    setLines(field.key, (all) => all.map((line) => (line['~'] === key ? { ...line, [of]: value } : line)), found && typeof value === 'string' ? { [value]: found } : undefined)
  }, [setLines, field.key])
  const add = useCallback((): void => setLines(field.key, (all) => [...all, emptyLine(field)]), [setLines, field])
  const remove = useCallback((key: string): void => setLines(field.key, (all) => all.filter((line) => line['~'] !== key)), [setLines, field.key])
  const copy = useCallback((key: string): void => setLines(field.key, (all) => all.flatMap((line) => (line['~'] === key ? [line, copied(field, line)] : [line]))), [setLines, field])
  const keys = useKeys(box, add, lines.length, remove)
  const paste = usePaste(field, columns, lines, setLines, setRejected)
  if (field.readOnly) return null
  return (
    <Card flush title={<>{labelOf(field, words)}<Help field={field} /></>} extra={<span className="faint">{t('lines.count', { n: lines.length })}</span>} id={idOf(field.key)}>
      <div className="table-box">
        <table className="table lines" ref={box} onKeyDown={keys} onPaste={paste} aria-label={labelOf(field, words)}>
          <thead><tr><th scope="col">#</th>{columns.map((one) => <th key={one.key} scope="col" className={isNumber(one) ? 'num' : undefined}>{labelOf(one, words)}{one.required && !one.readOnly && <span className="must" aria-hidden>*</span>}<Help field={one} /></th>)}<th><span className="unseen">{t('lines.actions')}</span></th></tr></thead>
          <tbody>{lines.map((line, at) => <LineRow key={line['~']} path={field.key} at={at} line={line} columns={columns} refs={draft.refs} faults={faultsAt(faults, field.key, at)} change={change} remove={remove} copy={copy} />)}</tbody>
          {lines.length > 1 && columns.some((one) => columnTotal(one, lines) !== undefined) && <tfoot><tr><td>{t('total')}</td>{columns.map((one) => <td key={one.key} className={isNumber(one) ? 'num' : undefined}>{columnTotal(one, lines)}</td>)}<td /></tr></tfoot>}
        </table>
      </div>
      {faults[field.key] && <p className="fault pad">{words.say(faults[field.key]?.refused)}</p>}
      {rejected.length > 0 && <p className="fault pad" role="alert">{t('lines.rejected', { cells: rejected.slice(0, 5).map((one) => `${one.line + 1}·${labelOf(one.column, words)} “${one.text}”`).join('; '), n: rejected.length })}</p>}
      <div className="lines-foot"><Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('lines.add')}</Button><small className="faint not-phone">{t('lines.keys')}</small></div>
    </Card>
  )
}

const copied = (field: FieldMeta, { id: _id, ...line }: DraftLine): DraftLine => ({ ...emptyLine(field), ...line, '~': emptyLine(field)['~'] })

/** The faults of one line, by its fields; the same object while there are none, so that rows rest. */
const none: Faults = {}
function faultsAt(faults: Faults, lines: string, at: number): Faults {
  const prefix = `${lines}.${at}.`
  const own = Object.entries(faults).filter(([path]) => path.startsWith(prefix))
  return own.length === 0 ? none : Object.fromEntries(own.map(([path, fault]) => [path.slice(prefix.length), fault]))
}

/** Enter goes down a column and adds a line below the last one; so does Tab in the very last cell; Ctrl+Delete takes a line out. */
function useKeys(box: React.RefObject<HTMLTableElement | null>, add: () => void, count: number, remove: (key: string) => void) {
  return (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLElement)) return
    const cell = event.target.closest<HTMLElement>('td[data-at]')
    if (!cell) return
    const [at, column, key] = [Number(cell.dataset['at']), Number(cell.dataset['column']), cell.dataset['line'] ?? '']
    const go = (to: number): void => { requestAnimationFrame(() => focusCell(box.current, to, column)) }
    const plainInput = event.target instanceof HTMLInputElement && event.target.getAttribute('role') !== 'combobox' && event.target.type !== 'checkbox'
    if (event.key === 'Enter' && plainInput && !event.target.closest('.ant-picker')) {
      event.preventDefault()
      if (at + 1 === count && !event.shiftKey) add()
      go(at + (event.shiftKey ? -1 : 1))
    }
    if (event.key === 'Tab' && !event.shiftKey && at + 1 === count && cell.dataset['last'] === 'true') { event.preventDefault(); add(); requestAnimationFrame(() => focusCell(box.current, at + 1, 0)) }
    if ((event.key === 'Delete' || event.key === 'Backspace') && event.ctrlKey && count > 0) { event.preventDefault(); remove(key); go(Math.max(0, at - 1)) }
  }
}

const focusCell = (box: HTMLTableElement | null, at: number, column: number): void => {
  const input = box?.querySelector<HTMLElement>(`td[data-at="${at}"][data-column="${column}"] :is(input, textarea)`)
  input?.focus()
  if (input instanceof HTMLInputElement && input.type === 'text') input.select()
}

/** A block of cells is spread from the cell it is pasted into; one plain text goes its usual way. */
function usePaste(field: FieldMeta, columns: readonly FieldMeta[], lines: readonly DraftLine[], setLines: Draft['setLines'], setRejected: (rejected: readonly Rejected[]) => void) {
  const client = useQueryClient()
  return (event: ClipboardEvent<HTMLTableElement>): void => {
    const text = event.clipboardData.getData('text/plain')
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('td[data-at]') : null
    if (!cell || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    const from = { at: Number(cell.dataset['at']), column: Number(cell.dataset['column']) }
    void pasted(client, field, columns, lines, readSheet(text), from).then(({ lines: next, refs, rejected }) => { setLines(field.key, () => next, refs); setRejected(rejected) })
  }
}
