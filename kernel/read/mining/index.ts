/** Mining: what the history of a process tells, computed from cases and the order of what happened in them. */
export { align, conformanceOf, type AlignedMove, type Alignment, type Conformance } from './align.ts'
export { sizeOf, type EventLog, type Happening, type LogSize, type Trace } from './event-log.ts'
export { followsOf, timesOf, wallClock, type ActivityNode, type Follows, type MinutesBetween, type Step, type Times } from './follows.ts'
export { Markings } from './markings.ts'
export { netOf, type Net } from './net.ts'
export { handOversOf, reworkOf, type HandOver, type Rework } from './rework.ts'
export { variantsOf, type Variant } from './variants.ts'
