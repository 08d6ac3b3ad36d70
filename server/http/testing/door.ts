/** The stall with its doors open: people sign in by login (fang is administrator too), requests go through the whole door without a socket. */
import type { FastifyInstance } from 'fastify'
import { act, make } from '#act'
import { houseActor, setPassword } from '#allow'
import { companyOf, setUpCompany } from '#host'
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
  ask(login: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, sent?: Sent): Promise<Answer>
  close(): Promise<void>
}

export async function openDoor(): Promise<Door> {
  const stall = await openStall()
  const { house, ids } = stall
  const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: ids['fang'], role: 'admin', from: '2026-01-01' })
  await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  await setUpCompany(house, { name: '小铺', currency: 'CNY', zone: 'Asia/Shanghai' })
  const app = await openDoors({ house, company: () => companyOf(house.store, house.plan) }, { bodyLimit: 1024 * 1024, setUp: async () => undefined, more: moreRoutes })
  const tokens: Record<string, string> = {}
  for (const login of ['wei', 'lao', 'ku', 'fang']) {
    await setPassword(house.store, ids[login] ?? '', login, password)
    tokens[login] = (await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })).json().token
  }
  return {
    stall, app, tokens,
    ask: async (login, method, url, { body, version, headers = {} } = {}) => {
      const answer = await app.inject({
        method, url, ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { ...(login ? { authorization: `Bearer ${tokens[login]}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...headers },
      })
      return { status: answer.statusCode, headers: answer.headers, body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : answer.body }
    },
    close: async () => { await app.close(); await house.close() },
  }
}

/** Values of a wish for so many bolts. */
export const wishOf = ({ ids }: Stall, count = '2', price = '12.50') => ({ title: '螺栓', unit: ids['lab'], lines: [{ item: ids['bolt'], count, price }] })
