/** Eight people at work while the server, then the database, are killed: what was acknowledged stands, what was asked again was done once. */
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verify } from '#host'
import { bookOf, trialBalance } from '#ledger'
import { openStore } from '#store'
import { isZero, minus, sum } from '#words'
import { closed, fastFolder, freePort, ownHouse, type OwnHouse } from '../tools/testing/own-house.ts'

type Row = { readonly id: string; readonly number: string; readonly version: number; readonly lines: readonly { readonly id: string }[] }
type Made = { readonly row: Row; readonly tasks?: readonly { readonly id: string }[] }
type Hand = { get<T>(path: string): Promise<T>; post<T>(path: string, body: unknown, key: string, version?: number): Promise<T> }
/** What somebody was told had been done. */
type Told = { readonly order: Row; readonly receipt: string }

const password = 'killed-and-restarted'
const clients = 8
let home = ''
let server: OwnHouse | undefined
afterAll(async () => { if (server) await closed(server); await rm(home, { recursive: true, force: true }) })

test('7.2.2 kill -9 of the server and of the database under load loses nothing acknowledged and doubles nothing', { timeout: 240_000 }, async () => {
  home = fastFolder('zhangfa killed ')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  server = await started(home, port)
  const hands = await Promise.all(['buyer', 'buyhead', 'keeper'].map((login) => signedIn(url, login))) as [Hand, Hand, Hand]
  const told: Told[] = []
  let over = false
  const working = Promise.all(Array.from({ length: clients }, async (_, who) => { for (let round = 0; !over; round++) told.push(await bought(hands, `${who}-${round}`)) }))

  await until(() => told.length >= 12)
  server.process.kill('SIGKILL')
  server = await started(home, port)
  const afterServer = told.length
  await until(() => told.length >= afterServer + 12)
  process.kill(postmasterOf(home), 'SIGKILL')
  const afterDatabase = told.length
  await until(() => told.length >= afterDatabase + 12)
  over = true
  await working
  await stands(told)
})

/** An order bought, approved, sent and received, each step asked again under the same key until it is answered. */
async function bought([buyer, head, keeper]: readonly [Hand, Hand, Hand], mark: string): Promise<Told> {
  const { items: [supplier] } = await buyer.get<{ items: { id: string }[] }>('/documents/supply.supplier?code=S001')
  const { items: goods } = await buyer.get<{ items: { id: string; code: string }[] }>('/documents/commons.item?q=SE-&limit=50')
  const { items: [place] } = await keeper.get<{ items: { id: string }[] }>('/documents/commons.location?purpose=store&limit=1')
  const [item] = goods.filter(({ code }) => code.startsWith('SE-'))
  const date = new Date().toISOString().slice(0, 10)
  const act = (hand: Hand, type: string, { id, version }: Row, action: string) => hand.post<Made>(`/documents/${type}/${id}/${action}`, {}, `${mark} ${type} ${action}`, version)
  const order = await buyer.post<Made>('/documents/supply.purchase-order', { values: {
    supplier: supplier?.id, date, promised: date, deliveryPlace: '原料仓', quality: `按承认书 ${mark}`, liability: '逾期每日万分之五', lines: [{ item: item?.id, quantity: '2', price: '1.2345' }],
  } }, `${mark} order`)
  await act(buyer, 'supply.purchase-order', order.row, 'submit')
  const { tasks: [task] = [] } = await head.get<Made>(`/documents/supply.purchase-order/${order.row.id}`)
  if (task) await head.post(`/tasks/${task.id}/approve`, {}, `${mark} approve`)
  const { row: approved } = await buyer.get<Made>(`/documents/supply.purchase-order/${order.row.id}`)
  await act(buyer, 'supply.purchase-order', approved, 'send')
  const receipt = await keeper.post<Made>('/documents/supply.goods-receipt', { values: {
    order: approved.id, supplier: supplier?.id, date, place: place?.id, lines: [{ order: approved.lines[0]?.id, item: item?.id, quantity: '2' }],
  } }, `${mark} receipt`)
  await act(keeper, 'supply.goods-receipt', receipt.row, 'post')
  return { order: approved, receipt: receipt.row.id }
}

/** Read past the doors: each order once, each receipt posted once and linked once, books and seals whole. */
async function stands(told: readonly Told[]): Promise<void> {
  const store = openStore({ url: `postgres://zhangfa:${readFileSync(join(home, 'password'), 'utf8').trim()}@127.0.0.1:${readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]}/zhangfa` })
  try {
    const orders = await store.query<{ id: string; state: string; quality: string }>({ text: `select id, state, quality from supply.purchase_order where quality like '按承认书 %-%'` })
    expect(new Set(orders.map(({ quality }) => quality)).size, 'an order was made twice').toBe(orders.length)
    expect(told.filter(({ order }) => !orders.some(({ id }) => id === order.id)), 'an acknowledged order is gone').toEqual([])
    const [received] = await store.query<{ posted: number; entries: number; linked: number }>({
      text: `select (select count(*)::integer from supply.goods_receipt where id = any($1::uuid[]) and state <> 'draft') as posted,
        (select count(*)::integer from house.deed where record = any($1::uuid[]) and action = 'post') as entries, (select count(*)::integer from house.link where record = any($1::uuid[])) as linked`, values: [told.map(({ receipt }) => receipt)],
    })
    expect(received).toEqual({ posted: told.length, entries: told.length, linked: told.length })
    const rows = await trialBalance(bookOf(store), '2020-01', '2030-12')
    expect(isZero(minus(sum(rows.map(({ closingDebit }) => closingDebit)), sum(rows.map(({ closingCredit }) => closingCredit))))).toBe(true)
    expect((await verify(store)).broken).toEqual([])
  } finally { await store.close() }
}

async function signedIn(url: string, login: string): Promise<Hand> {
  const { token } = await asked<{ token: string }>(`${url}/api/session`, { method: 'POST', body: JSON.stringify({ login, password }) }, { 'content-type': 'application/json' })
  const headers = { authorization: `Bearer ${token}`, prefer: 'return=minimal' }
  return {
    get: (path) => asked(`${url}/api${path}`, {}, headers),
    post: (path, body, key, version) => asked(`${url}/api${path}`, { method: 'POST', body: JSON.stringify(body) }, { ...headers, 'content-type': 'application/json', 'idempotency-key': encodeURIComponent(key), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }),
  }
}

/** Asks until it is answered; an answer that says no is a failure of the story. */
async function asked<T>(url: string, how: RequestInit, headers: Record<string, string>): Promise<T> {
  for (const began = performance.now(); performance.now() - began < 60_000;) {
    const answer = await fetch(url, { ...how, headers }).catch(() => undefined)
    const said = await answer?.text().catch(() => undefined)
    if (answer && said !== undefined && answer.status < 300) return JSON.parse(said) as T
    if (answer && answer.status < 500) throw new Error(`${how.method ?? 'GET'} ${url}: ${answer.status} ${said}`)
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error(`${url} was not answered within a minute`)
}

const started = (folder: string, port: number): Promise<OwnHouse> => ownHouse({ ZHANGFA_DATA: folder, ZHANGFA_PORT: String(port), ZHANGFA_DEMO: '1', ZHANGFA_DEMO_PASSWORD: password })

const postmasterOf = (folder: string): number => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
async function until(so: () => boolean): Promise<void> {
  for (const began = performance.now(); !so();) {
    if (performance.now() - began > 90_000) throw new Error('nothing was done for a minute and a half')
    await new Promise((go) => setTimeout(go, 20))
  }
}
