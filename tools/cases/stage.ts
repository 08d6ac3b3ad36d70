/** A company to tell cases in: an empty house with its books, and one person for each kind of work. */
import { act, make, type AnyRow } from '#act'
import { houseActor, type Actor } from '#allow'
import { openHouse, setUpCompany, type Opened } from '#host'
import { balances, openYear } from '#ledger'
import { Refused, sum, type Decimal } from '#words'
import { theCalendar, theHouse } from '../../server/house.ts'
import { layBooks } from '../../server/install/books.ts'
import { dropDatabase, freshDatabase } from '../testing/database.ts'

export type Values = Readonly<Record<string, unknown>>
export const today = '2026-03-16'

export type Stage = {
  readonly house: Opened
  make(document: string, values: Values): Promise<AnyRow>
  act(document: string, id: string, action: string, values?: Values): Promise<AnyRow>
  done(document: string, action: string, values: Values): Promise<AnyRow>
  account(number: string, dimensions?: Values): Promise<Decimal>
  years(dates: readonly string[]): Promise<void>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const url = await freshDatabase('cases', furnish)
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 10, clock: () => new Date(`${today}T04:00:00Z`) })
  const by: Actor = houseActor
  const stage: Stage = {
    house,
    make: async (document, values) => (await make(house, by, document, values)).row,
    act: async (document, id, action, values = {}) => (await act(house, by, { document, id, action, values })).row,
    done: async (document, action, values) => stage.act(document, (await stage.make(document, values)).id, action),
    account: async (number, dimensions = {}) => sum((await balances(house.store, { account: number, ...dimensions })).map(({ settled }) => settled)),
    years: async (dates) => { for (const year of new Set(dates.map((date) => Number(date.slice(0, 4))))) await openYear(house.store, year) },
    close: async () => { await house.close(); await dropDatabase(url) },
  }
  return stage
}

async function furnish(url: string): Promise<void> {
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 4, clock: () => new Date('2026-01-05T01:00:00Z') })
  await setUpCompany(house, { name: '案例公司', currency: 'CNY', zone: 'Asia/Shanghai' })
  await layBooks(house, 'CNY', '2026-01-05')
  await make(house, houseActor, 'commons.unit-of-measure', { code: 'PCS', name: '件', places: 6 })
  await make(house, houseActor, 'commons.department', { code: 'CO', name: '公司' })
  await house.close()
}

/** The reason word of a refusal; anything unexpected stays a fault. */
export async function refused(work: () => Promise<unknown>): Promise<Refused | undefined> {
  try { await work(); return undefined } catch (error) { if (error instanceof Refused) return error; throw error }
}
