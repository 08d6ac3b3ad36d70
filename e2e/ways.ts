/** The ways in which a journey is played and looked at: both languages, at a desk and on a phone, light and dark; ZHANGFA_PLAY=all plays them all and keeps a picture of each decisive step. */
import type { Page, TestInfo } from '@playwright/test'

export type Way = { readonly language: 'zh' | 'en'; readonly width: 1440 | 390; readonly theme: 'light' | 'dark' }
const every = (['zh', 'en'] as const).flatMap((language) => ([1440, 390] as const).flatMap((width) => (['light', 'dark'] as const).map((theme): Way => ({ language, width, theme }))))
const all = process.env['ZHANGFA_PLAY'] === 'all'

/** All of them where they are asked for, else the first `most`. */
export const ways = (most: number): readonly Way[] => (all ? every : every.slice(0, most))

/** The window as this reader has it. */
export async function asWay(page: Page, { language, width, theme }: Way): Promise<void> {
  await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
  await page.addInitScript((kept) => localStorage.setItem('zhangfa-settings', JSON.stringify(kept)), { language, theme, density: 'dense' })
}

/** Keeps a picture of a step where all ways are played, once what moves has come to rest. */
export async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  if (!all) return
  await page.waitForTimeout(350)
  await page.screenshot({ path: info.outputPath(`${name}.png`) })
}
