/** The engine: BPMN compiled to a graph, and the pure step that walks it. */
export { compile } from './compile.ts'
export { sideBySide } from './blocks.ts'
export { calledOf, form, nodeOf, type Definition, type Flow, type Loop, type Node, type NodeKind, type Pool, type Trigger } from './definition.ts'
export { migrate, type Anew, type Migrated, type NodeMap } from './migrate.ts'
export { begin, step, type Stepped } from './step.ts'
export { fresh, type Came, type Effect, type Event, type Host, type State, type Timer, type Token, type Variables, type Wait } from './state.ts'
export { childNamed, childrenNamed, everything, localName, readXml, spaceOf, textOf, type Element } from './xml.ts'
