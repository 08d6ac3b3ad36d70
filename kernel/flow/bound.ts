/** Which pools of the plan care about an action or an announcement; read once from the plan. */
import type { Plan, Pool, Process } from '#declare'

export type Bound = { readonly process: Process; readonly pool: string; readonly binding: Pool }

type Index = { readonly starting: ReadonlyMap<string, Bound>; readonly worked: ReadonlySet<string>; readonly drawn: ReadonlyMap<string, Bound> }
const indexes = new WeakMap<Plan, Index>()

const key = (document: string, action: string): string => `${document} ${action}`

function indexOf(plan: Plan): Index {
  const known = indexes.get(plan)
  if (known) return known
  const all = [...plan.processes.values()].flatMap(boundsOf)
  const made: Index = {
    starting: new Map(all.map((bound) => [key(bound.binding.document, bound.binding.starts), bound])),
    worked: new Set(all.flatMap(({ binding }) => Object.values(binding.tasks).map(({ document, action }) => key(document, action)))),
    drawn: new Map(all.filter(({ binding }) => binding.drawn).map((bound) => [bound.pool, bound])),
  }
  indexes.set(plan, made)
  return made
}

/** The pool an action starts. */
export const startedBy = (plan: Plan, document: string, action: string): Bound | undefined => indexOf(plan).starting.get(key(document, action))
/** Whether the action may do somebody's drawn task. */
export const doesTask = (plan: Plan, document: string, action: string): boolean => indexOf(plan).worked.has(key(document, action))

export function boundOf(plan: Plan, definition: string, pool: string): Bound {
  const process = plan.processes.get(definition)
  const binding = process?.pools[pool]
  const bound = process && binding ? { process, pool, binding } : indexOf(plan).drawn.get(pool)
  if (!bound) throw new Error(`nothing binds ${definition}/${pool}`)
  return bound
}

/** The pools of a process of the plan. */
export const boundsOf = (process: Process): readonly Bound[] => Object.entries(process.pools).map(([pool, binding]) => ({ process, pool, binding }))

/** Pools that people draw for each kind of a document. */
export const drawnPools = (plan: Plan): readonly Bound[] => [...indexOf(plan).drawn.values()]

/** Drawings that may walk the row, the first that exists does: the one of its kind, then the one the house ships. */
export const drawingsFor = ({ process, binding }: Bound, row: Readonly<Record<string, unknown>>): readonly string[] => {
  const own = binding.drawn && row[binding.drawn.by]
  return typeof own === 'string' && own !== '' ? [own, process.process] : [process.process]
}
