/** Learning: all facts an action needs, asked in one statement. */
import { documentOf, mainBook, type Fact, type Moment, type Plan, type Tie } from '#declare'
import { fromJson, headSql, lineSql, nameOf, rowSql, tableOf, type Asks } from '#store'
import { inForceSql, rulingBy } from '#flow'
import { dimensionColumns, labelled, tiesSql } from '#ledger'
import { minus } from '#words'
import { compileQuery, rowsJson } from './compile.ts'
import { unpostedIn } from './unposted.ts'

/** Collects a parameter and answers its placeholder; `book` is the one that facts are of, where they are of one company. */
type Bind = ((value: unknown) => string) & { readonly values: unknown[]; readonly book: string | undefined }

type Made = { readonly sql: string; readonly told: (found: unknown) => unknown }

/** Answers by the names of the facts; one round trip, whatever their number. Facts of one action always read the same; with a `book`, all of them are of its company. */
export async function learn(asks: Asks, plan: Plan, facts: Readonly<Record<string, Fact>>, { book }: Partial<Moment>): Promise<Record<string, unknown>> {
  const values: unknown[] = []
  const bind: Bind = Object.assign((value: unknown) => `$${values.push(value)}`, { values, book })
  const made = Object.entries(facts).map(([name, fact]) => [name, make(plan, fact, bind)] as const)
  if (made.length === 0) return {}
  const text = `select ${made.map(([name, { sql }]) => `${sql} as "${name}"`).join(',\n')}`
  const [found] = await asks.query<Record<string, unknown>>({ name: nameOf('learn', text), text, values })
  return Object.fromEntries(made.map(([name, { told }]) => [name, told(found?.[name])]))
}

function make(plan: Plan, fact: Fact, bind: Bind): Made {
  switch (fact.fact) {
    case 'record': return record(plan, fact.of, fact.id, bind)
    case 'lines': return lines(plan, fact, bind)
    case 'fulfilled': return {
      sql: `(select coalesce(json_object_agg(f.from_line, json_build_object('quantity', f.quantity::text, 'amount', f.amount::text)), '{}'::json)
        from (select from_line, sum(quantity) as quantity, sum(amount) as amount from house.link where kind = ${bind(fact.kind)} and from_line = any(${bind(present(fact.ids))}::uuid[]) group by from_line) f)`,
      told: (found) => found,
    }
    case 'rows': return { sql: rowsJson(compileQuery({ plan, values: bind.values, ...(bind.book === undefined ? {} : { books: [bind.book] }) }, fact.query)), told: (found) => found }
    case 'balance': return balance(fact, bind)
    case 'unposted': return unpostedIn(plan, fact.asked, bind, bind.book)
    case 'ties': return { sql: `(select coalesce(json_agg(t), '[]'::json) from (${tiesSql(`${bind(bind.book ?? mainBook)}::text`, `${bind(fact.upTo)}::text`)}) t)`, told: (found) => labelled(found as readonly Tie[]) }
    case 'decided': return { sql: inForceSql(bind(fact.decision), bind(fact.on)), told: (found) => (typeof found === 'string' ? rulingBy(found, fact.decision)(fact.given) : undefined) }
    case 'several': {
      const inner = Object.entries(fact.facts).map(([name, one]) => [name, make(plan, one, bind)] as const)
      return { sql: `json_build_object(${inner.map(([name, { sql }]) => `'${name}', ${sql}`).join(', ')})`, told: (found) => Object.fromEntries(inner.map(([name, { told }]) => [name, told((found as Readonly<Record<string, unknown>>)[name])])) }
    }
    case 'ask': {
      const answer = plan.answers.get(fact.question)
      if (!answer) throw new Error(`nobody answers ${fact.question}`)
      const inner = make(plan, answer.learn(fact.with as never), bind)
      return { sql: inner.sql, told: (found) => answer.tell(inner.told(found) as never, fact.with as never) }
    }
  }
}

function record(plan: Plan, of: string, id: string | undefined, bind: Bind): Made {
  const document = documentOf(plan, of)
  return {
    sql: `(select (${rowSql(document, 'r')})::json from ${tableOf(document).name} r where r.id = ${bind(id ?? null)}::uuid)`,
    told: (found) => (found === null || found === undefined ? undefined : fromJson(found as object)),
  }
}

function lines(plan: Plan, { of, lines: key, ids }: { readonly of: string; readonly lines: string; readonly ids: readonly (string | undefined)[] }, bind: Bind): Made {
  const document = documentOf(plan, of)
  const table = tableOf(document).lines.find((one) => one.key === key)
  if (!table) throw new Error(`${of} has no lines ${key}`)
  return {
    sql: `(select coalesce(json_object_agg(l.id, (${lineSql(table, 'l')})::jsonb || jsonb_build_object('parent', (${headSql(document, 'p')})::jsonb)), '{}'::json)
      from ${table.name} l join ${tableOf(document).name} p on p.id = l.parent where l.id = any(${bind(present(ids))}::uuid[]))`,
    told: (found) => Object.fromEntries(Object.entries(found as Record<string, { parent: object }>).map(([id, line]) => [id, { ...fromJson(line), parent: fromJson(line.parent) }])),
  }
}

/** What an account role holds on the dimensions given; money in the book's currency unless a unit is named. */
function balance({ account, dimensions, unit }: { readonly account: string; readonly dimensions: Readonly<Record<string, string | undefined>>; readonly unit?: string }, bind: Bind): Made {
  const where = Object.entries(dimensions).filter(([, id]) => id !== undefined).map(([name, id]) => `and d.${dimensionColumns[name]} = ${bind(id)}::uuid`)
  const book = bind(bind.book ?? mainBook)
  const of = unit === undefined ? `(select currency from house.book where code = ${book})` : bind(unit)
  return {
    sql: `(select json_build_object('settled', coalesce(sum(case when c.side = 'debit' then b.debit - b.credit else b.credit - b.debit end), 0)::text, 'reserved', coalesce(sum(b.reserved), 0)::text)
      from house.balance b join house.dimension_set d on d.id = b.dimensions join house.account_chart c on c.book = b.book and c.number = b.account
      where b.book = ${book} and b.unit = ${of} and b.account in (select m.number from house.account_map m where m.book = b.book and m.role = ${bind(account)}) ${where.join(' ')})`,
    told: (found) => {
      const { settled, reserved } = found as { settled: string; reserved: string }
      return { settled, reserved, available: minus(settled, reserved) }
    },
  }
}

const present = (ids: readonly (string | undefined)[]): readonly string[] => ids.filter((id) => id !== undefined && id !== null)
