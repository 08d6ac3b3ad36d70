/** A small company for scenarios: the whole house on a database of its own, one person per role, a few goods, a clock that stands still until moved. */
import { act, decide, edit, make, type AnyRow, type House } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import type { Verb } from '#declare'
import { inbox } from '#flow'
import { openHouse, setUpCompany, type Opened } from '#host'
import { dayOf, Refused, type Refusal } from '#words'
import { theCalendar, theHouse } from '../../server/house.ts'
import { layBooks } from '../../server/install/books.ts'
import { dropDatabase, freshDatabase } from './database.ts'

type Values = Readonly<Record<string, unknown>>

/** Hands of one person. */
export type Hand = {
  readonly actor: Actor
  make(document: string, values: Values): Promise<AnyRow>
  edit(document: string, id: string, values: Values): Promise<AnyRow>
  act(document: string, id: string, action: string, values?: Values): Promise<AnyRow>
  giveUp(document: string, id: string, reason: string): Promise<AnyRow>
  decide(record: string, verb: Verb, opinion?: string): Promise<AnyRow>
}
export type Company = {
  readonly house: Opened
  /** Logins of everybody who works here. */
  readonly everybody: readonly string[]
  /** Where its database is. */
  readonly url: string
  /** Ids of departments, items, groups and places by code, of people by login. */
  id(code: string): string
  as(login: string): Promise<Hand>
  /** The clock from now on. */
  now(instant: string): void
  close(): Promise<void>
}

/** Everybody who works here: login, role, and the department in which `department-head` holds. */
const people = [
  ['gm', 'general-manager', 'CO'], ['ops', 'operations-director', 'CO'], ['rdhead', 'department-head', 'RND'], ['dev', '', 'RND'], ['lab', '', 'LAB'], ['labhead', 'department-head', 'LAB'],
  ['buyer', 'buyer', 'PUR'], ['buyer2', 'buyer', 'PUR'], ['buyhead', 'procurement-manager', 'PUR'], ['keeper', 'warehouse-keeper', 'WHS'], ['qc', 'quality-inspector', 'WHS'], ['qahead', 'qa-manager', 'WHS'],
  ['ap', 'payables-accountant', 'FIN'], ['accountant', 'accountant', 'FIN'], ['finhead', 'finance-manager', 'FIN'], ['cashier', 'cashier', 'FIN'], ['treasurer', 'treasurer', 'FIN'], ['budget', 'budget-accountant', 'FIN'], ['auditor', 'internal-auditor', 'CO'],
] as const

/** Amounts in CNY up to which a role approves; the last of each kind has no limit. */
const limits = [
  ['supply.purchase-requisition', 'department-head', '20000'], ['supply.purchase-requisition', 'general-manager'],
  ['supply.purchase-order', 'procurement-manager', '20000'], ['supply.purchase-order', 'finance-manager', '50000'], ['supply.purchase-order', 'general-manager'],
  ['finance.payment-request', 'finance-manager', '50000'], ['finance.payment-request', 'general-manager'],
] as const

export async function openCompany(start: string): Promise<Company> {
  const url = await freshDatabase('company', furnish)
  let at = start
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 8, clock: () => new Date(at) })
  const ids = await idsByCode(house)
  const id = (code: string): string => { const found = ids.get(code); if (!found) throw new Error(`nothing is called ${code}`); return found }
  return {
    house, url, everybody: people.map(([login]) => login), id, now: (instant) => { at = instant },
    as: async (login) => {
      const actor = await actorOfPerson(house.store, house.plan, id(login), dayOf(at, house.zone))
      if (!actor) throw new Error(`nobody is called ${login}`)
      return handOf(house, actor)
    },
    close: async () => { await house.close(); await dropDatabase(url) },
  }
}

/** Somebody's hands, who came later than the company was opened. */
export const handOf = (house: House, actor: Actor): Hand => ({
  actor,
  make: async (document, values) => (await make(house, actor, document, values)).row,
  edit: async (document, id, values) => (await edit(house, actor, document, id, undefined, values)).row,
  act: async (document, id, action, values = {}) => (await act(house, actor, { document, id, action, values })).row,
  giveUp: async (document, id, reason) => (await act(house, actor, { document, id, action: 'cancel', opinion: reason })).row,
  decide: async (record, verb, opinion) => {
    const { items: [task] } = await inbox(house, actor, 'todo', house.store.clock().toISOString(), { record })
    if (!task) throw new Error(`${actor.login} has no task on it`)
    return (await decide(house, actor, { task: task.id, verb, opinion })).row
  },
})

