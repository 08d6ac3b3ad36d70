/** Files of a suite, wherever in its folder they lie: suites are packed by many hands, in folders and under endings of their own. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import type { Verdict } from './verdict.ts'

/** Paths below the folder, sorted; what is hidden belongs to the tools that packed it. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(folder, join(parentPath, name))).filter((path) => !path.split(/[/\\]/).some((part) => part.startsWith('.') || part === '__MACOSX')).toSorted()
}

/** Drawings by their ending (`.bpmn`, `.bpmn20.xml`), and other XML that says it is one. */
export async function drawingsIn(folder: string): Promise<readonly string[]> {
  const files = await filesIn(folder)
  const seen = await Promise.all(files.map(async (file) => /\.bpmn2?0?(\.xml)?$/i.test(file) || (/\.xml$/i.test(file) && (await readFile(join(folder, file), 'utf8')).includes('http://www.omg.org/spec/BPMN/20100524/MODEL'))))
  return files.filter((_file, at) => seen[at])
}

/** A file as a list beside it names it: there, below it, or anywhere in the suite, with or without its ending, or what its suite begins every name with. */
export function named(files: readonly string[], list: string, name: string): string | undefined {
  const bare = (path: string) => basename(path).replace(/\.(bpmn2?0?(\.xml)?|dmn|xml|json)$/i, '')
  const [here, wanted] = [dirname(list), name.replaceAll('\\', '/').replace(/^\.?\//, '')]
  const beside = join(here, wanted)
  const drawings = files.filter((file) => !/\.json$/i.test(file))
  return files.find((file) => file === beside) ?? files.find((file) => file === wanted || file.endsWith(`/${wanted}`))
    ?? files.find((file) => /\.json$/i.test(wanted) && basename(file).endsWith(`.${basename(wanted)}`))
    ?? [bare, (file: string) => bare(file).replace(/^.*?\./, '')].map((called) => [...drawings].toSorted((a, b) => Number(dirname(b) === here) - Number(dirname(a) === here)).find((file) => called(file) === bare(wanted))).find((file) => file !== undefined)
}

/** A case that cannot even be played is a miss under its name, not the end of the run. */
export async function attempted(name: string, judge: () => Promise<Verdict>): Promise<Verdict> {
  try { return await judge() } catch (error) { return { name, fault: error instanceof Error ? error.message : String(error) } }
}
