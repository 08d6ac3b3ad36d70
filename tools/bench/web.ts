/** `npm run bench -- web`: what the windows cost the main thread as the machine is and slowed four times (an old office computer), what they weigh, and whether an hour of work leaves anything behind. */
import { openCompany } from './company.ts'
import { firstPage, laterPages } from './first-page.ts'
import { say } from './measure.ts'
import { hourOfWork } from './web-hour.ts'
import { pages } from './web-pages.ts'
import { linesPasted, openBrowser, spentOn, windowOf, type Window } from './web-window.ts'

const keys = 20
const times = 5

export async function web(quick: boolean): Promise<void> {
  const { company } = await openCompany()
  const browser = await openBrowser()
  const as = (login: string): Promise<Window> => windowOf(browser, company.url, login)
  try {
    await keysInTheGrid(await as('accountant'))
    await pages(company, as, quick ? 3 : times)
    firstPage()
    laterPages()
    await hourOfWork(await as('buyer'), quick ? 40 : 200)
  } finally { await browser.close(); await company.stop() }
}

async function keysInTheGrid(window: Window): Promise<void> {
  const { page } = window
  await page.goto('/documents/finance.voucher/new')
  await linesPasted(page, 200)
  await page.keyboard.press('ArrowDown')
  say(`\nA voucher of 200 lines: ${await page.locator('*').count()} elements; processor time of the main thread in ms per key, median of ${times} rounds of ${keys} keys (aim: 10 as it is, 50 slowed)`)
  for (const slowed of [1, 4]) {
    const perKey = async (press: (at: number) => Promise<void>): Promise<string> =>
      (await spentOn(window, times, async () => { for (let at = 0; at < keys; at++) { await press(at); await page.waitForTimeout(40) } }, slowed) / keys).toFixed(1)
    const walked = await perKey(() => page.keyboard.press('ArrowDown'))
    const typed = await perKey(() => page.keyboard.press('7'))
    await page.keyboard.press('Escape')
    const entered = await perKey(async (at) => { if (at % 2 === 0) await page.keyboard.press('7'); else await page.keyboard.press('ArrowDown') })
    say(`   ${slowed === 1 ? 'as it is    ' : 'slowed 4 x  '}  walking ${walked}, typing ${typed}, typing and going on ${entered}`)
  }
  await page.close()
}
