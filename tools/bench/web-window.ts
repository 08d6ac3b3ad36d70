/** A window on the sample company whose main thread is measured: processor time, not the clock's, since the machine does other things too. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { password } from './company.ts'
import { median } from './measure.ts'

export type Window = { readonly page: Page; readonly session: CDPSession }

export function openBrowser(): Promise<Browser> {
  const found = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  return chromium.launch({ ...(found ? { executablePath: found } : {}), args: ['--no-sandbox', '--disable-gpu'] })
}

export async function windowOf(browser: Browser, url: string, login: string): Promise<Window> {
  const page = await (await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' })).newPage()
  await page.addInitScript(forgotten)
  await page.request.post('/api/session', { data: { login, password } })
  await page.goto('/')
  await page.locator('.frame').waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { page, session }
}

/** What an earlier round typed is not taken up again. */
const forgotten = `for (const key of Object.keys(localStorage)) if (key.startsWith('zhangfa-draft:')) localStorage.removeItem(key)`
export const forget = (page: Page): Promise<unknown> => page.evaluate(forgotten)

/** Milliseconds that the main thread spent on one deed, all of it: scripts, styles, layout, painting; the median of so many times. What is done before each is not counted. */
export async function spentOn(window: Window, times: number, deed: (at: number) => Promise<unknown>, slowed = 1, before?: () => Promise<unknown>): Promise<number> {
  const { session } = window
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  const runs: number[] = []
  for (let time = 0; time < times; time++) { await before?.(); runs.push(await spent(window, () => deed(time))) }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return median(runs)
}

/** A page that the deed loads anew counts from its own beginning. */
async function spent({ page, session }: Window, deed: () => Promise<unknown>): Promise<number> {
  const loaded = (): Promise<unknown> => page.evaluate('performance.timeOrigin')
  const [first, before] = [await loaded(), await told(session, 'TaskDuration')]
  await deed()
  const after = await told(session, 'TaskDuration')
  return 1000 * (await loaded() === first ? after - before : after)
}

export async function told(session: CDPSession, what: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === what)?.value ?? 0
}

/** As a link leads: the page is not loaded anew. */
export const go = (page: Page, path: string): Promise<void> => page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`)

/** A sheet's column of so many amounts, pasted over the third cell of the lines. */
export async function linesPasted(page: Page, lines: number): Promise<void> {
  await page.getByRole('gridcell').nth(2).click()
  const sheet = Array.from({ length: lines }, (_, at) => `${at + 1}.25`).join('\n')
  // Told as text: the rooms outside the windows do not know a window's types.
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(sheet)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }`)
  await page.locator(`[aria-rowcount="${lines + 1}"]`).waitFor()
}
