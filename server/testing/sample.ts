/** The sample company for stories that need all of it: played once for a test run, a copy of it for each that asks. */
import { openHouse, type Opened } from '#host'
import { freshDatabase } from '../../tools/testing/database.ts'
import { theCalendar, theHouse } from '../house.ts'
import { loadSample } from '../sample/index.ts'

/** The moment at which its story ends and at which its clock stands. */
export const sampleNow = '2026-11-24T02:00:00.000Z'
/** Everybody's password. */
export const samplePassword = '示例密码'

const open = (url: string): Promise<Opened> => openHouse({ plan: theHouse, calendar: theCalendar, url, clock: () => new Date(sampleNow) })

export async function openSample(): Promise<{ readonly house: Opened; readonly url: string }> {
  const url = await freshDatabase('sample', async (template) => {
    const house = await open(template)
    try { await loadSample(house, samplePassword) } finally { await house.close() }
  })
  return { house: await open(url), url }
}
