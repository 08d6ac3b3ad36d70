/** Duty: obligations open occurrences, deeds meet them, clauses get their status. */
export { asKept, keptPlan } from './kept.ts'
export { attend } from './match.ts'
export { dueAt, endOfDay } from './open.ts'
export { owedOf, type Owed, type OwedAsked } from './owed.ts'
export { periodOf, periodsBetween, type Period } from './period.ts'
export { sampleOf, type Drawn, type SampleAsked } from './sample.ts'
export { clauseStates, clauseStatus, occurrencesOf, stateOf, type ClauseState, type ClauseStatus, type Counts, type Heat, type Occurrence, type OccurrenceState, type When } from './status.ts'
export { tables } from './tables.ts'
