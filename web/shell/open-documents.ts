/** The documents that stand open: kept per person in this browser, the same in all its windows. */
import { useEffect, useSyncExternalStore } from 'react'
import { useSession } from '../client/session.ts'

/** Its address, what it is called, its type, and when it was last looked at, in milliseconds. */
export type OpenDocument = { readonly to: string; readonly title: string; readonly of: string; readonly at: number }
/** So many fit beside one another; the one not looked at for longest makes room. */
const most = 12

const keyOf = (person: string): string => `zhangfa-open-${person}`
const listeners = new Set<() => void>()
const tellAll = (): void => listeners.forEach((hear) => hear())
/** What this window shows now. */
let shown: string | undefined
let read: { readonly text: string; readonly all: readonly OpenDocument[] } = { text: '[]', all: [] }

export function openDocuments(person: string): readonly OpenDocument[] {
  const text = textOf(person)
  if (text !== read.text) read = { text, all: parsed(text) }
  return read.all
}

/** They stay in the order in which they were opened. */
export function opened(all: readonly OpenDocument[], one: OpenDocument): readonly OpenDocument[] {
  const next = all.some(({ to }) => to === one.to) ? all.map((known) => (known.to === one.to ? one : known)) : [...all, one]
  const leaves = next.length > most ? next.filter(({ to }) => to !== one.to).toSorted((a, b) => a.at - b.at)[0] : undefined
  return next.filter((known) => known !== leaves)
}

/** Where to go when the one that is looked at is shut: to the next, else the one before. */
export function beside(all: readonly OpenDocument[], to: string): OpenDocument | undefined {
  const at = all.findIndex((one) => one.to === to)
  return all[at + 1] ?? all[at - 1]
}

export const shut = (person: string, to: string): void => keep(person, openDocuments(person).filter((one) => one.to !== to))

/** A document that is looked at stands open from then on. */
export function useStandsOpen(one: Omit<OpenDocument, 'at'>): void {
  const { person: { id } } = useSession()
  const { to, title, of } = one
  useEffect(() => {
    shown = to
    keep(id, opened(openDocuments(id), { to, title, of, at: Date.now() }))
    return () => { if (shown === to) { shown = undefined; tellAll() } }
  }, [id, to, title, of])
}

export function useOpenDocuments() {
  const { person: { id } } = useSession()
  const all = useSyncExternalStore(hear, () => openDocuments(id))
  return { all, shown: useSyncExternalStore(hear, () => shown), person: id }
}

function keep(person: string, all: readonly OpenDocument[]): void {
  try { localStorage.setItem(keyOf(person), JSON.stringify(all)) } catch { /* a browser that keeps nothing has its own tabs */ }
  tellAll()
}

function hear(tell: () => void): () => void {
  listeners.add(tell)
  addEventListener('storage', tell)
  return () => { listeners.delete(tell); removeEventListener('storage', tell) }
}

function textOf(person: string): string {
  try { return localStorage.getItem(keyOf(person)) ?? '[]' } catch { return '[]' }
}

function parsed(text: string): readonly OpenDocument[] {
  try {
    const all: unknown = JSON.parse(text)
    return Array.isArray(all) ? all.filter((one: Partial<OpenDocument> | null) => typeof one?.to === 'string' && typeof one.title === 'string' && typeof one.of === 'string') : []
  } catch {
    return []
  }
}
