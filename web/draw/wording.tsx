/** Clauses in the words that held on the day of what is shown; around no record, in those of the house. */
import { createContext, use, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { dayOf } from '#words'
import { useHouse, type ClauseMeta } from '../client/house.ts'
import { wordingQuery } from '../client/policy.ts'

const none: Readonly<Record<string, ClauseMeta>> = {}
const Wording = createContext(none)

/** All within speaks of the policy as it read at that instant, or as it reads now. */
export function WordedAt({ at, children }: { at: string | undefined; children: ReactNode }) {
  const { company } = useHouse()
  const { data } = useQuery(wordingQuery(dayOf(at ?? new Date(), company.zone)))
  return <Wording value={data?.clauses ?? none}>{children}</Wording>
}

export function useClause(number: string | null | undefined): ClauseMeta | undefined {
  const [worded, { clauses }] = [use(Wording), useHouse()]
  return number ? (worded[number] ?? clauses[number]) : undefined
}
