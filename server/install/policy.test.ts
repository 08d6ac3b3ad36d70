/** The default policy is whole: 79 entries in two languages, each owned, in rhythm, and provable. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownerRoles } from '#commons'
import { theHouse } from '../house.ts'
import { byNumber, firstVersion } from './policy.ts'

const entries = [...theHouse.clauses].toSorted(([a], [b]) => byNumber(a, b))
const sections = Object.assign({}, ...theHouse.policies.map((one) => one.sections)) as Readonly<Record<string, readonly [string, string]>>
const ours = ['8.3.1', '8.3.2', '9.1.1', '9.1.2', '9.1.3', '10.1.1']

describe('10.1.1 the default policy', () => {
  test('73 items of the written policy, 6 of ours', () => {
    const perChapter = Map.groupBy(entries, ([number]) => Number(number.split('.')[0]))
    expect([...perChapter].map(([chapter, { length }]) => [chapter, length])).toEqual([[1, 4], [2, 12], [3, 11], [4, 10], [5, 10], [6, 10], [7, 10], [8, 8], [9, 3], [10, 1]])
    expect(entries.filter(([, clause]) => clause.ours).map(([number]) => number)).toEqual(ours)
    expect(entries.filter(([, clause]) => clause.principle).map(([number]) => number)).toEqual(['1.3.1', '1.3.2', '1.3.3', '1.3.4'])
  })

  test('numbers run without a gap, under a section with a title', () => {
    for (const [section, within] of Map.groupBy(entries, ([number]) => number.slice(0, number.lastIndexOf('.')))) {
      expect(within.map(([number]) => number)).toEqual(within.map((_, at) => `${section}.${at + 1}`))
      expect(sections[section], section).toBeDefined()
    }
  })

  test('every clause says in both languages what it asks and what proves it, in sentences of its own', () => {
    for (const [number, { title, text, proof }] of entries) {
      for (const [zh, en] of [text, proof]) {
        expect(zh, number).toMatch(/\p{Script=Han}.*。$/su)
        expect(en, number).toMatch(/^[A-Z][^\p{Script=Han}]*\.$/u)
      }
      expect([title[0], title[1]].every(Boolean), number).toBe(true)
    }
    const said = entries.flatMap(([, { text, proof }]) => [...text, ...proof])
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([])
  })

  test('every clause is owned by one of the 29 roles, and each of them owns one', () => {
    expect(new Set(entries.map(([, { owner }]) => owner))).toEqual(new Set(ownerRoles.map(({ role }) => role)))
  })

  test('every clause but a principle has a process and leaves records', () => {
    expect(entries.filter(([, { principle, process, records }]) => !principle && (!process || records.length === 0)).map(([number]) => number)).toEqual([])
  })

  test('it is what a new house starts with', () => {
    const { clauses } = firstVersion(theHouse, '2026-01-01') as { clauses: readonly { number: string; text: string; textEn: string; bound: string }[] }
    expect(clauses.map(({ number, text, textEn, bound }) => [number, text, textEn, bound])).toEqual(entries.map(([number, { text }]) => [number, text[0], text[1], number]))
  })
})

const folder = process.env['ZHANGFA_SHARED']
const file = folder && join(folder, 'policy', 'clauses.yaml')

describe.skipIf(!file || !existsSync(file))('the list of what each clause asks (folder ZHANGFA_SHARED)', () => {
  const list = file && existsSync(file) ? readFileSync(file, 'utf8') : ''
  const given = [...list.matchAll(/- \{id: "(?<id>[\d.]+)", zh: (?<zh>[^,]+), en: (?<en>[^,]+(?:, [^:]+)?), (?:how|owner)/g)].map(({ groups, index }) => ({ ...groups, entry: list.slice(index).split(/\n {2}- \{/)[0]! }) as Readonly<Record<'id' | 'zh' | 'en' | 'entry', string>>)

  test('each entry stands in the policy under its number and title', () => {
    expect(given.map(({ id, zh, en }) => [id, zh, en])).toEqual(entries.map(([number, { title }]) => [number, ...title]))
  })

  test('owner, rhythm, process, records and measures are those of the list', () => {
    const clauses = given.filter(({ entry }) => entry.includes('owner:'))
    expect(clauses).toHaveLength(75)
    for (const { id, entry } of clauses) {
      const { owner, rhythm, process: carried, records, measures } = theHouse.clauses.get(id)!
      expect({ id, owner, rhythm, process: carried, records, measures })
        .toEqual({ id, owner: wordOf(entry, 'owner'), rhythm: wordOf(entry, 'cadence'), process: wordOf(entry, 'process'), records: listOf(entry, 'records'), measures: listOf(entry, 'measures') })
    }
  })
})

const listOf = (entry: string, key: string) => new RegExp(`${key}: \\[(.*?)\\]`).exec(entry)?.[1]?.split(', ').filter(Boolean) ?? []
const wordOf = (entry: string, key: string) => new RegExp(`${key}: ([\\w-]+)`).exec(entry)?.[1]
