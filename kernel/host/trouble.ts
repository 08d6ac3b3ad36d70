/** What could not be done in the background: tried again later and later, and after enough tries left as an incident for a person. */
import type { Asks, Store } from '#store'
import { Refused, refuse, type Label } from '#words'

/** Tries before it is left to a person; the pauses between them add up to some twenty minutes. */
const tries = 8

const ofInstance = (what: string): string => `(select ${what} from house.instance i where i.id = w.instance)`
/** The step a timer stands at, as it is drawn, in both languages. */
const stepOfTimer = `coalesce((select json_build_array(called.zh, coalesce(n -> 'facts' ->> 'en', called.zh)) from house.instance i join house.definition d on d.key = i.definition and d.version = i.version,
  jsonb_array_elements(i.state -> 'waits') e, lateral (select d.compiled -> 'nodes' -> (e ->> 'node') as n) drawn, lateral (select coalesce(nullif(n ->> 'name', ''), e ->> 'node') as zh) called where i.id = w.instance and e ->> 'id' = w.subscription limit 1), to_json(subscription))`

const kinds = {
  reaction: { table: 'outbox', key: 'seq::text', said: 'to_json(event)', subject: 'document', record: 'record', number: 'number', at: 'at', again: 'failed_at = null, retry_at = null, attempts = 0' },
  timer: { table: 'timer', key: 'id::text', said: stepOfTimer, subject: ofInstance('i.document'), record: ofInstance('i.record'), number: ofInstance('i.number'), at: 'due_at', again: 'failed_at = null, retry_at = null, attempts = 0' },
  job: { table: 'job', key: 'id::text', said: 'to_json(kind)', subject: `payload->>'document'`, record: 'null::uuid', number: 'null::text', at: 'created_at', again: 'failed_at = null, leased_until = null' },
} as const

type IncidentKind = keyof typeof kinds
export type Incident = { readonly kind: IncidentKind; readonly id: string; readonly what: string | Label; readonly document: string | null; readonly record: string | null; readonly number: string | null; readonly attempts: number; /** A refusal in both languages, or a fault as it was thrown. */ readonly error: string | Label; readonly since: string; readonly failedAt: string; /** Whether the reader may see what it is about. */ readonly seen: boolean }

/** Notes a failed try in a transaction of its own, since the try itself was rolled back. */
export const troubled = (store: Store, kind: 'reaction' | 'timer', id: number | string, error: unknown): Promise<unknown[]> => store.query({
  text: `update house.${kinds[kind].table} set attempts = attempts + 1, last_error = $2, retry_at = $3::timestamptz + interval '5 seconds' * (2 ^ (attempts + 1)),
    failed_at = case when attempts + 1 >= ${tries} then $3::timestamptz end where ${kinds[kind].key} = $1`,
  values: [String(id), told(error).slice(0, 4000), store.clock()],
})

/** What waits for a person, the latest first, at most 200; `seen` is the condition under which the reader may see the document and record it is about, else the record is not told. Its number is, so that whoever mends it can be told which. */
export async function incidents(asks: Asks, seen: (document: string, record: string, values: unknown[]) => string = () => ''): Promise<Incident[]> {
  const values: unknown[] = []
  const condition = seen('o.document', 'o.record', values) || 'true'
  const latest = `select o.*, o.record is null or coalesce(${condition}, false) as seen from (${failed}) o order by o."failedAt" desc limit 200`
  const found = await asks.query<Incident & { readonly error: string }>({ values, text: `select kind, id, what, document, case when seen then record end as record, number, attempts, error, since, "failedAt", seen from (${latest}) w` })
  return found.map((one) => ({ ...one, error: causeOf(one.error) }))
}
const failed = `${Object.entries(kinds).map(([kind, { table, key, said, subject, record, number, at }]) => `select '${kind}' as kind, ${key} as id, ${said} as what, ${subject} as document, ${record} as record, ${number} as number, attempts, coalesce(last_error, '') as error, ${at} as since, failed_at as "failedAt"
    from house.${table} w where failed_at is not null`).join(' union all ')}`

/** Lets the worker try again, now that a person saw to the cause. */
export async function retryIncident(asks: Asks, kind: string, id: string): Promise<void> {
  const { table, key, again } = Object.hasOwn(kinds, kind) ? kinds[kind as IncidentKind] : kinds.reaction
  const [found] = Object.hasOwn(kinds, kind) ? await asks.query({ text: `update house.${table} set ${again} where ${key} = $1 and failed_at is not null returning ${key}`, values: [id] }) : []
  if (!found) throw new Refused(refuse('没有这个异常', 'There is no such incident', undefined, { kind: 'not-found' }))
}

/** A refusal is kept in both languages beside each other, as jobs keep theirs; a fault as it was thrown, with where it came from on more lines. */
const told = (error: unknown): string => (error instanceof Refused ? `${error.refusal.refused.zh} | ${error.refusal.refused.en}` : ((error as Error).stack ?? String(error)))
function causeOf(kept: string): Incident['error'] {
  const [zh, en, ...more] = kept.includes('\n') ? [] : kept.split(' | ')
  return zh !== undefined && en !== undefined && more.length === 0 ? [zh, en] : kept
}
