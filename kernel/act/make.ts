/** Making and editing: a new document from values, or other values for one that may still be written. */
import { bookOfDepartment, mayChange, mayEdit, mayMake, type Actor } from '#allow'
import { refusalsOf, type Values } from '#check'
import { firstState, mainBook, ofCompany, type AnyDocument } from '#declare'
import { stepsOf } from '#flow'
import { closing, type Asks } from '#store'
import { insist, refuse, together } from '#words'
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
    insist(together(refusalsOf(document, values, actor.house)))
    const book = await bookFor(house, unit, actor, departmentOf(document, values, actor))
    return { row: await keptAs({ house, unit: closing(unit), actor, request: how.request }, document, values, book) }
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
    if (after.department !== before.department && (await bookFor(house, unit, actor, after.department)) !== before.book) insist(ofCompany(document) ? elsewhere(document) : undefined)
    await keepChange({ unit: closing(unit), plan: house.plan, actor, request: how.request }, document, { before, after, name: 'edit' })
    return { row: after }
  })

/** What follows from a document is of its company (`book`); what somebody enters is of the company of the department it belongs to. */
export async function makeIn(work: Work, document: AnyDocument, values: Values, book?: string): Promise<AnyRow> {
  insist(together(refusalsOf(document, values, work.actor.house)))
  return keptAs(work, document, values, book ?? (await bookFor(work.house, work.unit, work.actor, departmentOf(document, values, work.actor))))
}

function keptAs({ house, unit, actor, request }: Work, document: AnyDocument, values: Values, book: string): Promise<AnyRow> {
  const id = unit.newId()
  const full = formed(document, {
    ...values, id, number: numberOf(document, values, id, book), version: 1, book, state: firstState(document), department: values['department'] ?? null, enteredBy: actor.onBehalfOf ?? actor.person, enteredAt: unit.at,
  }, unit.newId)
  const row = { ...full, department: departmentOf(document, full, actor) } as AnyRow
  return keepNew({ unit, plan: house.plan, actor, request }, document, row, moment(house, actor, unit.at).today)
}

/** Documents without a counter are numbered by their code; a company's own, by that after the code of its book. */
function numberOf(document: AnyDocument, values: Values, id: string, book: string): string {
  const code = String(values['code'] ?? values['login'] ?? id.slice(-12))
  return book === mainBook || !ofCompany(document) ? code : `${book} ${code}`
}

/** The book of a department: the actor's own, where it is theirs or the house keeps but one. */
const bookFor = async ({ plan }: House, asks: Asks, actor: Actor, department: string | null): Promise<string> =>
  (!actor.book ? mainBook : department === null || department === actor.department ? actor.book : bookOfDepartment(asks, plan, department))


const elsewhere = ({ access }: AnyDocument) => refuse('该部门属于另一家公司，单据不能改归它', 'The department is of another company: the document cannot move there', access.department)
