/** What the reader opened lately and what they starred, each once: kept by the house, so that it is there on every machine. */
import { useEffect } from 'react'
import { useHouse } from '../client/house.ts'
import { usePreference } from '../client/own.ts'
import type { Row } from '../client/row.ts'
import { useWords } from '../words/words.tsx'
import { useStandsOpen } from './open-documents.ts'

/** A page and what it is called; of a document, `of` is its type, which each reader reads in their own language. */
export type Kept = { readonly to: string; readonly title: string; readonly of?: string | undefined }
const recentMost = 20
const starredMost = 60

export function useKept() {
  const [recent, keepRecent, known] = usePreference<readonly Kept[]>('recent', [])
  const [starred, keepStarred] = usePreference<readonly Kept[]>('starred', [])
  const { documents } = useHouse()
  const { say } = useWords()
  const named = (one: Kept): Kept => (one.of === undefined ? one : { ...one, title: `${say(documents.find(({ name }) => name === one.of)?.label)} ${one.title}`.trim() })
  const visit = (one: Kept): void => { if (recent[0]?.to !== one.to || recent[0].title !== one.title) keepRecent([one, ...recent.filter(({ to }) => to !== one.to)].slice(0, recentMost)) }
  const star = (one: Kept): void => keepStarred(starred.some(({ to }) => to === one.to) ? starred.filter(({ to }) => to !== one.to) : [one, ...starred].slice(0, starredMost))
  return { recent: recent.map(named).filter(({ to }) => !starred.some((one) => placeOf(one) === to)), starred, visit, star, known }
}

/** A starred page may stand under its tab or filter. */
const placeOf = ({ to }: Kept): string => to.split('?')[0] ?? to

/** Remembers that a document was opened, among the open ones and the last ones, under the one address it has however it was come by. */
export function useVisit(of: string, { number, id }: Row, title: string, secret: boolean): void {
  const { visit, known } = useKept()
  const to = `/documents/${of}/${encodeURIComponent(number || id)}`
  const called = title === number ? number : `${number} ${title}`.trim()
  // What is secret leaves its title in no browser.
  useStandsOpen({ to, title: secret ? number || id : called, of })
  useEffect(() => { if (known) visit({ to, title: called, of }) }, [known, to, called, of])
}
