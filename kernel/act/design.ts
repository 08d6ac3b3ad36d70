/** Designing: drafts are saved, and published as the next version when they may be walked; every publish is a deed. */
import { createHash } from 'node:crypto'
import { mayDesign, type Actor, type Kind } from '#allow'
import { documentOf, type Process } from '#declare'
import { boundsOf, checked, draftOf, drawnPools, dropDraft, keepDraft, publishDrawing, warnings, type Bound, type DraftRow } from '#flow'
import { deedOnly, fromJson, headSql, tableOf, type Asks, type Unit } from '#store'
import { insist, Refused, refuse, type Label, type Refusal } from '#words'
import type { House } from './house.ts'
import type { AnyRow } from './take.ts'
import { transacted, type How } from './transact.ts'

/** What is drawn: a process of the plan, or that of one kind of a document. */
export type Design = { readonly key: string; readonly label: Label; readonly process: Process; readonly bounds: readonly Bound[]; readonly kind?: Kind & { readonly row: AnyRow } }

/** Nothing when neither a process nor a kind bears that name. */
export async function designOf({ plan }: House, asks: Asks, key: string): Promise<Design | undefined> {
  const process = plan.processes.get(key)
  if (process) return { key, label: process.label, process, bounds: boundsOf(process) }
  for (const bound of drawnPools(plan)) {
    const kind = bound.binding.drawn && documentOf(plan, bound.binding.drawn.kind)
    if (!kind) continue
    const [found] = await asks.query<{ row: AnyRow }>({ text: `select ${headSql(kind, 't')} as row from ${tableOf(kind).name} t where t.number = $1`, values: [key] })
    if (found) return { key, label: labelOf(bound, fromJson(found.row)), process: bound.process, bounds: [bound], kind: { document: kind.name, row: fromJson(found.row) } }
  }
  return undefined
}
function labelOf({ binding }: Bound, row: AnyRow): Label {
  const [zh = '', en = ''] = (binding.drawn?.label ?? []).map((field) => String(row[field] ?? ''))
  return [zh, en || zh]
}

export const mayDraw = ({ plan }: House, actor: Actor, { kind }: Design): Refusal | undefined => mayDesign(plan, actor, kind)

/** The design of a key that this person may draw. */
export async function drawable(house: House, asks: Asks, actor: Actor, key: string): Promise<Design> {
  const design = await designOf(house, asks, key)
  if (!design) throw new Refused(refuse('没有这个流程', 'There is no such process', undefined, { kind: 'not-found' }))
  insist(mayDraw(house, actor, design))
  return design
}

/** Saves what is drawn so far, sound or not; `seen` is the draft's version the designer began with, 0 for none. */
export const saveDraft = (house: House, actor: Actor, { key, xml, seen }: { readonly key: string; readonly xml: string; readonly seen: number }, how: How = {}): Promise<{ readonly version: number }> =>
  transacted(house, actor, how, { kind: 'draft', key, xml, seen }, async (unit) => {
    const { label } = await drawable(house, unit, actor, key)
    return { version: await keepDraft(unit, { key, label, xml, person: actor.person, at: unit.at, seen }) }
  })

/** Publishes the draft, when it is sound; new cases walk it from now on, running ones stay on their version. */
export const publishDraft = (house: House, actor: Actor, { key, seen }: { readonly key: string; readonly seen: number }, how: How = {}): Promise<{ readonly version: number; readonly warnings?: readonly Refusal[] }> =>
  transacted(house, actor, how, { kind: 'publish', key, seen }, async (unit) => {
    const design = await drawable(house, unit, actor, key)
    const draft = await draftOf(unit, key)
    const { xml } = draftStands(draft, seen)
    const definition = await checked(house.plan, xml, design.bounds)
    const version = await publishDrawing(unit, { key, label: design.label, xml, definition }, actor.person)
    await dropDraft(unit, key)
    await deedOn(house, unit, actor, how, design, 'publish-process', { process: key, version })
    const warned = warnings(house.plan, xml, definition, design.bounds)
    return { version, ...(warned.length > 0 ? { warnings: warned } : {}) }
  })

/** What was done to a drawing, as evidence. */
export const deedOn = ({ plan }: House, unit: Unit, actor: Actor, how: How, { key, kind }: Design, action: string, after: object): Promise<unknown> => unit.query(deedOnly({ deed: {
  id: unit.newId(), at: unit.at, document: kind?.document ?? drawing, record: kind?.row.id ?? recordOf(key), number: key, action, duty: null, person: actor.person, on_behalf_of: actor.onBehalfOf ?? null,
  clause: kind ? documentOf(plan, kind.document).clause.clause : null, before: null, after, instance: null, request: how.request ?? null, opinion: null,
} }))

/** The draft as it was seen, or a refusal. */
export function draftStands(draft: DraftRow | undefined, seen: number): DraftRow {
  if (!draft) throw new Refused(refuse('没有草稿可以发布', 'There is no draft to publish', undefined, { kind: 'conflict' }))
  if (draft.version !== seen) throw new Refused(refuse('草稿已被他人保存，请重新打开', 'Somebody saved the draft meanwhile; open it again', 'If-Match', { kind: 'stale' }))
  return draft
}

/** What a deed on a process of the plan is about: it is no document, its id follows from its key. */
const drawing = 'house.process'
export const recordOf = (key: string): string => createHash('md5').update(key).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
