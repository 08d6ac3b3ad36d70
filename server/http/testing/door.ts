/** The stall with its doors open: people sign in by login (fang is administrator too), requests go through the whole door without a socket. */
import type { FastifyInstance } from 'fastify'
import { act, make } from '#act'
import { houseActor, setPassword } from '#allow'
import { companyOf, setUpCompany, type Opened } from '#host'
import { openStall, type Stall } from '../../../tools/testing/open-stall.ts'
import { moreRoutes } from '../sheets.ts'
import { openDoors } from '../app.ts'

export const password = 'stall-password'

export type Answer = { readonly status: number; readonly body: any; readonly headers: Readonly<Record<string, unknown>> }
export type Sent = { readonly body?: unknown; readonly version?: number; readonly headers?: Readonly<Record<string, string>> }
export type Door = {
  readonly stall: Stall
  readonly app: FastifyInstance
  readonly tokens: Readonly<Record<string, string>>
  /** What `login` gets; nobody is signed in when it is empty. */
  ask(login: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, sent?: Sent): Promise<Answer>
  close(): Promise<void>
}

export async function openDoor(): Promise<Door> {
  const stall = await openStall()
  const { house, ids } = stall
  const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: ids['fang'], role: 'admin', from: '2026-01-01' })
  await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  await setUpCompany(house, { name: '小铺', currency: 'CNY', zone: 'Asia/Shanghai' })
  const { wei = '', lao = '', ku = '', fang = '' } = ids
  const opened = await doorOf(house, { wei, lao, ku, fang }, moreRoutes)
  return { stall, ...opened, close: async () => { await opened.close(); await house.close() } }
}

/** The door of any house, with these people signed in. */
export async function doorOf(house: Opened, people: Readonly<Record<string, string>>, more?: typeof moreRoutes): Promise<Omit<Door, 'stall'>> {
  const app = await openDoors({ house, company: () => companyOf(house.store, house.plan) }, { bodyLimit: 1024 * 1024, setUp: async () => undefined, ...(more ? { more } : {}) })
  const tokens: Record<string, string> = {}
  for (const [login, person] of Object.entries(people)) {
    await setPassword(house.store, person, login, password)
    tokens[login] = (await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })).json().token
  }
  return {
    app, tokens,
    ask: async (login, method, url, { body, version, headers = {} }: Sent = {}) => {
      const answer = await app.inject({
        method, url, ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { ...(login ? { authorization: `Bearer ${tokens[login]}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...headers },
      })
      return { status: answer.statusCode, headers: answer.headers, body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : answer.body }
    },
    close: () => app.close(),
  }
}

/** Values of a wish for so many bolts. */
export const wishOf = ({ ids }: Stall, count = '2', price = '12.50') => ({ title: '螺栓', unit: ids['lab'], lines: [{ item: ids['bolt'], count, price }] })
