/** What the house works out of a form while one types: asked for when the keys rest, the newest answer alone, nothing where something is still missing. */
import { useEffect, useState } from 'react'
import type { DocumentMeta, FieldMeta } from '#declare'
import { workOut, type Values } from '../client/documents.ts'
import { same, sentLine, type DraftLine } from './draft.ts'
import { isNothing } from './kinds.ts'

/** Of each computed field its value, and of each line, by its key in this window, what the house fills in; as long as the numbers stay, so do the objects. */
export type WorkedOut = { readonly head: Values; readonly lines: Readonly<Record<string, ReadonlyMap<string, Values>>> }

/** So long no key was pressed. */
const rest = 120

export function useWorkedOut(document: DocumentMeta, values: Values, asks: boolean): WorkedOut | undefined {
  const [worked, setWorked] = useState<WorkedOut>()
  const computes = asks && document.fields.some(({ derived }) => derived)
  useEffect(() => {
    if (!computes) return
    const asked = new AbortController()
    const show = (told: Values): void => { if (!asked.signal.aborted) setWorked((before) => settled(before, placed(document, values, told))) }
    const resting = setTimeout(() => void workOut(document.name, given(document, values), asked.signal).then((answer) => show(answer.values), () => show({})), rest)
    return () => { clearTimeout(resting); asked.abort() }
  }, [computes, document, values])
  return computes ? worked : undefined
}

/** A form's values with the computed ones among them. */
export const withWorked = ({ fields }: DocumentMeta, values: Values, { head }: WorkedOut): Values =>
  ({ ...values, ...Object.fromEntries(fields.filter(isWorked).map(({ key }) => [key, head[key]])) })

const isWorked = ({ derived, kind }: FieldMeta): boolean => derived === true && kind !== 'lines'
const linesOf = (values: Values, { key }: FieldMeta): readonly DraftLine[] => (values[key] ?? []) as readonly DraftLine[]

/** What saving would keep: also what the house set before, but nothing that it computes. */
const given = ({ fields }: DocumentMeta, values: Values): Values => Object.fromEntries(fields.flatMap((field): [string, unknown][] => {
  if (field.kind === 'lines') return [[field.key, linesOf(values, field).map((line) => sentLine(field, line))]]
  return isWorked(field) || isNothing(values[field.key]) ? [] : [[field.key, values[field.key]]]
}))

function placed({ fields }: DocumentMeta, values: Values, told: Values): WorkedOut {
  const lines = fields.filter(({ kind, derived }) => kind === 'lines' && derived).map((field) => {
    const none = Object.fromEntries((field.lines ?? []).filter(({ derived }) => derived).map(({ key }) => [key, undefined]))
    const computed = (told[field.key] ?? []) as readonly (Values | null)[]
    return [field.key, new Map(linesOf(values, field).map((line, at) => [line['~'], { ...none, ...computed[at] }]))] as const
  })
  return { head: Object.fromEntries(fields.filter(isWorked).map(({ key }) => [key, told[key]])), lines: Object.fromEntries(lines) }
}

/** The former objects where nothing changed, so that nothing is drawn anew for it. */
function settled(before: WorkedOut | undefined, next: WorkedOut): WorkedOut {
  if (!before) return next
  const lines = Object.fromEntries(Object.entries(next.lines).map(([key, now]) => [key, settledLines(before.lines[key], now)]))
  const head = same(before.head, next.head) ? before.head : next.head
  return head === before.head && Object.keys(lines).every((key) => lines[key] === before.lines[key]) ? before : { head, lines }
}

function settledLines(before: ReadonlyMap<string, Values> | undefined, now: ReadonlyMap<string, Values>): ReadonlyMap<string, Values> {
  if (!before) return now
  const kept = new Map([...now].map(([key, line]) => { const was = before.get(key); return [key, was && same(was, line) ? was : line] }))
  return kept.size === before.size && [...kept].every(([key, line]) => before.get(key) === line) ? before : kept
}
