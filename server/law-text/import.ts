/** Import of laws: each file of a folder as one work, its articles as passages, counted against the folder's own index. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { keepWork, type Passage, type Work } from '#read'
import type { Store } from '#store'
import { readPolicy } from '../policy-text/index.ts'

type Listed = { readonly file: string; readonly articles: number; readonly contiguous: boolean }
export type LawsImported = {
  readonly works: number; readonly articles: number; readonly passages: number; readonly seconds: number
  /** Files whose articles are not as many as the index says. */
  readonly otherwise: readonly { readonly file: string; readonly articles: number; readonly listed: number }[]
  /** Files in which a number is missing or out of order. */
  readonly gaps: readonly string[]
}

/** `folder` holds the files, or a folder `full` of them beside an `index.json`. What was kept before of the same file is replaced. */
export async function importLaws(store: Store, folder: string): Promise<LawsImported> {
  const begun = performance.now()
  const root = existsSync(join(folder, 'full')) ? join(folder, 'full') : folder
  const listed = new Map((existsSync(join(folder, 'index.json')) ? (JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as readonly Listed[]) : []).map((one) => [one.file, one]))
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile() && one.name.endsWith('.md')).map((one) => relative(root, join(one.parentPath, one.name))).toSorted()
  let [articles, passages] = [0, 0]
  const [otherwise, gaps]: [{ file: string; articles: number; listed: number }[], string[]] = [[], []]
  for (const file of files) {
    const { work, counted, contiguous } = readLaw(file, await readFile(join(root, file), 'utf8'))
    await store.transaction((unit) => keepWork(unit, work))
    articles += counted
    passages += work.passages.length
    const said = listed.get(file)
    if (said && said.articles !== counted) otherwise.push({ file, articles: counted, listed: said.articles })
    if (counted > 0 && !contiguous) gaps.push(file)
  }
  return { works: files.length, articles, passages, seconds: (performance.now() - begun) / 1000, otherwise, gaps }
}

/** A law as a work: chapters and sections as headings, articles as they are written. */
function readLaw(key: string, source: string): { readonly work: Work; readonly counted: number; readonly contiguous: boolean } {
  const { title, parts, leftOut, counts } = readPolicy(source)
  const passages = parts.map(({ level, from, to, title: name }): Passage => {
    const raw = source.slice(from, to).trim()
    if (level !== 'item') return { place: '', said: raw.replace(/^#+\s*/, '') || name, heading: true }
    const place = /^[*\s]*(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)/.exec(raw)
    return { place: place?.[1] ?? '', said: place ? raw.slice(place[0].length).replace(/^[*\s\u3000]+/, '') : raw, heading: false }
  })
  const before = leftOut.filter(({ why, to }) => why === 'before' && to <= (parts[0]?.from ?? source.length)).map(({ said }) => said.replace(/^#+\s*/, ''))
  return { work: { key, title: titleOf(key, title, before), preface: before.join('；').slice(0, 500), passages: passages.length > 0 ? passages : wholeText(source) }, counted: counts.articles, contiguous: counts.contiguous }
}

/** A book of a code is named after both: 中华人民共和国民法典 总则. */
function titleOf(key: string, title: string, before: readonly string[]): string {
  const name = key.split('/').at(-1)?.replace(/\.md$/, '') ?? key
  const book = before.find((one) => one === name)
  return (book && title !== book ? `${title} ${book}` : title || name).slice(0, 200)
}

/** A text without articles is found by its paragraphs. */
const wholeText = (source: string): readonly Passage[] => source.split(/\n{2,}/).map((said) => said.trim()).filter((said) => said !== '' && !said.startsWith('<!--')).map((said) => ({ place: '', said: said.replace(/^#+\s*/, ''), heading: said.startsWith('#') }))
