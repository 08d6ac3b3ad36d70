/** Running cases go on in another version of their drawing: which would, what becomes of each token, and the deed itself. */
import type { Actor } from '#allow'
import { readApproval } from '#declare'
import type { Asks, Unit } from '#store'
import { Refused, refuse, type Instant, type Label, type Refusal } from '#words'
import { goneOn } from './advance.ts'
import { boundOf } from './bound.ts'
import { firstAttention } from './approval/deadline.ts'
import { calledOf, migrate, type Definition, type Node, type NodeMap, type State } from './engine/index.ts'
import type { FlowHouse } from './house.ts'
import { dueOf, host, kept, run } from './instance.ts'
import { definitionOf } from './publish.ts'
import type { Instance, Step, Subject } from './subject.ts'

export type Version = { readonly version: number; readonly definition: Definition }
/** A node where tokens of running cases stand, and what it seems to be in the other version. */
export type Standing = { readonly node: string; readonly name: Label; readonly kind: Node['kind']; readonly cases: number; readonly to: string | null; /** Nodes it could become. */ readonly choices: readonly { readonly node: string; readonly name: Label }[] }
/** An open task whose term is drawn otherwise in the new version is due by that; whoever was asked stays asked. */
export type Retimed = { readonly node: string; readonly name: Label; readonly was: Instant | null; readonly is: Instant | null }
export type Went = { readonly moved: readonly { readonly from: string; readonly to: string }[]; readonly retimed: readonly Retimed[]; readonly steps: readonly Step[] } | { readonly refusal: Refusal }

/** A version of a key as it was published, for any of its pools. */
export async function versionOf(asks: Asks, key: string, version: number, field: string): Promise<Version> {
  const [found] = await asks.query<{ digest: string; pool: string | null }>({
    text: `select d.digest, coalesce((select i.pool from house.instance i where i.definition = d.key and i.version = d.version limit 1), (select jsonb_object_keys(d.compiled->'pools') limit 1)) as pool from house.definition d where d.key = $1 and d.version = $2`, values: [key, version],
  })
  if (!found) throw new Refused(refuse(`没有第 ${version} 版`, `There is no version ${version}`, field))
  return { version, definition: await definitionOf(asks, { definition: key, version, digest: found.digest, pool: found.pool ?? '' }) }
}

/** Where the running cases of a version stand. */
export async function standings(asks: Asks, key: string, from: Version, to: Version): Promise<readonly Standing[]> {
  const found = await asks.query<{ node: string; cases: number }>({
    text: `select token->>'node' as node, count(distinct i.id)::integer as cases from house.instance i cross join lateral jsonb_array_elements(i.state->'tokens') token
      where i.definition = $1 and i.version = $2 and i.ended_at is null group by 1 order by 1`, values: [key, from.version],
  })
  return found.flatMap(({ node, cases }) => {
    const drawn = from.definition.nodes[node]
    if (!drawn || drawn.kind === 'process') return []
    const choices = Object.values(to.definition.nodes).filter(({ kind }) => kind === drawn.kind).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const same = choices.find(({ id }) => id === node) ?? choices.find(({ name }) => name !== '' && name === drawn.name)
    return [{ node, name: calledOf(drawn), kind: drawn.kind, cases, to: same?.id ?? null, choices: choices.map((one) => ({ node: one.id, name: calledOf(one) })) }]
  })
}

export type Running = Instance & { readonly seen: boolean }
/** Running cases of a version in the order of their ids: those after a case, as many as that. */
export type Part = { readonly after: string | null; readonly limit: number }

/** A part of the running cases, locked in one order; `seen` says whether the reader may see the document. */
export const running = (unit: Unit, key: string, version: number, { after, limit }: Part, seen: (values: unknown[]) => string): Promise<Running[]> => {
  const values: unknown[] = [key, version, after, limit]
  const condition = seen(values) || 'true'
  return unit.query<Running>({
    values, text: `select i.id, i.definition, i.version, d.digest, i.pool, i.document, i.record, i.number, i.state, i.started_by, (${condition}) as seen
      from house.instance i join house.definition d on d.key = i.definition and d.version = i.version
     where i.definition = $1 and i.version = $2 and i.ended_at is null and ($3::uuid is null or i.id > $3::uuid) order by i.id limit $4 for no key update of i`,
  })
}

