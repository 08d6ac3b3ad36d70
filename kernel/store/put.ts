/** Keeping a document: its row, lines, links, deed and outbox in one statement - one round trip, all or nothing. */
import type { AnyDocument } from '#declare'
import { nameOf, type Statement, type Unit } from './open.ts'
import { spelled } from './spelled.ts'
import { spelledColumn, tableOf, type Column, type LinesTable, type Table } from './table.ts'

export type DeedRow = {
  readonly id: string; readonly at: string; readonly document: string; readonly record: string; readonly number: string | null
  readonly action: string; readonly duty: string | null; readonly person: string; readonly on_behalf_of: string | null; readonly clause: string | null
  readonly before: unknown; readonly after: unknown; readonly instance: string | null; readonly request: string | null; readonly opinion: string | null
}
export type LinkRow = {
  readonly id: string; readonly kind: string; readonly from_document: string; readonly from_lines: string; readonly from_line: string
  /** Known when the document is fulfilled as a whole; else looked up by its line. */
  readonly from_record?: string | null;  readonly document: string; readonly record: string; readonly line: string; readonly quantity: string; readonly amount: string; readonly deed: string; readonly at: string
}
export type OutboxRow = { readonly event: string; readonly document: string; readonly record: string; readonly deed: string; readonly at: string }
/** What one action leaves beside the row. */
export type Traces = { readonly deed: DeedRow; /** The deed that led to this one, e.g. the decision by which the row is approved. */ readonly cause?: DeedRow | undefined; readonly links?: readonly LinkRow[]; readonly outbox?: readonly OutboxRow[] }
export type Kept = Readonly<Record<string, unknown>>

/** A number pattern filled in for a day: what stands before the counter, how wide it is, what follows. */
export type NumberPlace = { readonly before: string; readonly width: number; readonly after: string }

/** Keeps a new document. With `number` the counter of its prefix is taken in the same statement; answers `{number}`. */
export function insertion(document: AnyDocument, row: Kept, traces: Traces, number?: NumberPlace): Statement {
  const values = new Values()
  const table = tableOf(document)
  const columns = withSpelled(table, table.searched)
  const given = values.json(Object.fromEntries(columns.map(({ key, column }) => [column, valueOf(table, row, key)])))
  const counter = number && {
    key: values.add(`${document.name}:${number.before}{}${number.after}`), before: values.add(number.before), width: values.add(number.width), after: values.add(number.after),
  }
  const numbered = counter
    ? `(select ${counter.before}::text || lpad(n.value::text, greatest(${counter.width}::int, length(n.value::text)), '0') || ${counter.after}::text from counted n)`
    : 'g.number'
  const parts = [
    ...(counter ? [`counted as (insert into house.counter as c (key, value) values (${counter.key}, 1) on conflict (key) do update set value = c.value + 1 returning value)`] : []),
    `kept as (insert into ${table.name} (${columnsOf(columns)}) select ${columns.map(({ key, column }) => (key === 'number' ? numbered : `g."${column}"`)).join(', ')}
       from json_to_record(${given}) as g(${shapeOf(columns)}) returning number)`,
    ...table.lines.filter(({ key }) => hasLines(row, key)).map((of, at) => `lines_${at} as (${linesInsert(of, values.json(linesOf(of, row)))})`),
    ...tracesSql(traces, values, 'coalesce(g.number, (select number from kept))'),
  ]
  return values.statement(`insert ${document.name}${counter ? '#' : ''}`, `with ${parts.join(',\n')}\nselect number from kept`)
}

/** Keeps changes of a document: state, version and the given fields; `lines` names the lines fields that changed as a whole. */
export function change(document: AnyDocument, row: Kept, fields: readonly string[], traces: Traces): Statement {
  const values = new Values()
  const table = tableOf(document)
  const changed = withSpelled(table, fields).filter(({ key }) => ['id', 'version', 'state', spelledColumn.key].includes(key) || fields.includes(key))
  const given = values.json(Object.fromEntries(changed.map(({ key, column }) => [column, valueOf(table, row, key)])))
  const parts = [
    `kept as (update ${table.name} t set ${changed.filter(({ key }) => key !== 'id').map(({ column }) => `"${column}" = g."${column}"`).join(', ')}
       from json_to_record(${given}) as g(${shapeOf(changed)}) where t.id = g.id returning t.number)`,
    ...table.lines.filter(({ key }) => fields.includes(key)).flatMap((of, at) => {
      const lines = linesOf(of, row)
      const ids = values.add(lines.map(({ id }) => id))
      const parent = values.add(row['id'])
      return [
        `gone_${at} as (delete from ${of.name} where parent = ${parent}::uuid and id <> all(${ids}::uuid[]))`,
        `lines_${at} as (${linesInsert(of, values.json(lines))} on conflict (id) do update set ${of.columns.filter(({ key }) => key !== 'id' && key !== 'parent').map(({ column }) => `"${column}" = excluded."${column}"`).join(', ')})`,
      ]
    }),
    ...tracesSql(traces, values, 'coalesce(g.number, (select number from kept))'),
  ]
  return values.statement(`change ${document.name} ${changed.length + fields.length > 20 ? '' : fields.join(' ')}`, `with ${parts.join(',\n')}\nselect number from kept`)
}

