/** The policy overseen: from the cockpit down to a record, and from the auditor's entry to a pack that verifies with plain Node. */
import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { inTheDark, picture, readable, signIn } from './windows.ts'

const pictured = (page: Page, name: string) => picture(page, `test-results/cockpit/${name}.png`)
const settled = async (page: Page) => { await expect(page.getByRole('heading', { level: 1 })).toBeVisible(); await expect(page.locator('.ant-skeleton')).toHaveCount(0) }

test('9.1.2 the head of operations sees on one page which clause is kept, and drills down to where it is not', async ({ page }) => {
  await signIn(page, 'ops')
  await page.getByRole('link', { name: '驾驶舱' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('运营驾驶舱')
  await expect(page.locator('.urgent li').first()).toBeVisible()
  await expect(page.locator('.trend li').first()).toBeVisible()
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900)
  await pictured(page, 'cockpit-zh')
  await page.locator('.heat-field').nth(1).click()
  await expect(page).toHaveURL(/\/policy\?.*chapter=/)
})

test('9.1.1 the auditor takes evidence of a clause along; it verifies with plain Node, and a changed byte is found', async ({ page }) => {
  await signIn(page, 'auditor')
  await page.goto('/policy/7.1.2')
  await page.getByRole('link', { name: '证据包' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('审计入口')
  await page.getByRole('button', { name: '生成证据包' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.packs a').first().click({ timeout: 30_000 })])
  const folder = mkdtempSync(join(tmpdir(), 'zhangfa-pack-'))
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), bytes) }
  const fingerprint = (await page.locator('.packs code').first().innerText()).split(' ').at(-1) ?? ''
  expect(execFileSync(process.execPath, [join(folder, 'verify.mjs'), folder, fingerprint], { encoding: 'utf8' })).toContain('✓')
  const population = readFileSync(join(folder, 'population.json'), 'utf8')
  writeFileSync(join(folder, 'population.json'), population.replace('"kept"', '"Kept"'))
  expect(() => execFileSync(process.execPath, [join(folder, 'verify.mjs'), folder], { encoding: 'utf8' })).toThrow()
  rmSync(folder, { recursive: true })
  await page.getByLabel('种子').fill('2026')
  await page.getByRole('button', { name: '抽样' }).click()
  await expect(page.getByText(/^总体 \d+/)).toBeVisible()
  await settled(page)
  await pictured(page, 'audit-zh')
})

test('whoever does not audit finds neither page in the menu, and the house refuses', async ({ page }) => {
  await signIn(page, 'buyer')
  await expect(page.getByRole('link', { name: '驾驶舱' })).toHaveCount(0)
  await page.goto('/audit')
  await expect(page.getByText(/需要全公司的角色/).first()).toBeVisible()
  await page.goto('/policy/6.1.1')
  await settled(page)
  await expect(page.getByRole('main')).not.toContainText(/\b(finance|supply)\.[a-z]/)
})

test('everybody can read cockpit, audit, clause and authority: English, in the light and in the dark, wide and on a phone', async ({ page }) => {
  test.setTimeout(300_000)
  await signIn(page, 'gm', 'en')
  await page.addInitScript(() => localStorage.setItem('zhangfa-settings', JSON.stringify({ language: 'en', theme: 'system', density: 'dense' })))
  for (const [name, path] of [['cockpit', '/cockpit'], ['audit', '/audit?clauses=4.2.4'], ['clause', '/policy/4.2.4'], ['authority', '/policy/bindings?way=authority']] as const) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(path)
    await inTheDark(page, false)
    await settled(page)
    await readable(page, path)
    expect((await page.locator('main h1, main h2').allInnerTexts()).join(' ')).not.toMatch(/[\u3400-\u9fff]/)
    await pictured(page, `${name}-en-light`)
    await inTheDark(page)
    await readable(page, path, 'dark')
    await pictured(page, `${name}-en-dark`)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: path }).toBeLessThanOrEqual(390)
    await pictured(page, `${name}-en-dark-390`)
  }
})
