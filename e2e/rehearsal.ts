/** A house of its own, with the sample company and a clock that is moved: what takes days is played in seconds. */
import type { Page } from '@playwright/test'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closed, fastFolder, ownHouse } from '../tools/testing/own-house.ts'

export type Rehearsal = { readonly url: string; readonly moveTo: (instant: string) => void; readonly stop: () => Promise<void> }

/** Opens once the sample company has been played up to that instant. */
export async function rehearsal(begins: string): Promise<Rehearsal> {
  const folder = fastFolder('zhangfa-rehearsal-')
  const clock = join(folder, 'clock')
  const moveTo = (instant: string): void => { writeFileSync(`${clock}.new`, instant); renameSync(`${clock}.new`, clock) }
  moveTo(begins)
  const house = await ownHouse({ ZHANGFA_DATA: join(folder, 'data'), ZHANGFA_CLOCK: clock })
  return { url: house.url, moveTo, stop: async () => { await closed(house); rmSync(folder, { recursive: true, force: true }) } }
}

/** The reader's own clock shows the same day. */
export const onDay = (page: Page, instant: string): Promise<void> => page.clock.setFixedTime(new Date(instant))
