/** The roof of information and communication: its clauses stand here; no procedure carries them yet, so each says "not landed". */
import { chapter } from '#declare'
import { informationPolicy } from './policy.ts'

export const information = chapter('information', informationPolicy.title, { policies: [informationPolicy] })
