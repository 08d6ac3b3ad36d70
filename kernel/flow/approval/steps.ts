/** The steps of a record's process that somebody has in hand, had, or was sent a copy of: they may read it, as far as these steps say. */
import type { Actor, StepRights } from '#allow'
import { readApproval } from '#declare'
import { nameOf, type Asks } from '#store'
import { nodeOf } from '../engine/index.ts'
import { definitionOf } from '../publish.ts'
import { mineSql } from './task.ts'

type Seen = { readonly node: string; readonly inHand: boolean; readonly definition: string; readonly version: number; readonly digest: string; readonly pool: string }

/** `standing` are those the actor stands in for. */
export async function stepsOf(asks: Asks, actor: Actor, record: string, standing: readonly Actor[] = []): Promise<readonly StepRights[]> {
  const values: unknown[] = [record, [actor, ...standing].map(({ person, onBehalfOf }) => onBehalfOf ?? person)]
  const mine = [actor, ...standing].map((one) => mineSql(one, values)).join(' or ')
  const text = `select * from (select t.node, t.state = 'open' and (${mine}) as "inHand", t.done_by = any($2::uuid[])
        or exists (select 1 from house.signer s where s.task = t.id and s.person = any($2::uuid[]) and s.state <> 'waiting') or exists (select 1 from house.copied c where c.task = t.id and c.person = any($2::uuid[])) as had,
      i.definition, i.version, d.digest, i.pool
    from house.task t join house.instance i on i.id = t.instance join house.definition d on d.key = i.definition and d.version = i.version where t.record = $1::uuid) seen where "inHand" or had`
  const seen = await asks.query<Seen>({ name: nameOf('steps of', text), text, values })
  return Promise.all(seen.map(async ({ node, inHand, ...of }) => {
    const { approval: { hidden, read } } = readApproval(nodeOf(await definitionOf(asks, of), node).facts)
    return { inHand, hidden, read }
  }))
}
