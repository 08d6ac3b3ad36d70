/** Migrating: the running cases of one version go on in another, all of them or none; looked at first, the same is done and taken back. */
import { houseActor, type Actor } from '#allow'
import { documentOf } from '#declare'
import { goesOver, running, runningCount, standings, versionOf, type Retimed, type Standing, type Subject } from '#flow'
import { visibleSql, whole } from '#read'
import { insist, refuse, type Refusal } from '#words'
import { perform } from './act.ts'
import { deedOn, drawable } from './design.ts'
import type { House } from './house.ts'
import { transacted, type How } from './transact.ts'

export type Migration = { readonly key: string; readonly from: number; readonly to: number; readonly map: Readonly<Record<string, string>> }
/** What comes of a case; its number is told to those who may see it. */
export type MigratedCase = { readonly instance: string; readonly number: string | null; readonly moved: readonly { readonly from: string; readonly to: string }[]; readonly retimed: readonly Retimed[]; readonly refusal?: Refusal }
/** `left` are those beyond what one migration takes; they go with the next. */
export type MigrationReport = { readonly total: number; readonly refused: number; readonly left: number; readonly items: readonly MigratedCase[] }

/** Where the running cases stand, and what their nodes seem to be in the other version. */
export async function migrationPlan(house: House, actor: Actor, { key, from, to }: Omit<Migration, 'map'>): Promise<readonly Standing[]> {
  await drawable(house, house.store, actor, key)
  return standings(house.store, key, await versionOf(house.store, key, from, 'from'), await versionOf(house.store, key, to, 'to'))
}

/** A preview reports every case; the deed is refused when any of them does not fit. */
export const migrateCases = (house: House, actor: Actor, migration: Migration, how: How = {}): Promise<MigrationReport> =>
  transacted(house, actor, how, { kind: 'migrate', ...migration }, async (unit) => {
    const { key, map } = migration
    const design = await drawable(house, unit, actor, key)
    insist(migration.from === migration.to ? refuse('两个版本相同', 'The two versions are the same', 'to') : undefined)
    const [from, to] = [await versionOf(unit, key, migration.from, 'from'), await versionOf(unit, key, migration.to, 'to')]
    insist(strange(map, from.definition.nodes, to.definition.nodes))
    const items: MigratedCase[] = []
    const standing = await runningCount(unit, key, from.version)
    for (const { seen, ...instance } of await running(unit, key, from.version, (values) => visibleSql(house.plan, actor, 'i.document', 'i.record', values))) {
      const row = (await whole(unit, documentOf(house.plan, instance.document), instance.record)) as unknown as Subject
      const went = await goesOver(unit, house, { instance, row, actor, from, to, map })
      if (!('refusal' in went)) for (const step of went.steps) await perform({ house, unit, actor: houseActor, instance: step.instance }, { document: step.document, id: step.record, action: step.action })
      items.push({ instance: instance.id, number: seen ? instance.number : null, ...('refusal' in went ? { moved: [], retimed: [], refusal: went.refusal } : { moved: went.moved, retimed: went.retimed }) })
    }
    const refused = items.filter(({ refusal }) => refusal).length
    if (!how.preview) {
      insist(refused > 0 ? refuse(`${refused} 个案例不能迁移，先试算并调整对应关系`, `${refused} cases cannot go over; look at the dry run and mend the map`, 'map', { kind: 'conflict', rule: 'migrate' }) : undefined)
      await deedOn(house, unit, actor, how, design, 'migrate-process', { process: key, from: from.version, to: to.version, map, cases: items.length })
    }
    return { total: items.length, refused, left: Math.max(0, standing - items.length), items }
  })

/** A map names nodes that are drawn. */
function strange(map: Migration['map'], from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): Refusal | undefined {
  const [unknown] = Object.entries(map).flatMap(([node, target]) => (Object.hasOwn(from, node) ? (Object.hasOwn(to, target) ? [] : [target]) : [node]))
  return unknown === undefined ? undefined : refuse(`图中没有节点“${unknown}”`, `The drawing has no node "${unknown}"`, 'map', { rule: 'migrate-map' })
}
