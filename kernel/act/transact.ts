/** One request, one transaction: previews roll back, a repeated request answers what the first one did. */
import type { Actor } from '#allow'
import type { Unit } from '#store'
import { Refused, refuse } from '#words'
import type { House } from './house.ts'

export type How = {
  /** Do it all, answer what would come of it, keep nothing. */
  readonly preview?: boolean
  /** A client's own key for this request, unique per person. */
  readonly idempotencyKey?: string
  /** Id of the request in the server's log; stands in the deed. */
  readonly request?: string
}

/** One of many under the client's key: the n-th has a key of its own, so that a list sent again is answered item by item. */
export const nth = (how: How, at: number): How => (how.idempotencyKey === undefined ? how : { ...how, idempotencyKey: `${how.idempotencyKey} ${at}` })

class Previewed extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('previewed')
    this.result = result
  }
}

export async function transacted<T>({ store }: House, actor: Actor, how: How, said: unknown, work: (unit: Unit) => Promise<T>): Promise<T> {
  try {
    return await store.transaction(async (unit) => {
      const key = how.preview ? undefined : how.idempotencyKey
      const answered = key === undefined ? undefined : await answeredBefore<T>(unit, actor, key, said)
      if (answered) return answered.answer
      // What is previewed is never committed; with a key the last statement is the answer kept for it.
      const result = await work(how.preview || key !== undefined ? { ...unit, last: unit.query } : unit)
      if (how.preview) throw new Previewed(result)
      if (key !== undefined) await unit.last({ name: 'key answered', text: 'update house.idempotency set answer = $3 where person = $1 and key = $2', values: [actor.person, key, JSON.stringify(result)] })
      return result
    })
  } catch (error) {
    if (error instanceof Previewed) return error.result as T
    throw error
  }
}

/** Claims the key; a second request with it waits for the first and answers the same. */
async function answeredBefore<T>(unit: Unit, actor: Actor, key: string, said: unknown): Promise<{ answer: T } | undefined> {
  const request = JSON.stringify(said)
  const [claimed] = await unit.query({
    name: 'key claimed', text: `insert into house.idempotency (person, key, request, answer, at) values ($1, $2, $3, 'null', $4) on conflict do nothing returning key`, values: [actor.person, key, request, unit.at],
  })
  if (claimed) return undefined
  const [first] = await unit.query<{ request: string; answer: T }>({ name: 'key seen', text: 'select request, answer from house.idempotency where person = $1 and key = $2', values: [actor.person, key] })
  if (!first || first.request !== request) throw new Refused(refuse('该幂等键已用于另一请求', 'This idempotency key was used for another request', 'Idempotency-Key', { kind: 'conflict' }))
  return { answer: first.answer }
}
