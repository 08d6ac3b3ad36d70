/** Rehearsing a drawing before it is published: tokens played by hand, and finished cases walked again; nothing is written. */
import { readApproval, verbs } from '#declare'
import { Refused, refuse } from '#words'
import { begin, nodeOf, step, type Definition, type Effect, type Host, type Node, type State, type Variables } from './engine/index.ts'
import { host } from './instance.ts'

/** What the player does: decides the task at a node, or lets the event at a node happen. */
export type Play = { readonly node: string; readonly outcome?: string }
const outcomes = ['approve', 'reject', 'return'] as const
type Outcome = (typeof outcomes)[number]
export type Played = {
  /** Where tokens rest now, and what they wait for. */
  readonly tokens: readonly { readonly node: string; readonly waits: boolean }[]
  /** Tasks that somebody must do. */
  readonly tasks: readonly string[]
  /** What may be decided there, as the step permits. */
  readonly outcomes: Readonly<Record<string, readonly Outcome[]>>
  /** Nodes with an event that may happen: timers, messages, signals. */
  readonly events: readonly string[]
  /** Nodes and flows in the order they were passed. */
  readonly passed: readonly string[]
  readonly ended?: string
}

/** Plays from the start; a play whose node holds no token, or whose step does not permit it, is refused by name. `by` knows the decision tables in force. */
export function play(definition: Definition, pool: string, variables: Variables, plays: readonly Play[], by: Host = host): Played {
  const game = new Game(definition, pool, variables, by)
  for (const { node, outcome } of plays) {
    const forbidden = outcomes.find((one) => one === outcome && definition.nodes[node] && !outcomesAt(definition.nodes[node]).includes(one))
    if (forbidden) throw new Refused(refuse(`此节点不允许“${verbs[forbidden].label[0]}”`, `This step does not allow "${verbs[forbidden].label[1]}"`, node, { rule: 'play' }))
    if (!game.decide(node, outcome ?? 'approve') && !game.happen(node)) throw new Refused(refuse(`“${node}”处没有等待处理的令牌`, `No token waits at ${node}`, node, { rule: 'play' }))
  }
  return game.seen()
}

/** A step that names its verbs permits no others. */
const outcomesAt = ({ facts }: Node): readonly Outcome[] => { const permitted = readApproval(facts).approval.verbs; return outcomes.filter((one) => permitted?.includes(one) ?? true) }

/** What was decided, or an event that came about, in the order of time. */
export type Happening = Play & { readonly decided: boolean }
export type Recorded = { readonly instance: string; readonly number: string; readonly definition: Definition; readonly pool: string; readonly variables: Variables; readonly outcome: string | null; readonly entered: readonly string[]; readonly happened: readonly Happening[] }
export type Rehearsed = {
  readonly instance: string; readonly number: string
  readonly differs: readonly ('path' | 'approvers' | 'outcome')[]
  readonly before: Walk
  readonly now: Walk
  /** Tasks that nobody had to decide then, which are taken as approved, and events that nobody waited for, which are taken to come. */
  readonly presumed: readonly string[]
}
export type Walk = { readonly path: readonly string[]; readonly approvers: readonly string[]; readonly outcome: string | null }

/** One recorded case on the new drawing: what was decided and what came about does so again, in its order, wherever the same node waits for it. */
export function rehearse(definition: Definition, { instance, number, definition: then, pool, variables, outcome, entered, happened }: Recorded, by: Host = host): Rehearsed {
  const game = new Game(definition, pool, variables, by)
  const left = [...happened]
  const presumed: string[] = []
  for (let moves = 0; moves < 1000 && !game.over; moves++) {
    const { tasks, events } = game.seen()
    const known = left.findIndex(({ node, decided }) => (decided ? tasks : events).includes(node))
    const [next] = known < 0 ? [] : left.splice(known, 1)
    const [asked, awaited] = [tasks[0], game.awaited]
    if (next) void (next.decided ? game.decide(next.node, next.outcome ?? 'approve') : game.happen(next.node))
    else if (asked !== undefined) { presumed.push(asked); game.decide(asked, 'approve') }
    else if (awaited !== undefined) { presumed.push(awaited); game.happen(awaited) } else break
  }
  const before = walkOf(then, entered, variables, outcome)
  const now = walkOf(definition, game.passed, variables, game.outcome)
  const differs = (['path', 'approvers', 'outcome'] as const).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
  return { instance, number, differs, before, now, presumed }
}

