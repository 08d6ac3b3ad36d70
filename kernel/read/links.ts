/** What a document came from and what came of it: up and down the chain of links, documents that refer to it, and those whose lines point at its lines before any deed has linked them. */
import { scopeSql, seesAny, type Actor } from '#allow'
import { isId } from '#check'
import { documentOf, type AnyDocument, type Plan } from '#declare'
import { linesTableName, quoted, tableOf, type Asks } from '#store'
import type { Label } from '#words'
import { seenSql } from './one.ts'
import { titleSql } from './refs.ts'

/** `steps` counts links from the document asked for: 1 is its neighbour. References have neither quantity nor amount; where several lines are linked there is no quantity, since what they are of may differ. */
export type Linked = {
  readonly document: string; readonly id: string; readonly number: string; readonly state: string; readonly label: Label; readonly title: string
  readonly kind: string; readonly quantity: string | null; readonly amount: string | null; readonly steps: number
}
/** One link between two documents that are shown, from the earlier to the later one. */
export type LinkEdge = { readonly from: string; readonly to: string; readonly kind: string }
export type Chain = { readonly up: readonly Linked[]; readonly down: readonly Linked[]; readonly edges: readonly LinkEdge[] }
type Edge = { readonly up: boolean; readonly document: string; readonly record: string; readonly kind: string; readonly quantity: string | null; readonly amount: string; readonly steps: number }

