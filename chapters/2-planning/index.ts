/** The roof of planning and decision: its clauses stand here; no procedure carries them yet, so each says "not landed". */
import { chapter } from '#declare'
import { planningPolicy } from './policy.ts'

export const planning = chapter('planning', planningPolicy.title, { policies: [planningPolicy] })
