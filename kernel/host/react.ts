/** Reactions: what chapters do when another one announces something; each runs once, in a transaction of its own, after the announcing one. */
import { houseActor, actorOfPerson, type Actor } from '#allow'
import { moment, perform, makeIn, type House } from '#act'
import { documentOf, ofCompany, type Announced, type Deed, type Draft, type Plan, type Reaction } from '#declare'
import { learn } from '#read'
import { fromJson, rowSql, tableOf, type Unit } from '#store'
import { troubled } from './trouble.ts'

type Waiting = { readonly seq: number; readonly event: string; readonly document: string; readonly record: string; readonly person: string }

/** Works off announcements until none waits; answers how many. Several workers share them by skipping locked ones. */
export async function react(house: House): Promise<number> {
  await unheard(house)
  for (let done = 0; ; done++) if (!(await reactToOne(house))) return done
}

/** What nobody reacts to is worked off all at once. */
const unheard = ({ plan, store }: House): Promise<unknown> => store.query({
  name: 'unheard', values: [store.clock(), heard(plan)],
  text: 'update house.outbox set done_at = $1 where done_at is null and failed_at is null and event <> all($2::text[])',
})

const heard = ({ reactions }: Plan): readonly string[] => [...new Set(reactions.map(({ on }) => on))]

/** A reaction that fails holds up only what else was announced of the same record. */
async function reactToOne(house: House): Promise<boolean> {
  let taken: Waiting | undefined
  try {
    return await house.store.transaction((unit) => reactIn(house, unit, (waiting) => { taken = waiting }))
  } catch (error) {
    if (!taken) throw error
    await troubled(house.store, 'reaction', taken.seq, error)
    return true
  }
}

async function reactIn(house: House, unit: Unit, took: (waiting: Waiting) => void): Promise<boolean> {
  // Nobody was promised the reaction yet: should the machine fail before it is on disk, the announcement still waits and is reacted to again.
  const [waiting] = await unit.query<Waiting>({
    name: 'announced', values: [unit.at, heard(house.plan)],
    text: `select o.seq, o.event, o.document, o.record, d.person, set_config('synchronous_commit', 'off', true) from house.outbox o join house.deed d on d.id = o.deed
      where o.event = any($2::text[]) and o.done_at is null and o.failed_at is null and (o.retry_at is null or o.retry_at <= $1)
        and not exists (select 1 from house.outbox e where e.record = o.record and e.event = any($2::text[]) and e.seq < o.seq and e.done_at is null and e.failed_at is null)
      order by o.seq limit 1 for update of o skip locked`,
  })
  if (!waiting) return false
  took(waiting)
  const reactions = house.plan.reactions.filter(({ on }) => on === waiting.event)
  if (reactions.length > 0) await reactions.reduce((before, reaction) => before.then(() => follow(house, unit, waiting, reaction)), Promise.resolve())
  await unit.query({ name: 'reacted', text: 'update house.outbox set done_at = $2 where seq = $1', values: [waiting.seq, unit.at] })
  return true
}

async function follow(house: House, unit: Unit, waiting: Waiting, reaction: Reaction): Promise<void> {
  const actor: Actor = { ...((await actorOfPerson(unit, house.plan, waiting.person, moment(house, houseActor, unit.at).today)) ?? houseActor), house: true }
  const document = documentOf(house.plan, waiting.document)
  const [found] = await unit.query<{ row: Readonly<Record<string, unknown>> }>({ name: `announced ${document.name}`, text: `select ${rowSql(document, 't')} as row from ${tableOf(document).name} t where t.id = $1`, values: [waiting.record] })
  if (!found) return
  const of: Announced = { event: waiting.event, document: waiting.document, id: waiting.record, row: fromJson(found.row), ...moment(house, actor, unit.at, found.row['book'] as string) }
  const facts = Object.fromEntries(Object.entries(reaction.known ?? {}).map(([name, fact]) => [name, fact(of)]))
  const known = Object.keys(facts).length === 0 ? {} : await learn(unit, house.plan, facts, ofCompany(document) ? of : {})
  for (const next of reaction.follow(of, known as never)) await carryOut(house, unit, actor, next, of.book)
}

async function carryOut(house: House, unit: Unit, actor: Actor, next: Draft | Deed, book: string): Promise<void> {
  if ('id' in next) return void (await perform({ house, unit, actor }, next))
  const made = await makeIn({ house, unit, actor }, documentOf(house.plan, next.document), next.values, ('book' in next ? next.book : undefined) ?? book)
  if (next.act) await perform({ house, unit, actor }, { document: next.document, id: made.id, action: next.act })
}
