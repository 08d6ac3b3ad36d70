/** Acceptance cases from a folder, told through the product's own actions: `npm run cases -- <folder> [topic or id]`. Each miss with what was expected and what came, and a counted summary. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import cluster from './testing/cluster.ts'
import { judge, variantsOf, type Case, type Judged, type Speaker } from './cases/case.ts'
import { assets } from './cases/assets.ts'
import { closing } from './cases/closing.ts'
import { buying } from './cases/buying.ts'
import { settling } from './cases/settlements.ts'
import { spending } from './cases/budgets.ts'
import { journal } from './cases/journal.ts'
import { rules } from './cases/rules.ts'
import { stock } from './cases/stock.ts'
import { tax } from './cases/tax-invoices.ts'

export const speakers: readonly Speaker[] = [stock, buying, spending, settling, journal, rules, assets, closing, tax]

export function casesOf(folder: string): readonly Case[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'vocabulary.json').toSorted().flatMap((name) => {
    const held = JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Case[] | { readonly cases: readonly Case[] }
    return 'cases' in held ? held.cases : held
  })
}

/** Those that the house has beside the ones it is asked to tell: a case may start where one of them ended. */
const sharedCases = (): readonly Case[] => { const beside = process.env['ZHANGFA_SHARED'] ? join(process.env['ZHANGFA_SHARED'], 'cases') : ''; return existsSync(beside) ? casesOf(beside) : [] }

/** A case that starts where another ended is told after it. */
function continued(of: Case, all: readonly Case[]): Case {
  const { start, from, ...given } = of.given
  const before = [...all, ...sharedCases()].find(({ id }) => id === /[A-Z]+\d*-\d+/.exec(String(start ?? from ?? ''))?.[0])
  return before ? { ...of, given: { ...before.given, ...given }, steps: [...before.steps, ...of.steps] } : of
}

/** All cases whose topic somebody speaks; the others are unspoken as a whole. */
export async function judgeAll(cases: readonly Case[], tell: (one: Judged) => void = () => undefined): Promise<readonly Judged[]> {
  const all: Judged[] = []
  for (const of of cases) {
    const speaker = speakers.find(({ topics }) => topics.includes(of.topic))
    for (const one of variantsOf(continued(of, cases))) {
      const judged = speaker ? await judge(one, speaker) : { id: one.id, title: one.title, topic: one.topic, faults: [], unspoken: [`topic ${one.topic}`], passed: false }
      all.push(judged)
      tell(judged)
    }
  }
  return all
}

function line({ id, title, faults, unspoken, policy }: Judged): string {
  if (unspoken.length > 0) return `not spoken  ${id} ${title}: ${unspoken.join(', ')}`
  return faults.length === 0 ? `passed      ${id} ${title}` : [`failed      ${id} ${title}${policy ? ` (policy ${policy})` : ''}`, ...faults.map((fault) => `              ${fault}`)].join('\n')
}

/** Per topic: how many passed, failed, and were not spoken. */
export function counted(all: readonly Judged[]): string {
  const count = (of: readonly Judged[]) => `${of.filter(({ passed }) => passed).length} passed, ${of.filter(({ faults }) => faults.length > 0).length} failed, ${of.filter(({ unspoken }) => unspoken.length > 0).length} not spoken`
  return [...[...Map.groupBy(all, ({ topic }) => topic)].map(([topic, of]) => `${topic}: ${count(of)}`), `all: ${count(all)}`].join('\n')
}

async function main([folder, only]: readonly string[]): Promise<number> {
  const given = folder ?? (process.env['ZHANGFA_SHARED'] ? join(process.env['ZHANGFA_SHARED'], 'cases') : undefined)
  if (!given || !existsSync(given)) { process.stdout.write('cases: skipped, name a folder of case files or set ZHANGFA_SHARED\n'); return folder ? 2 : 0 }
  const stop = await cluster()
  try {
    const cases = casesOf(given).filter(({ id, topic }) => only === undefined || topic === only || id === only)
    const all = await judgeAll(cases, (one) => process.stdout.write(`${line(one)}\n`))
    process.stdout.write(`${counted(all)}\n`)
    return all.some(({ faults }) => faults.length > 0) ? 1 : 0
  } finally {
    await stop()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2))
