/** Where one stands in the sheet: one always-focused field that follows the active cell, so that every keyboard, input method and clipboard works. While one walks, it alone is drawn anew. */
import { useImperativeHandle, useLayoutEffect, useState, type RefObject } from 'react'
import type { FieldMeta } from '#declare'
import { isNumber } from '../draw/kinds.ts'
import { labelOf } from '../draw/labels.ts'
import { whyWrong, type LineFaults } from './faulted.ts'
import type { Held } from './hold.ts'
import { isOpen, keyOf, type Columns } from './lines.ts'
import type { LookedUp } from './looked-up.ts'
import { Offers } from './offers.tsx'
import type { Range } from './range.ts'
import type { Reader } from './shown.ts'
import { useWalk, type Walk } from './walk.ts'
import { lineHeight, type Widths } from './widths.ts'

type Props = {
  readonly field: FieldMeta; readonly columns: Columns; readonly held: Held; readonly byHand: Set<string>; readonly reader: Reader; readonly faulted: ReadonlyMap<string, LineFaults>; readonly inVain: LookedUp
  readonly id: string; readonly box: RefObject<HTMLElement | null>; readonly widths: Widths
  /** Who walks, for the keys, the mouse and the buttons around. */
  readonly now: RefObject<Walk | null>
  readonly choose: (range: Range | undefined) => void
}

export function Cursor({ field, columns, held, byHand, reader, faulted, inVain, id, box, widths, now, choose }: Props) {
  const { words } = reader
  const walk = useWalk(field, columns, held, reader, byHand)
  const { here: { at, column: place }, range, column, editing } = walk
  const [offered, tellOffered] = useState<string>()
  useImperativeHandle(now, () => walk)
  const many = range.top !== range.bottom || range.left !== range.right
  useLayoutEffect(() => choose(many ? range : undefined), [choose, many, many && `${range.top} ${range.bottom} ${range.left} ${range.right}`])
  const cell = `${id}-${at}-${place}`
  // Marked by hand, at each drawing since the lines scroll in and out: no line is drawn anew for being stood in.
  useLayoutEffect(() => {
    const stood = document.getElementById(cell)
    stood?.setAttribute('data-here', '')
    return () => stood?.removeAttribute('data-here')
  })
  useInSight(box, at, place, widths)
  const line = held.lines[at]
  const note = line && whyWrong(column, line[column.key], faulted.get(keyOf(line))?.[column.key], inVain, reader)
  return (
    <>
      <div className="lg-over" style={{ width: widths.lefts.at(-1), translate: `0 ${(at + 1) * lineHeight}px` }}>
        <textarea ref={walk.input} rows={1} className={`lg-input${editing ? ' typing' : ''}${isNumber(column) ? ' num' : ''}${place < widths.frozen ? ' frozen' : ''}`} style={{ left: widths.lefts[place], width: widths.each[place] }}
          readOnly={!isOpen(column) || held.lines.length === 0} inputMode={isNumber(column) ? 'decimal' : 'text'} autoComplete="off" spellCheck={false} aria-label={words.t('lines.cell', { field: labelOf(column, words), n: at + 1 })} aria-activedescendant={offered ?? (line ? cell : undefined)} aria-describedby={note ? `${id}-note` : undefined} aria-invalid={note !== undefined || undefined}
          onInput={() => walk.typedNow()} onCompositionStart={() => { if (!walk.isTyping()) walk.begin(false) }} onBlur={() => walk.commit()} />
      </div>
      {walk.typed !== undefined && walk.input.current && <Offers ref={walk.offering} id={`${id}-offers`} column={column} typed={walk.typed} below={walk.input.current} choose={walk.choose} tell={tellOffered} />}
      {note && <span id={`${id}-note`} className="unseen">{note}</span>}
    </>
  )
}

/** What stands over the page at its top and its bottom, and a little air. */
const besides = 110

/** The active cell comes into sight, between head and foot and right of what is frozen, and in the window too. */
function useInSight(box: RefObject<HTMLElement | null>, at: number, column: number, { lefts, each, frozen }: Widths): void {
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
