/** What a person is filling in: values, what the chosen ids stand for, and a copy in the browser until the house has it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentMeta, FieldMeta } from '#declare'
import { dayOf } from '#words'
import type { Referred, Refs, Values } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'

/** A line in the making; `~` is its key in this window only. */
export type DraftLine = Values & { readonly '~': string; readonly id?: string }

export type Draft = {
  readonly values: Values
  readonly refs: Refs
  readonly dirty: boolean
  /** Whether an unfinished earlier copy was taken up. */
  readonly recovered: boolean
  readonly set: (key: string, value: unknown, found?: Referred) => void
  readonly setLines: (key: string, change: (lines: readonly DraftLine[]) => readonly DraftLine[], found?: Refs) => void
  /** Starts again from these values, keeping nothing typed. */
  readonly restart: (values: Values) => void
  /** Forgets the copy in the browser: the house has it now. */
  readonly forget: () => void
}

export function useDraft(document: DocumentMeta, start: Values, known: Refs, keptUnder: string): Draft {
  const today = dayOf(new Date(), useHouse().company.zone)
  const [base, setBase] = useState(() => prepared(document, start, today))
  const earlier = useMemo(() => keptDraft(keptUnder), [keptUnder])
  const [values, setValues] = useState<Values>(() => (earlier ? prepared(document, { ...start, ...earlier.values }, today) : base))
  const [recovered, setRecovered] = useState(earlier !== undefined)
  const [chosen, setChosen] = useState<Refs>(() => earlier?.refs ?? {})
  const refs = useMemo(() => ({ ...known, ...chosen }), [known, chosen])
  const dirty = values !== base
  useKept(keptUnder, dirty, values, chosen)

  const set = useCallback((key: string, value: unknown, found?: Referred) => {
    setValues((before) => ({ ...before, [key]: value }))
    if (found && typeof value === 'string') setChosen((before) => ({ ...before, [value]: found }))
  }, [])
  const setLines = useCallback<Draft['setLines']>((key, change, found) => {
    setValues((before) => ({ ...before, [key]: change((before[key] ?? []) as readonly DraftLine[]) }))
    if (found) setChosen((before) => ({ ...before, ...found }))
  }, [])
  const forget = useCallback(() => localStorage.removeItem(keyOf(keptUnder)), [keptUnder])
  const restart = useCallback((next: Values) => { const fresh = prepared(document, next, today); setBase(fresh); setValues(fresh); setRecovered(false); forget() }, [document, today, forget])
  return { values, refs, dirty, recovered, set, setLines, restart, forget }
}

let made = 0
export const newKey = (): string => `~${Date.now().toString(36)}${++made}`

/** What is sent: fields a person may fill, without the keys of this window; nothing where nothing was given. */
export function toSend(document: DocumentMeta, values: Values, only?: Values): Values {
  const changed = (field: FieldMeta): boolean => only === undefined || !same(values[field.key], only[field.key])
  return Object.fromEntries(writable(document.fields).filter(changed).flatMap((field): [string, unknown][] => {
    const value = values[field.key]
    if (field.kind === 'lines') return [[field.key, withoutBlankEnd(field, (value ?? []) as readonly DraftLine[]).map((line) => sentLine(field, line))]]
    return value === undefined && only === undefined ? [] : [[field.key, value ?? null]]
  }))
}

export const writable = (fields: readonly FieldMeta[]): readonly FieldMeta[] => fields.filter((field) => !field.readOnly)

/** Equal as the house would see it: keys of this window and absent fields do not count. */
export const same = (a: unknown, b: unknown): boolean => plain(a) === plain(b)
const plain = (value: unknown): string => JSON.stringify(value ?? null, (key, inner: unknown) => (key === '~' || inner === null || inner === '' ? undefined : inner))

export function sentLine(field: FieldMeta, line: DraftLine): Values {
  const given = writable(field.lines ?? []).flatMap((one): [string, unknown][] => (line[one.key] === undefined || line[one.key] === null ? [] : [[one.key, line[one.key]]]))
  return Object.fromEntries(line.id === undefined ? given : [['id', line.id], ...given])
}

/** Values to start from: declared first values, and today, where nothing is given, lines with a key each, one empty line where lines are asked for or a document has no others. */
function prepared({ fields }: DocumentMeta, start: Values, today: string): Values {
  const values: Record<string, unknown> = { ...start }
  const only = fields.filter(({ kind }) => kind === 'lines').length === 1
  for (const field of fields) {
    if (field.kind !== 'lines') { values[field.key] ??= field.startsToday ? today : field.initially; continue }
    const given = (start[field.key] ?? []) as readonly Values[]
    const lines = given.map((line) => ({ ...line, '~': typeof line['~'] === 'string' ? line['~'] : newKey() }))
    values[field.key] = lines.length > 0 || field.readOnly || !(field.required || only) ? lines : [emptyLine(field)]
  }
  return values
}

export const emptyLine = (field: FieldMeta): DraftLine =>
  ({ ...Object.fromEntries((field.lines ?? []).flatMap((one) => (one.initially === undefined ? [] : [[one.key, one.initially]]))), '~': newKey() })

/** A line in which nobody has put anything yet. */
export const isBlank = (field: FieldMeta, line: DraftLine): boolean =>
  line.id === undefined && (field.lines ?? []).every(({ key, initially }) => (line[key] ?? initially) === initially)

/** The empty lines that wait below the last one for what may come are not sent; where lines are required and there is nothing but them the first is, so that it is told what to fill. */
const withoutBlankEnd = (field: FieldMeta, lines: readonly DraftLine[]): readonly DraftLine[] =>
  lines.slice(0, Math.max(field.required ? 1 : 0, lines.findLastIndex((line) => !isBlank(field, line)) + 1))

const keyOf = (under: string): string => `zhangfa-draft:${under}`

function useKept(under: string, dirty: boolean, values: Values, refs: Refs): void {
  const last = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!dirty) return
    last.current = setTimeout(() => { try { localStorage.setItem(keyOf(under), JSON.stringify({ values, refs })) } catch { /* full: the form itself still holds it */ } }, 400)
    return () => clearTimeout(last.current)
  }, [under, dirty, values, refs])
}

function keptDraft(under: string): { values: Values; refs: Refs } | undefined {
  try {
    return JSON.parse(localStorage.getItem(keyOf(under)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
