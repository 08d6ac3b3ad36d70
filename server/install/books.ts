/** The books of a house: chart of accounts, account roles, cash-flow items and periods, laid down and filed as the documents that finance goes on with. */
import { makeIn, perform, type House } from '#act'
import { houseActor } from '#allow'
import { documentOf } from '#declare'
import { bookStandard, openBook, openYear, periods, type Chart } from '#ledger'
import { runQuery } from '#read'
import type { Asks, Unit } from '#store'
import { cashFlowItems } from '../../chapters/6-finance/chart.ts'
import { standardNamed, standards } from '../../chapters/6-finance/standards.ts'

/** Mappings that come with the house have always held. */
const always = '2000-01-01'

/** The book with its chart of accounts, and the periods of last, this and next year and of `years`; what stands already is left as it is. */
export async function layBooks(house: House, currency: string, today: string, years: readonly number[] = [], chart: Chart = standards.enterprise.chart): Promise<void> {
  const now = Number(today.slice(0, 4))
  await openBook(house.store, chart, currency, always)
  for (const year of new Set([now - 1, now, now + 1, ...years])) await openYear(house.store, year)
  await house.store.transaction((unit) => fileBooks(house, unit, chart))
}

/** Books that were laid down before gain the accounts, roles and cash-flow items that came since; an empty house has none yet. */
export async function booksGrown(house: House): Promise<void> {
  const known = await house.store.query<{ name: string }>({ text: 'select role as name from house.account_map union select number from house.account_chart' })
  const { chart } = standardNamed(await bookStandard(house.store))
  const items = await filedAs(house, house.store, 'finance.cash-item', 'code')
  const [names, codes] = [new Set(known.map(({ name }) => name)), new Set(items.map(([code]) => code))]
  const brought = [...Object.keys(chart.map), ...chart.accounts.map(({ number }) => number)]
  if (names.size > 0 && (brought.some((one) => !names.has(one)) || cashFlowItems.some(([code]) => !codes.has(code)))) await layBooks(house, house.currency, house.store.clock().toISOString().slice(0, 10), [], chart)
}

async function fileBooks(house: House, unit: Unit, chart: Chart): Promise<void> {
  const accounts = new Map(await filedAs(house, unit, 'finance.account', 'code'))
  for (const { number, label: [name, nameEn], kind, side, notBelowZero = false } of chart.accounts) {
    if (!accounts.has(number)) accounts.set(number, await filed(house, unit, 'finance.account', { code: number, name, nameEn, kind, side, notBelowZero }, 'open'))
  }
  const roles = new Map(await filedAs(house, unit, 'finance.account-mapping', 'role'))
  for (const [role, number] of Object.entries(chart.map)) if (!roles.has(role)) await filed(house, unit, 'finance.account-mapping', { role, account: accounts.get(number), from: always }, 'enact')
  const items = new Map(await filedAs(house, unit, 'finance.cash-item', 'code'))
  for (const [code, name, nameEn, activity] of cashFlowItems) if (!items.has(code)) await makeIn({ house, unit, actor: houseActor }, documentOf(house.plan, 'finance.cash-item'), { code, name, nameEn, activity })
  const months = new Map(await filedAs(house, unit, 'finance.period', 'code'))
  for (const { code, first, last } of await periods(unit)) if (!months.has(code)) await filed(house, unit, 'finance.period', { code, year: Number(code.slice(0, 4)), first, last }, 'open')
}

/** What is filed already, by the field that names it. */
const filedAs = async ({ plan }: House, asks: Asks, document: string, key: string): Promise<readonly (readonly [string, string])[]> =>
  (await runQuery<{ key: string; id: string }>(asks, plan, { source: { document }, fields: { key, id: 'id' } })).map((row) => [row.key, row.id])

async function filed(house: House, unit: Unit, document: string, values: Readonly<Record<string, unknown>>, action: string): Promise<string> {
  const work = { house, unit, actor: houseActor }
  const { id } = await makeIn(work, documentOf(house.plan, document), values)
  await perform(work, { document, id, action })
  return id
}
