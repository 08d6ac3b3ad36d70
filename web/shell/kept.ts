/** What the reader opened lately and what they starred: kept by the house, so that it is there on every machine. */
import { useEffect } from 'react'
import { useRouterState } from '@tanstack/react-router'
import { usePreference } from '../client/own.ts'

export type Kept = { readonly to: string; readonly title: string }
const recentMost = 20
const starredMost = 60

export function useKept() {
  const [recent, keepRecent, known] = usePreference<readonly Kept[]>('recent', [])
  const [starred, keepStarred] = usePreference<readonly Kept[]>('starred', [])
  const visit = (one: Kept): void => { if (recent[0]?.to !== one.to || recent[0].title !== one.title) keepRecent([one, ...recent.filter(({ to }) => to !== one.to)].slice(0, recentMost)) }
  const star = (one: Kept): void => keepStarred(starred.some(({ to }) => to === one.to) ? starred.filter(({ to }) => to !== one.to) : [one, ...starred].slice(0, starredMost))
  return { recent, starred, visit, star, known }
}

/** Remembers that a document was opened. */
export function useVisit(title: string): void {
  const { visit, known } = useKept()
  const to = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(() => { if (known && title) visit({ to, title }) }, [known, to, title])
}
