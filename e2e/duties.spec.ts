/** A duty from the list to a kept clause, as its owner and whoever accepts it live it. */
import { expect, test } from '@playwright/test'
import { signIn } from './windows.ts'

test('9.1.2 an owner begins what is due, somebody else accepts it, and the clause is kept', async ({ page }) => {
  await signIn(page, 'market')
  await page.goto('/duties')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: '开始办理' }) }).first()
  await expect(row).toBeVisible()
  const [clause, , period] = await row.getByRole('cell').allTextContents()
  await row.getByRole('link', { name: '开始办理' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新建执行证据')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '提交证据' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('完成情况').fill('本期已更新 42 条市场信息，逐条注明出处')
  await dialog.getByRole('button', { name: /提交证据|确定/ }).click()
  await expect(page.getByText('待验收').first()).toBeVisible()
  const address = page.url()

  await signIn(page, 'ops')
  await page.goto(address)
  await page.getByRole('button', { name: '验收', exact: true }).click()
  const accepting = page.getByRole('dialog')
  if (await accepting.isVisible().catch(() => false)) await accepting.getByRole('button', { name: /验收|确定/ }).click()
  await expect(page.getByText('已验收').first()).toBeVisible()
  await expect(async () => {
    await page.goto(`/policy/${clause}`)
    await expect(page.getByRole('row').filter({ hasText: period ?? '' })).toContainText(/已遵守|迟办/, { timeout: 6000 })
  }).toPass({ timeout: 45_000 })
})

test('duties stand in a month, and the month turns', async ({ page }) => {
  await signIn(page, 'ops')
  await page.goto('/duties?box=all')
  await page.getByText('月历', { exact: true }).click()
  await expect(page.getByRole('list').locator('time').first()).toBeVisible()
  const [month = ''] = (await page.locator('.month h2').textContent())?.split(' ') ?? []
  await page.getByRole('button', { name: '上一月' }).click()
  await expect(page.locator('.month h2')).not.toHaveText(month)
})
