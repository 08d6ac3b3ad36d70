/** One document as its reader may see it, and what hangs on it: deeds, links, postings. */
import { maySee, scopeSql, seesAny, type Actor } from '#allow'
import { documentOf, type AnyDocument, type Plan } from '#declare'
import { entries, type EntryRow } from '#ledger'
import { fromJson, rowSql, tableOf, type Asks } from '#store'
import { Refused, refuse, type Label } from '#words'
import { unmasked } from './page.ts'
import { namesOf, refsOf, titleSql, type Refs } from './refs.ts'

export type AnyRead = Readonly<Record<string, unknown>> & { readonly id: string; readonly number: string; readonly version: number; readonly state: string }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The row by id or number, masked for its reader; nothing when there is none or they may not see it. */
export async function one(asks: Asks, document: AnyDocument, actor: Actor, idOrNumber: string): Promise<AnyRead | undefined> {
  const row = await whole(asks, document, idOrNumber)
  return row && maySee(document, actor, row) ? unmasked(document, actor, row) : undefined
}

/** The unmasked row, for checks of the house itself. */
export async function whole(asks: Asks, document: AnyDocument, idOrNumber: string): Promise<AnyRead | undefined> {
  const by = uuid.test(idOrNumber) ? 'id = $1::uuid' : 'number = $1'
  const [found] = await asks.query<{ row: AnyRead }>({ name: `one ${document.name} ${by}`, text: `select ${rowSql(document, 't')} as row from ${tableOf(document).name} t where t.${by}`, values: [idOrNumber.replaceAll('\u0000', '')] })
  return found && fromJson(found.row)
}

export const refsOfRow = (asks: Asks, plan: Plan, document: AnyDocument, row: AnyRead): Promise<Refs> => refsOf(asks, plan, document, [row])

export type HistoryItem = { readonly id: string; readonly at: string; readonly action: string; readonly label: Label; readonly person: { readonly id: string; readonly name: string }; readonly onBehalfOf?: { readonly id: string; readonly name: string }; readonly clause: string | null; readonly before: unknown; readonly after: unknown; readonly opinion: string | null }

const ownWords: Readonly<Record<string, Label>> = { make: ['新建', 'Made'], edit: ['修改', 'Edited'], 'task:approve': ['同意', 'Approved the task'], 'task:reject': ['驳回', 'Rejected the task'], 'task:return': ['退回', 'Returned the task'], 'task:transfer': ['转办', 'Transferred the task'], read: ['查阅', 'Read'] }