/** Both empty when the reader may not see the document; what they may not see of the chain is left out. */
export async function linksOf(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<Chain> {
  if (!isId(id)) return nothing
  const values: unknown[] = [id]
  const [seen] = await asks.query<{ seen: boolean }>({ text: `select ${seenSql(document, actor, values)} as seen`, values })
  if (!seen?.seen) return nothing
  const edges = await asks.query<Edge>({ name: 'chain of links', values: [id], text: `${chainSql(true)} union all ${chainSql(false)} order by steps, kind` })
  const rows = await rowsOf(asks, plan, actor, edges)
  const shown = edges.flatMap(({ record, ...edge }) => rows.filter((row) => row.id === record && record !== id).map((row) => ({ ...row, ...edge, label: documentOf(plan, row.document).label })))
  const direction = (up: boolean): readonly Linked[] => shown.filter((edge) => edge.up === up).map(({ up: _up, ...linked }) => linked)
  const [up, down] = [direction(true), direction(false)]
  const unlike = (known: readonly Linked[]) => (one: Linked): boolean => !known.some((other) => other.id === one.id)
  const before = (await drawnFrom(asks, plan, document, actor, id)).filter(unlike(up))
  const drawn = (await drawnTo(asks, plan, document, actor, id)).filter(unlike(down))
  const referring = (await referringTo(asks, plan, document, actor, id)).filter(unlike([...down, ...drawn]))
  const later = [...drawn, ...referring]
  const linked = await edgesAmong(asks, [id, ...rows.map((row) => row.id)])
  const pointed = [...before.map((one) => ({ from: one.id, to: id, kind: one.kind })), ...later.map((one) => ({ from: id, to: one.id, kind: one.kind }))]
  return { up: [...up, ...before], down: [...down, ...later], edges: [...linked, ...pointed] }
}

const nothing: Chain = { up: [], down: [], edges: [] }

/** Links whose both ends the reader may see. */
const edgesAmong = async (asks: Asks, ids: readonly string[]): Promise<readonly LinkEdge[]> => (ids.length < 2 ? [] : asks.query<LinkEdge>({
  name: 'links among', values: [ids], text: 'select distinct l.from_record as "from", l.record as "to", l.kind from house.link l where l.from_record = any($1::uuid[]) and l.record = any($1::uuid[]) order by 1, 2, 3',
}))

/** Every document on the way, once per kind of link, with what the links that lead to it amount to; ten steps at most. */
function chainSql(up: boolean): string {
  const [here, there, there_document] = up ? ['record', 'from_record', 'from_document'] : ['from_record', 'record', 'document']
  return `(with recursive chain as (
      select $1::uuid as record, 0 as steps union select l.${there}, chain.steps + 1 from chain join house.link l on l.${here} = chain.record where chain.steps < 10
    ) select ${up} as up, l.${there_document} as document, l.${there} as record, l.kind, case when count(*) = 1 then min(l.quantity) end::text as quantity, sum(l.amount)::text as amount, min(c.steps) + 1 as steps
      from (select record, min(steps) as steps from chain group by record) c join house.link l on l.${here} = c.record group by 2, 3, 4)`
}

type Row = { readonly document: string; readonly id: string; readonly number: string; readonly state: string; readonly title: string }

const rowSelect = (document: AnyDocument, actor: Actor): string => `select '${document.name}' as document, t.id, t.number, t.state, ${titleSql(document, 't', actor)} as title from ${tableOf(document).name} t`

async function rowsOf(asks: Asks, plan: Plan, actor: Actor, wanted: readonly Edge[]): Promise<readonly Row[]> {
  const values: unknown[] = []
  const parts = [...new Set(wanted.map((one) => one.document))].map((name) => plan.documents.get(name)).filter((one) => one !== undefined).filter((one) => seesAny(one, actor)).map((target) => {
    const ids = values.push(wanted.filter((one) => one.document === target.name).map(({ record }) => record))
    const scope = scopeSql(target, actor, 't', values)
    return `${rowSelect(target, actor)} where t.id = any($${ids}::uuid[])${scope && ` and ${scope}`}`
  })
  return parts.length === 0 ? [] : asks.query<Row>({ text: parts.join(' union all '), values })
}

/** A column of lines that holds lines of another document. */
type Pointer = { readonly from: AnyDocument; readonly table: string; readonly column: string; readonly to: string; readonly target: string }

const pointersOf = (from: AnyDocument): readonly Pointer[] => tableOf(from).lines.flatMap(({ name, columns }) => columns.flatMap(({ column, field }) => {
  const { to, lines = 'lines' } = field?.facts ?? {}
  return field?.kind === 'line' && to ? [{ from, table: name, column: quoted(column), to, target: linesTableName(to, lines) }] : []
}))

/** What the lines of this document point at. */
const drawnFrom = (asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<readonly Linked[]> => beside(asks, plan, actor, id, pointersOf(document).flatMap(({ table, column, to, target }) => {
  const of = plan.documents.get(to)
  return of ? [{ of, ids: `select l.parent from ${target} l join ${table} o on o.${column} = l.id where o.parent = $1::uuid` }] : []
}))

/** What has lines that point at lines of this document. */
const drawnTo = (asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<readonly Linked[]> => beside(asks, plan, actor, id, [...plan.documents.values()].flatMap(pointersOf)
  .filter(({ to }) => to === document.name).map(({ from, table, column, target }) => ({ of: from, ids: `select o.parent from ${table} o join ${target} l on o.${column} = l.id where l.parent = $1::uuid` })))

/** Documents next to the one of id $1, the newest fifty of each kind. */
async function beside(asks: Asks, plan: Plan, actor: Actor, id: string, wanted: readonly { readonly of: AnyDocument; readonly ids: string }[]): Promise<readonly Linked[]> {
  const values: unknown[] = [id]
  const parts = wanted.filter(({ of }) => seesAny(of, actor)).map(({ of, ids }) => {
    const scope = scopeSql(of, actor, 't', values)
    return `(${rowSelect(of, actor)} where t.id in (${ids})${scope && ` and ${scope}`} order by t.id desc limit 50)`
  })
  return parts.length === 0 ? [] : (await asks.query<Row>({ text: parts.join(' union '), values })).map(neighbour(plan))
}

const neighbour = (plan: Plan) => (row: Row): Linked => ({ ...row, label: documentOf(plan, row.document).label, kind: 'ref', quantity: null, amount: null, steps: 1 })

/** Documents with a field of their head pointing here, the newest fifty of each type. */
async function referringTo(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<readonly Linked[]> {
  const values: unknown[] = [id]
  const parts = [...plan.documents.values()].filter((other) => seesAny(other, actor)).flatMap((other) => {
    const columns = tableOf(other).columns.filter(({ field }) => field?.kind === 'ref' && field.facts.to === document.name)
    if (columns.length === 0) return []
    const scope = scopeSql(other, actor, 't', values)
    return [`(${rowSelect(other, actor)} where (${columns.map(({ column }) => `t.${quoted(column)} = $1::uuid`).join(' or ')})${scope && ` and ${scope}`} order by t.id desc limit 50)`]
  })
  if (parts.length === 0) return []
  return (await asks.query<Row>({ text: parts.join(' union all '), values })).map(neighbour(plan))
}
