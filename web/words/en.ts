/** What the windows say, in English. */
import { documentEn } from './document-en.ts'
import { houseEn } from './house-en.ts'
import { inboxEn } from './inbox-en.ts'
import { shellEn } from './shell-en.ts'
import { workEn } from './work-en.ts'
import type { Disagreeing } from './fill.ts'
import type { Dictionary, Zh } from './zh.ts'

export const en = { ...workEn, ...shellEn, ...inboxEn, ...documentEn, ...houseEn } as const satisfies Dictionary

/** A sentence whose places differ from the Chinese one does not compile. */
const agreeing: [Disagreeing<Zh, typeof en>] extends [never] ? true : Disagreeing<Zh, typeof en> = true
void agreeing