/** Activities and ends in order, and whom its drawing asks to decide, with what the document says filled in. */
function walkOf(definition: Definition, entered: readonly string[], variables: Variables, outcome: string | null): Walk {
  const nodes = entered.flatMap((id) => definition.nodes[id] ?? []).filter(({ kind }) => told.has(kind))
  return { path: nodes.map(({ id }) => id), approvers: nodes.filter(({ kind }) => kind === 'user-task').map((node) => askedOf(node, variables)), outcome }
}
const told = new Set<Node['kind']>(['user-task', 'service-task', 'decision-task', 'send-task', 'receive-task', 'manual-task', 'end'])
const askedOf = ({ facts }: Node, variables: Variables): string => (facts['approvers'] ?? '').replaceAll(/\{(\w+)\}/g, (_, field: string) => String(variables[field] ?? ''))

/** A walk in hand. */
class Game {
  readonly passed: string[] = []
  private state: State
  private readonly definition: Definition
  private readonly by: Host

  constructor(definition: Definition, pool: string, variables: Variables, by: Host) {
    if (!definition.pools[pool]) throw new Refused(refuse(`图中没有“${pool}”这个池`, `The drawing has no pool ${pool}`, 'pool', { rule: 'pool' }))
    this.definition = definition
    this.by = by
    const begun = begin(definition, pool, variables, by)
    this.state = begun.state
    this.goOn(begun.effects)
  }

  get over(): boolean { return this.state.ended !== undefined }
  get outcome(): string | null { return this.state.ended ?? null }
  /** An event that a token stands at or before, and nothing goes on without. */
  get awaited(): string | undefined { return this.state.waits.find(({ how }) => how === 'catch' || how === 'gate')?.node }

  decide(node: string, outcome: string): boolean {
    const token = this.state.tokens.find((one) => one.node === node && one.at === 'work')
    if (this.over || !token) return false
    this.take({ kind: 'complete', token: token.id, variables: { outcome } })
    return true
  }

  happen(node: string): boolean {
    const wait = this.state.waits.find((one) => one.node === node)
    if (this.over || !wait) return false
    this.take({ kind: 'triggered', wait: wait.id })
    return true
  }

  seen(): Played {
    const { tokens, waits, ended } = this.state
    const resting = tokens.filter(({ at }) => at !== 'scope')
    const awaiting = new Set(waits.filter(({ how }) => how === 'catch' || how === 'gate').map(({ token }) => token))
    const tasks = resting.filter(({ at, id }) => at === 'work' && !awaiting.has(id)).map(({ node }) => nodeOf(this.definition, node))
    return {
      tokens: resting.map(({ node, at }) => ({ node, waits: at === 'join' })),
      tasks: tasks.map(({ id }) => id), outcomes: Object.fromEntries(tasks.map((node) => [node.id, outcomesAt(node)])),
      events: waits.map(({ node }) => node), passed: this.passed, ...(ended === undefined ? {} : { ended }),
    }
  }

  private take(event: Parameters<typeof step>[2]): void {
    const { state, effects } = step(this.definition, this.state, event, this.by)
    this.state = state
    this.goOn(effects)
  }

  /** What the house does by itself is done at once. */
  private goOn(effects: readonly Effect[]): void {
    for (const effect of effects) if (effect.effect === 'entered') this.passed.push(...(effect.flow === undefined ? [] : [effect.flow]), effect.node)
    for (const effect of effects) {
      if (effect.effect !== 'create' || !byTheHouse.has(effect.kind) || this.over) continue
      if (this.state.tokens.some(({ id }) => id === effect.token)) this.take({ kind: 'complete', token: effect.token })
    }
  }
}
const byTheHouse = new Set<Node['kind']>(['service-task', 'decision-task', 'send-task', 'script-task'])
