import { expect, test } from '@playwright/test'
import { cell, paste, requisition, signIn } from './windows.ts'

test('a link from outside leads through the door to where it pointed', async ({ page }) => {
  await page.goto('/policy/4.2.2')
  await expect(page).toHaveURL(/sign-in\?next=/)
  await page.locator('#login').fill('auditor')
  await page.locator('#password').fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.locator('#password').fill(process.env['ZHANGFA_DEMO_PASSWORD'] ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4.2.2')
})

test('from the policy map to the deed in three clicks', async ({ page }) => {
  await signIn(page, 'auditor', 'zh', '/policy')
  await page.getByRole('link', { name: '4.2.4', exact: true }).click()
  await page.getByRole('region', { name: '应办事项' }).getByRole('row', { name: /已遵守/ }).first().getByRole('link').last().click()
  await expect(page.getByRole('tab', { name: '历史', selected: true })).toBeVisible()
  await expect(page.locator('.history .marked')).toBeVisible()
})

test('filters, order and search stand in the address, and Back returns to them', async ({ page }) => {
  await signIn(page, 'gm', 'zh', '/documents/supply.purchase-order?state=sent&sort=-total')
  await expect(page.locator('tbody tr').first()).toBeVisible()
  await expect(page.locator('tbody .tag').filter({ hasNotText: '已下达' })).toHaveCount(0)
  const totals = (await page.locator('tbody td.num').allInnerTexts()).map((text) => Number(text.replace(/[^\d.-]/g, '')))
  expect(totals.length).toBeGreaterThan(1)
  expect(totals).toEqual([...totals].toSorted((a, b) => b - a))
  await page.locator('tbody a').first().click()
  await expect(page.getByRole('tab', { name: '上下游' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/state=sent&sort=-total/)
})

test('a figure leads to the documents it was made of; debits equal credits', async ({ page }) => {
  await signIn(page, 'finhead')
  await page.getByRole('link', { name: '应付账款余额' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('应付账款余额')
  await page.locator('tbody a').first().click()
  await expect(page.locator('.voucher').first()).toBeVisible()
  await page.goto('/ledger/trial-balance')
  const [, , debit, credit, closingDebit, closingCredit] = await page.locator('tfoot td.num').allInnerTexts()
  expect(debit).toBe(credit)
  expect(closingDebit).toBe(closingCredit)
  expect(debit).not.toBe('')
})

test('English is complete: no Chinese sentence of the windows is left, nor in the drawing of a process and its rehearsal', async ({ page }) => {
  await signIn(page, 'gm', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox')
  await page.goto('/documents/supply.purchase-order')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Purchase order')
  expect(await page.locator('thead').innerText()).not.toMatch(/[\u3400-\u9fff]/)
  await page.getByRole('button', { name: '\u4e2d\u6587' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('采购订单')
  // Things are called by their English names: the items and places of a receipt, and the department on an order.
  await signIn(page, 'keeper', 'en', '/documents/supply.stock-receipt')
  await page.locator('tbody a.leads').first().click()
  await expect(page.getByRole('columnheader', { name: 'Place' })).toBeVisible()
  expect(await page.locator('.card.flush tbody').first().innerText()).not.toMatch(/[\u3400-\u9fff]/)
  await page.getByRole('tab', { name: 'History' }).click()
  await expect(page.locator('.history li').first()).toContainText('Xu Qiang')
  await signIn(page, 'gm', 'en', '/processes/purchase-to-pay')
  await expect(page.locator('.diagram')).toContainText('Inspection')
  await expect(page.locator('.diagram')).toContainText(/Send the\s*order/)
  await signIn(page, 'admin', 'en', '/processes/purchase-to-pay/drawing?tab=rehearse')
  await expect(page.getByText('Waiting for “Approve”')).toBeVisible()
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByText('Ended: Done')).toBeVisible()
})

test('on a phone nothing scrolls sideways and lists become cards', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'gm')
  for (const path of ['/', '/documents/supply.purchase-order', '/policy', '/documents/supply.purchase-requisition/new']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.ant-skeleton')).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
  }
  await page.goto('/documents/supply.purchase-order')
  await expect(page.locator('.cards li').first()).toBeVisible()
})

test('no request leaves the house', async ({ page, baseURL }) => {
  const outside: string[] = []
  page.on('request', (request) => { if (!request.url().startsWith(baseURL as string) && !/^(data|blob):/.test(request.url())) outside.push(request.url()) })
  await signIn(page, 'gm')
  for (const path of ['/', '/processes/purchase-to-pay', '/documents/supply.purchase-requisition/new', '/policy']) { await page.goto(path); await page.waitForLoadState('load') }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(outside).toEqual([])
})

test('in an intranet without HTTPS one comes in, pastes and copies lines, takes a list out, and sees at once what others did', async ({ page, baseURL }) => {
  const house = `http://zhangfa.intranet:${new URL(baseURL as string).port}`
  await page.goto(`${house}/documents/supply.purchase-requisition/new`)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.locator('#login').fill('planner')
  await page.locator('#password').fill(process.env['ZHANGFA_DEMO_PASSWORD'] ?? '')
  await page.keyboard.press('Enter')
  await (await cell(page, '第 1 行 物料')).click()
  await paste(page, 'SE-1001\t1,200\r\nSE-1002\t5\r\n')
  await expect(await cell(page, '第 2 行 数量')).toHaveText('5')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+v')
  await expect(await cell(page, '第 2 行 数量')).toHaveText('1,200')
  const title = `内网 ${Date.now()}`
  await page.goto(`${house}/documents/supply.purchase-requisition?q=${title}`)
  await expect(page.locator('.empty')).toBeVisible()
  const number = await requisition(page, title)
  await expect(page.getByRole('cell', { name: number, exact: true })).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出' }).click()])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
})
