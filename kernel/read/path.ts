/** Paths of a query become columns: a field, then fields of what it refers to, joined once each. */
import { documentOf, type AnyDocument, type Plan, type Query, type Source } from '#declare'
import { tableOf, type Column, type ColumnType } from '#store'
import { dimensionColumns } from '#ledger'

/** One column as SQL: where it stands, what type, and which document its ids are of. */
export type Found = { readonly sql: string; readonly type: ColumnType; readonly to?: string }

/** The FROM of a query, growing joins as paths are asked for. */
export class Paths {
  readonly #plan: Plan
  readonly #joins = new Map<string, string>()
  readonly #base: string
  readonly #root: (key: string) => Found | undefined
  readonly #parent: AnyDocument | undefined

  constructor(plan: Plan, source: Source) {
    this.#plan = plan
    const drawn = rooted(plan, source)
    this.#base = drawn.from
    this.#root = drawn.column
    this.#parent = drawn.parent
  }

  get from(): string { return [this.#base, ...this.#joins.values()].join('\n') }

  /** A path the declarations do not know is a fault of the chapter, and is thrown. */
  find(path: string): Found {
    const [head = '', ...rest] = path.split('.')
    const first = head === 'parent' && this.#parent ? columnOf(this.#parent, 'p', rest.shift() ?? '') : this.#root(head)
    if (!first) throw new Error(`a query knows no ${path}`)
    return rest.reduce((found, key, at) => this.#follow(found, key, path.split('.').slice(0, path.split('.').length - rest.length + at).join('.')), first)
  }

  #follow(found: Found, key: string, path: string): Found {
    if (!found.to) throw new Error(`${path} refers to nothing`)
    const target = documentOf(this.#plan, found.to)
    const alias = `"${path}"`
    if (!this.#joins.has(alias)) this.#joins.set(alias, `left join ${tableOf(target).name} ${alias} on ${alias}.id = ${found.sql}`)
    const column = columnOf(target, alias, key)
    if (!column) throw new Error(`${target.name} has no ${key}`)
    return column
  }
}

type Rooted = { readonly from: string; readonly column: (key: string) => Found | undefined; readonly parent?: AnyDocument }

function rooted(plan: Plan, source: Source): Rooted {
  if ('journal' in source) return { from: journals[source.journal].from, column: (key) => journals[source.journal].columns[key] }
  const document = documentOf(plan, source.document)
  if (!source.lines) return { from: `${tableOf(document).name} t`, column: (key) => columnOf(document, 't', key) }
  const lines = tableOf(document).lines.find(({ key }) => key === source.lines)
  if (!lines) throw new Error(`${document.name} has no lines ${source.lines}`)
  return {
    from: `${lines.name} t join ${tableOf(document).name} p on p.id = t.parent`, parent: document,
    column: (key) => foundIn(lines.columns, 't', key),
  }
}

export const columnOf = (document: AnyDocument, alias: string, key: string): Found | undefined => foundIn(tableOf(document).columns, alias, key)

function foundIn(columns: readonly Column[], alias: string, key: string): Found | undefined {
  const column = columns.find((one) => one.key === key)
  if (!column) return undefined
  const to = column.field?.kind === 'ref' ? column.field.facts.to : undefined
  return { sql: `${alias}."${column.column}"`, type: column.type, ...(to ? { to } : {}) }
}

const text = (sql: string): Found => ({ sql, type: 'text' })
const id = (sql: string): Found => ({ sql, type: 'uuid' })
const dimensions: Readonly<Record<string, Found>> = Object.fromEntries(Object.entries(dimensionColumns).map(([name, column]) => [name, name === 'batch' ? text('d.batch') : id(`d.${column}`)]))

/** The kernel's own journals, as queries may ask of them. */
const journals: Readonly<Record<Extract<Query['source'], { journal: string }>['journal'], { readonly from: string; readonly columns: Readonly<Record<string, Found>> }>> = {
  entries: {
    from: 'house.entry_line l join house.entry e on e.id = l.entry join house.dimension_set d on d.id = l.dimensions',
    columns: {
      ...dimensions, account: text('l.account'), unit: text('l.unit'), amount: { sql: 'l.amount', type: 'numeric' }, side: text('l.side'), phase: text('l.phase'), line: id('l.line'),
      entry: id('e.id'), date: { sql: 'e.date', type: 'date' }, period: text('e.period'), word: text('e.word'), number: { sql: 'e.number', type: 'integer' }, document: text('e.document'), record: id('e.record'), action: text('e.action'),
      role: text('(select m.role from house.account_map m where m.book = e.book and m.number = l.account limit 1)'),
    },
  },
  balances: {
    from: 'house.balance b join house.dimension_set d on d.id = b.dimensions',
    columns: {
      ...dimensions, account: text('b.account'), unit: text('b.unit'), period: text('b.period'),
      settled: { sql: '(b.debit - b.credit)', type: 'numeric' }, debit: { sql: 'b.debit', type: 'numeric' }, credit: { sql: 'b.credit', type: 'numeric' }, reserved: { sql: 'b.reserved', type: 'numeric' },
      role: text('(select m.role from house.account_map m where m.book = b.book and m.number = b.account limit 1)'),
    },
  },
  links: {
    from: 'house.link k',
    columns: {
      kind: text('k.kind'), fromDocument: text('k.from_document'), from: id('k.from_record'), fromLine: id('k.from_line'), document: text('k.document'), record: id('k.record'), line: id('k.line'),
      quantity: { sql: 'k.quantity', type: 'numeric' }, amount: { sql: 'k.amount', type: 'numeric' }, at: { sql: 'k.at', type: 'timestamptz' },
    },
  },
  tasks: {
    from: 'house.task k',
    columns: {
      id: id('k.id'), kind: text('k.kind'), node: text('k.node'), document: text('k.document'), record: id('k.record'), number: text('k.number'), state: text('k.state'), outcome: text('k.outcome'), department: id('k.department'),
      person: id('k.person'), doneBy: id('k.done_by'), clause: text('k.clause'), amount: { sql: 'k.amount', type: 'numeric' },
      createdAt: { sql: 'k.created_at', type: 'timestamptz' }, dueAt: { sql: 'k.due_at', type: 'timestamptz' }, doneAt: { sql: 'k.done_at', type: 'timestamptz' },
    },
  },
  deeds: {
    from: 'house.deed k',
    columns: {
      id: id('k.id'), document: text('k.document'), record: id('k.record'), number: text('k.number'), action: text('k.action'), duty: text('k.duty'), person: id('k.person'), clause: text('k.clause'), at: { sql: 'k.at', type: 'timestamptz' },
    },
  },
}
