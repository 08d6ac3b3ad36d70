/** A list taken out as a job that outlives its window: what is wanted, by whom, how many rows came, and the file in parts while it is kept. */
import { declaredOf, type House } from '#act'
import type { Actor } from '#allow'
import { maySeeList } from '#read'
import { jobState, keepJob, type Statement, type Store, type TakenJob } from '#store'
import { insist, Refused, refuse, type Label, type Language } from '#words'
import type { Format, Wanted } from '../sheets/index.ts'

/** `seat`: the roles in which it was asked for. */
export type TakingOut = { readonly document: string; readonly format: Format; readonly wanted: Wanted & { readonly language: Language }; readonly seat: string }
export type Rows = { readonly rows: number; readonly total: number | null }
export type TakenOut = {
  readonly id: string; readonly document: string; readonly format: Format; readonly state: 'waiting' | 'running' | 'done' | 'failed'; readonly progress: Rows | null
  readonly result: { readonly name: string; readonly rows: number; readonly size: number } | null
  readonly error: string | null; readonly at: string; readonly expires: string | null
}

/** The kind of job that a list taken out is. */
export const takings = 'export'
/** Days for which a file is kept. */
export const kept = 7
/** Lists that a person may have on their way at once. */
const most = 5

/** The roles that somebody holds, and where: what one may read hangs on them. */
export const seatOf = ({ roles }: Actor): string => roles.map(({ role, department }) => `${role}@${department ?? ''}`).toSorted().join(' ')

/** Keeps what is wanted; `runTakingOut` makes the file, in whichever process comes to it. */
export async function startTakingOut({ store, plan, ...house }: House, actor: Actor, type: string, format: Format, wanted: TakingOut['wanted']): Promise<string> {
  const document = declaredOf({ store, plan, ...house }, type)
  insist(maySeeList(document, actor))
  const going = (await takenOut(store, actor)).filter(({ state }) => state === 'waiting' || state === 'running')
  if (going.length >= most) throw new Refused(refuse(`已有 ${most} 个导出在进行，请等其中一个完成`, `${most} exports are already on their way; wait for one of them`, undefined, { kind: 'busy' }))
  const payload: TakingOut = { document: document.name, format, wanted, seat: seatOf(actor) }
  return keepJob(store, { id: store.newId(), kind: takings, payload, person: actor.person, at: store.clock() })
}

/** One's own, the newest first; nobody else's, whatever their role. */
export const takenOut = (store: Store, actor: Actor, id?: string): Promise<TakenOut[]> => store.query<TakenOut>({
  values: [actor.person, store.clock(), id ?? null, takings],
  text: `select id, payload->>'document' as document, payload->>'format' as format, ${jobState('$2')} as state, progress, result, last_error as error, created_at as at, done_at + interval '${kept} days' as expires
    from house.job where kind = $4 and person = $1 and cancelled_at is null and ($3::text is null or id::text = $3) order by created_at desc, id desc limit 50`,
})

/** Whether the file may still be fetched: by whoever asked for it, as long as they read the list in the same roles. */
export async function readable({ store, plan, ...house }: House, actor: Actor, id: string): Promise<{ readonly name: string; readonly format: Format }> {
  const [found] = await takenOut(store, actor, id)
  if (!found?.result || (found.expires ?? '') <= store.clock().toISOString()) throw new Refused(refuse('没有这个文件，或它已过期', 'There is no such file, or it has expired', undefined, { kind: 'not-found' }))
  insist(maySeeList(declaredOf({ store, plan, ...house }, found.document), actor))
  const [job] = await store.query<{ seat: string }>({ text: `select payload->>'seat' as seat from house.job where id = $1`, values: [found.id] })
  if (job?.seat !== seatOf(actor)) throw new Refused(refuse('导出之后您的角色有变，请重新导出', 'Your roles have changed since it was taken out; take it out again', undefined, { kind: 'forbidden' }))
  return { name: found.result.name, format: found.format }
}

/** The parts of a file in their order. */
export const partsOf = (id: string): Statement => ({ text: `select bytes from house.file where document = 'house.job' and record = $1 order by id`, values: [id] })

/** Stops what is on its way, and throws away what has come. Answers whether there was such a thing. */
export async function putAway(store: Store, actor: Actor, id: string): Promise<boolean> {
  const found = await store.query<{ id: string }>({
    values: [id, actor.person, store.clock(), takings],
    text: `with away as (update house.job set cancelled_at = $3, leased_until = null where id::text = $1 and person = $2 and kind = $4 and cancelled_at is null returning id),
        gone as (delete from house.file f using away where f.document = 'house.job' and f.record = away.id)
      select id from away`,
  })
  return found.length > 0
}

/** The file is whole: it is kept, and whoever asked is told of it. Answers nothing when it was stopped meanwhile. */
export const keepTakenOut = (store: Store, { id, person, attempts }: TakenJob<TakingOut>, result: NonNullable<TakenOut['result']>, [zh, en]: Label): Promise<unknown[]> => store.query({
  values: [id, attempts, store.clock(), JSON.stringify(result), store.newId(), person, zh, en],
  text: `with kept as (update house.job set done_at = $3, leased_until = null, result = $4 where id = $1 and attempts = $2 and cancelled_at is null returning id)
    insert into house.notification (id, person, kind, record, text_zh, text_en, at) select $5, $6, 'export', id, $7, $8, $3 from kept returning id`,
})
