import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const web = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync(['{shell,client,draw,picture,grid,views,words}/**/*.{ts,tsx}', 'design/**/*.{ts,tsx}'], { cwd: web }).filter((path) => !path.includes('.test.') && !/words\/(\w+-)?(zh|en)\.ts$/.test(path))
const textOf = (path: string): string => readFileSync(`${web}/${path}`, 'utf8')

const placesOf = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place]) => place as string).toSorted()

/** All dictionaries of a language in one; the BPMN editor speaks English by itself. */
async function allOf(language: 'zh' | 'en'): Promise<Readonly<Record<string, string>>> {
  const paths = globSync(`words/{*-,}${language}.ts`, { cwd: web, exclude: ['words/bpmn-zh.ts'] })
  const dictionaries = await Promise.all(paths.map(async (path) => Object.values(await import(`${web}/${path}`) as Record<string, object>)))
  return Object.assign({}, ...dictionaries.flat()) as Record<string, string>
}
const [allZh, allEn] = [await allOf('zh'), await allOf('en')]

test('both languages say every sentence, and say it with the same places', () => {
  expect(Object.keys(allEn).toSorted()).toEqual(Object.keys(allZh).toSorted())
  for (const key of Object.keys(allZh)) expect(placesOf(allEn[key] ?? ''), key).toEqual(placesOf(allZh[key] ?? ''))
})

test('Chinese stands in the Chinese dictionary only', () => {
  const written = /[\u3400-\u9fff]/
  expect(Object.entries(allEn).filter(([key, text]) => key !== 'settings.other-language' && written.test(text))).toEqual([])
  // A drawing carries both languages itself.
  expect(sources.filter((path) => !/design\/(graph|read|begins|templates)\.ts$/.test(path) && written.test(textOf(path)))).toEqual([])
})

test('no sentence is kept that nobody says', () => {
  const all = sources.map(textOf).join('\n')
  const said = (key: string): boolean => all.includes(`'${key}'`) || new RegExp(`\\.${key}\\b`).test(all) || [...all.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].some(([, start]) => key.startsWith(start as string))
  expect(Object.keys(allZh).filter((key) => !said(key))).toEqual([])
})
