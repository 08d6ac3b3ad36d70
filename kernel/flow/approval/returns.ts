/** Where a task can be returned to besides the starter: the steps of its case that people have done. */
import type { Actor, StandIn } from '#allow'
import { isId } from '#check'
import type { Unit } from '#store'
import { Refused, type Label } from '#words'
import { calledOf, nodeOf, sideBySide } from '../engine/index.ts'
import type { FlowHouse } from '../house.ts'
import { inbox } from '../inbox.ts'
import { definitionOf } from '../publish.ts'
import type { Instance } from '../subject.ts'
import { notYours } from './task.ts'

type Case = Pick<Instance, 'id' | 'definition' | 'version' | 'digest' | 'pool'>

/** In order, a step where it was done last; what runs beside this one is not before it. */
export async function earlierSteps(unit: Pick<Unit, 'query'>, of: Case, before: string): Promise<readonly string[]> {
  const definition = await definitionOf(unit, of)
  const rows = await unit.query<{ node: string }>({ text: `select node from house.task where instance = $1 and state = 'done' and node <> $2 group by node order by max(done_at), max(id::text)`, values: [of.id, before] })
  return rows.map(({ node }) => node).filter((one) => !sideBySide(definition, before, one))
}

/** For whoever may return it, the latest step first. */
export async function returnsOf(house: Pick<FlowHouse, 'store' | 'plan'>, actor: Actor, task: string, standing: readonly StandIn[]): Promise<readonly { readonly step: string; readonly name: Label }[]> {
  const { store } = house
  const [of] = isId(task) ? await store.query<Case & { node: string; record: string }>({
    text: `select i.id, i.definition, i.version, d.digest, i.pool, t.node, t.record from house.task t join house.instance i on i.id = t.instance join house.definition d on d.key = i.definition and d.version = i.version where t.id = $1::uuid`, values: [task],
  }) : []
  const { items } = of ? await inbox(house, actor, 'here', store.clock().toISOString(), { record: of.record, standing }) : { items: [] }
  if (!of || !items.some(({ id, verbs }) => id === task && verbs.some(({ verb }) => verb === 'return'))) throw new Refused(notYours())
  const definition = await definitionOf(store, of)
  return (await earlierSteps(store, of, of.node)).map((step) => ({ step, name: calledOf(nodeOf(definition, step)) })).toReversed()
}
