/** A drawn process as a net of places and transitions, for asking how well a history fits it. */
import type { Definition, Flow, Node } from '#flow'

/** `label` is what a history would show; without one the transition is silent. `empties` must hold no token; `clears` lose theirs. */
export type Transition = { readonly label?: string; readonly from: readonly number[]; readonly to: readonly number[]; readonly empties?: readonly number[]; readonly clears?: readonly number[] }
/** Ends well when no token is left anywhere. */
export type Net = { readonly start: readonly number[]; readonly transitions: readonly Transition[] }

const activities: ReadonlySet<Node['kind']> = new Set(['user-task', 'service-task', 'script-task', 'decision-task', 'send-task', 'receive-task', 'manual-task', 'call', 'global-task'])
/** Flows out of an inclusive gateway that are tried in every combination. */
const mostCombined = 8

/** Activities are told by `labelOf`, their name unless said otherwise; gateways and events are silent. */
export function netOf(definition: Definition, pool: string, labelOf: (node: Node) => string | undefined = ({ name, id }) => name || id): Net {
  return new Drawn(definition, labelOf).whole(pool)
}

/** A transition while the drawing is still read: scopes it empties or clears are known by name only. */
type Draft = { readonly label?: string; readonly from: readonly number[]; readonly to: readonly number[]; readonly emptiesOf?: string; readonly clearsOf?: string }

class Drawn {
  private readonly definition: Definition
  private readonly labelOf: (node: Node) => string | undefined
  private readonly places = new Map<string, { readonly at: number; readonly scope: string }>()
  private readonly drafts: Draft[] = []

  constructor(definition: Definition, labelOf: (node: Node) => string | undefined) {
    this.definition = definition
    this.labelOf = labelOf
  }

  whole(pool: string): Net {
    const begin = this.place(`begin ${pool}`, '')
    const { starts = [], handlers = [] } = this.node(pool)
    const runs = handlers.length > 0 ? [this.place(`runs ${pool}`, '')] : []
    for (const start of starts) this.add({ from: [begin], to: [...runs, ...this.into(start)] })
    this.within(pool)
    if (runs.length > 0) this.add({ from: runs, to: [], emptiesOf: pool })
    return { start: [begin], transitions: this.drafts.map((draft) => this.finished(draft)) }
  }

  private finished({ emptiesOf, clearsOf, ...rest }: Draft): Transition {
    return { ...rest, ...(emptiesOf === undefined ? {} : { empties: this.inside(emptiesOf) }), ...(clearsOf === undefined ? {} : { clears: this.inside(clearsOf) }) }
  }

  private node(id: string): Node {
    const found = this.definition.nodes[id]
    if (!found) throw new Error(`there is no node ${id}`)
    return found
  }

  private place(name: string, scope: string): number {
    const known = this.places.get(name) ?? { at: this.places.size, scope }
    this.places.set(name, known)
    return known.at
  }

  /** Places a node waits for tokens in: one for each flow where it joins them, else one. */
  private into(id: string, flow?: string): readonly number[] {
    const node = this.node(id)
    return [this.place(joins(node) && flow !== undefined ? `flow ${flow}` : `at ${id}`, node.scope)]
  }

  private out(flows: readonly string[]): readonly number[] {
    return flows.flatMap((id) => this.into((this.definition.flows[id] as Flow).to, id))
  }

  private add(draft: Draft): void { this.drafts.push(draft) }

  private within(scope: string): void {
    for (const node of Object.values(this.definition.nodes)) if (node.scope === scope) this.drawn(node)
  }

  private drawn(node: Node): void {
    const here = this.place(`at ${node.id}`, node.scope)
    if (node.byEvent) return this.handler(node)
    if (activities.has(node.kind)) return this.activity(node, here)
    if (node.starts) return this.scope(node, here)
    if (node.kind === 'parallel') return this.add({ from: this.joined(node, here), to: this.out(node.outgoing) })
    if (node.kind === 'exclusive' || node.kind === 'event-based') return node.outgoing.forEach((flow) => this.add({ from: [here], to: this.out([flow]) }))
    if (node.kind === 'inclusive' || node.kind === 'complex') return this.inclusive(node, here)
    if (node.kind === 'boundary') return
    const ends = node.triggers.some(({ kind }) => kind === 'terminate')
    this.add({ from: [here], to: this.out(node.outgoing), ...(ends ? { clearsOf: node.scope } : {}) })
  }

