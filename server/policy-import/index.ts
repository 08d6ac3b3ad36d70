/** A pasted policy becomes a draft version whose clauses are bound to those of the house. */
export { boundTo, type Touched } from './touched.ts'
export { draftFrom, lookAt, type Asked, type Look } from './import.ts'
export { clauseSettled, proposeMissing, settledOf, writtenOf } from './settled.ts'
export { wordingOn, wordingsIn, type Wording } from './wording.ts'
export { bindingsOf, clausesOf, latest, versionsOf, type Bound, type Version } from './versions.ts'
