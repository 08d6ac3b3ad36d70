/** What people expect of a system they use all day, each as it is accepted; `docs/interactions.md` lists all of it. */
import { expect, test, type Page } from '@playwright/test'
import { press, readable, signIn, stateIs } from './windows.ts'

const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
const requisitions = '/api/documents/supply.purchase-requisition'

/** A requisition of the planner's, made at the door: what comes after it is looked at here. */
async function requisition({ request }: Page, title: string, submit: boolean, budget?: string): Promise<string> {
  const { token } = await (await request.post('/api/session', { data: { login: 'planner', password: process.env['ZHANGFA_DEMO_PASSWORD'] } })).json()
  const headers = { authorization: `Bearer ${token}` }
  const idOf = async (type: string, q: string): Promise<string> => (await (await request.get(`/api/documents/${type}?q=${encodeURIComponent(q)}`, { headers })).json()).items[0].id
  const values = { title, department: await idOf('commons.department', '运营中心'), neededBy: inTwoWeeks, ...(budget ? { budget: await idOf('finance.budget', budget) } : {}), lines: [{ item: await idOf('commons.item', 'SE-1002'), quantity: '2', price: '3' }] }
  const { row } = await (await request.post(requisitions, { headers, data: { values } })).json()
  if (submit) await request.post(`${requisitions}/${row.id}/submit`, { headers: { ...headers, 'if-match': String(row.version) }, data: {} })
  return row.number
}

test('1, 3, 4 the inbox is moved through by j and k and decided in two keys, the next task opens, and several of a kind are decided together with an answer for each', async ({ page }) => {
  const numbers = [await requisition(page, '键盘一', true), await requisition(page, '键盘二', true), await requisition(page, '键盘三', true)] as const
  await signIn(page, 'ops')
  const chosen = page.locator('.task[aria-current]')
  await page.locator('.task', { hasText: numbers[0] }).click()
  await expect(page.locator('.preview .decide')).toBeVisible()
  await page.keyboard.press('j')
  await expect(chosen).toContainText(numbers[1])
  await page.keyboard.press('k')
  await expect(chosen).toContainText(numbers[0])
  await expect(page.locator('.preview .decide textarea').first()).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.task', { hasText: numbers[0] })).toHaveCount(0)
  await expect(chosen).toContainText(numbers[1])
  await chosen.focus()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await expect(chosen).toContainText(numbers[2])
  await page.keyboard.press('x')
  await expect(page.locator('.batch')).toContainText('已选 2 项')
  await page.locator('.batch').getByRole('button', { name: '全部同意（2）' }).click()
  const answers = page.getByRole('dialog')
  await expect(answers).toContainText('2 项已处理')
  for (const number of numbers.slice(1)) await expect(answers).toContainText(number)
  await page.getByRole('button', { name: '知道了' }).click()
  await expect(page.locator('.task', { hasText: numbers[2] })).toHaveCount(0)
})

test('10, 11 a list keeps filters, relative days and columns under a name, with its count, and colleagues see it', async ({ page }) => {
  await signIn(page, 'buyhead')
  await page.goto('/documents/supply.purchase-order?state=sent&date.span=year')
  await expect(page.locator('tbody tr').first()).toBeVisible()
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '约定交货日' }).click()
  await page.getByRole('button', { name: '上移 供应商' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader').nth(1)).toHaveText('供应商')
  await expect(page.getByRole('columnheader', { name: '约定交货日' })).toHaveCount(0)
  // 11: a width by the arrows, and the first columns frozen, are there again after a while away.
  const supplier = page.getByRole('columnheader', { name: /^供应商/ })
  await supplier.getByRole('separator').focus()
  await page.keyboard.press('Home')
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight')
  await expect(supplier).toHaveCSS('width', '120px')
  await page.reload()
  await expect(supplier).toHaveCSS('width', '120px')
  await page.setViewportSize({ width: 800, height: 800 })
  await page.locator('.table-box').evaluate((box) => { box.scrollLeft = 400 })
  await expect(page.locator('tbody tr').first().locator('td').nth(1)).toBeInViewport()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '保存视图' }).click()
  await page.getByLabel('视图名称').fill('今年已下达')
  await page.getByLabel('同事也能看到').check()
  await page.locator('.view-save').getByRole('button', { name: '保存' }).click()
  const view = page.getByRole('group', { name: '视图' }).getByRole('button', { name: /今年已下达/ })
  await expect(view).toContainText(/\d+/)
  await signIn(page, 'buyer')
  await page.goto('/documents/supply.purchase-order')
  await view.click()
  await expect(page.getByRole('columnheader').nth(1)).toHaveText('供应商')
  await expect(page.getByRole('button', { name: /删除视图/ })).toHaveCount(0)
})

