/** What the windows say, in Chinese; the English dictionary must have the same keys and the same places. */
import { documentZh } from './document-zh.ts'
import { houseZh } from './house-zh.ts'
import { inboxZh } from './inbox-zh.ts'
import { shellZh } from './shell-zh.ts'
import { workZh } from './work-zh.ts'

export const zh = { ...workZh, ...shellZh, ...inboxZh, ...documentZh, ...houseZh } as const

export type Zh = typeof zh
export type Dictionary = Readonly<Record<keyof Zh, string>>
