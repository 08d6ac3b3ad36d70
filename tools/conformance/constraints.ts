/** Models that break a rule of BPMN: each is refused when it would be published, with the rule and the element. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refused } from '#words'
import { compile } from '../../kernel/flow/engine/index.ts'
import { attempted, drawingsIn } from './files.ts'
import type { Verdict } from './verdict.ts'

/** Models that break no rule an engine can hold others to. */
const legal: Readonly<Record<string, string>> = {
  EXT053_1_failure: 'a script without a format is in the expression language of the file; all 137 sound fixtures of the same suite write their scripts so',
}

export async function constraints(folder: string): Promise<readonly Verdict[]> {
  const files = await drawingsIn(folder)
  const models = files.some((name) => name.includes('bpmn_constraints')) ? files.filter((name) => name.includes('bpmn_constraints')) : files
  return Promise.all(models.map((file) => attempted(nameOf(file), () => judge(join(folder, file)))))
}

const nameOf = (path: string): string => basename(path).replace(/\.(bpmn2?0?(\.xml)?|xml)$/i, '')

async function judge(path: string): Promise<Verdict> {
  const name = nameOf(path)
  try {
    await compile(await readFile(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { name, note: [error.refusal, ...(error.refusal.also ?? [])].map(({ rule, field, clause }) => `${rule ?? ''} at ${field ?? '?'} (${clause ?? ''})`).join('; ') }
  }
  return { name, fault: 'was not refused', ...(legal[name] ? { excused: legal[name] } : {}) }
}
