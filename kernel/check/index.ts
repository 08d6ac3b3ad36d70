/** Check: is it well formed, and do the guards agree. */
export { isId, mostLines, refusalsOf } from './given.ts'
export { derived, missing, repeated, withInitials, type Values } from './formed.ts'
export { asked, builtUpon, guarded, inState } from './guards.ts'
export { workedOut } from './worked-out.ts'
