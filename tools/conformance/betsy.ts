/** betsy's BPMN suite (University of Bamberg): each case is played with a virtual clock and its log compared as a multiset. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refused } from '#words'
import { compile } from '../../kernel/flow/engine/index.ts'
import { play } from './play.ts'
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
  const tests = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as readonly Test[]
  const verdicts = await Promise.all(tests.map(async ({ file, cases }) => Promise.all(cases.map((one) => judge(folder, file, one)))))
  return verdicts.flat()
}

async function judge(folder: string, file: string, of: Case): Promise<Verdict> {
  const process = basename(file, '.bpmn')
  const name = `${file} ${of.input ?? ''}`.trim()
  const log = await logOf(join(folder, 'bpmn', file), process, of)
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
