/** The tables a plan asks for, and the SQL that leads from the recorded schema to it; forward only, nothing is ever dropped. */
import { ofCompany, type AnyDocument, type Field, type Plan } from '#declare'
import { headColumns, lineColumns, quoted, snake, spelledColumn, tableOf, type Column } from './table.ts'

/** A column `unique` in the house, in the book of its company, or there among what was not given up. */
type ColumnPlan = { readonly type: string; readonly required: boolean; readonly unique?: Unique; readonly initially?: string; readonly to?: string; readonly was?: string; readonly like?: string }
type Unique = true | 'book' | 'standing'
type TablePlan = { readonly columns: Readonly<Record<string, ColumnPlan>>; readonly parent?: string }
/** Keyed by qualified table name, e.g. `"supply"."purchase_order"`. */
export type Schema = Readonly<Record<string, TablePlan>>

export function schemaOf(plan: Plan): Schema {
  const all: Record<string, TablePlan> = {}
  for (const document of plan.documents.values()) {
    const table = tableOf(document)
    all[table.name] = { columns: columnsPlanned(plan, table.searched.length > 0 ? [...table.columns, spelledColumn] : table.columns, headColumns, uniqueIn(document)) }
    for (const lines of table.lines) all[lines.name] = { columns: columnsPlanned(plan, lines.columns, lineColumns), parent: table.name }
  }
  return all
}

const uniqueIn = (document: AnyDocument): Unique => (Object.values(document.actions).some(({ givesUp }) => givesUp) ? 'standing' : ofCompany(document) ? 'book' : true)

function columnsPlanned(plan: Plan, columns: readonly Column[], head: readonly Column[], unique?: Unique): Readonly<Record<string, ColumnPlan>> {
  return Object.fromEntries(columns.map(({ key, column, type, required, initially, field }) => [column, {
    type, required, ...(initially === undefined ? {} : { initially }),
    ...(field?.facts.unique && unique ? { unique } : head === headColumns && key === 'number' ? { unique: true } : {}),
    ...(field ? targetOf(plan, field) : {}),
    ...(field?.facts.renamedFrom ? { was: snake(field.facts.renamedFrom) } : {}),
    ...(field?.facts.filledFrom ? { like: snake(field.facts.filledFrom) } : {}),
  }]))
}

/** The table a ref or line points at; nothing when its chapter is not in this house. */
function targetOf(plan: Plan, field: Field): { readonly to?: string } {
  const target = field.facts.to === undefined ? undefined : plan.documents.get(field.facts.to)
  if (!target) return {}
  if (field.kind === 'ref') return { to: tableOf(target).name }
  const lines = tableOf(target).lines.find(({ key }) => key === (field.facts.lines ?? 'lines'))
  return lines ? { to: lines.name } : {}
}

/** Statements from one schema to the next, tables first and references last; empty when they agree. */
export function migration(before: Schema, after: Schema): readonly string[] {
  const schemas = [...new Set(Object.keys(after).map((name) => name.split('.')[0] as string))].map((schema) => `create schema if not exists ${schema}`)
  const tables = Object.entries(after).flatMap(([name, table]) => (before[name] ? changed(name, before[name], table) : [created(name, table)]))
  const references = Object.entries(after).flatMap(([name, table]) => constraints(name, table, before[name]))
  const indexes = Object.entries(after).filter(([name, table]) => table.parent && !before[name])
    .map(([name]) => `create index if not exists ${quoted(`${plainOf(name)}_parent`)} on ${name} (parent, position)`)
  const statements = [...tables, ...references, ...indexes]
  return statements.length === 0 ? [] : [...schemas, ...statements]
}

const plainOf = (name: string): string => (name.split('.')[1] ?? name).replaceAll('"', '')
const columnSql = (column: string, { type, required, initially }: ColumnPlan): string => `${quoted(column)} ${type}${required ? ' not null' : ''}${initially === undefined ? '' : ` default '${initially}'`}`

const created = (name: string, { columns }: TablePlan): string =>
  `create table if not exists ${name} (\n  ${Object.entries(columns).map(([column, planned]) => `${columnSql(column, planned)}${column === 'id' ? ' primary key' : ''}`).join(',\n  ')}\n)`

function changed(name: string, before: TablePlan, after: TablePlan): readonly string[] {
  const added = Object.entries(after.columns).flatMap(([column, planned]) => {
    const was = before.columns[column]
    if (!was && planned.was && before.columns[planned.was]) return [`alter table ${name} rename column ${quoted(planned.was)} to ${quoted(column)}`]
    if (!was) return [`alter table ${name} add column if not exists ${columnSql(column, { ...planned, required: planned.initially !== undefined })}`, ...(planned.like ? [`update ${name} set ${quoted(column)} = ${quoted(planned.like)}`] : [])]
    return [
      ...(was.type !== planned.type ? [`alter table ${name} alter column ${quoted(column)} type ${planned.type} using ${quoted(column)}::${planned.type}`] : []),
      ...(was.required && !planned.required ? [`alter table ${name} alter column ${quoted(column)} drop not null`] : []),
    ]
  })
  const renamed = new Set(Object.values(after.columns).map(({ was }) => was))
  const left = Object.entries(before.columns).filter(([column, { required }]) => required && !after.columns[column] && !renamed.has(column))
    .map(([column]) => `alter table ${name} alter column ${quoted(column)} drop not null`)
  return [...added, ...left]
}

function unlike(name: string, column: string, unique: Unique): string {
  const key = quoted(`${plainOf(name)}_${column}_key`)
  return unique === 'standing'
    ? `create unique index ${key} on ${name} (book, ${quoted(column)}) where state <> 'cancelled'`
    : `alter table ${name} add constraint ${key} unique (${unique === 'book' ? 'book, ' : ''}${quoted(column)})`
}

function constraints(name: string, { columns, parent }: TablePlan, before?: TablePlan): readonly string[] {
  const plain = plainOf(name)
  const own = Object.entries(columns).flatMap(([column, planned]) => {
    const was = before?.columns[column]
    return [
      ...(planned.unique && planned.unique !== was?.unique ? [...(was?.unique ? [`alter table ${name} drop constraint ${quoted(`${plain}_${column}_key`)}`] : []), unlike(name, column, planned.unique)] : []),
      ...(planned.to && planned.to !== was?.to
        ? [`alter table ${name} add constraint ${quoted(`${plain}_${column}_fkey`)} foreign key (${quoted(column)}) references ${planned.to} (id)`,
          `create index if not exists ${quoted(`${plain}_${column}`.slice(0, 63))} on ${name} (${quoted(column)})`] : []),
    ]
  })
  return parent && !before ? [...own, `alter table ${name} add constraint ${quoted(`${plain}_parent_fkey`)} foreign key (parent) references ${parent} (id)`] : own
}