  /** Done once, or as often as its loop likes; left by every unconditional flow or by one of the conditional ones. */
  private activity(node: Node, here: number): void {
    const label = this.labelOf(node)
    const done = this.place(`done ${node.id}`, node.scope)
    this.add({ from: [here], to: [done], ...(label === undefined ? {} : { label }) })
    if (node.loop) { this.add({ from: [done], to: [here] }); this.add({ from: [here], to: [done] }) }
    this.left(node, done)
    this.interrupted(node, here)
  }

  private left(node: Node, done: number): void {
    const conditional = node.outgoing.filter((id) => this.definition.flows[id]?.condition !== undefined || node.otherwise === id)
    const sure = node.outgoing.filter((id) => !conditional.includes(id))
    if (conditional.length === 0) return this.add({ from: [done], to: this.out(sure) })
    for (const flow of conditional) this.add({ from: [done], to: this.out([...sure, flow]) })
  }

  private joined(node: Node, here: number): readonly number[] {
    return joins(node) ? node.incoming.flatMap((flow) => this.into(node.id, flow)) : [here]
  }

  private inclusive(node: Node, here: number): void {
    const middle = this.place(`within ${node.id}`, node.scope)
    const waits = this.joined(node, here)
    for (const some of combined(waits)) this.add({ from: some, to: [middle] })
    for (const some of combined(node.outgoing)) this.add({ from: [middle], to: this.out(some) })
    if (node.outgoing.length === 0) this.add({ from: [middle], to: [] })
  }

  /** A sub-process runs while its place holds a token, and is over when nothing inside it moves any more. */
  private scope(node: Node, here: number): void {
    const runs = this.place(`runs ${node.id}`, node.scope)
    const begin = node.kind === 'ad-hoc' ? Object.values(this.definition.nodes).filter((one) => one.scope === node.id && one.incoming.length === 0).map(({ id }) => [id]) : [node.starts ?? []]
    for (const starts of begin.length > 0 ? begin : [[]]) this.add({ from: [here], to: [runs, ...starts.flatMap((id) => this.into(id))] })
    this.within(node.id)
    const done = this.place(`done ${node.id}`, node.scope)
    this.add({ from: [runs], to: [done], emptiesOf: node.id })
    if (node.loop) this.add({ from: [done], to: [here] })
    this.left(node, done)
    this.interrupted(node, runs, node.id)
  }

  private interrupted(node: Node, runs: number, inside?: string): void {
    for (const id of node.boundaries ?? []) {
      const boundary = this.node(id)
      this.add({ from: [runs], to: [...(boundary.alongside ? [runs] : []), ...this.out(boundary.outgoing)], ...(boundary.alongside || inside === undefined ? {} : { clearsOf: inside }) })
    }
  }

  /** An event sub-process begins whenever its scope runs; an interrupting one ends what else runs there. */
  private handler(node: Node): void {
    const runs = this.place(`runs ${node.scope}`, this.node(node.scope).scope)
    const start = node.starts?.[0]
    this.within(node.id)
    if (start === undefined) return
    const alongside = this.node(start).alongside
    this.add({ from: [runs], to: [runs, ...this.into(start)], ...(alongside ? {} : { clearsOf: node.scope }) })
  }

  /** Places of a scope and of all scopes within it. */
  private inside(scope: string): readonly number[] {
    const within = (id: string): boolean => id === scope || (id !== '' && within(this.definition.nodes[id]?.scope ?? ''))
    return [...this.places.values()].filter((one) => within(one.scope)).map(({ at }) => at)
  }
}

const joins = ({ kind, incoming }: Node): boolean => (kind === 'parallel' || kind === 'inclusive' || kind === 'complex') && incoming.length > 1

/** Every non-empty selection; of very many only each alone and all together. */
function combined<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length > mostCombined) return [...all.map((one) => [one]), all]
  return Array.from({ length: 2 ** all.length - 1 }, (_, at) => all.filter((_one, bit) => (at + 1) & (1 << bit)))
}
