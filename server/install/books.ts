/** The books of a new house: chart of accounts, account roles and periods, laid down and filed as the documents that finance goes on with. */
import { makeIn, perform, type House } from '#act'
import { houseActor } from '#allow'
import { documentOf } from '#declare'
import { openBook, openYear, periods } from '#ledger'
import type { Unit } from '#store'
import { chart } from '../../chapters/6-finance/chart.ts'

/** Mappings that come with the house have always held. */
const always = '2000-01-01'

/** The book with its chart of accounts, and the periods of last, this and next year. */
export async function layBooks(house: House, currency: string, today: string): Promise<void> {
  await openBook(house.store, chart, currency, always)
  for (const year of [-1, 0, 1]) await openYear(house.store, Number(today.slice(0, 4)) + year)
  await house.store.transaction(async (unit) => {
    const accounts = new Map<string, string>()
    for (const { number, label: [name, nameEn], kind, side, notBelowZero = false } of chart.accounts) accounts.set(number, await filed(house, unit, 'finance.account', { code: number, name, nameEn, kind, side, notBelowZero }, 'open'))
    for (const [role, number] of Object.entries(chart.map)) await filed(house, unit, 'finance.account-mapping', { role, account: accounts.get(number), from: always }, 'enact')
    for (const { code, first, last } of await periods(house.store)) await filed(house, unit, 'finance.period', { code, year: Number(code.slice(0, 4)), first, last }, 'open')
  })
}

async function filed(house: House, unit: Unit, document: string, values: Readonly<Record<string, unknown>>, action: string): Promise<string> {
  const work = { house, unit, actor: houseActor }
  const { id } = await makeIn(work, documentOf(house.plan, document), values)
  await perform(work, { document, id, action })
  return id
}
