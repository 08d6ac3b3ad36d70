/** Clauses in the words that held on the day of what is shown; around no record, in those of the house. */
import { createContext, use } from 'react'
import { useHouse, type ClauseMeta } from '../client/house.ts'

export const Wording = createContext<Readonly<Record<string, ClauseMeta>>>({})

export function useClause(number: string | null | undefined): ClauseMeta | undefined {
  const [worded, { clauses }] = [use(Wording), useHouse()]
  return number ? (worded[number] ?? clauses[number]) : undefined
}
