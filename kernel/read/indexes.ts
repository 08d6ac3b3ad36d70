/** The indexes a document's list, scope and search live on; the store's own cover ids, numbers, references and lines. */
import type { AnyDocument } from '#declare'
import { quoted, tableOf } from '#store'
import { pairsColumn, searchedSql } from './search-text.ts'
import { sortColumn, sortKeysOf } from './sort.ts'

/** Statements that make the indexes, `if not exists`; each is in the list's own order and ends in the id, as paging by key does. */
export function indexesOf(document: AnyDocument): readonly string[] {
  const table = tableOf(document)
  const keys = sortKeysOf(document, undefined)
  const order = keys.map(({ key, down }) => ({ key, sql: sortColumn(document, key), down })).filter(({ sql }) => sql !== undefined)
  const lists = leadersOf(document).map((leader) => ({
    name: named(table.plain, leader ?? 'order'),
    columns: [...(leader ? [quoted(leader)] : []), ...order.filter(({ sql }) => sql !== quoted(leader ?? '')).map(({ sql, down }) => `${sql}${down ? ' desc' : ''}`)],
  }))
  return [
    ...lists.map(({ name, columns }) => `create index if not exists ${quoted(name)} on ${table.name} (${columns.join(', ')})`),
    `drop index if exists ${quoted(table.schema)}.${quoted(named(table.plain, 'spelled'))}`,
    searching(document),
  ]
}

/** Pairs lie beside the texts they are made of, so that a change of anything else does not make them again; where other texts are searched than before, they are laid anew. */
function searching(document: AnyDocument): string {
  const { name, plain } = tableOf(document)
  const pairs = quoted(pairsColumn)
  return `alter table ${name} drop column if exists ${pairs}, add column ${pairs} tsvector generated always as (house.bigrams(${searchedSql(document, '')})) stored;
create index if not exists ${quoted(named(plain, pairsColumn))} on ${name} using gin (${pairs})`
}

/** Columns a list is narrowed by before it is put in order: none, what scopes compare, and the filters that refer or tell the state. */
function leadersOf(document: AnyDocument): readonly (string | undefined)[] {
  const scopes = new Set(document.access.see.map(({ scope }) => scope))
  const filtered = (document.list.filters ?? []).filter((key) => key === 'state' || document.fields[key]?.kind === 'ref')
  const keys = [
    ...(scopes.has('department') || scopes.has('below') ? ['department'] : []),
    ...(scopes.has('own') ? ['enteredBy', ...(document.access.owner ? [document.access.owner] : [])] : []), ...filtered,
  ]
  return [undefined, ...new Set(keys.flatMap((key) => tableOf(document).columns.filter((one) => one.key === key).map(({ column }) => column)))]
}

/** PostgreSQL keeps 63 characters of a name. */
const named = (table: string, what: string): string => `${table.slice(0, Math.max(8, 57 - what.length))}_${what}_list`.slice(0, 63)
