/** A company to tell cases in: an empty house with its books, and one person for each kind of work. */
import { act, decide, edit, make, type AnyRow } from '#act'
import { houseActor, type Actor } from '#allow'
import { documentOf } from '#declare'
import { inbox } from '#flow'
import { openHouse, setUpCompany, type Opened } from '#host'
import { balances, bookOf, openYear } from '#ledger'
import { one } from '#read'
import { Refused, sum, type Decimal } from '#words'
import { theCalendar, theHouse } from '../../server/house.ts'
import { layBooks } from '../../server/install/books.ts'
import { standards, type Standard } from '../../chapters/6-finance/standards.ts'
import { dropDatabase, freshDatabase } from '../testing/database.ts'

export type Values = Readonly<Record<string, unknown>>
export const today = '2026-03-16'

export type Stage = {
  readonly house: Opened
  make(document: string, values: Values): Promise<AnyRow>
  act(document: string, id: string, action: string, values?: Values): Promise<AnyRow>
  edit(document: string, id: string, values: Values): Promise<AnyRow>
  read(document: string, id: string): Promise<AnyRow>
  /** The same stage in the hands of a person, bound by roles and by what they did before. */
  as(name: string, ...roles: readonly string[]): Promise<Stage>
  approve(record: string): Promise<void>
  done(document: string, action: string, values: Values): Promise<AnyRow>
  account(number: string, dimensions?: Values): Promise<Decimal>
  years(dates: readonly string[]): Promise<void>
  close(): Promise<void>
}

export async function openStage(standard: Standard = 'enterprise'): Promise<Stage> {
  const url = await freshDatabase(`cases-${standard}`, (at) => furnish(at, standard))
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 10, clock: () => new Date(`${today}T04:00:00Z`) })
  const people = new Map<string, string>()
  const stageOf = (by: Actor): Stage => ({
    house,
    make: async (document, values) => (await make(house, by, document, values)).row,
    act: async (document, id, action, values = {}) => (await act(house, by, { document, id, action, values })).row,
    edit: async (document, id, values) => (await edit(house, by, document, id, undefined, values)).row,
    read: async (document, id) => (await one(house.store, documentOf(house.plan, document), houseActor, id)) as AnyRow,
    done: async (document, action, values) => (await act(house, by, { document, id: (await make(house, by, document, values)).row.id, action, values: {} })).row,
    as: async (name, ...roles) => {
      const person = people.get(name) ?? (await make(house, houseActor, 'commons.person', { code: name, login: name.replace(/[^\w.-]+/g, '-'), name, department: await departmentOf(house), joinedOn: '2015-01-01' })).row.id
      people.set(name, person)
      return stageOf({ person, name, login: name, department: null, roles: roles.map((role) => ({ role, department: null, below: [] })) })
    },
    approve: async (record) => {
      const { items: [task] } = await inbox(house, by, 'todo', house.store.clock().toISOString(), { record })
      if (!task) throw new Error(`${by.name} has no task on it`)
      await decide(house, by, { task: task.id, verb: 'approve' })
    },
    account: async (number, dimensions = {}) => sum((await balances(bookOf(house.store), { account: number, ...dimensions })).map(({ settled }) => settled)),
    years: async (dates) => { for (const year of new Set(dates.map((date) => Number(date.slice(0, 4))))) await openYear(bookOf(house.store), year) },
    close: async () => { await house.close(); await dropDatabase(url) },
  })
  return stageOf(houseActor)
}

/** The hands of somebody who bears a role on the house's own record, where it asks who does. */
export async function openHands(stage: Stage, name: string, role: string): Promise<Stage> {
  const hands = await stage.as(name, role)
  const [person] = await stage.house.store.query<{ id: string }>({ text: 'select p.id from commons.person p where p.code = $1 and not exists (select 1 from commons.role_holding h where h.person = p.id and h.role = $2)', values: [name, role] })
  if (person) await stage.done('commons.role-holding', 'grant', { person: person.id, role, from: '2015-01-01' })
  return hands
}

const departmentOf = async ({ store }: Opened): Promise<string | undefined> => (await store.query<{ id: string }>({ text: 'select id from commons.department limit 1' }))[0]?.id

async function furnish(url: string, standard: Standard): Promise<void> {
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 4, clock: () => new Date('2026-01-05T01:00:00Z') })
  await setUpCompany(house, { name: '案例公司', currency: 'CNY', zone: 'Asia/Shanghai' })
  await layBooks(house, 'CNY', '2026-01-05', [], standards[standard].chart)
  await make(house, houseActor, 'commons.unit-of-measure', { code: 'PCS', name: '件', places: 6 })
  await make(house, houseActor, 'commons.department', { code: 'CO', name: '公司' })
  await house.close()
}

/** The reason word of a refusal; anything unexpected stays a fault. */
export async function refused(work: () => Promise<unknown>): Promise<Refused | undefined> {
  try { await work(); return undefined } catch (error) { if (error instanceof Refused) return error; throw error }
}
