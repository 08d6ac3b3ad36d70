/** First content of a new database: the sample company, or nothing but a set-up page; what was interrupted begins anew. */
import { randomBytes } from 'node:crypto'
import type { Plan } from '#declare'
import { companyOf, keepSetting, settingOf, type Opened } from '#host'
import { openStore, tableOf } from '#store'
import { loadSample, shown } from '../sample/index.ts'

export type FirstContent = { readonly logins: readonly string[]; readonly password?: string }
type Wanted = { readonly demo: boolean; readonly demoPassword: string | undefined }
type Said = (zh: string, en: string) => void

const lock = `select pg_advisory_xact_lock(hashtext('house.set-up'))`

/** Loads the sample company into a house that has none; of several processes that start at once one does, the others wait. */
export const loadFirst = (house: Opened, { demo, demoPassword }: Wanted, said: Said): Promise<FirstContent | undefined> => house.store.transaction(async (unit) => {
  await unit.query({ text: lock })
  if (await companyOf(house.store, house.plan)) return undefined
  if (!demo) { said('空房子：请在浏览器中设立公司', 'An empty house: set the company up in the browser'); return undefined }
  const password = demoPassword ?? randomBytes(6).toString('base64url')
  said('正在装入示例公司（约二十秒）…', 'Loading the sample company (some twenty seconds)...')
  await keepSetting(house.store, 'first-content', 'loading')
  await loadSample(house, password)
  await keepSetting(house.store, 'first-content', 'loaded')
  return { logins: shown, password }
})

/** A sample that was being loaded when the process ended is taken away whole; nobody can have worked in it, for its doors never opened. */
export async function clearInterrupted(url: string, plan: Plan, said: Said): Promise<void> {
  const store = openStore({ url, connections: 2 })
  try {
    await store.transaction(async (unit) => {
      await unit.query({ text: lock })
      const [kept] = await unit.query<{ kept: boolean }>({ text: `select to_regclass('house.setting') is not null as kept` })
      if (!kept?.kept || (await settingOf<string>(unit, 'first-content')) !== 'loading') return
      said('上次装入示例公司时中断，重新开始', 'Loading the sample company was interrupted; it begins anew')
      const schemas = new Set(['house', ...[...plan.documents.values()].map((document) => tableOf(document).schema)])
      await unit.query({ text: `drop schema if exists ${[...schemas].map((schema) => `"${schema}"`).join(', ')} cascade` })
    })
  } finally {
    await store.close()
  }
}