/** The columns to write; with them how the searched texts are spelled, when one of them is among the fields. */
const withSpelled = (table: Table, fields: readonly string[]): readonly Column[] => (table.searched.some((key) => fields.includes(key)) ? [...table.columns, spelledColumn] : table.columns)
const valueOf = ({ searched }: Table, row: Kept, key: string): unknown =>
  (key === spelledColumn.key ? searched.map((one) => spelled(String(row[one] ?? ''))).filter(Boolean).join(' ') : (row[key] ?? null))

/** A deed without a change of the row: a decision on a task, the reading of a secret. */
export function deedOnly(traces: Traces): Statement {
  const values = new Values()
  const parts = tracesSql(traces, values, 'g.number')
  return values.statement('deed', `with ${parts.join(',\n')} select 1`)
}

/** Parameters as they are added, and the statement they belong to. */
class Values {
  readonly #all: unknown[] = []
  add(value: unknown): string { return `$${this.#all.push(value)}` }
  json(value: unknown): string { return `${this.add(JSON.stringify(value, (key, inner) => (inner === undefined ? null : inner)))}::json` }
  statement(name: string, text: string): Statement { return { name: nameOf(name, text), text, values: this.#all } }
}

const columnsOf = (columns: readonly Column[]) => columns.map(({ column }) => `"${column}"`).join(', ')
const shapeOf = (columns: readonly Column[]) => columns.map(({ column, type }) => `"${column}" ${type}`).join(', ')
const hasLines = (row: Kept, key: string) => Array.isArray(row[key]) && (row[key] as unknown[]).length > 0

const linesInsert = (of: LinesTable, given: string) =>
  `insert into ${of.name} (${columnsOf(of.columns)}) select ${of.columns.map(({ column }) => `g."${column}"`).join(', ')} from json_to_recordset(${given}) as g(${shapeOf(of.columns)})`

function linesOf(of: LinesTable, row: Kept): readonly Readonly<Record<string, unknown>>[] {
  return ((row[of.key] as readonly Kept[] | undefined) ?? []).map((line, position) =>
    Object.fromEntries(of.columns.map(({ key, column }) => [column, key === 'parent' ? row['id'] : key === 'position' ? position : (line[key] ?? null)])))
}

const deedShape = 'id uuid, at timestamptz, document text, record uuid, number text, action text, duty text, person uuid, on_behalf_of uuid, clause text, before jsonb, after jsonb, instance uuid, request text, opinion text'
const linkShape = 'id uuid, kind text, from_document text, from_line uuid, from_record uuid, document text, record uuid, line uuid, quantity numeric, amount numeric, deed uuid, at timestamptz'

function tracesSql({ deed, cause, links = [], outbox = [] }: Traces, values: Values, number: string): readonly string[] {
  const names = deedShape.split(', ').map((one) => one.split(' ')[0] as string)
  return [
    `deed as (insert into house.deed (${names.join(', ')}) select ${names.map((name) => (name === 'number' ? number : `g.${name}`)).join(', ')} from json_to_recordset(${values.json(cause ? [cause, deed] : [deed])}) as g(${deedShape}))`,
    ...(links.length === 0 ? [] : [linksInsert(links, values)]),
    ...(outbox.length === 0 ? [] : [`outbox as (insert into house.outbox (event, document, record, deed, at)
      select * from json_to_recordset(${values.json(outbox)}) as g(event text, document text, record uuid, deed uuid, at timestamptz))`]),
  ]
}

/** A link names the line it comes from; the document of that line is looked up where those lines lie. */
function linksInsert(links: readonly LinkRow[], values: Values): string {
  const names = linkShape.split(', ').map((one) => one.split(' ')[0] as string)
  const sources = [...new Set(links.map((link) => link.from_lines))].filter(Boolean)
  const found = sources.map((lines) => `when '${lines}' then (select parent from ${lines} where id = g.from_line)`)
  const record = found.length === 0 ? 'g.from_record' : `coalesce(g.from_record, case g.from_lines ${found.join(' ')} end)`
  const picked = names.map((name) => (name === 'from_record' ? record : `g.${name}`))
  return `links as (insert into house.link (${names.join(', ')}) select ${picked.join(', ')} from json_to_recordset(${values.json(links)}) as g(from_lines text, ${linkShape}))`
}

/** Rows kept before their texts were spelled, a thousand at a time; answers how many there were. */
export async function spellOut(unit: Unit, document: AnyDocument): Promise<number> {
  const table = tableOf(document)
  const texts = table.columns.filter(({ key }) => table.searched.includes(key))
  let count = 0
  for (let rows = -1; rows !== 0;) {
    const found = await unit.query<Kept>({ text: `select id, ${texts.map(({ key, column }) => `"${column}" as "${key}"`).join(', ')} from ${table.name} where "${spelledColumn.column}" is null limit 1000` })
    await unit.query({ text: `update ${table.name} t set "${spelledColumn.column}" = g.said from json_to_recordset($1::json) as g(id uuid, said text) where t.id = g.id`, values: [JSON.stringify(found.map((row) => ({ id: row['id'], said: valueOf(table, row, spelledColumn.key) })))] })
    rows = found.length
    count += rows
  }
  return count
}
