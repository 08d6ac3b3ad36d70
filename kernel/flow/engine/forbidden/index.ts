/** What the standard forbids: every rule looks at the whole drawing and answers its refusals. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { collaborations } from './collaborations.ts'
import { compensations } from './compensations.ts'
import { connections } from './connections.ts'
import { data } from './data.ts'
import { events } from './events.ts'
import { expressions } from './expressions.ts'
import { gateways } from './gateways.ts'
import { ends, identity } from './identity.ts'
import { levels } from './levels.ts'
import { links } from './links.ts'
import { loops } from './loops.ts'
import { quantities } from './quantities.ts'
import { references } from './references.ts'
import { services } from './services.ts'

type Rule = (drawing: Drawing) => readonly Refusal[]

/** Without these nothing can be walked. */
const walkable: readonly Rule[] = [identity, ends, quantities]
/** What a drawing that is published must keep to besides. */
const publishable: readonly Rule[] = [references, connections, events, links, compensations, gateways, levels, loops, data, services, collaborations, expressions]

export const forbidden = (drawing: Drawing, how: 'publish' | 'walk'): readonly Refusal[] => [...walkable, ...(how === 'publish' ? publishable : [])].flatMap((rule) => rule(drawing))
