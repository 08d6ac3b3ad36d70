/** First content of a new database: the sample company, or nothing but a set-up page. */
import { randomBytes } from 'node:crypto'
import { settingOf, type Opened } from '#host'
import { loadSample } from '../sample/index.ts'

export type FirstContent = { readonly logins: readonly string[]; readonly password?: string }
type Wanted = { readonly demo: boolean; readonly demoPassword: string | undefined }

export async function loadFirst(house: Opened, { demo, demoPassword }: Wanted, said: (zh: string, en: string) => void): Promise<FirstContent | undefined> {
  if (await settingOf(house.store, 'company')) return undefined
  if (!demo) { said('空房子：请在浏览器中设立公司', 'An empty house: set the company up in the browser'); return undefined }
  const password = demoPassword ?? randomBytes(6).toString('base64url')
  said('正在装入示例公司（约二十秒）…', 'Loading the sample company (some twenty seconds)...')
  const { logins } = await loadSample(house, password)
  return { logins, password }
}
