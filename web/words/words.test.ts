import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { designEn } from './design-en.ts'
import { designZh } from './design-zh.ts'
import { closingEn } from './closing-en.ts'
import { closingZh } from './closing-zh.ts'
import { importEn } from './import-en.ts'
import { importZh } from './import-zh.ts'
import { miningEn } from './mining-en.ts'
import { miningZh } from './mining-zh.ts'
import { en } from './en.ts'
import { pictureEn } from './picture-en.ts'
import { pictureZh } from './picture-zh.ts'
import { printEn } from './print-en.ts'
import { printZh } from './print-zh.ts'
import { zh } from './zh.ts'

const web = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync(['{shell,client,draw,picture,grid,views,words}/**/*.{ts,tsx}', 'design/**/*.{ts,tsx}'], { cwd: web }).filter((path) => !path.includes('.test.') && !/words\/(\w+-)?(zh|en)\.ts$/.test(path))
const textOf = (path: string): string => readFileSync(`${web}/${path}`, 'utf8')

const placesOf = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place]) => place as string).toSorted()

const allZh: Readonly<Record<string, string>> = { ...zh, ...designZh, ...pictureZh, ...miningZh, ...importZh, ...closingZh, ...printZh }
const allEn: Readonly<Record<string, string>> = { ...en, ...designEn, ...pictureEn, ...miningEn, ...importEn, ...closingEn, ...printEn }

test('both languages say every sentence, and say it with the same places', () => {
  expect(Object.keys(allEn).toSorted()).toEqual(Object.keys(allZh).toSorted())
  for (const key of Object.keys(allZh)) expect(placesOf(allEn[key] ?? ''), key).toEqual(placesOf(allZh[key] ?? ''))
})

test('Chinese stands in the Chinese dictionary only', () => {
  const written = /[\u3400-\u9fff]/
  expect(Object.entries(allEn).filter(([key, text]) => key !== 'settings.other-language' && written.test(text))).toEqual([])
  // A drawing carries both languages itself.
  expect(sources.filter((path) => !/design\/(graph|read|begins)\.ts$/.test(path) && written.test(textOf(path)))).toEqual([])
})

test('no sentence is kept that nobody says', () => {
  const all = sources.map(textOf).join('\n')
  const said = (key: string): boolean => all.includes(`'${key}'`) || [...all.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].some(([, start]) => key.startsWith(start as string))
  expect(Object.keys(allZh).filter((key) => !said(key))).toEqual([])
})
