/**
 * Change of state and migration: a list (`migrations.json`, or any other with such cases) names instances taken somewhere, then changed, then looked at.
 * A case: `file` (the drawing it begins in), `process`, `variables`, `steps` (nodes completed or triggered first), then `move` (`{from: nodes, to: nodes}`, one or several, tokens taken from some nodes and put at others)
 * or `migrate` (`{file, map}`: another drawing, and what becomes of which node), then `after` (steps after it), and what is expected: `at` (where tokens rest), `ended`, `path` (nodes entered after the change), or `refused` (true, or a rule's name).
 * Drawings that no case speaks of are moved and migrated from every state they reach, see `anywhere.ts`.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compile, type Definition, type Variables } from '../../kernel/flow/engine/index.ts'
import { anywhere } from './anywhere.ts'
import { attempted, drawingsIn, filesIn, named } from './files.ts'
import { begun, migrated, moved, passed, type Walked } from './taken.ts'
import { casesOf, idsOf, isTold, one, pairsOf, text, type Told } from './told.ts'
import type { Verdict } from './verdict.ts'

type Draw = (file: string) => Promise<Definition>

export async function migrations(folder: string): Promise<readonly Verdict[]> {
  const [files, drawings] = [await filesIn(folder), await drawingsIn(folder)]
  const spoken = new Set<string>()
  const judged: Verdict[] = []
  for (const list of files.filter((file) => /\.json$/i.test(file))) judged.push(...await listed(folder, files, list, spoken))
  const silent = drawings.filter((drawing) => !spoken.has(drawing))
  return [...judged, ...await Promise.all(silent.map((drawing) => attempted(drawing, async () => ({ name: drawing, ...await anywhere(await readFile(join(folder, drawing), 'utf8')) }))))]
}

async function listed(folder: string, files: readonly string[], list: string, spoken: Set<string>): Promise<readonly Verdict[]> {
  const drawn: Draw = async (file) => {
    const path = named(files, list, file)
    if (path === undefined) throw new Error(`there is no drawing ${file}`)
    spoken.add(path)
    return compile(await readFile(join(folder, path), 'utf8'), 'walk')
  }
  try {
    const cases = casesOf(JSON.parse(await readFile(join(folder, list), 'utf8')), 'cases', 'scenarios', 'tests', 'migrations', 'changes').filter((told) => basename(list) === 'migrations.json' || changesOf(told).length > 0)
    return await Promise.all(cases.map((told, at) => { const name = text(told, 'name', 'id', 'title') ?? `${fileOf(told) ?? list} ${at + 1}`; return attempted(name, async () => { const fault = await misfit(told, drawn); return { name, ...(fault === undefined ? {} : { fault }) } }) }))
  } catch (error) { return [{ name: list, fault: error instanceof Error ? error.message : String(error) }] }
}

const fileOf = (told: Told): string | undefined => text(told, 'file', 'from', 'source', 'diagram', 'bpmn', 'model', 'definition', 'before')
/** Moves and migrations of a case, in the order told. */
const changesOf = (told: Told): readonly (readonly ['move' | 'migrate', Told])[] => Object.entries(told).flatMap(([key, said]) => {
  const kind = /^(move|moves|changeState|change)$/.test(key) ? 'move' as const : /^(migrate|migration)$/.test(key) ? 'migrate' as const : undefined
  return kind === undefined ? [] : [said].flat().filter(isTold).map((each) => [kind, each] as const)
})

async function misfit(told: Told, drawn: Draw): Promise<string | undefined> {
  const variables = one(told, 'variables', 'data')
  const definition = await drawn(fileOf(told) ?? '')
  const walked = begun(definition, text(told, 'process', 'processId', 'key') ?? Object.keys(definition.pools)[0] ?? '', isTold(variables) ? variables as Variables : {})
  for (const node of idsOf(one(told, 'steps', 'complete', 'completed', 'given'))) passed(walked, node)
  walked.path = []
  const wanted = one(told, 'refused', 'error', 'fails')
  let refusal: string | undefined
  for (const [kind, change] of changesOf(told)) refusal ??= kind === 'move' ? moved(walked, idsOf(one(change, 'from', 'fromActivityIds', 'source', 'tokens')), idsOf(one(change, 'to', 'toActivityIds', 'target'))) : await into(walked, change, drawn)
  if (wanted !== undefined || refusal !== undefined) return matched(wanted, refusal)
  for (const node of idsOf(one(told, 'after', 'then', 'continue'))) passed(walked, node)
  const at = one(told, 'at', 'active', 'activities', 'activeActivityIds', 'tokens', 'expected')
  const ended = one(told, 'ended', 'completed', 'finished')
  const path = one(told, 'path', 'trace')
  const resting = walked.state.tokens.filter(({ at: how }) => how !== 'scope' && how !== 'many').map(({ node }) => node)
  return unlike('tokens at', at === undefined ? undefined : idsOf(at), resting) ?? unlike('path', path === undefined ? undefined : idsOf(path), walked.path)
    ?? (typeof ended === 'boolean' && ended !== (walked.state.ended !== undefined) ? `expected ${ended ? 'an end' : 'to go on'}, ${walked.state.ended ?? 'it goes on'}` : undefined)
}

const into = async (walked: Walked, change: Told, drawn: Draw): Promise<string | undefined> =>
  migrated(walked, await drawn(text(change, 'file', 'to', 'target', 'into', 'diagram', 'after') ?? ''), pairsOf(one(change, 'map', 'mapping', 'mappings', 'activityMappings', 'instructions', 'nodes')))

function matched(wanted: unknown, refusal: string | undefined): string | undefined {
  if (wanted === undefined || wanted === false) return refusal === undefined ? undefined : `was refused: ${refusal}`
  if (refusal === undefined) return 'was not refused'
  return wanted === true || wanted === refusal ? undefined : `expected to be refused by ${String(wanted)}, was by ${refusal}`
}

function unlike(what: string, wanted: readonly string[] | undefined, seen: readonly string[]): string | undefined {
  const [expected, got] = [wanted?.toSorted().join(' '), seen.toSorted().join(' ')]
  return expected === undefined || expected === got ? undefined : `${what}: expected [${expected}], got [${got}]`
}
