/** A person's hand on the house over HTTP: connections kept open, the answer as short as may be, and how long each request took. */
import { Agent, request } from 'node:http'
import { password } from './company.ts'

export type Hand = { get<T>(path: string): Promise<T>; post<T>(path: string, body: unknown, version?: number): Promise<T> }
type Headers = Readonly<Record<string, string>>

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export async function signIn(url: string, login: string): Promise<Hand> {
  const { token } = await asked<{ token: string }>(`${url}/api/session`, 'POST', { login, password }, {})
  const headers = { authorization: `Bearer ${token}`, prefer: 'return=minimal' }
  return {
    get: (path) => asked(`${url}/api${path}`, 'GET', undefined, headers),
    post: (path, body, version) => asked(`${url}/api${path}`, 'POST', body, version === undefined ? headers : { ...headers, 'if-match': `"${version}"` }),
  }
}

const asked = <T>(url: string, method: string, body: unknown, headers: Headers): Promise<T> => new Promise((answered, failed) => {
  const sent = request(url, { agent, method, headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' } }, (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => {
      const said = Buffer.concat(parts).toString()
      if ((answer.statusCode ?? 500) < 300) answered(JSON.parse(said) as T)
      else failed(new Error(`${method} ${url}: ${answer.statusCode} ${said}`))
    })
  })
  sent.once('error', failed)
  sent.end(body === undefined ? undefined : JSON.stringify(body))
})
