/** What a person does at the windows: come in, open, fill, choose, press, decide. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

const password = process.env['ZHANGFA_DEMO_PASSWORD'] ?? ''
const sessions = new Map<string, Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>>()

/** Comes in as one of the sample company's people, who all have the same password; the door itself has its own journey. Whoever came in before still has their session, unless they left. `at` is the page they come for. */
export async function signIn(page: Page, login: string, language: 'zh' | 'en' = 'zh', at = '/'): Promise<void> {
  await comeIn(page, login, language)
  await page.goto(at)
  await expect(page.locator('.frame')).toBeVisible()
}

/** Comes in and opens nothing yet. */
export async function comeIn(page: Page, login: string, language: 'zh' | 'en' = 'zh'): Promise<void> {
  const context = page.context()
  await page.addInitScript((speaks) => localStorage.setItem('zhangfa-settings', JSON.stringify({ language: speaks, theme: 'light', density: 'dense' })), language)
  await context.clearCookies()
  await context.addCookies(sessions.get(login) ?? [])
  if ((await page.request.get('/api/session')).ok()) return
  await expect(await page.request.post('/api/session', { data: { login, password } })).toBeOK()
  sessions.set(login, await context.cookies())
}

export const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

/** A requisition of the planner's, made at the door: what comes after it is looked at in the windows. */
export async function requisition(page: Page, title: string, { submit = false, budget }: { readonly submit?: boolean; readonly budget?: string } = {}): Promise<string> {
  const { request } = page
  const headers = { authorization: `Bearer ${planner ??= await tokenOf(page)}` }
  const path = '/api/documents/supply.purchase-requisition'
  const idOf = async (type: string, q: string): Promise<string> => (await (await request.get(`/api/documents/${type}?q=${encodeURIComponent(q)}`, { headers })).json()).items[0].id
  const values = { title, department: await idOf('commons.department', '运营中心'), neededBy: inTwoWeeks, ...(budget ? { budget: await idOf('finance.budget', budget) } : {}), lines: [{ item: await idOf('commons.item', 'SE-1002'), quantity: '2', price: '3' }] }
  const { row } = await (await request.post(path, { headers, data: { values } })).json()
  if (submit) await request.post(`${path}/${row.id}/submit`, { headers: { ...headers, 'if-match': String(row.version) }, data: {} })
  return row.number
}

let planner: string | undefined
/** The planner's key to the door; whoever sits at the page stays who they are. */
async function tokenOf(page: Page): Promise<string> {
  const own = await page.context().cookies()
  const { token } = await (await page.request.post('/api/session', { data: { login: 'planner', password } })).json()
  await page.context().clearCookies()
  await page.context().addCookies(own)
  return token
}

/** Types into a field by its label, or over a cell of the lines by its line and column. */
export const fill = async (page: Page, label: string, text: string): Promise<void> => {
  if (isCell(label)) { await (await cell(page, label)).click(); await page.keyboard.type(text); await page.keyboard.press('Enter'); return }
  const field = page.getByLabel(label, { exact: true })
  await field.fill(text)
  await field.blur()
}

const isCell = (label: string): boolean => /^第 \d+ 行 /.test(label)

/** A cell of the lines, called as the reader would call it: `第 1 行 数量`. */
export async function cell(page: Page, label: string): Promise<Locator> {
  const [, line, column = ''] = /^第 (\d+) 行 (.+)$/.exec(label) ?? []
  const header = page.getByRole('columnheader').filter({ has: page.getByText(column, { exact: true }) }).first()
  const grid = page.getByRole('grid').filter({ has: header })
  // A list of other things may still stand where the lines are about to: their headings bear no place in a row.
  await expect(header).toHaveAttribute('aria-colindex', /^\d+$/)
  return grid.locator(`[aria-rowindex="${Number(line) + 1}"] [role=gridcell][aria-colindex="${await header.getAttribute('aria-colindex')}"]`)
}

/** What a spreadsheet's Ctrl+C leaves, pasted where the focus is. */
export const paste = (page: Page, text: string): Promise<void> => page.evaluate((plain) => {
  const data = new DataTransfer()
  data.setData('text/plain', plain)
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
}, text)

/** What Ctrl+C would leave. */
export const copied = (page: Page): Promise<string> => page.evaluate(() => {
  const data = new DataTransfer()
  document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }))
  return data.getData('text/plain')
})

/** Types a day into a calendar field. */
export async function fillDay(page: Page, label: string, day: string): Promise<void> {
  const field = labelled(page, label)
  await field.fill(day)
  await field.press('Enter')
}

/** Chooses from a field that searches: types part of a name, takes the one that fits. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  if (isCell(label)) {
    await (await cell(page, label)).click()
    await page.keyboard.type(text)
    await page.locator('.lg-offers [role=option]', { hasText: text }).first().click()
    return
  }
  const field = labelled(page, label)
  await field.click()
  await field.fill(text)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).first().click()
}

/** A field by its label; a required one has a star after it. */
export const labelled = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true }).or(page.getByLabel(new RegExp(`^${label}\\s*\\*?`))).first()

export const press = (page: Page, name: string): Promise<void> => page.getByRole('main').getByRole('button', { name, exact: true }).click()

/** The number of the document on the page. */
export const numberOf = async (page: Page, pattern: RegExp): Promise<string> => {
  await expect(page).toHaveURL(new RegExp(pattern.source.replace(/^\^|\$$/g, '')))
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

export const open = (page: Page, type: string, number: string): Promise<unknown> => page.goto(`/documents/${type}/${number}`)
export const stateIs = (page: Page, state: string): Promise<void> => expect(page.locator('.page-head .tag', { hasText: state })).toBeVisible()

/** Decides the task on a document from the inbox. */
export async function decide(page: Page, number: string, verb: string, opinion = ''): Promise<void> {
  await page.goto('/')
  await page.locator('.task', { hasText: number }).click()
  await expect(page.locator('.preview', { hasText: number })).toBeVisible()
  if (opinion) await page.locator('.preview .decide textarea').fill(opinion)
  await page.locator('.preview .decide').getByRole('button', { name: verb, exact: true }).click()
  await expect(page.locator('.task', { hasText: number })).toHaveCount(0)
}

/** Keeps the house's answers to an address back until it is told to let them through. */
export async function held(page: Page, address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(address, async (route) => { await promise; await route.continue() })
  return resolve
}

/** Pages opened from now on follow the colours of the reader's system. */
export const inColoursOfTheSystem = (page: Page): Promise<unknown> => page.addInitScript(() => localStorage.setItem('zhangfa-settings', JSON.stringify({ language: 'zh', theme: 'system', density: 'dense' })))

/** The colours of the reader's system from now on; pages follow it at once. */
export async function inTheDark(page: Page, dark = true): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await expect(page.locator('html')).toHaveCSS('color-scheme', dark ? 'dark' : 'light')
}

/** A picture of the whole page for whoever wants to look at the journeys (ZHANGFA_PICTURES=1); nothing is asked of it. */
export async function picture(page: Page, path: string): Promise<void> {
  if (process.env['ZHANGFA_PICTURES']) await page.screenshot({ path, fullPage: true })
}

/** No accessibility fault stands on the page, or within the part of it that is asked for: the frame is the same around every page. The names and roles are the same in every theme: where they were read in the light, the dark asks of colours alone. */
export async function readable(page: Page, where = '', theme: 'light' | 'dark' = 'light', within?: string): Promise<void> {
  // What is in order is not written out, and nothing is fetched again: the pages have no frames and their styles are at hand.
  const whole = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false })
  const axe = within ? whole.include(within) : whole
  const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe).analyze()
  expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}
