/** What a person could do with a document now: the same checks as the deed, without writing. */
import { decidersOf, doneOn, mayAct, mayEdit, maySee, separated, type Actor } from '#allow'
import { builtUpon, guarded, inState } from '#check'
import { ofCompany, type AnyAction, type AnyDocument } from '#declare'
import { learn, restingOn } from '#read'
import { refuse, type Refusal } from '#words'
import { moment, type House } from './house.ts'
import type { AnyRow } from './take.ts'

export type May = Readonly<Record<string, true | Refusal>>

/** For each action, true or the reason why not; facts of all actions are learnt in one trip, earlier duties in another. */
export async function may(house: House, actor: Actor, document: AnyDocument, row: AnyRow): Promise<May> {
  if (!maySee(document, actor, row)) return Object.fromEntries(['edit', ...Object.keys(document.actions)].map((key) => [key, throughTask()]))
  const first = new Map(Object.entries(document.actions).map(([key, action]) => [key, firstRefusal(house, document, key, action, actor, row)]))
  const open = Object.entries(document.actions).filter(([key]) => !first.get(key)).map(([, action]) => action)
  const [known, done, resting] = await Promise.all([
    learnt(house, actor, document, row, open.flatMap((action) => (action.needs as readonly string[] | undefined) ?? [])),
    doneOn(house.plan, house.store, decidersOf(actor), open.flatMap(({ duty }) => (duty ? [duty.duty] : [])), { document, row }),
    open.some(({ givesUp }) => givesUp) ? restingOn(house.store, house.plan, document, row.id) : undefined,
  ])
  const verdicts = Object.entries(document.actions).map(([key, action]) => [key, first.get(key) ?? (action.duty ? separated(house.plan, action.duty.duty, done) : undefined) ?? (action.givesUp ? builtUpon(action, resting) : undefined) ?? (action.asks?.length ? undefined : guarded(document, action, row, known)) ?? true] as const)
  return { edit: mayEdit(house.plan, document, actor, row) ?? true, ...Object.fromEntries(verdicts) }
}

/** Whoever was only asked to decide decides, and does nothing else to it. */
const throughTask = (): Refusal => refuse('您只因待办看到这张单据', 'You see this document through a task only', undefined, { kind: 'forbidden' })

const firstRefusal = (house: House, document: AnyDocument, key: string, action: AnyAction, actor: Actor, row: AnyRow): Refusal | undefined =>
  inState(document, action, row.state) ?? mayAct(house.plan, document, key, actor, row)

async function learnt(house: House, actor: Actor, document: AnyDocument, row: AnyRow, needs: readonly string[]): Promise<unknown> {
  const now = moment(house, actor, house.store.clock().toISOString(), row.book)
  const facts = Object.fromEntries([...new Set(needs)].flatMap((name) => (document.known?.[name] ? [[name, document.known[name](row as never, now)]] : [])))
  return Object.keys(facts).length === 0 ? now : { ...(await learn(house.store, house.plan, facts, ofCompany(document) ? now : {})), ...now }
}
