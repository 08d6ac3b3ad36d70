/** What the pages of law and of search say, as labels; they are loaded with these pages and weigh nothing on the first one. */
import type { Label } from '#words'
import { lawEn } from './law-en.ts'
import { lawZh } from './law-zh.ts'

export const lawWords = Object.fromEntries(Object.entries(lawZh).map(([key, text]) => [key, [text, lawEn[key as keyof typeof lawZh]]])) as unknown as Readonly<Record<keyof typeof lawZh, Label>>
