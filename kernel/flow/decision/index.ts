/** Decisions: DMN models asked for an answer, FEEL by feelin with what it lacks. */
export { ask } from './requirement.ts'
export { equal, valueOf, worth } from './feel.ts'
