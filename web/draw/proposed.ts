/** What the house proposes while a form is filled, once a field names something it knows about, e.g. the terms of a supplier: into fields that nobody filled, and replaced as long as nobody typed over it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { proposalQuery, type Proposal, type Values } from '../client/documents.ts'
import type { KnownDocument } from '../client/house.ts'
import { same, type Draft, type DraftLine } from './draft.ts'
import type { Follows } from './form.tsx'
import { isNothing } from './kinds.ts'

/** `first` is what the form began with and from where; answers what stands in which field by whom. */
export function useProposed(document: KnownDocument, draft: Draft, first: Follows | undefined, asks: boolean): Follows | undefined {
  const { from, at = '' } = document.conversions?.find((one) => one.at !== undefined) ?? {}
  const chosen = draft.values[at]
  // What the form was drawn with holds for the one it was drawn for.
  const newly = typeof chosen === 'string' && chosen !== '' && !same(first?.[at]?.value, chosen)
  const { data } = useQuery({ ...proposalQuery(document.name, `${from}/${String(chosen)}`), enabled: asks && from !== undefined && newly })
  useHead(document, draft, at, newly ? data : undefined, first)
  useLines(draft, newly ? data : undefined)
  return useMemo(() => (newly && data ? followsOf(data, draft.values) : first), [newly, data, first, draft.values])
}

const followsOf = ({ values, follows = {}, lines = {} }: Proposal, now: Values): Follows =>
  Object.fromEntries(Object.entries(follows).flatMap(([key, told]) => (key in lines ? (filledIn(now[key], lines[key]?.values ?? {}, lines[key]?.by ?? '') ? [[key, { told, value: now[key] }]] : []) : [[key, { told, value: values[key] }]])))

const filledIn = (lines: unknown, known: Readonly<Record<string, Values>>, by: string): boolean => ((lines ?? []) as readonly DraftLine[]).some((line) => known[String(line[by])])

function useHead(document: KnownDocument, draft: Draft, at: string, proposal: Proposal | undefined, first: Follows | undefined): void {
  const last = useRef<Values>(Object.fromEntries(Object.entries(first ?? {}).map(([key, { value }]) => [key, value])))
  const { values, set } = draft
  useEffect(() => {
    if (!proposal) return
    const before = last.current
    last.current = proposal.values
    for (const field of document.fields) {
      const { key } = field
      if (key === at || field.kind === 'lines' || !(key in proposal.values || key in before)) continue
      const untouched = isNothing(values[key]) || same(values[key], field.initially) || same(values[key], before[key])
      const next = proposal.values[key] ?? field.initially
      if (untouched && !same(values[key], next)) set(key, next, proposal.refs?.[String(next)])
    }
    // Only a proposal that comes changes anything; what is typed afterwards stays.
  }, [proposal])
}

function useLines(draft: Draft, proposal: Proposal | undefined): void {
  /** By line and field what was proposed there. */
  const last = useRef(new Map<string, Values>())
  const { values, setLines } = draft
  const known = proposal?.lines
  const wanted = Object.keys(known ?? {}).map((key) => values[key])
  useEffect(() => {
    for (const [key, { by, values: of }] of Object.entries(known ?? {})) {
      const filled = ((values[key] ?? []) as readonly DraftLine[]).map((line) => withProposed(line, of[String(line[by] ?? '')] ?? {}, last.current))
      if (filled.some((line, at) => line !== (values[key] as readonly DraftLine[])[at])) setLines(key, () => filled)
    }
  }, [known, ...wanted])
}

/** The line itself where nothing is to be filled in. */
function withProposed(line: DraftLine, proposed: Values, last: Map<string, Values>): DraftLine {
  const before = last.get(line['~']) ?? {}
  const change = Object.fromEntries([...new Set([...Object.keys(proposed), ...Object.keys(before)])].flatMap((key): [string, unknown][] => ((isNothing(line[key]) || same(line[key], before[key])) && !same(line[key], proposed[key]) ? [[key, proposed[key]]] : [])))
  if (!same(before, proposed)) last.set(line['~'], proposed)
  return Object.keys(change).length > 0 ? { ...line, ...change } : line
}
