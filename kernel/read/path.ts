/** Paths of a query become columns: a field, then fields of what it refers to, joined once each and only as far as the reader sees. */
import { masked, scopeSql, type Actor } from '#allow'
import { documentOf, type AnyDocument, type Plan, type Query } from '#declare'
import { tableOf, type Column } from '#store'
import type { Day } from '#words'
import { journalOf, type Found } from './journals.ts'

export type { Found } from './journals.ts'
/** Who reads; without a reader (facts of an action) everything is known. */
export type Reading = { readonly plan: Plan; readonly values: unknown[]; readonly actor?: Actor | undefined; /** The day from which lateness is counted. */ readonly today?: Day | undefined }

/** The zone in which instants are counted into days and months. */
export const zone = 'Asia/Shanghai'

/** The FROM of a query, growing joins as paths are asked for. */
export class Paths {
  readonly #reading: Reading
  readonly #joins = new Map<string, string>()
  /** Documents that a line was joined with. */
  readonly #heads = new Set<string>()
  readonly #base: string
  readonly #root: (key: string) => Found | undefined
  readonly #parent: AnyDocument | undefined

  constructor(reading: Reading, { source, where, open }: Pick<Query, 'source' | 'where' | 'open'>, prefix = '') {
    this.#reading = reading
    const drawn = rooted(reading, source, where, prefix)
    this.#base = drawn.from
    this.#root = (key) => (open && key === 'open' ? this.#open(open) : drawn.column(key))
    this.#parent = drawn.parent
  }

