/** Lines as a sheet: rows drawn only where they are seen, under a head and over the totals; keys, clipboard and mouse go to whoever walks in it. */
import { memo, useEffect, useId, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { FieldMeta } from '#declare'
import { Help } from '../draw/help.tsx'
import { isNumber, isVoucher } from '../draw/kinds.ts'
import { labelOf } from '../draw/labels.ts'
import { columnTotal } from '../draw/total.ts'
import { useGridWords } from '../words/grid.ts'
import { Cursor } from './cursor.tsx'
import type { LineFaults } from './faulted.ts'
import type { Held } from './hold.ts'
import { typing, walking } from './keys.ts'
import { isOpen, keyOf, type Columns } from './lines.ts'
import type { LookedUp } from './looked-up.ts'
import type { Range } from './range.ts'
import { GridRow, styleOf } from './row.tsx'
import { useSeen } from './seen.ts'
import type { Reader } from './shown.ts'
import type { Walk } from './walk.ts'
import { headingWidth, lineHeight, widthsOf, type Widths } from './widths.ts'

type Props = { readonly field: FieldMeta; readonly columns: Columns; readonly held: Held; readonly byHand: Set<string>; readonly reader: Reader; readonly faulted: ReadonlyMap<string, LineFaults>; readonly inVain: LookedUp; readonly now: RefObject<Walk | null> }

export function Grid({ field, columns, held, byHand, reader, faulted, inVain, now }: Props) {
  const words = useGridWords()
  const { filled: lines } = held
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const seen = useSeen(box, lines.length)
  const widths = useMemo(() => widthsOf(columns.map((one) => ({ kind: one.kind, ...(one.codeOf === undefined ? {} : { codeOf: one.codeOf }), heading: headingWidth(labelOf(one, words), Boolean(one.required) && isOpen(one), Boolean(one.help)) })), seen.room), [columns, seen.room, words])
  const [range, choose] = useState<Range>()
  const totals = useMemo(() => columns.map((one) => columnTotal(one, columns, lines)), [columns, lines])
  const voucher = isVoucher(columns)
  const drag = useDrag(now)
  return (
    <div className="lg" ref={box} {...drag} onDoubleClick={() => now.current?.begin(true)} onKeyDown={(event) => pressed(event, now.current)} onPaste={(event) => pastedInto(event, now.current)} onCopy={(event) => copiedFrom(event, now.current, false)} onCut={(event) => copiedFrom(event, now.current, true)}>
      <div role="grid" aria-label={labelOf(field, words)} aria-rowcount={lines.length + 1} aria-colcount={columns.length + 1} aria-multiselectable style={{ width: widths.lefts.at(-1) }}>
        <Head columns={columns} widths={widths} />
        <div role="rowgroup" className="lg-body" style={{ height: lines.length * lineHeight }}>
          {lines.slice(seen.from, seen.to).map((line, place) => {
            const at = seen.from + place
            const chosen = range && at >= range.top && at <= range.bottom ? range : undefined
            return <GridRow key={keyOf(line)} id={id} at={at} line={line} columns={columns} widths={widths} reader={reader} faults={faulted.get(keyOf(line))} inVain={inVain} left={chosen?.left ?? -1} right={chosen?.right ?? -2} voucher={voucher} />
          })}
        </div>
        <Foot columns={columns} widths={widths} totals={totals} />
      </div>
      <Cursor field={field} columns={columns} held={held} byHand={byHand} reader={reader} faulted={faulted} inVain={inVain} id={id} box={box} widths={widths} now={now} choose={choose} />
    </div>
  )
}

/** It rests while one walks and types. */
const Head = memo(function Head({ columns, widths }: { columns: Columns; widths: Widths }) {
  const words = useGridWords()
  return (
    <div role="rowgroup" className="lg-head">
      <div role="row" aria-rowindex={1} className="lg-row">
        <div role="columnheader" className="lg-number">#</div>
        {columns.map((one, at) => <div key={one.key} role="columnheader" aria-colindex={at + 2} className={besideCells(one, at, widths)} style={styleOf(widths, at)}><span title={labelOf(one, words)}>{labelOf(one, words)}</span>{one.required && isOpen(one) && <span className="must" aria-hidden>*</span>}<Help field={one} /></div>)}
      </div>
    </div>
  )
})

/** It changes with the lines alone. */
const Foot = memo(function Foot({ columns, widths, totals }: { columns: Columns; widths: Widths; totals: readonly (string | undefined)[] }) {
  const { t } = useGridWords()
  if (totals.every((one) => one === undefined)) return null
  return (
    <div role="rowgroup" className="lg-foot"><div role="row" className="lg-row">
      <div role="rowheader" className="lg-number">{t('total')}</div>
      {columns.map((one, at) => <div key={one.key} role="gridcell" aria-colindex={at + 2} className={besideCells(one, at, widths)} style={styleOf(widths, at)}>{totals[at]}</div>)}
    </div></div>
  )
})

const besideCells = (column: FieldMeta, at: number, { frozen }: Widths): string => `lg-cell${isNumber(column) ? ' num' : ''}${at < frozen ? ' frozen' : ''}`

/** An input method's keys are its own. Sending the form puts the cell's text in first. */
function pressed(event: KeyboardEvent<HTMLElement>, walk: Walk | null): void {
  if (!walk || event.nativeEvent.isComposing || event.keyCode === 229 || event.target !== walk.input.current) return
  const key = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
  if (key.ctrl && /^(s|Enter)$/i.test(key.key)) {
    event.preventDefault()
    event.stopPropagation()
    flushSync(() => walk.commit())
    walk.input.current?.form?.requestSubmit()
    return
  }
  const offers = walk.typed !== undefined
  if (walk.isTyping() && offers && (key.key === 'ArrowDown' || key.key === 'ArrowUp')) { event.preventDefault(); walk.step(key.key === 'ArrowDown' ? 1 : -1); return }
  const deed = walk.isTyping() ? typing(key, offers) : walking(key)
  if (deed !== undefined && walk.perform(deed)) event.preventDefault()
}

function pastedInto(event: ClipboardEvent, walk: Walk | null): void {
  if (!walk) return
  const text = event.clipboardData.getData('text/plain')
  if (walk.isTyping() && !/[\t\n]/.test(text.trimEnd())) return
  event.preventDefault()
  if (walk.isTyping()) flushSync(() => walk.commit())
  if (text !== '') walk.paste(text)
}

function copiedFrom(event: ClipboardEvent, walk: Walk | null, cut: boolean): void {
  if (!walk || walk.isTyping()) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', walk.copied())
  if (cut) walk.deeds.clear()
}

/** A press stands in a cell, a drag chooses a range, a press on a line's number the line; the field keeps the focus. */
function useDrag(now: RefObject<Walk | null>) {
  const from = useRef<{ at: number; column: number }>(undefined)
  useEffect(() => {
    const up = (): void => { from.current = undefined }
    addEventListener('mouseup', up)
    return () => removeEventListener('mouseup', up)
  }, [])
  const to = (cell: { at: number; column: number }, start: { at: number; column: number }): void => (start.column < 0 ? now.current?.standLines(start.at, cell.at) : now.current?.stand({ active: { ...cell, column: Math.max(0, cell.column) }, anchor: start }))
  return {
    onMouseDown: (event: MouseEvent) => {
      const cell = cellAt(event)
      const walk = now.current
      if (!cell || !walk || event.button !== 0) return
      event.preventDefault()
      walk.commit()
      from.current = event.shiftKey ? { at: walk.here.at, column: cell.column < 0 ? -1 : walk.here.column } : cell
      to(cell, from.current)
      walk.input.current?.focus({ preventScroll: true })
    },
    onMouseOver: (event: MouseEvent) => {
      const cell = from.current && cellAt(event)
      if (cell && from.current) to(cell, from.current)
    },
  }
}

function cellAt({ target }: MouseEvent): { at: number; column: number } | undefined {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-at]') : null
  return cell ? { at: Number(cell.dataset['at']), column: Number(cell.dataset['column']) } : undefined
}
