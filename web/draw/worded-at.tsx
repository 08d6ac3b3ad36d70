/** All within speaks of the policy as it read at that instant, or as it reads now. */
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { dayOf } from '#words'
import { useHouse } from '../client/house.ts'
import { wordingQuery } from '../client/policy.ts'
import { Wording } from './wording.ts'

const none = {}

export function WordedAt({ at, children }: { at: string | undefined; children: ReactNode }) {
  const { company } = useHouse()
  const { data } = useQuery(wordingQuery(dayOf(at ?? new Date(), company.zone)))
  return <Wording value={data?.clauses ?? none}>{children}</Wording>
}
