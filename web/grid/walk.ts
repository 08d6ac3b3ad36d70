/** A person at the grid: where they stand, what they type, and what each deed does to the lines. */
import { useCallback, useRef, useState } from 'react'
import type { FieldMeta } from '#declare'
import { useHouse } from '../client/house.ts'
import { isBlank } from '../draw/draft.ts'
import { isVoucher } from '../draw/kinds.ts'
import { tell } from '../draw/tell.tsx'
import { useGridWords } from '../words/grid.ts'
import type { Held } from './hold.ts'
import type { Deed } from './keys.ts'
import { cleared, filledDown, isOpen, moved, pasted, withCell, withCopies, without, withNew, type Columns, type Lines } from './lines.ts'
import { isOffered, type Offer, type Offering } from './offers.tsx'
import { only, rangeOf, stepped, tabbed, whole, wholeLines, within, type Chosen, type Size } from './range.ts'
import { readCell } from './read.ts'
import { readSheet, writeSheet } from './sheet.ts'
import { shownIn, typedIn, type Reader } from './shown.ts'
import { balanced, meantLine } from './voucher.ts'

export type Walk = ReturnType<typeof useWalk>

export function useWalk(field: FieldMeta, columns: Columns, held: Held, reader: Reader, byHand: Set<string>) {
  const words = useGridWords()
  const house = useHouse()
  const [chosen, setChosen] = useState<Chosen>(() => only({ at: 0, column: Math.max(0, columns.findIndex(isOpen)) }))
  const [typed, setTyped] = useState<string>()
  const [editing, setEditing] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  const offering = useRef<Offering>(null)
  /** Between two drawings: whether a cell is being typed in, and whether anything was typed or picked in it. */
  const typing = useRef({ on: false, touched: false })

  const size = (): Size => ({ lines: held.now().length, columns: columns.length })
  const here = within(chosen.active, size())
  const anchor = within(chosen.anchor, size())
  const range = rangeOf({ active: here, anchor })
  const column = columns[here.column] as FieldMeta
  const voucher = isVoucher(columns)

  const stop = (): void => { typing.current = { on: false, touched: false }; setEditing(false); setTyped(undefined); if (input.current) input.current.value = '' }
  const begin = (keep: boolean): void => {
    if (!isOpen(column) || !held.now()[here.at]) return
    typing.current = { on: true, touched: !keep }
    setEditing(true)
    if (keep && input.current) { input.current.value = typedIn(column, held.now()[here.at]?.[column.key], reader); input.current.select() }
    if (isOffered(column, house, words)) setTyped(keep ? '' : input.current?.value ?? '')
  }
  const put = (next: Lines, offer?: Offer): void => held.put(next, offer?.found ? { [String(offer.value)]: offer.found } : undefined)

  /** Puts what was typed into its cell. Who goes on by key takes the marked offer; a name that no answer has come for yet is looked up behind them. */
  const commit = (byKey = false): void => {
    if (!typing.current.on) return
    const text = input.current?.value ?? ''
    const { touched } = typing.current
    const offer = byKey && touched && (text !== '' || typed === '') ? offering.current?.marked() : undefined
    stop()
    if (!touched) return
    if (offer) return put(withCell(held.now(), here.at, column.key, offer.value), offer)
    if (byKey && column.kind === 'ref') byHand.add(text.trim())
    put(withCell(held.now(), here.at, column.key, valueOf(column, text, held.now(), here.at)))
  }
  const choose = (offer: Offer): void => { stop(); put(withCell(held.now(), here.at, column.key, offer.value), offer) }

  const add = (): void => { const lines = held.now(); put(withNew(field, lines, lines.length)); setChosen(only({ at: lines.length, column: columns.findIndex(isOpen) })) }

  const below = (by: 1 | -1): void => {
    commit(true)
    const lines = held.now()
    if (by > 0 && here.at === lines.length - 1) put(withNew(field, lines, lines.length))
    setChosen(stepped({ active: here, anchor: here }, by, 0, size()))
  }
  /** Tab leaves the grid behind the last cell, unless the last line has something in it: then it goes on in a new one. A new line that was only walked through is taken out again. */
  const next = (by: 1 | -1): boolean => {
    commit(true)
    const lines = held.now()
    const to = tabbed(here, by, columns.map(isOpen), lines.length)
    if (to) { setChosen(only(to)); return true }
    const last = lines.at(-1)
    if (by < 0 || last === undefined) return false
    if (isBlank(field, last)) { if (lines.length > 1) put(lines.slice(0, -1)); return false }
    add()
    return true
  }
  const balance = (side: 'debit' | 'credit'): void => {
    commit()
    const after = balanced(held.now(), here.at, side)
    if (after) put(after)
    else tell(words.t('grid.unbalanced'))
  }

  const deeds = {
    edit: () => begin(true), cancel: () => { if (typing.current.on) stop(); else setChosen(only(here)) },
    clear: () => put(cleared(columns, held.now(), range)), undo: held.undo, redo: held.redo,
    'fill-down': () => put(filledDown(columns, held.now(), range)), all: () => setChosen(whole(size())),
    insert: () => { put(withNew(field, held.now(), here.at)); setChosen(only(here)) },
    copy: () => { put(withCopies(held.now(), range)); setChosen(only({ at: range.bottom + 1, column: here.column })) },
    remove: () => { put(without(held.now(), range)); setChosen(only(within({ at: range.top, column: here.column }, size()))) },
    'balance-here': () => balance(column.key === 'credit' ? 'credit' : 'debit'), balance: () => balance(column.key === 'credit' ? 'credit' : 'debit'),
  }
  /** Does it; false where the key should have its usual effect. */
  const perform = (deed: Deed): boolean => {
    if (deed === 'balance-here' && !(voucher && (column.key === 'debit' || column.key === 'credit'))) return false
    if (deed === 'balance' && !voucher) return false
    if (typeof deed === 'string') { deeds[deed](); return true }
    if ('next' in deed) return next(deed.next)
    if ('below' in deed) below(deed.below)
    else if ('go' in deed) setChosen(stepped({ active: here, anchor }, ...deed.go, size(), deed.extend))
    else { put(moved(held.now(), range, deed.move)); setChosen({ active: stepped({ active: here, anchor: here }, deed.move, 0, size()).active, anchor: stepped({ active: anchor, anchor }, deed.move, 0, size()).active }) }
    return true
  }

  /** Typing over a cell begins it; the short signs of a voucher's summary act at once. */
  const typedNow = (): void => {
    const text = input.current?.value ?? ''
    if (!typing.current.on) begin(false)
    typing.current.touched = true
    if (isOffered(column, house, words)) setTyped(text)
    if (column.kind === 'text' && meantLine(text, here.at) !== undefined) commit()
  }
  const paste = (text: string): void => {
    const block = readSheet(text)
    const after = pasted(field, columns, held.now(), range, block)
    put(after)
    const single = block.length === 1 && block[0]?.length === 1
    if (!single) setChosen({ active: { at: range.top, column: range.left }, anchor: within({ at: range.top + block.length - 1, column: range.left + Math.max(...block.map((cells) => cells.length)) - 1 }, { lines: after.length, columns: columns.length }) })
  }
  const copied = (): string => writeSheet(held.filled.slice(range.top, range.bottom + 1).map((line) => columns.slice(range.left, range.right + 1).map((one) => (isOpen(one) ? typedIn(one, line[one.key], reader) : shownIn(one, line[one.key], reader)))))
  const step = useCallback((by: 1 | -1): void => { typing.current.touched = true; offering.current?.step(by) }, [])

  return {
    here, range, column, editing, typed, voucher, input, offering, isTyping: () => typing.current.on,
    begin, commit, choose, stand: setChosen, add, perform, deeds, typedNow, paste, copied, step,
    standLines: (from: number, to: number) => setChosen(wholeLines(from, to, size())),
  }
}

function valueOf(column: FieldMeta, text: string, lines: Lines, at: number): unknown {
  const meant = column.kind === 'text' ? meantLine(text, at) : undefined
  return meant === undefined ? readCell(column, text) ?? undefined : lines[meant]?.[column.key]
}
