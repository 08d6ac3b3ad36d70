/** Making and editing: a new document from values, or other values for one that may still be written. */
import { mayChange, mayEdit, mayMake, type Actor } from '#allow'
import { refusalsOf, type Values } from '#check'
import { firstState, type AnyDocument } from '#declare'
import { stepsOf } from '#flow'
import { closing } from '#store'
import { insist, together } from '#words'
import { moment, type House, type Work } from './house.ts'
import { departmentOf, formed, keepChange, keepNew } from './keep.ts'
import { knownOf } from './known.ts'
import { declaredOf, take, type AnyRow } from './take.ts'
import { transacted, type How } from './transact.ts'

/** A new document in its first state. */
export const make = (house: House, actor: Actor, name: string, values: Values, how: How = {}): Promise<{ readonly row: AnyRow }> =>
  transacted(house, actor, how, { kind: 'make', name, values }, async (unit) => {
    const document = declaredOf(house, name)
    insist(mayMake(house.plan, document, actor))
    return { row: await makeIn({ house, unit: closing(unit), actor, request: how.request }, document, values) }
  })

/** Other values for an existing document; `null` empties a field, lines are given whole. */
export const edit = (house: House, actor: Actor, name: string, id: string, version: number | undefined, values: Values, how: How = {}): Promise<{ readonly row: AnyRow }> =>
  transacted(house, actor, how, { kind: 'edit', name, id, values }, async (unit) => {
    const document = declaredOf(house, name)
    const before = await take(unit, document, id, actor, version)
    insist(mayEdit(house.plan, document, actor, before) ?? (actor.house ? undefined : mayChange(document, await stepsOf(unit, actor, id), Object.keys(values))))
    insist(together(refusalsOf(document, values, actor.house)))
    const changed = formed(document, { ...before, ...values, version: before.version + 1 }, unit.newId)
    if (document.editing) insist(document.editing.guard(changed as never, (await knownOf({ house, unit, actor }, document, document.editing, changed)) as never, before as never))
    const after = { ...changed, department: document.access.department ? departmentOf(document, changed, actor) : before.department }
    await keepChange({ unit: closing(unit), plan: house.plan, actor, request: how.request }, document, { before, after, name: 'edit' })
    return { row: after }
  })

export async function makeIn({ house, unit, actor, request }: Work, document: AnyDocument, values: Values): Promise<AnyRow> {
  insist(together(refusalsOf(document, values, actor.house)))
  const id = unit.newId()
  const full = formed(document, {
    ...values, id, number: codeOf(values, id), version: 1, state: firstState(document), department: values['department'] ?? null, enteredBy: actor.onBehalfOf ?? actor.person, enteredAt: unit.at,
  }, unit.newId)
  const row = { ...full, department: departmentOf(document, full, actor) } as AnyRow
  return keepNew({ unit, plan: house.plan, actor, request }, document, row, moment(house, actor, unit.at).today)
}

/** Documents without a counter are numbered by their code. */
const codeOf = (values: Values, id: string): string => String(values['code'] ?? values['login'] ?? id.slice(-12))

