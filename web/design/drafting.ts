/** A draft being drawn: every change can be undone, is saved when the hands rest, and is checked by the house. */
import { useEffect, useReducer, useRef, useState } from 'react'
import type { Refusal } from '#words'
import { failureOf, refusalsIn, statusOf, type Failure } from '../client/failure.ts'
import { useSettled } from '../draw/settled.ts'

type History<T> = { readonly past: readonly T[]; readonly now: T; readonly ahead: readonly T[] }
type Move<T> = { readonly to: T } | 'undo' | 'redo'

function moved<T>({ past, now, ahead }: History<T>, move: Move<T>): History<T> {
  if (typeof move === 'object') return { past: [...past.slice(-99), now], now: move.to, ahead: [] }
  const other = move === 'undo' ? past.at(-1) : ahead[0]
  if (other === undefined) return { past, now, ahead }
  return move === 'undo' ? { past: past.slice(0, -1), now: other, ahead: [now, ...ahead] } : { past: [...past, now], now: other, ahead: ahead.slice(1) }
}

export type Saving = { readonly state: 'unchanged' | 'unsaved' | 'saving' | 'saved' | 'stale' | 'failed'; readonly at?: string; readonly failure?: Failure }
export type Drafting<T, A = unknown> = {
  readonly now: T; readonly xml: string
  readonly change: (to: T) => void; readonly undo: (() => void) | undefined; readonly redo: (() => void) | undefined
  /** The draft's version as saved; 0 while there is none. */
  readonly version: number; readonly saving: Saving
  /** Nothing while it is being checked; empty when it may be published. */
  readonly faults: readonly Refusal[] | undefined
  /** What the house said of the last sound one. */
  readonly answer: A | undefined
}
export type Keeping<A> = { readonly may: boolean; readonly version: number; readonly save: (xml: string, seen: number) => Promise<{ readonly version: number }>; readonly check: (xml: string) => Promise<A> }

export function useDrafting<T, A>({ may, version: first, save, check }: Keeping<A>, start: T, write: (drawn: T) => string): Drafting<T, A> {
  const [{ past, now, ahead }, move] = useReducer(moved<T>, { past: [], now: start, ahead: [] })
  const [version, setVersion] = useState(first)
  const [saving, setSaving] = useState<Saving>({ state: first === 0 ? 'unchanged' : 'saved' })
  const [faults, setFaults] = useState<readonly Refusal[]>()
  const [answer, setAnswer] = useState<A>()
  const kept = useRef<{ drawn: T; version: number; busy: Promise<unknown> }>({ drawn: start, version: first, busy: Promise.resolve() })
  const settled = useSettled(now, 700)
  useEffect(() => {
    if (!may) return
    let gone = false
    const xml = write(settled)
    setFaults(undefined)
    void check(xml).then((said) => { if (!gone) { setAnswer(said); setFaults([]) } }, (error: unknown) => { const failure = failureOf(error); if (!gone) setFaults(failure.kind === 'refused' ? refusalsIn(failure.refusal) : undefined) })
    if (settled === kept.current.drawn) return () => { gone = true }
    setSaving({ state: 'saving' })
    kept.current.busy = kept.current.busy.then(async () => {
      const saved = await save(xml, kept.current.version)
      kept.current = { ...kept.current, drawn: settled, version: saved.version }
      setVersion(saved.version)
      setSaving({ state: 'saved', at: new Date().toISOString() })
    }).catch((error: unknown) => setSaving({ state: statusOf(error) === 412 ? 'stale' : 'failed', failure: failureOf(error) }))
    return () => { gone = true }
  }, [settled])
  const unsaved = now !== settled || now !== kept.current.drawn
  return {
    now, xml: write(now), change: (to) => move({ to }), undo: past.length > 0 ? () => move('undo') : undefined, redo: ahead.length > 0 ? () => move('redo') : undefined,
    version, answer: now === settled ? answer : undefined, faults: now === settled ? faults : undefined, saving: saving.state === 'stale' || saving.state === 'failed' || !unsaved ? saving : { state: saving.state === 'saving' ? 'saving' : 'unsaved' },
  }
}
