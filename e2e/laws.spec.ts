/** Law as people meet it: from the policy to the rules it stands on, and one search over clauses, rules and records. */
import { expect, test } from '@playwright/test'
import { signIn } from './windows.ts'

test('1.3.1 from the policy to a rule of law, its source and the clauses bound to it, and back', async ({ page }) => {
  await signIn(page, 'ops')
  await page.goto('/policy')
  await page.getByRole('link', { name: '法律法规' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('法律法规')
  await page.getByRole('searchbox', { name: '编号、名称或法规' }).fill('试用期')
  await expect(page.getByRole('region', { name: '规则登记' }).getByRole('row')).not.toHaveCount(186)
  await page.getByRole('link', { name: 'LAB-01', exact: true }).click()
  await expect(page.getByRole('region', { name: '依据' })).toContainText('劳动合同法')
  await expect(page.getByText('已核对原文')).toBeVisible()
  await page.getByRole('link', { name: /^5\.1\.3/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5.1.3')
  await expect(page.getByRole('link', { name: /LAB-01/ })).toBeVisible()
  await page.goto('/laws/BID-14')
  await expect(page.getByText('未核实，待查公报')).toBeVisible()
})

test('7.2.1 two characters find clauses, rules and pages, with the words around them marked', async ({ page }) => {
  await signIn(page, 'ops')
  await page.goto('/search?q=采购')
  await expect(page.getByRole('heading', { level: 2, name: '制度条款' })).toBeVisible()
  await expect(page.locator('mark', { hasText: '采购' }).first()).toBeVisible()
  await page.getByRole('link', { name: /^4\.2\.4/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4.2.4')
})