/** One case, in the transaction it is locked in; refused with what does not fit, and then left as it was. */
export async function goesOver(unit: Unit, house: FlowHouse, { instance, row, actor, from, to, map }: { readonly instance: Instance; readonly row: Subject; readonly actor: Actor; readonly from: Version; readonly to: Version; readonly map: NodeMap }): Promise<Went> {
  const work = workUnfit(house, instance, from.definition, to.definition, map)
  const migrated = work ? { refusal: work } : migrate(from.definition, to.definition, instance.state, map, host)
  if ('refusal' in migrated) return migrated
  const next: Instance = { ...instance, version: to.version }
  const result = run(house, to.definition, next, migrated)
  await unit.query({ text: 'update house.instance set version = $2 where id = $1', values: [instance.id, to.version] })
  const retimed = await renamed(unit, house, instance, { from: from.definition, to: to.definition, map })
  const passed = await kept(unit, house, to.definition, { instance: next, row, actor }, result)
  const { steps } = await goneOn(unit, house, { ...next, state: result.state }, { row, actor }, result.steps, passed)
  const moved = migrated.moved.map((one) => ({ from: one.from, to: one.to }))
  await unit.query({ text: `insert into house.flow_event (instance, at, kind, person, data) values ($1, $2, 'migrated', $3, $4)`, values: [instance.id, unit.at, actor.person, JSON.stringify({ from: from.version, to: to.version, moved })] })
  return { moved, retimed, steps }
}

/** An approval stays an approval and work stays the same work: who was asked is not asked for something else. */
function workUnfit({ plan }: FlowHouse, { definition, pool, state }: Instance, from: Definition, to: Definition, map: NodeMap): Refusal | undefined {
  const { binding } = boundOf(plan, definition, pool)
  const named = (node: string) => { const work = binding.tasks[node]; return work ? `${work.document} ${work.action}` : '' }
  const unfit = state.tokens.find(({ node, at }) => at === 'work' && (from.nodes[node]?.kind !== (to.nodes[map[node] ?? node] ?? from.nodes[node])?.kind || named(node) !== named(map[node] ?? node)))
  if (!unfit) return undefined
  const drawn = from.nodes[unfit.node]
  const [zh, en] = drawn ? calledOf(drawn) : [unfit.node, unfit.node]
  return refuse(`“${zh}”：新版本中是另一种工作`, `"${en}": it is another kind of work in the new version`, unfit.node, { kind: 'conflict', rule: 'migrate-work' })
}

/** Open tasks bear the name they have in the new version and, where its term is another, are due by that, counted from when they opened; who was asked stays asked. */
async function renamed(unit: Unit, { calendar }: FlowHouse, { id, state }: { readonly id: string; readonly state: State }, { from, to, map }: { readonly from: Definition; readonly to: Definition; readonly map: NodeMap }): Promise<readonly Retimed[]> {
  const open = await unit.query<{ activity: string; since: Instant; was: Instant | null; kind: string }>({ text: `select activity, created_at as since, due_at as was, kind from house.task where instance = $1 and state = 'open'`, values: [id] })
  const tasks = open.flatMap(({ activity, since, was, kind }) => {
    const drawn = from.nodes[state.tokens.find((token) => String(token.id) === activity)?.node ?? '']
    const next = drawn && to.nodes[map[drawn.id] ?? drawn.id]
    if (!next) return []
    const again = drawn.facts['due'] !== next.facts['due']
    const is = again ? dueOf(next, calendar, since) : was
    const attention = again && kind === 'approval' ? firstAttention(readApproval(next.facts).approval, calendar, unit.at, is) : {}
    return [{ activity, node: next.id, name: calledOf(next), again, was, due_at: is, ...attention }]
  })
  await unit.query({
    text: `update house.task t set node = g.node, name_zh = g.name->>0, name_en = g.name->>1, due_at = g.due_at, attend_at = case when g.again then g.attend_at else t.attend_at end, attend_to = case when g.again then g.attend_to else t.attend_to end
      from json_to_recordset($2::json) as g(activity text, node text, name json, due_at timestamptz, again boolean, attend_at timestamptz, attend_to text) where t.instance = $1 and t.state = 'open' and t.activity = g.activity`,
    values: [id, JSON.stringify(tasks)],
  })
  return tasks.filter(({ was, due_at: is }) => was !== is).map(({ node, name, was, due_at: is }) => ({ node, name, was, is }))
}

/** How many cases of a version still run, after a case. */
export async function runningCount(asks: Asks, key: string, version: number, after: string | null): Promise<number> {
  const [found] = await asks.query<{ count: number }>({ text: 'select count(*) as count from house.instance where definition = $1 and version = $2 and ended_at is null and ($3::uuid is null or id > $3::uuid)', values: [key, version, after] })
  return found?.count ?? 0
}
