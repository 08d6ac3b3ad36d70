/** Hands of a replay: the importer acts in the name of whoever holds the role, each step once however often it is run. */
import { act, decide, make, type AnyRow, type House } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { inbox } from '#flow'
import { dayOf } from '#words'

export type Values = Readonly<Record<string, unknown>>
export type Hands = {
  make(holder: string, document: string, values: Values, once: string): Promise<AnyRow>
  act(holder: string, document: string, id: string, action: string, once: string, values?: Values): Promise<AnyRow>
  approve(holder: string, record: string, once: string): Promise<AnyRow>
  /** What took the time: milliseconds and count by kind of step. */
  readonly spent: ReadonlyMap<string, { count: number; ms: number }>
}

/** `importer` is the person whose deeds these are; holders are persons by id. `house` as a holder is the house itself. */
export function openHands(house: House, importer: string | undefined): Hands {
  const known = new Map<string, Actor>()
  const spent = new Map<string, { count: number; ms: number }>()
  const actorFor = async (holder: string): Promise<Actor> => {
    if (holder === 'house') return houseActor
    const found = known.get(holder) ?? (await actorOfPerson(house.store, house.plan, holder, dayOf(house.store.clock(), house.zone)))
    if (!found) throw new Error(`nobody of id ${holder} works here`)
    known.set(holder, found)
    return importer && importer !== holder ? { ...found, person: importer, onBehalfOf: holder, writesDown: true } : found
  }
  const timed = async <T>(kind: string, run: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await run()
    const sum = spent.get(kind) ?? { count: 0, ms: 0 }
    spent.set(kind, { count: sum.count + 1, ms: sum.ms + performance.now() - began })
    return result
  }
  return {
    spent,
    make: (holder, document, values, once) => timed(`${document} make`, async () => (await make(house, await actorFor(holder), document, values, { idempotencyKey: once })).row),
    act: (holder, document, id, action, once, values) => timed(`${document} ${action}`, async () => (await act(house, await actorFor(holder), { document, id, action, ...(values ? { values } : {}) }, { idempotencyKey: once })).row),
    approve: (holder, record, once) => timed('task approve', async () => {
      const actor = await actorFor(holder)
      const [done] = await house.store.query<{ answer: { row: AnyRow } }>({ name: 'approved once', text: 'select answer from house.idempotency where person = $1 and key = $2', values: [actor.person, once] })
      if (done) return done.answer.row
      const { items: [task] } = await inbox(house, actor, 'todo', house.store.clock().toISOString(), { record })
      if (!task) throw new Error(`no task is open on ${record}`)
      return (await decide(house, actor, { task: task.id, verb: 'approve' }, { idempotencyKey: once })).row
    }),
  }
}
