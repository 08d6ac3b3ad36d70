import { expect, test, type Page } from '@playwright/test'
import { cell, decide, fill, fillDay, labelled, numberOf, pick, press, signIn, stateIs } from './windows.ts'

const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

/** A requisition of the planner's, submitted or not. */
async function requisition(page: Page, title: string, submit: boolean): Promise<string> {
  await signIn(page, 'planner')
  await page.goto('/documents/supply.purchase-requisition/new')
  await labelled(page, '事由').fill(title)
  await pick(page, '需求部门', '运营中心')
  await fillDay(page, '需求日期', inTwoWeeks)
  await pick(page, '第 1 行 物料', 'SE-1002')
  await fill(page, '第 1 行 数量', '5')
  await press(page, '保存')
  const number = await numberOf(page, /QG-\d{6}-\d{4}$/)
  if (submit) { await press(page, '提交'); await stateIs(page, '待批准') }
  return number
}

test('a task that a colleague decides disappears from the other window by itself', async ({ page, browser }) => {
  const number = await requisition(page, '实时更新', true)
  await signIn(page, 'ops')
  await expect(page.locator('.task', { hasText: number })).toBeVisible()
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'ops')
  await decide(other, number, '驳回', '本月不买')
  await expect(page.locator('.task', { hasText: number })).toHaveCount(0)
  await other.context().close()
})

test('rejecting without an opinion is not sent', async ({ page }) => {
  const number = await requisition(page, '须写明意见', true)
  await signIn(page, 'ops')
  await page.locator('.task', { hasText: number }).click()
  await page.locator('.preview .decide').getByRole('button', { name: '驳回', exact: true }).click()
  await expect(page.getByText('驳回须写明意见')).toBeVisible()
  await expect(page.locator('.task', { hasText: number })).toBeVisible()
})

test('two people edit at once: the second is told who changed what, and keeps what they typed', async ({ page, browser }) => {
  const number = await requisition(page, '两人同时改', false)
  await page.goto(`/documents/supply.purchase-requisition/${number}/edit`)
  await expect(labelled(page, '事由')).toHaveValue('两人同时改')
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'planner')
  await other.goto(`/documents/supply.purchase-requisition/${number}/edit`)
  await fill(other, '第 1 行 数量', '7')
  await press(other, '保存')
  await stateIs(other, '草稿')
  await other.context().close()
  await labelled(page, '事由').fill('我的事由')
  await press(page, '保存')
  await expect(page.locator('.conflict')).toContainText('罗佳')
  await press(page, '保留我的修改，基于新版本继续')
  await expect(await cell(page, '第 1 行 数量')).toHaveText('7')
  await expect(labelled(page, '事由')).toHaveValue('我的事由')
  await press(page, '保存')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的事由')
})

test('what was typed survives a closed window', async ({ page }) => {
  await signIn(page, 'planner')
  await page.goto('/documents/supply.purchase-requisition/new')
  await labelled(page, '事由').fill('还没写完')
  await expect(page.getByText('未保存的内容已暂存在本机')).toBeVisible()
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('zhangfa-draft:') && localStorage.getItem(key)?.includes('还没写完')))
  await page.goto('/')
  await page.goto('/documents/supply.purchase-requisition/new')
  await expect(labelled(page, '事由')).toHaveValue('还没写完')
  await press(page, '丢弃并重新开始')
  await expect(labelled(page, '事由')).toHaveValue('')
})

test('a file is kept with its document and comes back as it was; a mention reaches the colleague', async ({ page }) => {
  const number = await requisition(page, '附件与讨论', false)
  await page.getByRole('tab', { name: '附件' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: '报价单.txt', mimeType: 'text/plain', buffer: Buffer.from('21.50 元') })
  const file = page.getByRole('link', { name: '报价单.txt' })
  await expect(file).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  expect(download.suggestedFilename()).toBe('报价单.txt')
  await page.getByRole('tab', { name: '讨论' }).click()
  await page.getByLabel('写下讨论').pressSequentially('@林')
  await page.locator('.ant-mentions-dropdown-menu-item', { hasText: '林晓峰' }).first().click()
  await page.getByLabel('写下讨论').pressSequentially('请看一下')
  await press(page, '发表')
  await expect(page.locator('.comments li')).toContainText('请看一下')
  await signIn(page, 'ops')
  await page.getByRole('button', { name: /未读消息/ }).click()
  await page.locator('.news a', { hasText: number }).click()
  await expect(page.locator('.comments li')).toContainText('请看一下')
})
