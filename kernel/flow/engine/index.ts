/** The engine: BPMN compiled to a graph, and the pure step that walks it. */
export { compile } from './compile.ts'
export { nodeOf, type Definition, type Flow, type Node, type Pool, type Trigger } from './definition.ts'
export { begin, step, type Stepped } from './step.ts'
export { fresh, type Effect, type Event, type Host, type State, type Token, type Variables } from './state.ts'
