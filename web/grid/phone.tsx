/** Lines on a phone: each a row that tells the most of it, one of them open as a form. */
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, type ClipboardEvent } from 'react'
import type { FieldMeta } from '#declare'
import type { Referred } from '../client/documents.ts'
import type { DraftLine } from '../draw/draft.ts'
import { EditField } from '../draw/edit-field.tsx'
import { idOf } from '../draw/faults.ts'
import { labelOf } from '../draw/labels.ts'
import { useGridWords } from '../words/grid.ts'
import { whyWrong, type LineFaults } from './faulted.ts'
import type { Held } from './hold.ts'
import { keyOf, pasted, withCell, withCopies, without, type Columns } from './lines.ts'
import type { LookedUp } from './looked-up.ts'
import { readSheet } from './sheet.ts'
import { besideIn, shownIn, type Reader } from './shown.ts'

/** The line that is asked for, and the field in it. */
export type Wanted = { readonly at: number; readonly key?: string | undefined }

type Props = { readonly field: FieldMeta; readonly columns: Columns; readonly held: Held; readonly reader: Reader; readonly faulted: ReadonlyMap<string, LineFaults>; readonly inVain: LookedUp; readonly wanted: Wanted | undefined }

export function PhoneLines({ field, columns, held, reader, faulted, inVain, wanted }: Props) {
  const { filled: lines } = held
  const [open, setOpen] = useState<number | undefined>(lines.length === 1 ? 0 : undefined)
  useEffect(() => { if (wanted) setOpen(wanted.at) }, [wanted])
  // Once it is open its field comes into sight, wherever the note about it stood.
  useEffect(() => { if (wanted?.key !== undefined && wanted.at === open) document.getElementById(idOf(`${field.key}.${open}.${wanted.key}`))?.focus() }, [wanted, open, field.key])
  // A sheet pasted into any field fills lines from there on, as it does at a desk.
  const paste = (event: ClipboardEvent<HTMLElement>): void => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trimEnd())) return
    event.preventDefault()
    const top = open ?? Math.max(0, lines.length - 1)
    const left = Math.max(0, columns.findIndex(({ key }) => event.target instanceof HTMLElement && event.target.id === idOf(`${field.key}.${top}.${key}`)))
    held.put(pasted(field, columns, held.now(), { top, bottom: top, left, right: left }, readSheet(text)))
    setOpen(undefined)
  }
  return <ol className="lg-phone" onPaste={paste}>{lines.map((line, at) => (
    <li key={keyOf(line)} className={at === open ? 'open' : ''}>
      {at === open
        ? <OneLine field={field} columns={columns} held={held} reader={reader} at={at} line={line} faults={faulted.get(keyOf(line))} inVain={inVain} go={setOpen} />
        : <Told columns={columns} reader={reader} at={at} line={line} faults={faulted.get(keyOf(line))} inVain={inVain} open={() => setOpen(at)} />}
    </li>
  ))}</ol>
}

type Line = { readonly columns: Columns; readonly reader: Reader; readonly at: number; readonly line: DraftLine; readonly faults: LineFaults | undefined; readonly inVain: LookedUp }

function Told({ columns, reader, at, line, faults, inVain, open }: Line & { readonly open: () => void }) {
  const given = columns.flatMap((column) => { const text = shownIn(column, line[column.key], reader); const beside = besideIn(column, line[column.key], reader); return text ? [{ column, text: beside ? `${text} ${beside}` : text }] : [] })
  const wrong = columns.some((column) => whyWrong(column, line[column.key], faults?.[column.key], inVain, reader))
  return (
    <button type="button" className={wrong ? 'lg-told wrong' : 'lg-told'} onClick={open} aria-label={`${reader.words.t('grid.line', { n: at + 1 })} ${given.map(({ text }) => text).join(' ')}`}>
      <b>{at + 1}</b><span>{given.slice(0, 4).map(({ column, text }) => <span key={column.key}><small>{labelOf(column, reader.words)}</small> {text}</span>)}</span>
    </button>
  )
}

function OneLine({ field, columns, held, reader, at, line, faults, inVain, go }: Line & { readonly field: FieldMeta; readonly held: Held; readonly go: (at: number | undefined) => void }) {
  const words = useGridWords()
  const { t } = words
  const set = (key: string) => (value: unknown, found?: Referred): void => held.put(withCell(held.now(), at, key, value), found && typeof value === 'string' ? { [value]: found } : undefined)
  const range = { top: at, bottom: at, left: 0, right: 0 }
  return (
    <section aria-label={t('grid.line', { n: at + 1 })}>
      <header>
        <b>{t('grid.line', { n: at + 1 })}</b>
        <Button type="text" icon={<CopyOutlined aria-hidden />} aria-label={t('grid.copy')} onClick={() => { held.put(withCopies(held.now(), range)); go(at + 1) }} />
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('grid.remove')} onClick={() => { held.put(without(held.now(), range)); go(undefined) }} />
      </header>
      {columns.map((column) => {
        const id = idOf(`${field.key}.${at}.${column.key}`)
        const why = whyWrong(column, line[column.key], faults?.[column.key], inVain, reader)
        const beside = besideIn(column, line[column.key], reader)
        return (
          <div className="field" key={column.key}>
            <label htmlFor={id}>{labelOf(column, words)}{column.required && !column.readOnly && <span className="must" aria-hidden>*</span>}</label>
            <EditField field={column} value={line[column.key]} set={set(column.key)} refs={reader.refs} id={id} label={t('lines.cell', { field: labelOf(column, words), n: at + 1 })} invalid={why !== undefined} describedBy={why ? `${id}-fault` : undefined} />
            {beside && column.kind !== 'ref' && <span className="faint">{beside}</span>}
            {why && <span className="fault" id={`${id}-fault`}>{why}</span>}
          </div>
        )
      })}
      <footer>
        <Button disabled={at === 0} onClick={() => go(at - 1)}>{t('grid.previous')}</Button>
        <Button disabled={at === held.lines.length - 1} onClick={() => go(at + 1)}>{t('grid.next')}</Button>
        <Button type="link" onClick={() => go(undefined)}>{t('grid.shut')}</Button>
      </footer>
    </section>
  )
}
