/** 离职转办: when somebody leaves, what waits for them goes to their successor in the same transaction, each task with a deed of its own. */
import { documentOf, type AnyDocument } from '#declare'
import { handOver, successorOf } from '#flow'
import { deedOnly } from '#store'
import { insist, refuse } from '#words'
import { activePeople } from './active.ts'
import type { Work } from './house.ts'
import { deedOf } from './keep.ts'
import type { AnyRow } from './take.ts'

export async function handedOver({ house, unit, actor, request }: Work, document: AnyDocument, before: AnyRow, after: AnyRow): Promise<void> {
  const { plan } = house
  const { document: persons, active, successor: field } = plan.directory.person
  if (document.name !== persons || !active.includes(before.state) || active.includes(after.state)) return
  const named = (after[field] as string | undefined) ?? undefined
  insist(named === after.id ? refuse('不能由本人接替本人', 'Nobody succeeds themselves', field) : undefined)
  insist(await activePeople(house, unit, named === undefined ? [] : [named], field))
  const to = await successorOf(unit, house, after.id, named)
  if (!to) return
  for (const { task, node, document: about, record, number, instance, clause } of await handOver(unit, after.id, to)) {
    await unit.query(deedOnly({ deed: deedOf({ unit, actor, request }, documentOf(plan, about), { id: record, number }, 'task:hand-over', { ...(clause ? { clause } : {}), instance, before: { person: after.id }, after: { task, node, person: to } }) }))
  }
}
