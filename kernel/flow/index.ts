/** Flow: the drawn process, walked - definitions, instances, tasks. */
export { advance, fireTimer, retime, type Moved } from './advance.ts'
export { inbox, walkedBy, type Box, type TaskRow, type Walked } from './inbox.ts'
export type { Step, Subject } from './instance.ts'
export { publish } from './publish.ts'
export { decideTask, isVerb, verbs, type Decision, type OpenTask, type Verb } from './task.ts'
export { tables } from './tables.ts'
export { childrenNamed, compile, readXml, type Definition, type Element, type Flow, type Node } from './engine/index.ts'
export { rewritten, savedOver } from './rewrite.ts'
