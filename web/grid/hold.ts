/** The lines as the grid holds them: each deed can be undone, and what others change in the draft begins a new past. What the house works out of them is read, never held. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FieldMeta } from '#declare'
import type { Refs, Values } from '../client/documents.ts'
import type { Draft, DraftLine } from '../draw/draft.ts'
import { keyOf, type Lines } from './lines.ts'
import { begun, done, redone, settled, undone, type Past } from './past.ts'

export type Held = {
  readonly lines: Lines
  /** As they read: with what the house works out of them. */
  readonly filled: Lines
  /** As they are in this very moment, also between two drawings. */
  readonly now: () => Lines
  readonly put: (next: Lines, found?: Refs) => void
  /** Completes what was put - a name that was looked up - without a step of its own. */
  readonly complete: (next: Lines, found: Refs) => void
  readonly undo: () => void
  readonly redo: () => void
}
const none: Lines = []

type Worked = ReadonlyMap<string, Values> | undefined

export function useHeld(field: FieldMeta, { values, setLines }: Pick<Draft, 'values' | 'setLines'>, worked: Worked): Held {
  const lines = (values[field.key] ?? none) as Lines
  const filled = useFilled(lines, worked)
  const past = useRef<Past<Lines>>(begun(lines))
  useEffect(() => { if (past.current.now !== lines) past.current = begun(lines) }, [lines])
  const turn = useCallback((next: Past<Lines>, found?: Refs): void => {
    if (next === past.current) return
    past.current = next
    setLines(field.key, () => next.now, found)
  }, [field.key, setLines])
  const deeds = useMemo((): Omit<Held, 'lines' | 'filled'> => ({
    now: () => past.current.now,
    put: (next, found) => turn(done(past.current, next), found),
    complete: (next, found) => turn(settled(past.current, next), found),
    undo: () => turn(undone(past.current)),
    redo: () => turn(redone(past.current)),
  }), [turn])
  return useMemo(() => ({ lines, filled, ...deeds }), [lines, filled, deeds])
}

/** A line stays the same object as long as it and what is worked out of it do. */
function useFilled(lines: Lines, worked: Worked): Lines {
  const [known] = useState(() => new WeakMap<DraftLine, { readonly by: Values; readonly line: DraftLine }>())
  return useMemo(() => (worked === undefined ? lines : lines.map((line) => {
    const by = worked.get(keyOf(line))
    if (by === undefined) return line
    const found = known.get(line)
    const filled = found?.by === by ? found : { by, line: { ...line, ...by } }
    known.set(line, filled)
    return filled.line
  })), [known, lines, worked])
}
