/** `npm run bench -- web`: what a key costs the window's main thread in a grid of 200 lines, as it is and with the processor slowed four times (an old office computer). */
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { openCompany, password } from './company.ts'
import { median, say } from './measure.ts'

const keys = 20
const times = 5

export async function web(): Promise<void> {
  const { company } = await openCompany()
  const found = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  const browser = await chromium.launch({ ...(found ? { executablePath: found } : {}), args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await twoHundredLines(page, company.url)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    say(`\nA voucher of 200 lines: ${await page.locator('*').count()} elements; processor time of the main thread in ms per key, median of ${times} rounds of ${keys} keys (aim: 10 as it is, 50 slowed)`)
    for (const slowed of [1, 4]) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowed })
      const walked = await perKey(page, session, () => page.keyboard.press('ArrowDown'))
      const typed = await perKey(page, session, () => page.keyboard.press('7'))
      await page.keyboard.press('Escape')
      const entered = await perKey(page, session, async (at) => { if (at % 2 === 0) await page.keyboard.press('7'); else await page.keyboard.press('ArrowDown') })
      say(`   ${slowed === 1 ? 'as it is    ' : 'slowed 4 x  '}  walking ${walked.toFixed(1)}, typing ${typed.toFixed(1)}, typing and going on ${entered.toFixed(1)}`)
    }
  } finally { await browser.close(); await company.stop() }
}

async function twoHundredLines(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.locator('#login').fill('accountant')
  await page.locator('#password').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.frame').waitFor()
  await page.goto(`${url}/documents/finance.voucher/new`)
  await page.getByRole('gridcell').nth(2).click()
  const sheet = Array.from({ length: 200 }, (_, at) => `${at + 1}.25`).join('\n')
  // Told as text: the rooms outside the windows do not know a window's types.
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(sheet)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }`)
  await page.locator('[aria-rowcount="201"]').waitFor()
  await page.keyboard.press('ArrowDown')
}

/** What the main thread did while so many keys were pressed, all of it: scripts, styles, layout, painting, the draft kept in the browser. */
async function perKey(page: Page, session: CDPSession, press: (at: number) => Promise<void>): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < times; round++) {
    const before = await busy(session)
    for (let at = 0; at < keys; at++) { await press(at); await page.waitForTimeout(40) }
    rounds.push((await busy(session) - before) / keys)
  }
  return median(rounds)
}

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
}
