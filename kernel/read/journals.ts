/** The kernel's own journals as queries may ask of them: entries, balances, ages of stock, links, tasks and deeds. */
import type { Plan, Query, Source } from '#declare'
import type { ColumnType } from '#store'
import { dimensionColumns } from '#ledger'

/** One column as SQL: where it stands, of what type, and which document its ids are of (for a line's id, which lines). */
export type Found = {
  readonly sql: string
  readonly type: ColumnType
  readonly kind?: string | undefined
  readonly to?: string | undefined
  readonly lines?: string | undefined
  /** Wraps a condition on the column that must be put differently, e.g. an account asked for by its role. */
  readonly within?: (condition: string) => string
}
type JournalName = Extract<Source, { journal: string }>['journal']
export type Journal = { readonly from: string; readonly columns: Readonly<Record<string, Found>> }

/** A journal's tables and columns; ids of records can be followed when the query asks for one document type only. */
export function journalOf(plan: Plan, journal: JournalName, where: Query['where'] = {}): Journal {
  const people = { to: plan.directory.person.document }
  const departments = { to: plan.directory.department.document }
  const only = where['document']
  const record = typeof only === 'string' && plan.documents.has(only) ? { to: only } : {}
  const line = record.to === undefined ? {} : { to: record.to, lines: 'lines' }
  switch (journal) {
    case 'entries': return {
      from: `house.entry_line l join house.entry e on e.id = l.entry join house.dimension_set d on d.id = l.dimensions join house.account_chart c on c.book = e.book and c.number = l.account`,
      columns: {
        ...dimensions(plan), ...account('l', 'e'), unit: text('l.unit'), amount: numeric('l.amount'), inCurrency: numeric('l.in_currency'), side: text('l.side'), phase: text('l.phase'), line: { ...id('l.line'), ...line }, book: text('e.book'),
        debit: numeric(`case when l.side = 'debit' then l.amount else 0 end`), credit: numeric(`case when l.side = 'credit' then -l.amount else 0 end`),
        entry: id('e.id'), date: { sql: 'e.date', type: 'date' }, period: text('e.period'), word: text('e.word'), number: { sql: 'e.number', type: 'integer' },
        document: text('e.document'), record: { ...id('e.record'), ...record }, action: text('e.action'), maker: { ...id('e.maker'), ...people }, at: instant('e.at'), reverses: id('e.reverses'),
      },
    }
    case 'balances': return {
      from: 'house.balance b join house.dimension_set d on d.id = b.dimensions join house.account_chart c on c.book = b.book and c.number = b.account',
      columns: {
        ...dimensions(plan), ...account('b', 'b'), unit: text('b.unit'), book: text('b.book'), period: text('b.period'), debit: numeric('b.debit'), credit: numeric('b.credit'), reserved: numeric('b.reserved'), inCurrency: numeric('b.in_currency'),
        settled: numeric(settled), available: numeric(`(${settled} - b.reserved)`),
      },
    }
    case 'stock-ages': return {
      from: 'house.stock_age k',
      columns: { item: { ...id('k.item::uuid'), to: dimensionTargets(plan, 'item')[0] }, since: { sql: "k.since::date", type: 'date' }, quantity: numeric('k.quantity') },
    }
    case 'links': return {
      from: 'house.link k',
      columns: {
        kind: text('k.kind'), fromDocument: text('k.from_document'), from: id('k.from_record'), fromLine: id('k.from_line'), document: text('k.document'), record: { ...id('k.record'), ...record },
        line: { ...id('k.line'), ...line }, quantity: numeric('k.quantity'), amount: numeric('k.amount'), at: instant('k.at'),
      },
    }
    case 'tasks': return {
      from: 'house.task k',
      columns: {
        id: id('k.id'), kind: text('k.kind'), node: text('k.node'), nameZh: text('k.name_zh'), nameEn: text('k.name_en'), document: text('k.document'), record: { ...id('k.record'), ...record },
        number: text('k.number'), title: text('k.title'), state: text('k.state'), outcome: text('k.outcome'), department: { ...id('k.department'), ...departments }, clause: text('k.clause'), amount: numeric('k.amount'),
        person: { ...id('k.person'), ...people }, doneBy: { ...id('k.done_by'), ...people }, startedBy: { ...id('k.started_by'), ...people },
        createdAt: instant('k.created_at'), dueAt: instant('k.due_at'), doneAt: instant('k.done_at'),
      },
    }
    case 'deeds': return {
      from: 'house.deed k',
      columns: {
        id: id('k.id'), document: text('k.document'), record: { ...id('k.record'), ...record }, number: text('k.number'), action: text('k.action'), duty: text('k.duty'), clause: text('k.clause'),
        person: { ...id('k.person'), ...people }, onBehalfOf: { ...id('k.on_behalf_of'), ...people }, instance: id('k.instance'), opinion: text('k.opinion'), at: instant('k.at'),
      },
    }
  }
}

/** Columns by which scopes narrow a journal: which book and whose department it is of, and whose own. */
export const journalScope: Readonly<Record<JournalName, { readonly department?: string; readonly own?: string; readonly document?: string; readonly record?: string; readonly book?: string }>> = {
  entries: { book: 'e.book', department: 'd.department', own: 'e.maker', document: 'e.document', record: 'e.record' },
  balances: { book: 'b.book', department: 'd.department' }, 'stock-ages': { book: 'k.book' },
  links: { document: 'k.document', record: 'k.record' },
  tasks: { department: 'k.department', own: 'coalesce(k.done_by, k.person)', document: 'k.document', record: 'k.record' },
  deeds: { own: 'k.person', document: 'k.document', record: 'k.record' },
}

const otherwise: Readonly<Record<string, readonly string[]>> = { party: ['party', 'supplier', 'customer'], place: ['place', 'location'], budgetItem: ['budget-item', 'budget'] }

/** The documents that a dimension's ids may be of: those of that name, whichever chapter holds them. */
export function dimensionTargets(plan: Plan, dimension: string): readonly string[] {
  const named = otherwise[dimension] ?? [dimension.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]
  const found = [...plan.documents.keys()].map((name) => ({ name, rank: named.indexOf(name.split('.')[1] ?? '') }))
  return found.filter(({ rank }) => rank >= 0).toSorted((a, b) => a.rank - b.rank).map(({ name }) => name)
}

const settled = `(case when c.side = 'debit' then b.debit - b.credit else b.credit - b.debit end)`
const text = (sql: string): Found => ({ sql, type: 'text' })
const id = (sql: string): Found => ({ sql, type: 'uuid' })
const numeric = (sql: string): Found => ({ sql, type: 'numeric' })
const instant = (sql: string): Found => ({ sql, type: 'timestamptz' })

const dimensions = (plan: Plan): Readonly<Record<string, Found>> => Object.fromEntries(Object.entries(dimensionColumns).map(([name, column]) =>
  [name, name === 'batch' ? text('d.batch') : { ...id(`d.${column}`), to: dimensionTargets(plan, name)[0] }]))

/** An account by number and name, and by the role it is mapped to; one account may serve several roles. */
const account = (at: string, booked: string): Readonly<Record<string, Found>> => ({
  account: text(`${at}.account`), accountZh: text('c.label_zh'), accountEn: text('c.label_en'), accountKind: text('c.kind'),
  role: {
    sql: `(select min(m.role) from house.account_map m where m.book = ${booked}.book and m.number = ${at}.account)`, type: 'text',
    within: (condition) => `exists (select 1 from house.account_map m where m.book = ${booked}.book and m.number = ${at}.account and ${condition.replaceAll('@', 'm.role')})`,
  },
})
