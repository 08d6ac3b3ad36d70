/** The lines as the grid holds them: each deed can be undone, and what others change in the draft begins a new past. */
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { FieldMeta } from '#declare'
import type { Refs } from '../client/documents.ts'
import type { Draft } from '../draw/draft.ts'
import type { Lines } from './lines.ts'
import { begun, done, redone, settled, undone, type Past } from './past.ts'

export type Held = {
  readonly lines: Lines
  /** As they are in this very moment, also between two drawings. */
  readonly now: () => Lines
  readonly put: (next: Lines, found?: Refs) => void
  /** Completes what was put - a name that was looked up - without a step of its own. */
  readonly complete: (next: Lines, found: Refs) => void
  readonly undo: () => void
  readonly redo: () => void
}
const none: Lines = []

export function useHeld(field: FieldMeta, { values, setLines }: Pick<Draft, 'values' | 'setLines'>): Held {
  const lines = (values[field.key] ?? none) as Lines
  const past = useRef<Past<Lines>>(begun(lines))
  useEffect(() => { if (past.current.now !== lines) past.current = begun(lines) }, [lines])
  const turn = useCallback((next: Past<Lines>, found?: Refs): void => {
    if (next === past.current) return
    past.current = next
    setLines(field.key, () => next.now, found)
  }, [field.key, setLines])
  const deeds = useMemo((): Omit<Held, 'lines'> => ({
    now: () => past.current.now,
    put: (next, found) => turn(done(past.current, next), found),
    complete: (next, found) => turn(settled(past.current, next), found),
    undo: () => turn(undone(past.current)),
    redo: () => turn(redone(past.current)),
  }), [turn])
  return useMemo(() => ({ lines, ...deeds }), [lines, deeds])
}