test('9, 12 a list sums what the filter lets through, and Back finds filter and choice again', async ({ page }) => {
  await signIn(page, 'gm')
  await page.goto('/documents/supply.purchase-order?state=sent')
  const cents = (text: string): number => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100)
  await expect(page.locator('tfoot td.num').filter({ hasText: /\d/ })).toBeVisible()
  const at = await page.locator('tfoot td').evaluateAll((cells) => cells.findIndex((one) => one.classList.contains('num') && one.textContent !== ''))
  expect(cents(await page.locator('tfoot td').nth(at).innerText())).toBe((await page.locator(`tbody tr td:nth-child(${at + 1})`).allInnerTexts()).reduce((sum, text) => sum + cents(text), 0))
  const rows = page.locator('tbody tr')
  await rows.nth(0).getByRole('checkbox').check()
  await rows.last().getByRole('checkbox').check()
  await expect(page.locator('.chosen-bar')).toContainText('已选 2 项')
  await rows.last().getByRole('link').first().click()
  await expect(page.getByRole('tab', { name: '上下游' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/state=sent/)
  await expect(page.locator('.chosen-bar')).toContainText('已选 2 项')
})

test('2, 22 a picture pasted from the clipboard is kept with its document; who decides sees it beside amount, budget, lines, history and clause', async ({ page }) => {
  const number = await requisition(page, '截图为凭', false, 'YS-2026-001')
  await signIn(page, 'planner')
  await page.goto(`/documents/supply.purchase-requisition/${number}`)
  await page.getByRole('tab', { name: '附件' }).click()
  await page.locator('.drop').focus()
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
    const blob = await new Promise<Blob>((go) => canvas.toBlob((made) => go(made as Blob)))
    const data = new DataTransfer()
    data.items.add(new File([blob], '截图.png', { type: 'image/png' }))
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await page.getByRole('button', { name: '预览 截图.png' }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: '截图.png' })).toBeVisible()
  await page.keyboard.press('Escape')
  await press(page, '提交')
  await stateIs(page, '待批准')
  await signIn(page, 'ops')
  await page.locator('.task', { hasText: number }).click()
  const preview = page.locator('.preview', { hasText: number })
  for (const told of ['条款 4.2.1', '6.00', '预算余额 · 可用', 'SE-1002']) await expect(preview).toContainText(told)
  await expect(preview.getByRole('link', { name: '截图.png' })).toBeVisible()
  await expect(preview.locator('.history')).toContainText('提交')
})

test('19, 20 Ctrl+K shows first what was starred and opened, and finds by pinyin initials and by number', async ({ page }) => {
  await signIn(page, 'buyer')
  await page.goto('/documents/supply.purchase-order?state=sent')
  await page.locator('tbody a').first().click()
  await expect(page.getByRole('tab', { name: '上下游' })).toBeVisible()
  const number = (await page.locator('.title-row').innerText()).match(/CG-\d{6}-\d{4}/)?.[0] ?? ''
  await page.getByRole('button', { name: '收藏这一页' }).click()
  await page.keyboard.press('Control+k')
  const options = page.getByRole('dialog', { name: '搜索与命令' }).getByRole('option')
  await expect(options.first()).toContainText(number)
  await page.keyboard.type('hzly')
  await expect(options.filter({ hasText: '杭州绿源包装' }).first()).toBeVisible()
  await page.getByRole('combobox').fill(number)
  await expect(options.first()).toContainText(number)
})

for (const [theme, width] of [['dark', 390], ['light', 1280]] as const) {
  test(`home, inbox and list are read in English, ${theme}, at ${width} without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await signIn(page, 'gm', 'en')
    await page.addInitScript((colours) => localStorage.setItem('zhangfa-settings', JSON.stringify({ language: 'en', theme: colours, density: 'dense' })), theme)
    for (const path of ['/home', '/', '/documents/supply.purchase-order?date.span=year']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.ant-skeleton')).toHaveCount(0)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width)
      await readable(page)
    }
  })
}
