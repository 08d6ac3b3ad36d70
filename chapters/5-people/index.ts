/** The roof of people: its clauses stand here; no procedure carries them yet, so each says "not landed". */
import { chapter } from '#declare'
import { peoplePolicy } from './policy.ts'

export const people = chapter('people', peoplePolicy.title, { policies: [peoplePolicy] })
