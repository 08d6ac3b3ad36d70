/** The books of a house: chart of accounts, account roles, cash-flow items and periods, laid down and filed as the documents that finance goes on with. */
import { makeIn, perform, type House } from '#act'
import { houseActor } from '#allow'
import { documentOf, mainBook } from '#declare'
import { bookOf, openBook, openYear, periods, type Chart } from '#ledger'
import { runQuery } from '#read'
import type { Asks, Unit } from '#store'
import { cashFlowItems } from '../../chapters/6-finance/chart.ts'
import { standardNamed, standards } from '../../chapters/6-finance/standards.ts'

/** Mappings that come with the house have always held. */
const always = '2000-01-01'

/** The book with its chart of accounts, and the periods of last, this and next year and of `years`; what stands already is left as it is. */
export async function layBooks(house: House, currency: string, today: string, years: readonly number[] = [], chart: Chart = standards.enterprise.chart, code: string = mainBook): Promise<void> {
  const now = Number(today.slice(0, 4))
  const book = bookOf(house.store, code)
  await openBook(book, chart, currency, always)
  for (const year of new Set([now - 1, now, now + 1, ...years])) await openYear(book, year)
  await house.store.transaction((unit) => fileBooks(house, unit, chart, code))
}

/** Books that were laid down before gain the accounts, roles and cash-flow items that came since; an empty house has none yet. */
export async function booksGrown(house: House): Promise<void> {
  const known = await house.store.query<{ code: string; currency: string; standard: string; names: readonly string[] }>({
    text: `select b.code, b.currency, b.standard, array(select role from house.account_map m where m.book = b.code union select number from house.account_chart c where c.book = b.code) as names from house.book b order by b.department nulls first, b.code`,
  })
  const items = new Set((await filedAs(house, house.store, 'finance.cash-item', 'code')).map(([code]) => code))
  for (const { code, currency, standard, names } of known) {
    const { chart } = standardNamed(standard)
    const [has, brought] = [new Set(names), [...Object.keys(chart.map), ...chart.accounts.map(({ number }) => number)]]
    if (brought.some((one) => !has.has(one)) || cashFlowItems.some(([item]) => !items.has(item))) {
      await openBook(bookOf(house.store, code), chart, currency, always)
      await house.store.transaction((unit) => fileBooks(house, unit, chart, code))
    }
  }
}

async function fileBooks(house: House, unit: Unit, chart: Chart, book: string): Promise<void> {
  const accounts = new Map(await filedAs(house, unit, 'finance.account', 'code', book))
  for (const { number, label: [name, nameEn], kind, side, notBelowZero = false } of chart.accounts) {
    if (!accounts.has(number)) accounts.set(number, await filed(house, unit, book, 'finance.account', { code: number, name, nameEn, kind, side, notBelowZero }, 'open'))
  }
  const roles = new Map(await filedAs(house, unit, 'finance.account-mapping', 'role', book))
  for (const [role, number] of Object.entries(chart.map)) if (!roles.has(role)) await filed(house, unit, book, 'finance.account-mapping', { role, account: accounts.get(number), from: always }, 'enact')
  const items = new Map(await filedAs(house, unit, 'finance.cash-item', 'code'))
  for (const [code, name, nameEn, activity] of cashFlowItems) if (!items.has(code)) await makeIn({ house, unit, actor: houseActor }, documentOf(house.plan, 'finance.cash-item'), { code, name, nameEn, activity })
  const months = new Map(await filedAs(house, unit, 'finance.period', 'code', book))
  for (const { code, first, last } of await periods(bookOf(unit, book))) if (!months.has(code)) await filed(house, unit, book, 'finance.period', { code, year: Number(code.slice(0, 4)), first, last }, 'open')
}

/** What is filed already, by the field that names it. */
const filedAs = async ({ plan }: House, asks: Asks, document: string, key: string, book?: string): Promise<readonly (readonly [string, string])[]> =>
  (await runQuery<{ key: string; id: string }>(asks, plan, { source: { document }, ...(book === undefined ? {} : { where: { book } }), fields: { key, id: 'id' } })).map((row) => [row.key, row.id])

async function filed(house: House, unit: Unit, book: string, document: string, values: Readonly<Record<string, unknown>>, action: string): Promise<string> {
  const work = { house, unit, actor: houseActor }
  const { id } = await makeIn(work, documentOf(house.plan, document), values, book)
  await perform(work, { document, id, action })
  return id
}
