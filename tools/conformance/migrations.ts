/**
 * Change of state and migration: a list (`migrations.json`, or any other with such cases) names instances taken somewhere, then changed, then looked at.
 * A case: `file` (the drawing it begins in), `process`, `variables`, `steps` (nodes completed or triggered), then `move` (`{from: nodes, to: nodes}`, one or several, tokens taken from some nodes and put at others)
 * or `migrate` (`{file, map}`: another drawing, and what becomes of which node), then `after` (steps after it), and what is expected: `at` (where tokens rest), `waits` (events waited for), `kept` (those waited for as before the change),
 * `ended`, `path` (nodes entered, since the change or at all), or `refused` (true, or a rule's name). Changes and looks may stand among the steps too: `{op: "move", from, to}`, `{op: "migrate", to, mapping}`, `{at}`.
 * Drawings that no case speaks of are moved and migrated from every state they reach, see `anywhere.ts`.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compile, type Definition, type Variables } from '../../kernel/flow/engine/index.ts'
import { actsOf, changes, refusing, type Act, type Look } from './acts.ts'
import { anywhere } from './anywhere.ts'
import { attempted, drawingsIn, filesIn, named } from './files.ts'
import { begun, migrated, moved, passed, type Walked } from './taken.ts'
import { casesOf, isTold, one, text, type Told } from './told.ts'
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
  try {
    const cases = casesOf(JSON.parse(await readFile(join(folder, list), 'utf8')), 'cases', 'scenarios', 'tests', 'migrations', 'changes').filter((told) => basename(list) === 'migrations.json' || changes(told))
    return await Promise.all(cases.map((told, at) => { const name = text(told, 'name', 'id', 'title') ?? `${fileOf(told) ?? list} ${at + 1}`; return attempted(name, async () => { const fault = await changed(folder, files, list, told, spoken); return { name, ...(fault === undefined ? {} : { fault }) } }) }))
  } catch (error) { return [{ name: list, fault: error instanceof Error ? error.message : String(error) }] }
}

const fileOf = (told: Told): string | undefined => text(told, 'file', 'from', 'source', 'diagram', 'bpmn', 'model', 'drawing', 'fixture', 'definition', 'before')

/** What of a case with changes does not come about; `spoken` takes the drawings it is about. */
export async function changed(folder: string, files: readonly string[], list: string, told: Told, spoken?: Set<string>): Promise<string | undefined> {
  const drawn: Draw = async (file) => {
    const path = named(files, list, file)
    if (path === undefined) throw new Error(`there is no drawing ${file}`)
    spoken?.add(path)
    return compile(await readFile(join(folder, path), 'utf8'), 'walk')
  }
  const [variables, acts] = [one(told, 'variables', 'data'), actsOf(told)]
  const definition = await drawn(fileOf(told) ?? text(told, 'name') ?? '')
  const walked = begun(definition, text(told, 'process', 'processId', 'key') ?? Object.keys(definition.pools)[0] ?? '', isTold(variables) ? variables as Variables : {}, new Set(acts.flatMap(restsFor)))
  return followed(walked, acts, one(told, ...refusing), drawn)
}

/** What is named can only be met while it rests. */
const restsFor = (act: Act): readonly string[] => (act.do === 'pass' ? [act.node] : act.do === 'look' ? act.look.at ?? [] : act.pairs.flatMap(({ from }) => from))

async function followed(walked: Walked, acts: readonly Act[], wanted: unknown, drawn: Draw): Promise<string | undefined> {
  let [since, before] = [0, walked.state]
  for (const act of acts) {
    if (act.do === 'pass') { passed(walked, act.node); continue }
    if (act.do === 'look') {
      const fault = differing(walked, act.look, since, before.waits.map(({ id }) => id))
      if (fault !== undefined) return fault
      continue
    }
    [since, before] = [walked.path.length, walked.state]
    const refusal = act.do === 'migrate' ? migrated(walked, await drawn(act.file), act) : act.pairs.reduce<string | undefined>((no, pair) => no ?? moved(walked, pair, act.variables as Variables), undefined)
    const expected = act.refused ?? wanted
    if (expected === undefined && refusal === undefined) continue
    const fault = matched(expected, refusal)
    if (fault !== undefined || act.refused === undefined) return fault
  }
  return undefined
}

function matched(wanted: unknown, refusal: string | undefined): string | undefined {
  if (wanted === undefined || wanted === false) return refusal === undefined ? undefined : `was refused: ${refusal}`
  if (refusal === undefined) return 'was not refused'
  return typeof wanted !== 'string' || wanted === refusal || !wanted.includes('-') ? undefined : `expected to be refused by ${wanted}, was by ${refusal}`
}

/** Sub-processes and what is listened to may be told beside where tokens rest, or not. */
function differing({ state, path }: Walked, look: Look, since: number, before: readonly number[]): string | undefined {
  const resting = state.tokens.filter(({ at }) => at !== 'scope' && at !== 'many').map(({ node }) => node)
  const beside = new Set([...state.tokens.filter(({ at }) => at === 'scope' || at === 'many').map(({ node }) => node), ...state.waits.map(({ node }) => node)].filter((node) => !resting.includes(node)))
  return unlike('tokens at', look.at?.filter((node) => !beside.has(node)), resting)
    ?? unlike('waits', look.waits, state.waits.map(({ node }) => node))
    ?? unlike('kept', look.kept, state.waits.filter(({ id }) => before.includes(id)).map(({ node }) => node))
    ?? (unlike('path', look.path, path) && unlike('path', look.path, resting) && unlike('path', look.path, path.slice(since)))
    ?? (look.ended !== undefined && look.ended !== (state.ended !== undefined) ? `expected ${look.ended ? 'an end' : 'to go on'}, ${state.ended ?? 'it goes on'}` : undefined)
}

function unlike(what: string, wanted: readonly string[] | undefined, seen: readonly string[]): string | undefined {
  const [expected, got] = [wanted?.toSorted().join(' '), seen.toSorted().join(' ')]
  return expected === undefined || expected === got ? undefined : `${what}: expected [${expected}], got [${got}]`
}
