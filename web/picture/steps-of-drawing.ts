/** The steps of a drawn process that people have days for, each after those that lead to it: what a plan is made of. */
import type { Step } from './plan.ts'

export type DrawnStep = { readonly id: string; readonly name: string; readonly due: string; readonly pool: string }
type Flow = { readonly from: string; readonly to: string }

/** Between two steps may stand gateways, events and work of the house: they take no days. Ways back are walked again, not waited for. */
export function stepsOf(steps: readonly Pick<DrawnStep, 'id' | 'due'>[], flows: readonly Flow[]): readonly Step[] {
  const known = new Set(steps.map(({ id }) => id))
  const into = Map.groupBy(withoutWaysBack(flows), ({ to }) => to)
  const before = (node: string): readonly string[] => (into.get(node) ?? []).flatMap(({ from }) => (known.has(from) ? [from] : before(from)))
  return steps.map(({ id, due }) => ({ id, days: daysOf(due), after: [...new Set(before(id))] }))
}

/** A flow that leads to where one came from, seen from the start, is a way back. */
function withoutWaysBack(flows: readonly Flow[]): readonly Flow[] {
  const out = Map.groupBy(flows, ({ from }) => from)
  const arrived = new Set(flows.map(({ to }) => to))
  const done = new Set<string>()
  const back = new Set<Flow>()
  const walk = (node: string, road: ReadonlySet<string>): void => {
    const here = new Set([...road, node])
    for (const flow of out.get(node) ?? []) {
      if (here.has(flow.to)) back.add(flow)
      else if (!done.has(flow.to)) walk(flow.to, here)
    }
    done.add(node)
  }
  for (const node of [...[...out.keys()].filter((one) => !arrived.has(one)), ...out.keys()]) if (!done.has(node)) walk(node, new Set())
  return flows.filter((flow) => !back.has(flow))
}

/** Working days of an ISO 8601 duration; hours of one are a day begun. */
export function daysOf(due: string): number {
  const [, weeks = '0', days = '0', hours] = /^P(?:(\d+)W)?(?:(\d+)D)?(T.+)?$/.exec(due) ?? []
  return Math.max(1, Number(weeks) * 5 + Number(days) + (hours ? 1 : 0))
}

/** Read where a browser is: the drawing as it came from the house. Messages lead from pool to pool, and what is attached to a step follows it. */
export function readSteps(xml: string, english: boolean): { readonly steps: readonly DrawnStep[]; readonly flows: readonly Flow[] } {
  const drawing = new DOMParser().parseFromString(xml, 'application/xml')
  const own = (element: Element, name: string): string | undefined => [...element.attributes].find(({ localName, prefix }) => localName === name && prefix !== null)?.value
  const named = (name: string): readonly Element[] => [...drawing.getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', name)]
  const nameOf = (element: Element): string => (english && own(element, 'en')) || element.getAttribute('name') || element.id
  const flow = (from: string, to: string) => (element: Element): Flow => ({ from: element.getAttribute(from) ?? '', to: element.getAttribute(to) ?? '' })
  const pools = new Map(named('participant').map((pool) => [pool.getAttribute('processRef'), nameOf(pool)]))
  const processes = new Map(named('participant').map((pool) => [pool.id, pool.getAttribute('processRef')]))
  // A message of a whole pool leaves where the pool ends and arrives where the other one begins.
  const within = (id: string, event: string): readonly string[] => (processes.has(id) ? named(event).filter(({ parentElement }) => parentElement?.id === processes.get(id)).map((one) => one.id) : [id])
  const messages = named('messageFlow').map(flow('sourceRef', 'targetRef')).flatMap(({ from, to }) => within(from, 'endEvent').flatMap((leaves) => within(to, 'startEvent').map((arrives) => ({ from: leaves, to: arrives }))))
  return {
    steps: named('userTask').flatMap((task) => { const due = own(task, 'due'); return due ? [{ id: task.id, name: nameOf(task), due, pool: pools.size > 1 ? pools.get(task.parentElement?.id ?? '') ?? '' : '' }] : [] }),
    flows: [...named('sequenceFlow').map(flow('sourceRef', 'targetRef')), ...messages, ...named('boundaryEvent').map(flow('attachedToRef', 'id'))],
  }
}
