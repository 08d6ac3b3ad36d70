/** Lines as a sheet: cells drawn only where they are seen, and one always-focused field that follows the active cell, so that every keyboard, input method and clipboard works. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import type { FieldMeta } from '#declare'
import { Help } from '../draw/help.tsx'
import { isNumber } from '../draw/kinds.ts'
import { labelOf } from '../draw/labels.ts'
import { columnTotal } from '../draw/total.ts'
import { useGridWords } from '../words/grid.ts'
import type { LineFaults } from './faulted.ts'
import { typing, walking } from './keys.ts'
import { isOpen, keyOf, type Columns, type Lines } from './lines.ts'
import type { LookedUp } from './looked-up.ts'
import { Offers } from './offers.tsx'
import { GridRow, styleOf } from './row.tsx'
import type { Reader } from './shown.ts'
import type { Walk } from './walk.ts'
import { lineHeight, widthsOf, type Widths } from './widths.ts'

type Props = { readonly field: FieldMeta; readonly columns: Columns; readonly lines: Lines; readonly walk: Walk; readonly reader: Reader; readonly faulted: ReadonlyMap<string, LineFaults>; readonly inVain: LookedUp; readonly note: string | undefined }

export function Grid({ field, columns, lines, walk, reader, faulted, inVain, note }: Props) {
  const words = useGridWords()
  const { t } = words
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const widths = useWidths(box, columns)
  const { here, range, column, editing } = walk
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => lineHeight, overscan: 3 })
  const totals = useMemo(() => columns.map((one) => columnTotal(one, lines)), [columns, lines])
  const [offered, tellOffered] = useState<string>()
  const drag = useDrag(walk)
  useInSight(box, here.at, here.column, widths)
  const inner = { width: widths.lefts.at(-1) }
  return (
    <div className="lg" ref={box} {...drag} onDoubleClick={() => walk.begin(true)} onKeyDown={(event) => pressed(event, walk)} onPaste={(event) => pastedInto(event, walk)} onCopy={(event) => copiedFrom(event, walk, false)} onCut={(event) => copiedFrom(event, walk, true)}>
      <div role="grid" aria-label={labelOf(field, words)} aria-rowcount={lines.length + 1} aria-colcount={columns.length + 1} aria-multiselectable style={inner}>
        <Head columns={columns} widths={widths} />
        <div role="rowgroup" className="lg-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index }) => {
            const line = lines[index]
            const inRange = index >= range.top && index <= range.bottom && (range.top !== range.bottom || range.left !== range.right)
            return line && <GridRow key={keyOf(line)} id={id} at={index} line={line} columns={columns} widths={widths} reader={reader} faults={faulted.get(keyOf(line))} inVain={inVain} active={index === here.at ? here.column : -1} left={inRange ? range.left : -1} right={inRange ? range.right : -2} voucher={walk.voucher} />
          })}
        </div>
        <Foot columns={columns} widths={widths} totals={totals} />
      </div>
      <div className="lg-over" style={{ ...inner, top: (here.at + 1) * lineHeight }}>
        <textarea ref={walk.input} rows={1} className={`lg-input${editing ? ' typing' : ''}${isNumber(column) ? ' num' : ''}${here.column < widths.frozen ? ' frozen' : ''}`} style={{ left: widths.lefts[here.column], width: widths.each[here.column] }}
          readOnly={!isOpen(column) || lines.length === 0} inputMode={isNumber(column) ? 'decimal' : 'text'} autoComplete="off" spellCheck={false} aria-label={t('lines.cell', { field: labelOf(column, words), n: here.at + 1 })} aria-activedescendant={offered ?? `${id}-${here.at}-${here.column}`} aria-describedby={note ? `${id}-note` : undefined} aria-invalid={note !== undefined || undefined}
          onInput={() => walk.typedNow()} onCompositionStart={() => { if (!walk.isTyping()) walk.begin(false) }} onBlur={() => walk.commit()} />
      </div>
      {walk.typed !== undefined && walk.input.current && <Offers ref={walk.offering} id={`${id}-offers`} column={column} typed={walk.typed} below={walk.input.current} choose={walk.choose} tell={tellOffered} />}
      {note && <span id={`${id}-note`} className="unseen">{note}</span>}
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
        {columns.map((one, at) => <div key={one.key} role="columnheader" aria-colindex={at + 2} className={besideCells(one, at, widths)} style={styleOf(widths, at)}><span>{labelOf(one, words)}</span>{one.required && isOpen(one) && <span className="must" aria-hidden>*</span>}<Help field={one} /></div>)}
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
function pressed(event: KeyboardEvent<HTMLElement>, walk: Walk): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229 || event.target !== walk.input.current) return
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

function pastedInto(event: ClipboardEvent, walk: Walk): void {
  const text = event.clipboardData.getData('text/plain')
  if (walk.isTyping() && !/[\t\n]/.test(text.trimEnd())) return
  event.preventDefault()
  if (walk.isTyping()) flushSync(() => walk.commit())
  if (text !== '') walk.paste(text)
}

function copiedFrom(event: ClipboardEvent, walk: Walk, cut: boolean): void {
  if (walk.isTyping()) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', walk.copied())
  if (cut) walk.deeds.clear()
}

/** A press stands in a cell, a drag chooses a range, a press on a line's number the line; the field keeps the focus. */
function useDrag(walk: Walk) {
  const from = useRef<{ at: number; column: number }>(undefined)
  useEffect(() => {
    const up = (): void => { from.current = undefined }
    addEventListener('mouseup', up)
    return () => removeEventListener('mouseup', up)
  }, [])
  const to = (cell: { at: number; column: number }, start: { at: number; column: number }): void => (start.column < 0 ? walk.standLines(start.at, cell.at) : walk.stand({ active: { ...cell, column: Math.max(0, cell.column) }, anchor: start }))
  return {
    onMouseDown: (event: MouseEvent) => {
      const cell = cellAt(event)
      if (!cell || event.button !== 0) return
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

function useWidths(box: React.RefObject<HTMLDivElement | null>, columns: Columns): Widths {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return useMemo(() => widthsOf(columns, room), [columns, room])
}

/** What stands over the page at its top and its bottom, and a little air. */
const besides = 76

/** The active cell comes into sight, between head and foot and right of what is frozen, and in the window too. */
function useInSight(box: React.RefObject<HTMLDivElement | null>, at: number, column: number, { lefts, each, frozen }: Widths): void {
  useLayoutEffect(() => {
    const view = box.current
    if (!view) return
    const top = at * lineHeight
    const room = view.clientHeight - 3 * lineHeight
    if (top < view.scrollTop) view.scrollTop = top
    else if (top > view.scrollTop + room) view.scrollTop = top - room
    const [left = 0, width = 0, still = 0] = [lefts[column], each[column], lefts[frozen]]
    if (column >= frozen && left < view.scrollLeft + still) view.scrollLeft = left - still
    else if (left + width > view.scrollLeft + view.clientWidth) view.scrollLeft = left + width - view.clientWidth
    if (!view.contains(document.activeElement)) return
    const y = view.getBoundingClientRect().top + top + lineHeight - view.scrollTop
    if (y + lineHeight > innerHeight - besides) scrollBy(0, y + lineHeight - innerHeight + besides)
    else if (y < besides) scrollBy(0, y - besides)
  }, [box, at, column, lefts, each, frozen])
}
