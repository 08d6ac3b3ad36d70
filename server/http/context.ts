/** What a request carries through the door: the house, who asks, and how they ask to be answered. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, standIns, type Actor, type StandIn } from '#allow'
import type { AnyRow, House, How } from '#act'
import { dayOf, Refused, refuse } from '#words'
import type { Company } from '#host'

export type Doors = { readonly house: House; readonly company: () => Promise<Company | undefined> }

export const cookieName = 'zhangfa'

/** The bearer token or the cookie; a cookie may only write when the page that sent it is ours. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return bearer
  const cookie = request.cookies[cookieName]
  if (cookie && request.method !== 'GET' && request.method !== 'HEAD' && !sameOrigin(request)) throw new Refused(refuse('请求来自其他网站，已拒绝', 'The request came from another site and is refused', undefined, { kind: 'forbidden' }))
  return cookie
}

function sameOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin ?? request.headers.referer
  if (!origin) return request.headers['sec-fetch-site'] === undefined || request.headers['sec-fetch-site'] === 'same-origin'
  try {
    return new URL(origin).host === request.headers.host
  } catch {
    return false
  }
}

/** Who asks; without a living session nothing is answered. */
export async function actorFor({ house }: Doors, request: FastifyRequest): Promise<Actor> {
  const token = tokenOf(request)
  const actor = token ? await actorOf(house.store, house.plan, token, house.zone) : undefined
  if (!actor) throw new Refused(refuse('请先登录', 'Please sign in', undefined, { kind: 'unauthenticated' }))
  return actor
}

/** In whose names they may decide today as well. */
export const standingFor = ({ house }: Doors, actor: Actor): Promise<readonly StandIn[]> => standIns(house.store, house.plan, actor, dayOf(house.store.clock(), house.zone))

export function howOf(request: FastifyRequest): How {
  const key = request.headers['idempotency-key']
  const { preview } = request.query as { preview?: string }
  return { request: request.id, preview: preview === 'true', ...(typeof key === 'string' && key !== '' ? { idempotencyKey: key.slice(0, 200) } : {}) }
}

/** Whoever writes and prefers a minimal answer (RFC 7240) is told how the document stands now, and nothing more is read for it. */
export const wantsLittle = (request: FastifyRequest): boolean => request.method !== 'GET' && request.headers['prefer'] === 'return=minimal'
export const standsNow = ({ id, number, version, state }: AnyRow) => ({ id, number, version, state })

/** The version the reader saw, from `If-Match`. */
export function versionOf(request: FastifyRequest): number {
  const said = request.headers['if-match']
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(said ?? '')?.[1])
  if (said === undefined) throw new Refused(refuse('缺少版本号（If-Match），请刷新后再操作', 'The version (If-Match) is missing; refresh and try again', 'If-Match', { kind: 'version-missing' }))
  if (!Number.isInteger(version)) throw new Refused(refuse('版本号无效', 'The version is not valid', 'If-Match'))
  return version
}

/** A body that must be an object with only these keys. */
export function bodyOf<K extends string>(request: FastifyRequest, keys: readonly K[]): Partial<Record<K, unknown>> {
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refused(refuse('请求内容应为 JSON 对象', 'The body must be a JSON object'))
  const strange = Object.keys(body).find((key) => !(keys as readonly string[]).includes(key))
  if (strange !== undefined) throw new Refused(refuse(`请求中没有“${strange}”这一项`, `The request takes no "${strange}"`, strange))
  return body as Partial<Record<K, unknown>>
}

/** The whole body as an object, whatever its keys. */
export const bodyWhole = (request: FastifyRequest): Readonly<Record<string, unknown>> => objectOf(request.body, 'body')

export function objectOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new Refused(refuse(`“${field}”应为对象`, `"${field}" must be an object`, field))
  return value as Readonly<Record<string, unknown>>
}

export function textOf(value: unknown, field: string, max = 4000): string | undefined {
  if (value === undefined || value === null) return undefined
  // oxlint-disable-next-line no-control-regex
  if (typeof value !== 'string' || value.length > max || /\u0000/.test(value)) throw new Refused(refuse(`“${field}”应为不超过 ${max} 字的文字`, `"${field}" must be text of at most ${max} characters`, field))
  return value
}

/** A query parameter given at most once. */
export function queryText(request: FastifyRequest, key: string, max = 2000): string | undefined {
  const value = (request.query as Readonly<Record<string, unknown>>)[key]
  return textOf(value === undefined || typeof value === 'string' ? value : null, key, max) ?? undefined
}

/** The file of a form, whole; a form that breaks off or is none is refused. */
export async function fileOf(request: FastifyRequest): Promise<{ readonly name: string; readonly mime: string; readonly bytes: Buffer; readonly fields: Readonly<Record<string, unknown>> }> {
  try {
    const part = request.isMultipart() ? await request.file() : undefined
    if (part) return { name: part.filename ?? '', mime: part.mimetype, bytes: await part.toBuffer(), fields: part.fields }
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error
    throw new Refused(refuse('上传的内容不完整', 'The upload is not complete', 'file'))
  }
  throw new Refused(refuse('请选择文件', 'Choose a file', 'file'))
}

export const tagged = (reply: FastifyReply, version: number): FastifyReply => reply.header('etag', `"${version}"`)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export function uuidOf(value: string | undefined, field: string): string | undefined {
  if (value === undefined || uuid.test(value)) return value
  throw new Refused(refuse(`“${field}”应为标识`, `"${field}" must be an id`, field))
}
export function limitOf(said: string | undefined): number {
  if (said === undefined) return 50
  if (!/^\d{1,3}$/.test(said) || Number(said) < 1 || Number(said) > 200) throw new Refused(refuse('“limit”应为 1 到 200', '"limit" must be 1 to 200', 'limit'))
  return Number(said)
}
