/** betsy's BPMN suite (University of Bamberg): each case is played with a virtual clock and its log compared as a multiset. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refused } from '#words'
import { compile } from '../../kernel/flow/engine/index.ts'
import { play } from './play.ts'
import { attempted, filesIn, named } from './files.ts'
import type { Verdict } from './verdict.ts'

type Case = { readonly input: string | null; readonly int: number; readonly delay: number; readonly parallel: boolean; readonly trace: readonly string[] }
type Test = { readonly file: string; readonly cases: readonly Case[] }

/** Fixtures no engine can satisfy, as their text contradicts their drawing. */
const unsound: Readonly<Record<string, string>> = {
  AdHocSubProcess_Sequential: 'its last script writes task1, task3 is expected', AdHocSubProcess_Parallel: 'its last script writes task1, task3 is expected',
  MultiInstance_NoneBehavior: 'the boundary event interrupts, a continuation is expected', MultiInstance_OneBehavior: 'the boundary event interrupts, a continuation is expected',
  MultiInstance_ComplexBehavior: 'the boundary event interrupts, a continuation is expected', WCP09_Structured_Discriminator_MultiInstance: 'the boundary event interrupts, a continuation is expected',
  WCP12_MultipleInstancesWithoutSynchronization: 'the boundary event interrupts, a continuation is expected',
}

export async function betsy(folder: string): Promise<readonly Verdict[]> {
  const files = await filesIn(folder)
  const lists = files.filter((file) => basename(file) === 'expected.json')
  return (await Promise.all(lists.map(async (list): Promise<readonly Verdict[]> => {
    try {
      const tests = JSON.parse(await readFile(join(folder, list), 'utf8')) as readonly Test[]
      return await Promise.all(tests.flatMap(({ file, cases }) => cases.map((one) => attempted(nameOf(file, one), () => judge(folder, named(files, list, file) ?? file, file, one)))))
    } catch (error) { return [{ name: list, fault: error instanceof Error ? error.message : String(error) }] }
  }))).flat()
}

const nameOf = (file: string, { input }: Case): string => `${file} ${input ?? ''}`.trim()

async function judge(folder: string, path: string, file: string, of: Case): Promise<Verdict> {
  const process = basename(path).replace(/\.bpmn.*$/i, '')
  const name = nameOf(file, of)
  const log = await logOf(join(folder, path), process, of)
  const seen = log.filter((line) => line !== 'MARKER' || of.trace.includes('MARKER')).toSorted().join(' ')
  const expected = of.trace.filter((line) => line !== 'PARALLEL').toSorted().join(' ')
  if (seen === expected) return { name }
  return { name, fault: `expected [${expected}], got [${seen}]`, ...(unsound[process] ? { excused: unsound[process] } : {}) }
}

/** The suite tells refusals when a process is deployed or cannot begin from those that come while it runs. */
async function logOf(path: string, process: string, { input, int, parallel }: Case): Promise<readonly string[]> {
  try {
    const definition = await compile(await readFile(path, 'utf8'), 'walk')
    return play(definition, process, { test: input ?? '', integerVariable: int }, parallel)
  } catch (error) {
    if (error instanceof Refused) return [error.refusal.rule === 'no-path' ? 'ERROR_RUNTIME' : 'ERROR_GENERIC']
    throw error
  }
}
