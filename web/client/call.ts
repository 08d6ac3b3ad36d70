/** One call to the house: JSON in and out, the version the person saw as If-Match, a refusal as data. */
import type { Refusal } from '#words'
import { CallFailed } from './failure.ts'
import { named } from './names.ts'

export type Params = Readonly<Record<string, string | number | boolean | undefined>>
export type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** Version the person saw; the house refuses with 412 when there is a newer one. */
  readonly version?: number
  readonly params?: Params
  readonly signal?: AbortSignal
}

export async function call<T>(path: string, { method = 'GET', body, version, params, signal }: Call = {}): Promise<T> {
  const form = body instanceof FormData
  const answer = await reach(address(path, params), {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': String(version) }),
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    credentials: 'same-origin',
  })
  const text = await answer.text()
  if (answer.ok) return named(parsed(text)) as T
  throw failed(text, answer.status)
}

/** A file of the house, e.g. what is to be printed; who hears is told how many bytes have come. */
export async function fetched(path: string, { params, signal, hear }: Pick<Call, 'params' | 'signal'> & { readonly hear?: (come: number) => void } = {}): Promise<Blob> {
  const answer = await reach(address(path, params), { credentials: 'same-origin', ...(signal ? { signal } : {}) })
  if (answer.ok) return hear ? heard(answer, hear) : answer.blob()
  throw failed(await answer.text(), answer.status)
}

function heard({ body, headers }: Response, hear: (come: number) => void): Promise<Blob> {
  let come = 0
  const counted = body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({ transform: (piece, on) => { come += piece.length; hear(come); on.enqueue(piece) } }))
  return new Response(counted as BodyInit, { headers }).blob()
}

function failed(text: string, status: number): CallFailed {
  const read = parsed(text)
  return new CallFailed(isRefusal(read) ? { kind: 'refused', refusal: read, status } : { kind: 'broken', status })
}

export const address = (path: string, params: Params = {}): string => {
  const query = new URLSearchParams(Object.entries(params).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]]))).toString()
  return `/api${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`
}

/** Nothing waits for the network to come back: what could not be sent is told, and sent again by a person or not at all. */
async function reach(to: string, request: RequestInit): Promise<Response> {
  const unsent = (request.method ?? 'GET') !== 'GET' && !navigator.onLine
  try {
    return await fetch(to, request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new CallFailed({ kind: unsent ? 'offline' : 'unreachable' })
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRefusal = (read: unknown): read is Refusal =>
  typeof read === 'object' && read !== null && 'refused' in read && typeof read.refused === 'object' && read.refused !== null && 'zh' in read.refused
