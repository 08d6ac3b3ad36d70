/** The roof of information and communication: its clauses stand here; no procedure carries them yet, so each says "not landed". */
import { chapter } from '#declare'
import { informationPolicy } from './policy.ts'

export const information = chapter('information', ['信息与沟通', 'Information and communication'], { policies: [informationPolicy] })
