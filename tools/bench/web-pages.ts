/** What it costs the main thread to show a list, a form of 20 and of 200 lines, to sort a list of a thousand, and to go from a decision to the next task. */
import type { Page } from '@playwright/test'
import pg from 'pg'
import { password, type Company } from './company.ts'
import { filled } from './list.ts'
import { say } from './measure.ts'
import { forget, go, linesPasted, spentOn, type Window } from './web-window.ts'

const rates = [1, 4]
/** Each order is asked for once: what was asked a moment ago is shown without asking. */
const sorts = ['date', 'promised', 'total'].flatMap((first) => ['supplier', 'number'].flatMap((second) => ['', '-'].map((down) => `${down}${first},${second}`)))

export async function pages(company: Company, as: (login: string) => Promise<Window>, times: number): Promise<void> {
  const client = new pg.Client({ connectionString: company.database })
  await client.connect()
  await filled(client, 1000)
  await client.end()
  const [buyer, accountant] = [await as('buyer'), await as('accountant')]
  // A sign-in of its own: the window's cookie is the one who came in last.
  const planner = await as('planner')
  await requisitions(planner.page, times * rates.length + 1)
  const head = await as('ops')
  say(`\nProcessor time of the main thread in ms, median of ${times}, as it is and slowed four times`)
  const measured = async (what: string, window: Window, deed: (at: number) => Promise<unknown>, before?: () => Promise<unknown>): Promise<void> => {
    await before?.()
    await deed(-1)
    const costs: string[] = []
    for (const slowed of rates) costs.push((await spentOn(window, times, deed, slowed, before)).toFixed(0))
    say(`   ${what.padEnd(34)} ${costs.join(', ')}`)
  }
  const orders = '/documents/supply.purchase-order'
  await measured('list of 50 orders, from its address', buyer, () => shown(buyer.page, orders, 'tbody tr >> nth=40'))
  await measured('list of 50 orders, from the inbox', buyer, async () => {
    await go(buyer.page, orders)
    await buyer.page.locator('tbody tr >> nth=40').waitFor()
    await settled(buyer.page)
  }, () => atInbox(buyer.page))
  const unasked = [...sorts]
  await measured('sort of 1,000 orders', buyer, async () => {
    const sort = unasked.pop() ?? ''
    const answered = buyer.page.waitForResponse((answer) => answer.url().includes(`sort=${encodeURIComponent(sort)}`))
    await go(buyer.page, `${orders}?sort=${sort}`)
    await answered
    await settled(buyer.page)
  })
  // From the inbox too: a page loaded anew costs more than its lines do.
  for (const lines of [20, 200]) {
    await measured(`form of ${lines} lines, opened and pasted`, accountant, async () => {
      await go(accountant.page, '/documents/finance.voucher/new')
      await linesPasted(accountant.page, lines)
      await settled(accountant.page)
    }, () => atInbox(accountant.page))
  }
  await shown(head.page, '/', '.task')
  await measured('decision to the next task', head, async () => {
    const { page } = head
    const first = page.locator('.task', { hasText: '测算' }).first()
    await first.click()
    await page.locator('.preview .decide textarea').first().waitFor()
    const decided = page.waitForResponse((answer) => answer.request().method() === 'POST' && /\/tasks\//.test(answer.url()))
    await page.keyboard.press('a')
    await page.keyboard.press('Control+Enter')
    await decided
    await settled(page)
  })
  for (const { page } of [buyer, planner, accountant, head]) await page.context().close()
}

/** At rest, and nothing half typed is left. */
async function atInbox(page: Page): Promise<void> {
  await go(page, '/')
  await page.locator('.task, .empty').first().waitFor()
  await page.waitForTimeout(600)
  await forget(page)
}

async function shown(page: Page, path: string, until: string): Promise<void> {
  await page.goto(path)
  await page.locator(until).first().waitFor()
  await settled(page)
}
const settled = (page: Page): Promise<void> => page.waitForTimeout(300)

/** Requisitions of the planner's that wait for the head of operations. */
async function requisitions({ request }: Page, many: number): Promise<void> {
  const { token } = await (await request.post('/api/session', { data: { login: 'planner', password } })).json() as { token: string }
  const headers = { authorization: `Bearer ${token}` }
  const path = '/api/documents/supply.purchase-requisition'
  const idOf = async (type: string, q: string): Promise<string> => ((await (await request.get(`/api/documents/${type}?q=${encodeURIComponent(q)}`, { headers })).json()) as { items: { id: string }[] }).items[0]?.id ?? ''
  const values = { title: '测算', department: await idOf('commons.department', '运营中心'), neededBy: new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10), lines: [{ item: await idOf('commons.item', 'SE-1002'), quantity: '2', price: '3' }] }
  for (let one = 0; one < many; one++) {
    const { row } = await (await request.post(path, { headers, data: { values } })).json() as { row: { id: string; version: number } }
    await request.post(`${path}/${row.id}/submit`, { headers: { ...headers, 'if-match': String(row.version) }, data: {} })
  }
}
