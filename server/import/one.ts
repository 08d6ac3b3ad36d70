/** One document of an import, made - and acted on, when asked - in one transaction through the spine, exactly once per key. */
import { makeIn, perform, type House } from '#act'
import { mayMake, type Actor } from '#allow'
import type { AnyDocument } from '#declare'
import type { Unit } from '#store'
import { insist, Refused, type Refusal } from '#words'
import type { Draft } from './drafts.ts'

export type Made = { readonly id: string; readonly number: string }
/** What is done with each document after it is made, e.g. `submit`. */
export type Doing = { readonly document: AnyDocument; readonly actor: Actor; readonly act?: string | undefined; readonly request?: string | undefined }

/** Makes the document inside a transaction that is already open. */
export async function madeIn(house: House, unit: Unit, { document, actor, act, request }: Doing, draft: Draft): Promise<Made> {
  insist(mayMake(house.plan, document, actor))
  const work = { house, unit, actor, request }
  const row = await makeIn(work, document, draft.values)
  if (act) await perform(work, { document: document.name, id: row.id, action: act, version: row.version })
  return { id: row.id, number: row.number }
}

/** Makes it in a transaction of its own. A second try with the same key answers what the first one made. */
export const madeOnce = (house: House, doing: Doing, draft: Draft, key: string): Promise<Made | Refusal> => refused(() => house.store.transaction(async (unit) => {
  const person = doing.actor.person
  const [claimed] = await unit.query({
    name: 'import claims a row', values: [person, key, doing.document.name, unit.at],
    text: `insert into house.idempotency (person, key, request, answer, at) values ($1, $2, $3, 'null', $4) on conflict do nothing returning key`,
  })
  if (!claimed) return (await unit.query<{ answer: Made }>({ text: 'select answer from house.idempotency where person = $1 and key = $2', values: [person, key] }))[0]?.answer as Made
  const made = await madeIn(house, unit, doing, draft)
  await unit.query({ name: 'import keeps an answer', text: 'update house.idempotency set answer = $3 where person = $1 and key = $2', values: [person, key, JSON.stringify(made)] })
  return made
}))

class Tried extends Error {}

/** Does it all and keeps nothing; the refusal is what the deed would say. */
export async function tried(house: House, doing: Doing, draft: Draft): Promise<Refusal | undefined> {
  const answer = await refused(() => house.store.transaction(async (unit): Promise<Made> => {
    await madeIn(house, unit, doing, draft)
    throw new Tried()
  })).catch((error: unknown) => { if (error instanceof Tried) return undefined; throw error })
  return answer !== undefined && 'refused' in answer ? answer : undefined
}

async function refused<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
