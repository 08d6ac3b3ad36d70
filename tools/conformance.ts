/** Conformance to the standards, by public suites kept elsewhere: `npm run conformance -- <suite> [folder]`. Prints each miss with its reason and a counted summary. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { betsy } from './conformance/betsy.ts'
import { constraints } from './conformance/constraints.ts'
import { logs } from './conformance/logs.ts'
import { migrations } from './conformance/migrations.ts'
import { miwg } from './conformance/miwg.ts'
import { tck } from './conformance/tck.ts'
import { traces } from './conformance/traces.ts'
import { fallenShort, told, type Verdict } from './conformance/verdict.ts'

type Suite = {
  /** Folder of the corpus it is kept in. */
  readonly folder: string
  readonly judge: (folder: string) => Promise<readonly Verdict[]>
  /** Share of a group's sound cases that is to pass, where it is not all of them. */
  readonly least?: Readonly<Record<string, number>>
}

export const suites: Readonly<Record<string, Suite>> = {
  betsy: { folder: 'betsy', judge: betsy },
  constraints: { folder: 'betsy', judge: constraints },
  miwg: { folder: 'miwg', judge: miwg },
  logs: { folder: 'logs', judge: logs },
  traces: { folder: 'token-simulation', judge: traces },
  migrations: { folder: 'migration', judge: migrations },
  tck: { folder: 'dmn-tck', judge: tck, least: { 'compliance-level-3': 0.99 } },
}

/** Where a suite's files are: the folder named, else in the shared corpus; nothing when there is none. */
export function folderOf(suite: string, named?: string): string | undefined {
  const shared = process.env['ZHANGFA_SHARED']
  const folder = named ?? (shared ? join(shared, 'corpus', suites[suite]?.folder ?? suite) : undefined)
  return folder && existsSync(folder) ? folder : undefined
}

async function main([name = '', named]: readonly string[]): Promise<number> {
  const suite = suites[name]
  if (!suite) return say(`There is no suite ${name || '(none named)'}; there are ${Object.keys(suites).join(', ')}`, 2)
  const folder = folderOf(name, named)
  if (!folder) return say(`${name}: skipped, ${named ? `there is no folder ${named}` : 'set ZHANGFA_SHARED or name a folder'}`, named ? 2 : 0)
  const verdicts = await suite.judge(folder)
  if (verdicts.length === 0) return say(`${name}: ${folder} holds no case of this suite`, 2)
  return say(told(name, verdicts), fallenShort(name, verdicts, suite.least).length > 0 ? 1 : 0)
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`)
  return code
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2))
