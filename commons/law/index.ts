/** Law as facts: rules with their sources, asked by one function. */
export { archiveYears } from './archives.ts'
export { dutyPairs, type DutyPair } from './duty-pairs.ts'
export { askLaw, lawRule, lawRules, type LawAnswer } from './register.ts'
export { archiveRetention, controlGuides, otherRetention, protectionLevels } from './tables.ts'
export type { Given, LawRule, Source, Verified } from './rule.ts'
