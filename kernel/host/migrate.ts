/** Migration: the database is brought from its recorded schema to the declared one, in one transaction, forward only. */
import type { Plan } from '#declare'
import { tables as allowTables } from '#allow'
import { tables as dutyTables } from '#duty'
import { tables as flowTables, tellBooks } from '#flow'
import { tables as ledgerTables } from '#ledger'
import { indexesOf, tables as readTables } from '#read'
import { migration, schemaOf, spelledColumn, spellOut, tableOf, tables as storeTables, type Schema, type Store, type Unit } from '#store'
import { hashed } from './seal.ts'

const kernelTables = [storeTables, allowTables, ledgerTables, flowTables, readTables, dutyTables].join('\n')

/** Statements that were run; empty when nothing was to be done. Several processes may start at once: one migrates, the others wait. */
export async function migrate(store: Store, plan: Plan): Promise<readonly string[]> {
  return store.transaction(async (unit) => {
    await unit.query({ text: `select pg_advisory_xact_lock(hashtext('house.migrate'))` })
    await unit.query({ text: 'create schema if not exists house; create table if not exists house.setting (key text primary key, value jsonb not null)' })
    const kernel = hashed(kernelTables)
    const known = await settingOf<{ kernel?: string; tables?: Schema; indexes?: readonly string[] }>(unit, 'schema') ?? {}
    const ran: string[] = []
    if (known.kernel !== kernel) ran.push(await run(unit, kernelTables))
    const after = schemaOf(plan)
    for (const statement of migration(known.tables ?? {}, after)) ran.push(await run(unit, statement))
    for (const document of unspelled(plan, known.tables ?? {})) await spellOut(unit, document)
    if (known.kernel !== undefined && known.kernel !== kernel) await tellBooks(unit, plan)
    const indexes = [...plan.documents.values()].flatMap((document) => indexesOf(document))
    for (const statement of indexes.filter((one) => !known.indexes?.includes(one))) ran.push(await run(unit, statement))
    if (ran.length > 0) await recorded(unit, ran, { kernel, tables: { ...known.tables, ...after }, indexes })
    return ran
  })
}

/** Documents whose table stood before it knew how its texts are spelled. */
const unspelled = (plan: Plan, before: Schema) => [...plan.documents.values()].filter((document) => {
  const { name, searched } = tableOf(document)
  return searched.length > 0 && before[name] !== undefined && !before[name].columns[spelledColumn.column]
})

/** The whole schema as SQL, as an empty database would get it. */
export const schemaSql = (plan: Plan): string =>
  [kernelTables.trim(), ...migration({}, schemaOf(plan)).map((one) => `${one};`), ...[...plan.documents.values()].flatMap((document) => indexesOf(document)).map((one) => `${one};`)].join('\n\n')

async function run(unit: Unit, text: string): Promise<string> {
  await unit.query({ text })
  return text
}

async function recorded(unit: Unit, ran: readonly string[], schema: unknown): Promise<void> {
  await unit.query({ text: `insert into house.setting (key, value) values ('schema', $1) on conflict (key) do update set value = excluded.value`, values: [JSON.stringify(schema)] })
  await unit.query({
    text: `insert into house.migration (number, name, sql) select coalesce(max(number), 0) + 1, $1, $2 from house.migration`, values: [`${ran.length} statements`, ran.join(';\n')],
  })
}

export async function settingOf<T>(asks: Pick<Unit, 'query'>, key: string): Promise<T | undefined> {
  const [found] = await asks.query<{ value: T }>({ text: 'select value from house.setting where key = $1', values: [key] })
  return found?.value
}

export const keepSetting = (asks: Pick<Unit, 'query'>, key: string, value: unknown): Promise<unknown[]> =>
  asks.query({ text: 'insert into house.setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', values: [key, JSON.stringify(value)] })
