/** Law cases from a folder, asked of the register: `npm run laws -- <folder>`. Each miss with what was expected and what came, and a counted summary. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { askLaw, lawRules } from '#commons'
import { Refused, refuse } from '#words'
import { readPolicy, textOfFile } from '../server/policy-text/index.ts'
import { differences, type Json } from './cases/case.ts'

type LawCase = { readonly given: Readonly<Record<string, Json>>; readonly expect: Readonly<Record<string, Json>> }
type LawItem = { readonly id: string; readonly topic?: string; readonly cases: readonly LawCase[] }
export type LawJudged = { readonly id: string; readonly topic: string; readonly given: string; readonly faults: readonly string[]; readonly unknown: boolean }

export function judgeLaws(folder: string): readonly LawJudged[] {
  const known = new Set(lawRules.map(({ id }) => id))
  return readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('data_')).toSorted().flatMap((name) => {
    const held = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly items?: readonly LawItem[] } | readonly LawItem[]
    const items = (Array.isArray(held) ? held : (held as { readonly items?: readonly LawItem[] }).items) ?? []
    return (items as readonly LawItem[]).flatMap(({ id, cases }) => cases.map((one) => ({ id, topic: name.replace('.json', ''), given: JSON.stringify(one.given), faults: known.has(id) ? faultsOf(folder, id, one) : [], unknown: !known.has(id) })))
  })
}

function faultsOf(folder: string, id: string, { given, expect }: LawCase): readonly string[] {
  try {
    const answer: Readonly<Record<string, unknown>> = typeof given['import'] === 'string' ? read(folder, given['import']) : askLaw(id, given).answer
    return Object.entries(expect).flatMap(([name, wanted]) => (typeof wanted === 'number' ? differences(name, String(wanted), typeof answer[name] === 'number' ? String(answer[name]) : answer[name]) : differences(name, wanted, answer[name] ?? (wanted === null ? null : undefined))))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return [`refused: ${error.refusal.refused.en}`]
  }
}

/** A case that names a policy text is answered by reading it: the file beside the cases, or the text of the policy folder next to theirs. */
function read(folder: string, name: string): Readonly<Record<string, Json>> {
  const file = [join(folder, name), join(folder, '..', 'policy', name), join(folder, '..', 'policy', 'source.txt')].find((path) => existsSync(path))
  if (!file) throw new Refused(refuse(`没有制度文本 ${name}`, `There is no policy text ${name}`))
  const { parts, counts: { chapters, sections, items, notes } } = readPolicy(textOfFile(readFileSync(file)))
  return { chapters, sections, items, pinyinNotesRemoved: notes, lastItemTruncated: parts.at(-1)?.flags.some(({ flag }) => flag === 'cut-off') ?? false }
}

export function counted(all: readonly LawJudged[]): string {
  const count = (of: readonly LawJudged[]) => `${of.filter(({ faults, unknown }) => faults.length === 0 && !unknown).length} passed, ${of.filter(({ faults }) => faults.length > 0).length} failed, ${of.filter(({ unknown }) => unknown).length} not in the register`
  return [...[...Map.groupBy(all, ({ topic }) => topic)].map(([topic, of]) => `${topic}: ${count(of)}`), `all: ${count(all)}`].join('\n')
}

function main([folder]: readonly string[]): number {
  const given = folder ?? (process.env['ZHANGFA_SHARED'] ? join(process.env['ZHANGFA_SHARED'], 'law') : undefined)
  if (!given || !existsSync(given)) { process.stdout.write('laws: skipped, name a folder of law cases or set ZHANGFA_SHARED\n'); return folder ? 2 : 0 }
  const all = judgeLaws(given)
  for (const { id, given: asked, faults } of all) if (faults.length > 0) process.stdout.write(`failed  ${id} ${asked}\n${faults.map((fault) => `          ${fault}\n`).join('')}`)
  for (const id of new Set(all.filter(({ unknown }) => unknown).map((one) => one.id))) process.stdout.write(`not in the register  ${id}\n`)
  process.stdout.write(`${counted(all)}\n`)
  return all.some(({ faults, unknown }) => faults.length > 0 || unknown) ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2))
