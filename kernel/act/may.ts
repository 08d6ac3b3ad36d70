/** What a person could do with a document now: the same checks as the deed, without writing. */
import { mayAct, mayEdit, type Actor } from '#allow'
import { guarded, inState } from '#check'
import type { AnyAction, AnyDocument } from '#declare'
import { learn } from '#read'
import type { Unit } from '#store'
import type { Refusal } from '#words'
import { separatedOn } from './act.ts'
import { moment, type House } from './house.ts'
import type { AnyRow } from './take.ts'

export type May = Readonly<Record<string, true | Refusal>>

/** For each action, true or the reason why not; facts of all actions are learnt in one trip. */
export async function may(house: House, actor: Actor, document: AnyDocument, row: AnyRow): Promise<May> {
  return house.store.transaction(async (unit) => {
    const open = Object.entries(document.actions).filter(([key, action]) => !firstRefusal(house, document, key, action, actor, row))
    const known = await learnt(house, unit, actor, document, row, open.flatMap(([, action]) => (action.needs as readonly string[] | undefined) ?? []))
    const verdicts: Record<string, true | Refusal> = { edit: mayEdit(house.plan, document, actor, row) ?? true }
    for (const [key, action] of Object.entries(document.actions)) {
      verdicts[key] = firstRefusal(house, document, key, action, actor, row)
        ?? (action.duty ? await separatedOn(house, unit, actor, action.duty.duty, document, row) : undefined)
        ?? (action.asks?.length ? undefined : guarded(document, action, row, known))
        ?? true
    }
    return verdicts
  })
}

const firstRefusal = (house: House, document: AnyDocument, key: string, action: AnyAction, actor: Actor, row: AnyRow): Refusal | undefined =>
  inState(document, action, row.state) ?? mayAct(house.plan, document, key, actor, row)

async function learnt(house: House, unit: Unit, actor: Actor, document: AnyDocument, row: AnyRow, needs: readonly string[]): Promise<unknown> {
  const now = moment(house, actor, unit.at)
  const facts = Object.fromEntries([...new Set(needs)].flatMap((name) => (document.known?.[name] ? [[name, document.known[name](row as never, now)]] : [])))
  return Object.keys(facts).length === 0 ? now : { ...(await learn(unit, house.plan, facts, now)), ...now }
}
