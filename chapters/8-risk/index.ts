/** The roof of risk: its clauses stand here; no procedure carries them yet, so each says "not landed". */
import { chapter } from '#declare'
import { riskPolicy } from './policy.ts'

export const risk = chapter('risk', riskPolicy.title, { policies: [riskPolicy] })
