/** What may stand in a cell, offered below it while one types: documents by number, name or initials; options and codes by their names. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import type { FieldMeta } from '#declare'
import { pickQuery, type Referred } from '../client/documents.ts'
import { codedIn } from '../client/coded.ts'
import { useHouse, type HouseMeta } from '../client/house.ts'
import { codesOf } from '../draw/codes.ts'
import { useSettled } from '../draw/settled.ts'
import { useGridWords, type GridWords } from '../words/grid.ts'
import { referred } from './looked-up.ts'

export type Offer = { readonly value: unknown; readonly name: string; readonly code?: string; readonly found?: Referred }
export type Offering = { readonly step: (by: 1 | -1) => void; /** The marked one; nothing while the answer belongs to an older question. */ readonly marked: () => Offer | undefined }

/** Columns whose values are chosen rather than written. */
export const isOffered = (column: FieldMeta, house: HouseMeta, words: GridWords): boolean => column.kind === 'ref' || codedIn(column, house) !== undefined || namedIn(column, house, words) !== undefined

function namedIn(column: FieldMeta, house: HouseMeta, words: GridWords): readonly Offer[] | undefined {
  if (column.kind === 'flag') return [true, false].map((value) => ({ value, name: words.t(value ? 'yes' : 'no') }))
  if (column.kind === 'choice') return Object.entries(column.options ?? {}).map(([value, label]) => ({ value, name: words.say(label) }))
  const codes = codesOf(column, house, words)
  return codes && [...codes].map(([value, name]) => ({ value, name, code: value }))
}

type Props = { readonly id: string; readonly column: FieldMeta; readonly typed: string; readonly below: HTMLElement; readonly choose: (offer: Offer) => void; readonly tell: (active: string | undefined) => void; readonly ref: Ref<Offering> }

export function Offers({ id, column, typed, below, choose, tell, ref }: Props) {
  const words = useGridWords()
  const panel = useRef<HTMLDivElement>(null)
  const { offers, behind } = useOffers(column, typed)
  const [mark, setMark] = useState(0)
  const marked = Math.min(mark, offers.length - 1)
  useEffect(() => setMark(0), [typed])
  useImperativeHandle(ref, () => ({ step: (by) => setMark((marked + by + offers.length) % Math.max(1, offers.length)), marked: () => (behind ? undefined : offers[marked]) }), [offers, marked, behind])
  useEffect(() => tell(offers.length > 0 ? `${id}-${marked}` : undefined), [id, marked, offers.length, tell])
  useLayoutEffect(() => { if (panel.current) { if (!panel.current.matches(':popover-open')) panel.current.showPopover(); place(panel.current, below.getBoundingClientRect()) } })
  useEffect(() => { panel.current?.querySelector(`#${CSS.escape(`${id}-${marked}`)}`)?.scrollIntoView({ block: 'nearest' }) }, [id, marked])
  return (
    <div ref={panel} popover="manual" className="pop lg-offers" onMouseDown={(event) => event.preventDefault()}>
      {offers.length === 0
        ? <p className="faint" role="status">{behind ? words.t('grid.looking') : words.t('grid.no-offers', { text: typed })}</p>
        : <ul role="listbox" id={id} aria-label={words.t('grid.offers')}>{offers.map((one, at) => (
          <li key={String(one.value)} id={`${id}-${at}`} role="option" aria-selected={at === marked} onMouseDown={() => choose(one)}><span>{one.name}</span>{one.code && one.code !== one.name && <small className="code">{one.code}</small>}</li>
        ))}</ul>}
    </div>
  )
}

function useOffers(column: FieldMeta, typed: string): { readonly offers: readonly Offer[]; readonly behind: boolean } {
  const words = useGridWords()
  const house = useHouse()
  const named = namedIn(column, house, words)
  const coded = codedIn(column, house)?.name
  const source = coded ?? column.to ?? ''
  const wanted = useSettled(typed, 120)
  const { data, isPlaceholderData, isFetching } = useQuery({ ...pickQuery(source, wanted), placeholderData: keepPreviousData, enabled: named === undefined })
  if (named) return { offers: named.filter(({ name, code = '' }) => `${name} ${code}`.toLowerCase().includes(typed.trim().toLowerCase())), behind: false }
  const offers = (data?.items ?? []).map((row): Offer => {
    const found = referred(house, source, row)
    if (coded) return { value: row['code'], name: found.title ?? '', code: String(row['code']) }
    return { value: row.id, name: found.title || found.number, code: found.number, found }
  })
  return { offers, behind: wanted !== typed || isPlaceholderData || (isFetching && !data) }
}

/** Below the cell, or above it where the window ends. */
function place(panel: HTMLElement, cell: DOMRect): void {
  const { height, width } = panel.getBoundingClientRect()
  const fits = cell.bottom + height + 6 <= innerHeight || cell.top < height
  panel.style.left = `${Math.max(8, Math.min(cell.left, innerWidth - width - 8))}px`
  panel.style.top = `${fits ? cell.bottom + 2 : cell.top - height - 2}px`
  panel.style.minWidth = `${Math.max(220, cell.width)}px`
}