  get from(): string { return [this.#base, ...this.#joins.values()].join('\n') }

  /** A path the declarations do not know is a fault of the chapter, and is thrown. */
  find(path: string): Found {
    const found = this.look(path)
    if (!found) throw new Error(`a query knows no ${path}`)
    return found
  }

  /** Nothing when there is no such path. */
  look(path: string): Found | undefined {
    const keys = path.split('.')
    const inParent = keys[0] === 'parent' && this.#parent
    const first = inParent ? columnOf(this.#reading, this.#parent as AnyDocument, 'p', keys[1] ?? '') : this.#root(keys[0] ?? '')
    const begin = inParent ? 2 : 1
    return keys.slice(begin).reduce<Found | undefined>((found, key, at) => found && this.#step(found, key, keys.slice(0, begin + at).join('.')), first)
  }

  /** How many days a row is late: since the first of these days that it names. */
  daysLate(since: readonly string[]): string {
    const { today, values } = this.#reading
    if (today === undefined) throw new Error('lateness is counted from a day')
    return `($${values.push(today)}::date - coalesce(${since.map((path) => this.find(path).sql).join(', ')}))`
  }

  #open({ of, less, at }: NonNullable<Query['open']>): Found {
    const fulfilled = `select sum(k.amount) from house.link k where k.from_line = t.id and k.kind = any($${this.#reading.values.push(less)}::text[])`
    return { sql: `round((${this.find(of).sql} - coalesce((${fulfilled}), 0)) * ${at ? `coalesce(${this.find(at).sql}, 1)` : '1'}, 2)`, type: 'numeric' }
  }

  #step(found: Found, key: string, path: string): Found | undefined {
    if (found.type === 'date' || found.type === 'timestamptz') return part(found, key)
    if (!found.to || !this.#reading.plan.documents.has(found.to)) return undefined
    return found.lines ? this.#followLine(found, key, path) : this.#follow(found.sql, documentOf(this.#reading.plan, found.to), key, path)
  }

  #follow(id: string, target: AnyDocument, key: string, path: string): Found | undefined {
    const alias = `"${path}"`
    if (!this.#joins.has(alias) && !this.#heads.has(alias)) this.#joins.set(alias, `left join ${tableOf(target).name} ${alias} on ${alias}.id = ${id}${seenIn(this.#reading, target, alias)}`)
    return columnOf(this.#reading, target, alias, key)
  }

  /** From a line's id into the line, and by `parent` into its document. */
  #followLine({ sql, to = '', lines }: Found, key: string, path: string): Found | undefined {
    const target = documentOf(this.#reading.plan, to)
    const table = tableOf(target).lines.find((one) => one.key === lines)
    if (!table) return undefined
    const [line, head] = [`"${path}"`, `"${path}.parent"`]
    if (!this.#joins.has(line)) this.#joins.set(line, `left join (${table.name} ${line} join ${tableOf(target).name} ${head} on ${head}.id = ${line}.parent${seenIn(this.#reading, target, head)}) on ${line}.id = ${sql}`)
    this.#heads.add(head)
    return key === 'parent' ? { sql: `${head}.id`, type: 'uuid', to } : foundIn(table.columns, line, key)
  }
}

type Rooted = { readonly from: string; readonly column: (key: string) => Found | undefined; readonly parent?: AnyDocument }

function rooted(reading: Reading, source: Query['source'], where: Query['where'], prefix: string): Rooted {
  if ('journal' in source) {
    const journal = journalOf(reading.plan, source.journal, where)
    return { from: journal.from, column: (key) => (Object.hasOwn(journal.columns, key) ? journal.columns[key] : undefined) }
  }
  const document = documentOf(reading.plan, source.document)
  const at = `${prefix}t`
  if (!source.lines) return { from: `${tableOf(document).name} ${at}`, column: (key) => columnOf(reading, document, at, key) }
  const lines = tableOf(document).lines.find(({ key }) => key === source.lines)
  if (!lines) throw new Error(`${document.name} has no lines ${source.lines}`)
  const hidden = isMasked(reading, document, source.lines)
  return {
    from: `${lines.name} ${at} join ${tableOf(document).name} p on p.id = ${at}.parent`, parent: document,
    column: (key) => hiding(foundIn(lines.columns, at, key), hidden),
  }
}

/** A column of a document; the department and whoever entered it can be followed like references. */
export function columnOf(reading: Reading, document: AnyDocument, alias: string, key: string): Found | undefined {
  const { department, person } = reading.plan.directory
  const found = foundIn(tableOf(document).columns, alias, key)
  const to = found?.to ?? (key === 'department' ? department.document : key === 'enteredBy' ? person.document : undefined)
  return hiding(found && { ...found, to }, isMasked(reading, document, key))
}

function foundIn(columns: readonly Column[], alias: string, key: string): Found | undefined {
  const column = columns.find((one) => one.key === key)
  if (!column) return undefined
  const { kind, facts } = column.field ?? { kind: undefined, facts: undefined }
  return { sql: `${alias}."${column.column}"`, type: column.type, kind, to: facts?.to, lines: kind === 'line' ? (facts?.lines ?? 'lines') : undefined }
}

/** What a reader may not read is nothing to them, in answers and in conditions alike. */
const hiding = (found: Found | undefined, hidden: boolean): Found | undefined => (found && hidden ? { sql: `null::${found.type}`, type: found.type } : found)
const isMasked = ({ actor }: Reading, document: AnyDocument, key: string): boolean => actor !== undefined && masked(document, actor).includes(key)

function seenIn({ actor, values }: Reading, document: AnyDocument, alias: string): string {
  const scope = actor ? scopeSql(document, actor, alias, values) : ''
  return scope && ` and ${scope}`
}

const parts: Readonly<Record<string, string>> = { day: 'YYYY-MM-DD', month: 'YYYY-MM', quarter: 'YYYY"-Q"Q', year: 'YYYY' }

/** `date.month` and its like: the period a day or instant falls into, as text. */
function part({ sql, type }: Found, key: string): Found | undefined {
  const pattern = parts[key]
  return pattern ? { sql: `to_char(${type === 'date' ? sql : `${sql} at time zone '${zone}'`}, '${pattern}')`, type: 'text' } : undefined
}
