/** The lines of any document being filled, drawn from their declaration: a sheet on a desk, row forms on a phone. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FieldMeta } from '#declare'
import type { Label } from '#words'
import { useCoded } from '../client/coded.ts'
import { useHouse } from '../client/house.ts'
import type { Values } from '../client/documents.ts'
import { emptyLine, type Draft, type DraftLine } from '../draw/draft.ts'
import { idOf, type Faults } from '../draw/faults.ts'
import { Help } from '../draw/help.tsx'
import { isNothing, isVoucher } from '../draw/kinds.ts'
import { labelOf } from '../draw/labels.ts'
import { Card } from '../draw/page.tsx'
import { usePhone } from '../draw/phone.ts'
import { useGridWords } from '../words/grid.ts'
import { useFaulted, whyWrong } from './faulted.ts'
import { Grid } from './grid.tsx'
import { useHeld } from './hold.ts'
import { isOpen, keyOf, type Columns } from './lines.ts'
import { useLookedUp } from './looked-up.ts'
import { PhoneLines, type Wanted } from './phone.tsx'
import { only } from './range.ts'
import { Tools } from './tools.tsx'
import type { Walk } from './walk.ts'
import './grid.css'

type Props = { readonly field: FieldMeta; readonly draft: Draft; readonly worked: ReadonlyMap<string, Values> | undefined; readonly faults: Faults; readonly told?: Label | undefined }

export default function LineGrid({ field, draft, worked, faults, told }: Props) {
  const words = useGridWords()
  const { t } = words
  const house = useHouse()
  const phone = usePhone()
  const held = useHeld(field, draft, worked)
  const columns = useColumns(field, held.lines)
  const coded = useCoded(columns, held.lines)
  const reader = useMemo(() => ({ words, house, refs: draft.refs, coded }), [words, house, draft.refs, coded])
  const [byHand] = useState(() => new Set<string>())
  const voucher = isVoucher(columns)
  const inVain = useLookedUp(columns, held, byHand)
  const faulted = useFaulted(field.key, faults, held.lines)
  const now = useRef<Walk>(null)
  const [wanted, setWanted] = useState<Wanted>()
  const wrongOf = useMemo(() => onceEach((line) => columns.flatMap((column, place) => {
    const why = whyWrong(column, line[column.key], faulted.get(keyOf(line))?.[column.key], inVain, reader)
    return why ? [{ place, column, why }] : []
  })), [columns, faulted, inVain, reader])
  const wrong = useMemo(() => held.lines.flatMap((line, at) => wrongOf(line).map((one) => ({ at, ...one }))), [held.lines, wrongOf])
  const jump = (at: number, place: number): void => { setWanted({ at, key: columns[place]?.key }); now.current?.stand(only({ at, column: place })); now.current?.input.current?.focus() }
  useJump(field, columns, jump)
  const { now: lines, put } = held
  const add = useCallback((): void => { if (phone) { setWanted({ at: lines().length }); put([...lines(), emptyLine(field)]) } else { now.current?.add(); now.current?.input.current?.focus() } }, [phone, lines, put, field])
  if (field.readOnly) return null
  return (
    <Card flush title={<>{labelOf(field, words)}<Help field={field} /></>} extra={phone ? <span className="faint">{t('lines.count', { n: held.lines.length })}</span> : <><Tools now={now} voucher={voucher} /><span className="faint">{t('lines.count', { n: held.lines.length })}</span></>} id={idOf(field.key)}>
      {phone
        ? <PhoneLines field={field} columns={columns} held={held} reader={reader} faulted={faulted} inVain={inVain} wanted={wanted} />
        : <Grid field={field} columns={columns} held={held} byHand={byHand} reader={reader} faulted={faulted} inVain={inVain} now={now} />}
      {told && <p className="proposed pad">{words.say(told)}</p>}
      {faults[field.key] && <p className="fault pad">{words.say(faults[field.key]?.refused)}</p>}
      {wrong.length > 0 && (
        <div className="lg-wrong" role="alert"><b>{t('grid.wrong', { n: wrong.length })}</b>
          <ul>{wrong.slice(0, 8).map(({ at, place, column, why }) => <li key={`${at}-${place}`}><button type="button" onClick={() => jump(at, place)}>{t('grid.wrong-cell', { n: at + 1, field: labelOf(column, words), why })}</button></li>)}</ul>
        </div>
      )}
      <Below add={add} voucher={voucher} />
    </Card>
  )
}

/** It rests while one types. */
const Below = memo(function Below({ add, voucher }: { add: () => void; voucher: boolean }) {
  const { t } = useGridWords()
  return <div className="lines-foot"><Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('lines.add')}</Button><small className="faint not-phone">{t('grid.keys')}{voucher && ` · ${t('grid.voucher-keys')}`}</small></div>
})

/** Worked out once for a line, as long as the line is the same. */
function onceEach<T extends object>(work: (line: DraftLine) => T): (line: DraftLine) => T {
  const known = new WeakMap<DraftLine, T>()
  return (line) => {
    const found = known.get(line) ?? work(line)
    known.set(line, found)
    return found
  }
}

/** Columns that nobody fills are shown where something stands in them, or will. */
function useColumns(field: FieldMeta, lines: readonly Readonly<Record<string, unknown>>[]): Columns {
  const shut = (field.lines ?? []).filter((one) => !isOpen(one) && lines.some((line) => !isNothing(line[one.key]))).map(({ key }) => key).join(' ')
  return useMemo(() => (field.lines ?? []).filter((one) => isOpen(one) || one.derived || shut.split(' ').includes(one.key)), [field, shut])
}

/** A note about a cell leads to it by its path, e.g. `lines.3.quantity`, also where the cell is not drawn just now. */
function useJump(field: FieldMeta, columns: Columns, jump: (at: number, place: number) => void): void {
  useEffect(() => {
    const card = document.getElementById(idOf(field.key))
    const listen = (event: Event): void => {
      const [of, at, key] = String((event as CustomEvent<string>).detail).split('.')
      const place = columns.findIndex((one) => one.key === key)
      if (of === field.key && place >= 0) jump(Number(at), place)
    }
    card?.addEventListener('jump', listen)
    return () => card?.removeEventListener('jump', listen)
  })
}