/** Deeds of a record the reader may see, newest first; masked fields are left out of before and after. */
export async function history(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<readonly HistoryItem[]> {
  const deeds = await asks.query<{ id: string; at: string; action: string; person: string; on_behalf_of: string | null; clause: string | null; before: object | null; after: object | null; opinion: string | null }>({
    name: 'history', text: 'select id, at, action, person, on_behalf_of, clause, before, after, opinion from house.deed where record = $1 and document = $2 order by seq desc limit 500', values: [id, document.name],
  })
  const people = new Set(deeds.flatMap(({ person, on_behalf_of }) => [person, ...(on_behalf_of ? [on_behalf_of] : [])]))
  const names = await namesOf(asks, plan, new Map([[plan.directory.person.document, people]]))
  const named = (person: string) => ({ id: person, name: names[person]?.title ?? '章法' })
  const shown = (values: object | null) => values && unmasked(document, actor, values as Readonly<Record<string, unknown>>)
  return deeds.map(({ id: deed, at, action, person, on_behalf_of, clause, before, after, opinion }) => ({
    id: deed, at, action, clause, opinion, label: document.actions[action]?.label ?? ownWords[action] ?? [action, action], person: named(person), before: shown(before), after: shown(after), ...(on_behalf_of ? { onBehalfOf: named(on_behalf_of) } : {}),
  }))
}

export type Linked = { readonly document: string; readonly id: string; readonly number: string; readonly state: string; readonly label: Label; readonly title: string; readonly kind: string; readonly quantity: string | null; readonly amount: string | null }

/** Documents this one came from and those that came of it - by links of lines and by refs - as far as the reader may see them. */
export async function linksOf(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<{ readonly up: readonly Linked[]; readonly down: readonly Linked[] }> {
  const links = await asks.query<{ up: boolean; document: string; record: string; kind: string; quantity: string; amount: string }>({
    name: 'links', values: [id],
    text: `select true as up, from_document as document, from_record as record, kind, sum(quantity)::text as quantity, sum(amount)::text as amount from house.link where record = $1 group by 2, 3, 4
      union all select false, document, record, kind, sum(quantity)::text, sum(amount)::text from house.link where from_record = $1 group by 2, 3, 4`,
  })
  const referring = await refsTo(asks, plan, document, actor, id)
  const found = await visible(asks, plan, actor, links)
  const shown = links.flatMap((link) => { const row = found.get(link.record); return row ? [{ ...row, up: link.up, kind: link.kind, quantity: link.quantity, amount: link.amount }] : [] })
  const down = shown.filter(({ up }) => !up)
  return { up: shown.filter(({ up }) => up), down: [...down, ...referring.filter((one) => !down.some((other) => other.id === one.id))] }
}

async function visible(asks: Asks, plan: Plan, actor: Actor, wanted: readonly { readonly document: string; readonly record: string }[]): Promise<ReadonlyMap<string, Linked>> {
  const values: unknown[] = []
  const parts = [...new Set(wanted.map((one) => one.document))].filter((name) => plan.documents.has(name) && seesAny(documentOf(plan, name), actor)).map((name) => {
    const target = documentOf(plan, name)
    const ids = `$${values.push(wanted.filter((one) => one.document === name).map(({ record }) => record))}::uuid[]`
    const scope = scopeSql(target, actor, 't', values)
    return `select '${name}' as document, t.id, t.number, t.state, ${titleSql(target, 't')} as title from ${tableOf(target).name} t where t.id = any(${ids})${scope ? ` and ${scope}` : ''}`
  })
  if (parts.length === 0) return new Map()
  const found = await asks.query<Linked>({ text: parts.join(' union all '), values })
  return new Map(found.map((row) => [row.id, { ...row, label: documentOf(plan, row.document).label, kind: 'ref', quantity: null, amount: null }]))
}

/** Documents with a ref field of their head pointing here, newest fifty of each type. */
async function refsTo(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<readonly Linked[]> {
  const values: unknown[] = [id]
  const parts = [...plan.documents.values()].filter((other) => seesAny(other, actor)).flatMap((other) => {
    const columns = tableOf(other).columns.filter(({ field }) => field?.kind === 'ref' && field.facts.to === document.name)
    if (columns.length === 0) return []
    const scope = scopeSql(other, actor, 't', values)
    return [`(select '${other.name}' as document, t.id, t.number, t.state, ${titleSql(other, 't')} as title from ${tableOf(other).name} t where (${columns.map(({ column }) => `t."${column}" = $1`).join(' or ')})${scope ? ` and ${scope}` : ''} order by t.id desc limit 50)`]
  })
  if (parts.length === 0) return []
  const found = await asks.query<Linked>({ text: parts.join(' union all '), values })
  return found.map((row) => ({ ...row, label: documentOf(plan, row.document).label, kind: 'ref', quantity: null, amount: null }))
}

/** Postings of a document; whoever may see it may see what it posted. */
export const entriesOf = (asks: Asks, id: string): Promise<EntryRow[]> => entries(asks, { record: id, limit: 200 })

/** Documents of every type whose number, name or searched text holds `q`; only what the reader may see, best types first. */
export async function search(asks: Asks, plan: Plan, actor: Actor, q: string, found: (document: AnyDocument, bind: (value: unknown) => string) => string, limit = 8): Promise<readonly Linked[]> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const parts = [...plan.documents.values()].filter((document) => seesAny(document, actor)).map((document) => {
    const scope = scopeSql(document, actor, 't', values)
    return `(select '${document.name}' as document, t.id, t.number, t.state, ${titleSql(document, 't')} as title from ${tableOf(document).name} t where ${found(document, bind)}${scope ? ` and ${scope}` : ''} order by (t.number = ${bind(q)}) desc, t.id desc limit ${limit})`
  })
  if (parts.length === 0) throw new Refused(refuse('没有可查的单据', 'There is nothing you may search', undefined, { kind: 'forbidden' }))
  const rows = await asks.query<Linked>({ text: parts.join(' union all '), values })
  return rows.map((row) => ({ ...row, label: documentOf(plan, row.document).label, kind: 'found', quantity: null, amount: null }))
}
