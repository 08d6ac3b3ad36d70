/** Opens a stall for a test: a database of its own, its people hired, its book laid, a clock that stands still until moved. */
import { act, decide, make, type AnyRow, type House } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { openHouse, type Opened } from '#host'
import type { Verb } from '#declare'
import { inbox } from '#flow'
import { bookOf, openBook, openYear } from '#ledger'
import { dayOf } from '#words'
import { freshDatabase } from './database.ts'
import { stallCalendar, stallHouse } from './stall.ts'

export type Stall = {
  readonly house: Opened
  readonly now: { set(instant: string): void }
  readonly ids: Readonly<Record<string, string>>
  as(login: string): Promise<Actor>
  make(login: string, document: string, values: Readonly<Record<string, unknown>>): Promise<AnyRow>
  act(login: string, document: string, id: string, action: string, values?: Readonly<Record<string, unknown>>): Promise<AnyRow>
  decide(login: string, record: string, verb: Verb, opinion?: string): Promise<AnyRow>
}

const chart = {
  standard: 'test', accounts: [
    { number: '1403', label: ['原材料', 'Materials'], kind: 'asset', side: 'debit' }, { number: '2202', label: ['暂估应付', 'Received, not invoiced'], kind: 'liability', side: 'credit' },
    { number: 'Q01', label: ['供应商处', 'At suppliers'], kind: 'goods', side: 'credit' }, { number: 'Q02', label: ['仓库', 'Store'], kind: 'goods', side: 'debit', notBelowZero: true },
  ], map: { inventory: '1403', 'goods-received-not-invoiced': '2202', 'supplier-goods': 'Q01', store: 'Q02' },
} as const

/** wei asks in the laboratory, lao heads it, ku keeps the store, fang heads finance and may not see the laboratory. */
export async function openStall(): Promise<Stall> {
  let at = '2026-09-28T02:00:00.000Z'
  const house = await openHouse({ plan: stallHouse, calendar: stallCalendar, url: await freshDatabase(), connections: 10, clock: () => new Date(at) })
  await openBook(bookOf(house.store), chart, 'CNY', '2020-01-01')
  await openYear(bookOf(house.store), 2026)
  const ids = await peopled(house)
  const as = async (login: string) => {
    const actor = await actorOfPerson(house.store, house.plan, ids[login] ?? '', dayOf(at))
    if (!actor) throw new Error(`nobody is called ${login}`)
    return actor
  }
  return {
    house, ids, as, now: { set: (instant) => { at = instant } },
    make: async (login, document, values) => (await make(house, await as(login), document, values)).row,
    act: async (login, document, id, action, values = {}) => (await act(house, await as(login), { document, id, action, values })).row,
    decide: async (login, record, verb, opinion) => {
      const actor = await as(login)
      const { items: [task] } = await inbox(house, actor, 'todo', at, { record })
      if (!task) throw new Error(`${login} has no task on it`)
      return (await decide(house, actor, { task: task.id, verb, opinion })).row
    },
  }
}

async function peopled(house: House): Promise<Record<string, string>> {
  const made = async (document: string, values: Readonly<Record<string, unknown>>) => (await make(house, houseActor, document, values)).row.id
  const company = await made('commons.department', { code: 'CO', name: '公司' })
  const lab = await made('commons.department', { code: 'LAB', name: '实验室', parent: company })
  const finance = await made('commons.department', { code: 'FIN', name: '财务部', parent: company })
  const ids: Record<string, string> = { company, lab, finance }
  for (const [login, name, department, role, where] of [['wei', '魏晨', lab, 'wisher', lab], ['lao', '劳恩', lab, 'head', lab], ['ku', '库平', company, 'keeper', undefined], ['fang', '方瑜', finance, 'head', finance], ['wan', '万里', lab, 'wisher', lab]] as const) {
    ids[login] = await made('commons.person', { code: login, login, name, department, joinedOn: '2026-01-01' })
    const holding = await made('commons.role-holding', { person: ids[login], role, from: '2026-01-01', ...(where ? { department: where } : {}) })
    await act(house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
  }
  const unit = await made('commons.unit-of-measure', { code: 'PCS', name: '件', places: 0 })
  const group = await made('commons.item-group', { code: 'RAW', name: '原材料', valuation: 'moving-average', stockAccount: 'inventory' })
  ids['bolt'] = await made('commons.item', { code: 'B-1', name: '六角螺栓', group, unit })
  return ids
}

/** Waits until every deed kept so far lies below the oldest transaction running in the cluster, where duties and seals begin to read. */
export async function settled({ store }: House): Promise<void> {
  const [last] = await store.query<{ tx: string }>({ text: 'select coalesce(max(tx::text::bigint), 0)::text as tx from house.deed' })
  for (;;) {
    const [edge] = await store.query<{ over: boolean }>({ text: 'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1::bigint as over', values: [last?.tx] })
    if (edge?.over) return
    await new Promise((go) => setTimeout(go, 20))
  }
}
