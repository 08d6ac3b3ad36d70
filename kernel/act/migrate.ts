/** Migrating: the running cases of one version go on in another, part by part, all of a part or none; looked at first, the same is done and taken back. */
import { houseActor, type Actor } from '#allow'
import { documentOf } from '#declare'
import { goesOver, running, runningCount, standings, versionOf, type Part, type Retimed, type Standing, type Subject, type Version } from '#flow'
import { visibleSql, whole } from '#read'
import type { Unit } from '#store'
import { insist, refuse, type Refusal } from '#words'
import { perform } from './act.ts'
import { deedOn, drawable } from './design.ts'
import type { House } from './house.ts'
import { transacted, type How } from './transact.ts'

export type Migration = {
  readonly key: string; readonly from: number; readonly to: number; readonly map: Readonly<Record<string, string>>
  /** The case that the part before ended with, and how many this one takes. */
  readonly after?: string; readonly limit?: number
}
/** What one part takes at most. */
export const mostCases = 2000
/** What comes of a case; its number is told to those who may see it. */
export type MigratedCase = { readonly instance: string; readonly number: string | null; readonly moved: readonly { readonly from: string; readonly to: string }[]; readonly retimed: readonly Retimed[]; readonly refusal?: Refusal }
/** `left` are those beyond this part; the next begins after the case `next`. */
export type MigrationReport = { readonly total: number; readonly refused: number; readonly left: number; readonly next: string | null; readonly items: readonly MigratedCase[] }

/** Where the running cases stand, and what their nodes seem to be in the other version. */
export async function migrationPlan(house: House, actor: Actor, { key, from, to }: Pick<Migration, 'key' | 'from' | 'to'>): Promise<readonly Standing[]> {
  await drawable(house, house.store, actor, key)
  return standings(house.store, key, await versionOf(house.store, key, from, 'from'), await versionOf(house.store, key, to, 'to'))
}

/** A preview reports every case of the part; the deed is refused when any of them does not fit. */
export const migrateCases = (house: House, actor: Actor, migration: Migration, how: How = {}): Promise<MigrationReport> =>
  transacted(house, actor, how, { kind: 'migrate', ...migration }, async (unit) => {
    const { key, map, after = null, limit = mostCases } = migration
    const design = await drawable(house, unit, actor, key)
    insist(migration.from === migration.to ? refuse('两个版本相同', 'The two versions are the same', 'to') : undefined)
    const over = { key, from: await versionOf(unit, key, migration.from, 'from'), to: await versionOf(unit, key, migration.to, 'to'), map }
    insist(strange(map, over.from.definition.nodes, over.to.definition.nodes))
    const items = how.preview ? await triedOneByOne(house, unit, actor, over, { after, limit }) : await takenOver(house, unit, actor, over, { after, limit })
    const refused = items.filter(({ refusal }) => refusal).length
    if (!how.preview) {
      insist(refused > 0 ? refuse(`${refused} 个案例不能迁移，先试算并调整对应关系`, `${refused} cases cannot go over; look at the dry run and mend the map`, 'map', { kind: 'conflict', rule: 'migrate' }) : undefined)
      await deedOn(house, unit, actor, how, design, 'migrate-process', { process: key, from: over.from.version, to: over.to.version, map, cases: items.length })
    }
    const last = items.at(-1)?.instance ?? after
    const left = await runningCount(unit, key, over.from.version, last)
    return { total: items.length, refused, left, next: left > 0 ? last : null, items }
  })

type Over = { readonly key: string; readonly from: Version; readonly to: Version; readonly map: Migration['map'] }

async function takenOver(house: House, unit: Unit, actor: Actor, { key, from, to, map }: Over, part: Part): Promise<readonly MigratedCase[]> {
  const items: MigratedCase[] = []
  for (const { seen, ...instance } of await running(unit, key, from.version, part, (values) => visibleSql(house.plan, actor, 'i.document', 'i.record', values))) {
    const row = (await whole(unit, documentOf(house.plan, instance.document), instance.record)) as unknown as Subject
    const went = await goesOver(unit, house, { instance, row, actor, from, to, map })
    if (!('refusal' in went)) for (const step of went.steps) await perform({ house, unit, actor: houseActor, instance: step.instance }, { document: step.document, id: step.record, action: step.action })
    items.push({ instance: instance.id, number: seen ? instance.number : null, ...('refusal' in went ? { moved: [], retimed: [], refusal: went.refusal } : { moved: went.moved, retimed: went.retimed }) })
  }
  return items
}

/** Whoever only looks keeps nobody from working: each case is let go before the next is taken up. */
async function triedOneByOne(house: House, unit: Unit, actor: Actor, over: Over, { after, limit }: Part): Promise<readonly MigratedCase[]> {
  const items: MigratedCase[] = []
  await unit.query({ text: 'savepoint tried' })
  while (items.length < limit) {
    const [tried] = await takenOver(house, unit, actor, over, { after: items.at(-1)?.instance ?? after, limit: 1 })
    await unit.query({ text: 'rollback to savepoint tried' })
    if (!tried) break
    items.push(tried)
  }
  return items
}

/** A map names nodes that are drawn. */
function strange(map: Migration['map'], from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): Refusal | undefined {
  const [unknown] = Object.entries(map).flatMap(([node, target]) => (Object.hasOwn(from, node) ? (Object.hasOwn(to, target) ? [] : [target]) : [node]))
  return unknown === undefined ? undefined : refuse(`图中没有节点“${unknown}”`, `The drawing has no node "${unknown}"`, 'map', { rule: 'migrate-map' })
}
