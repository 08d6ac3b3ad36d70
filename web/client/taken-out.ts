/** Files that the house makes while one works on: how much of each has come, until it is kept or stopped. One list for the whole window, so that walking on to another page leaves them be. */
import { useSyncExternalStore } from 'react'
import { fetched, type Params } from './call.ts'
import { failureOf, type Failure } from './failure.ts'

export type TakenOut = {
  readonly key: number; readonly name: string
  /** Bytes so far, and whether it takes long enough to be told of. */
  readonly come: number; readonly long: boolean
  /** Where it lies in this window once it has come whole. */
  readonly at?: string; readonly failure?: Failure
  /** Stops it, or puts it away. */
  readonly end: () => void
}
/** Milliseconds after which it is told that a file is on its way. */
const long = 250

let all: readonly TakenOut[] = []
let count = 0
const listeners = new Set<() => void>()
const change = (next: readonly TakenOut[]): void => { all = next; listeners.forEach((hear) => hear()) }

export const useTakenOut = (): readonly TakenOut[] => useSyncExternalStore((hear) => { listeners.add(hear); return () => listeners.delete(hear) }, () => all)

/** Asks for a file and keeps it on this machine when it has come; a short one simply comes. */
export async function takeOut(name: string, path: string, params: Params): Promise<void> {
  const key = ++count
  const stopping = new AbortController()
  const now = (more: Partial<TakenOut>): void => change(all.map((one) => (one.key === key ? { ...one, ...more } : one)))
  const end = (): void => { stopping.abort(); const at = all.find((one) => one.key === key)?.at; if (at) URL.revokeObjectURL(at); change(all.filter((one) => one.key !== key)) }
  change([...all, { key, name, come: 0, long: false, end }])
  const soon = setTimeout(() => now({ long: true }), long)
  try {
    now({ at: URL.createObjectURL(await fetched(path, { params, signal: stopping.signal, hear: (come) => now({ come }) })) })
    const came = all.find((one) => one.key === key)
    if (came?.at) Object.assign(document.createElement('a'), { href: came.at, download: name }).click()
    // What was told of stays at hand; the browser takes a moment to fetch the rest.
    if (!came?.long) setTimeout(end, 60_000)
  } catch (error) {
    if (!stopping.signal.aborted) now({ failure: failureOf(error), long: true })
  } finally {
    clearTimeout(soon)
  }
}
