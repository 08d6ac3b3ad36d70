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

class Before extends Error {}

/** Makes it in a transaction of its own. A second try with the same key answers what the first one made: the key is kept with the document or not at all. */
export async function madeOnce(house: House, doing: Doing, draft: Draft, key: string): Promise<Made | Refusal> {
  try {
    return await house.store.transaction(async (unit) => {
      const made = await madeIn(house, unit, doing, draft)
      const [kept] = await unit.query({
        name: 'import keeps an answer', values: [doing.actor.person, key, doing.document.name, JSON.stringify(made), unit.at],
        text: 'insert into house.idempotency (person, key, request, answer, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning key',
      })
      if (!kept) throw new Before()
      return made
    })
  } catch (error) {
    if (!(error instanceof Before) && !(error instanceof Refused)) throw error
    return (await answered(house, doing.actor.person, key)) ?? (error as Refused).refusal
  }
}

/** What a try before this one made; it may itself be why this one was refused. */
async function answered({ store }: House, person: string, key: string): Promise<Made | undefined> {
  const [first] = await store.query<{ answer: Made }>({ name: 'import answered', text: 'select answer from house.idempotency where person = $1 and key = $2', values: [person, key] })
  return first?.answer
}

class Tried extends Error {}

/** Does it all and keeps nothing; the refusal is what the deed would say. */
export async function tried(house: House, doing: Doing, draft: Draft): Promise<Refusal | undefined> {
  try {
    return await house.store.transaction(async (unit) => {
      await madeIn(house, unit, doing, draft)
      throw new Tried()
    })
  } catch (error) {
    if (error instanceof Tried) return undefined
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
