import { expect, test } from '@playwright/test'
import { press, signIn } from './windows.ts'

const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
const sheet = `编号,事由,需求部门,需求日期,物料,数量,预计单价\r\n1,导入的请购甲,运营中心,${day},SE-1001,10,21.50\r\n1,,,,SE-1002,5,22\r\n2,导入的请购乙,没有这个部门,${day},SE-1001,3,21.50\r\n`

test('a sheet is tried before it is imported; good documents come in, the bad one is told at its row', async ({ page }) => {
  await signIn(page, 'planner')
  await page.goto('/documents/supply.purchase-requisition')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles({ name: '请购.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await expect(page.getByRole('heading', { name: '试算：3 行，2 张单据，1 张可以导入' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^4 需求部门/ })).toBeVisible()
  await press(page, '导入 1 张')
  await expect(page.getByText('已生成 1 张，1 张有问题')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: '查看列表' }).click()
  await expect(page.getByRole('cell', { name: '导入的请购甲' })).toBeVisible()
  await expect(page.getByRole('cell', { name: '导入的请购乙' })).toHaveCount(0)
})

test('a list goes out as it is filtered', async ({ page }) => {
  await signIn(page, 'gm')
  await page.goto('/documents/supply.purchase-order?state=sent')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出' }).click()])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
})