/** The refusal a piece of work meets; that it was done is a failure of the story. */
export const refusalOf = (work: Promise<unknown>): Promise<Refusal> => work.then(
  () => { throw new Error('it was not refused') },
  (error: unknown) => { if (error instanceof Refused) return error.refusal; throw error },
)

async function furnish(url: string): Promise<void> {
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url, connections: 4, clock: () => new Date('2026-01-05T01:00:00Z') })
  await setUpCompany(house, { name: '小公司', currency: 'CNY', zone: 'Asia/Shanghai' })
  await layBooks(house, 'CNY', '2026-01-05')
  const made = async (document: string, values: Values) => (await make(house, houseActor, document, values)).row.id
  const department: Record<string, string> = { CO: await made('commons.department', { code: 'CO', name: '公司' }) }
  for (const code of ['PUR', 'RND', 'LAB', 'WHS', 'FIN']) department[code] = await made('commons.department', { code, name: code, parent: department['CO'] })
  for (const [login, role, home] of people) await hire(house, login, role, department[home] as string)
  await goods(house, made)
  for (const [document, role, upTo] of limits) {
    const limit = await made('governance.authority-limit', { document, role, from: '2026-01-01', ...(upTo ? { upTo: `${upTo}.00` } : {}) })
    await act(house, houseActor, { document: 'governance.authority-limit', id: limit, action: 'enact' })
  }
  await house.close()
}

async function hire(house: House, login: string, role: string, department: string): Promise<void> {
  const { row: { id: person } } = await make(house, houseActor, 'commons.person', { code: login, login, name: login, department, joinedOn: '2025-01-01' })
  if (!role) return
  const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person, role, from: '2025-01-01', ...(role === 'department-head' ? { department } : {}) })
  await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
}

/** BOLT and PLATE are inspected on arrival, GLOVE is not; ACID is a chemical, SENSOR a finished good. */
async function goods(house: House, made: (document: string, values: Values) => Promise<string>): Promise<void> {
  const unit = await made('commons.unit-of-measure', { code: 'PCS', name: '件', places: 4 })
  const group: Record<string, string> = {}
  for (const [code, stockAccount] of [['RAW', 'inventory'], ['CHEM', 'inventory'], ['AID', 'supplies'], ['FG', 'finished-goods']] as const) group[code] = await made('commons.item-group', { code, name: code, stockAccount })
  for (const [code, of, inspected] of [['BOLT', 'RAW', true], ['PLATE', 'RAW', true], ['GLOVE', 'AID', false], ['ACID', 'CHEM', true], ['SENSOR', 'FG', true]] as const) await made('commons.item', { code, name: code, group: group[of], unit, inspected })
  await made('commons.item', { code: 'REPAIR', name: '维修服务', group: group['AID'], unit, source: 'service', inspected: false })
  await made('commons.location', { code: 'STORE', name: '主仓', kind: 'warehouse' })
  for (const code of ['ALPHA', 'BETA']) {
    const supplier = await made('supply.supplier', {
      code, name: `${code} 有限公司`, admissions: ['RAW', 'AID'].map((name) => ({ group: group[name], from: '2026-01-01', to: '2026-12-31' })), papers: [{ kind: 'licence', number: `L-${code}`, expires: '2026-12-31' }],
    })
    await act(house, houseActor, { document: 'supply.supplier', id: supplier, action: 'admit' })
  }
}

/** Codes of the furniture are unique across its kinds; people are found by their login. */
async function idsByCode({ store }: House): Promise<ReadonlyMap<string, string>> {
  const kinds = ['commons.department', 'commons.item', 'commons.item_group', 'commons.location', 'commons.unit_of_measure', 'supply.supplier', 'commons.person'].map((kind) => kind.split('.') as [string, string])
  const found = await store.query<{ code: string; id: string }>({ text: kinds.map(([chapter, table]) => `select code, id from "${chapter}"."${table}"`).join(' union all ') })
  return new Map(found.map(({ code, id }) => [code, id]))
}
