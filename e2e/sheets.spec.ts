import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { labelled, press, signIn } from './windows.ts'

const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
const choose = (page: Page, text: string): Promise<void> => page.locator('input[type=file]').setInputFiles({ name: '请购.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

test('14 a sheet is tried before it is imported, and what a heading means is remembered; the bad cell is told at its row, put right there and tried again, and all of it comes in', async ({ page }) => {
  const sheet = `编号,为了什么,需求部门,需求日期,物料,数量,预计单价\r\n1,导入的请购甲,运营中心,${day},SE-1001,10,21.50\r\n1,,,,SE-1002,5,22\r\n2,导入的请购乙,没有这个部门,${day},SE-1001,3,21.50\r\n`
  await signIn(page, 'planner', 'zh', '/documents/supply.purchase-requisition')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await choose(page, sheet)
  await expect(page.getByRole('heading', { name: '试算：3 行，2 张单据，0 张可以导入' })).toBeVisible()
  await labelled(page, '为了什么').click()
  await page.locator('.ant-select-item-option', { hasText: '事由' }).click()
  await expect(page.getByRole('heading', { name: '试算：3 行，2 张单据，1 张可以导入' })).toBeVisible()
  await page.reload()
  await choose(page, sheet)
  await expect(page.getByRole('heading', { name: '试算：3 行，2 张单据，1 张可以导入' })).toBeVisible()
  const wrong = page.getByRole('textbox', { name: '第 4 行 需求部门' })
  await expect(wrong).toHaveAttribute('aria-invalid', 'true')
  await wrong.fill('运营中心')
  await expect(page.getByRole('button', { name: '导入 1 张' })).toBeDisabled()
  await wrong.press('Enter')
  await expect(page.getByRole('heading', { name: '试算：3 行，2 张单据，2 张可以导入' })).toBeVisible()
  await expect(page.getByText('已改写 1 格')).toBeVisible()
  await press(page, '导入 2 张')
  await expect(page.getByText('已生成 2 张，0 张有问题')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: '查看列表' }).click()
  await expect(page.getByRole('cell', { name: '导入的请购甲' })).toBeVisible()
  await expect(page.getByRole('cell', { name: '导入的请购乙' })).toBeVisible()
})

test('25 a long import is stopped, still tells how far it came when it is looked at again, and goes on from there', async ({ page }) => {
  await signIn(page, 'planner', 'zh', '/documents/supply.purchase-requisition/import')
  await choose(page, `事由,需求部门,需求日期,物料,数量,预计单价\r\n${Array.from({ length: 400 }, (_, at) => `成批请购${at + 1},运营中心,${day},SE-1002,1,3`).join('\r\n')}\r\n`)
  await press(page, '导入 400 张')
  await press(page, '停止')
  await expect(page.getByText('已停止')).toBeVisible()
  await page.reload()
  await expect(page.getByText('已停止')).toBeVisible()
  await press(page, '继续导入')
  await expect(page.getByText('已生成 400 张，0 张有问题')).toBeVisible({ timeout: 60_000 })
})

test('15, 24 a list goes out as it is filtered, and an order as the PDF that the house itself draws', async ({ page }) => {
  await signIn(page, 'gm', 'zh', '/documents/supply.purchase-order?state=sent&sort=-total')
  await expect(page.locator('tbody a.leads').first()).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出' }).click()])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  const asText = await (await page.request.get(download.url().replace('export.xlsx', 'export.csv'))).text()
  expect(asText.trim().split('\r\n').slice(1).map((row) => row.split(',')[0])).toEqual(await page.locator('tbody a.leads').allInnerTexts())
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: '打印预览' }).click()
  const keep = page.getByRole('dialog').getByRole('link', { name: '下载 PDF' })
  const [paper] = await Promise.all([page.waitForEvent('download'), keep.click()])
  expect(paper.suggestedFilename()).toMatch(/CG-\d{6}-\d{4}\.pdf$/)
  expect((await readFile(await paper.path())).subarray(0, 5).toString()).toBe('%PDF-')
})
