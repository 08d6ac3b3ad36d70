/** What is done with an instance in the order it is told: nodes passed, tokens moved, the drawing changed, and what is looked at between. */
import { expectedOf, expecting, stepOf } from './steps.ts'
import { idsOf, isTold, one, pairsOf, text, type Pair, type Told } from './told.ts'

export type Look = { readonly at?: readonly string[]; readonly waits?: readonly string[]; readonly kept?: readonly string[]; readonly path?: readonly string[]; readonly ended?: boolean }
export type Act =
  | { readonly do: 'pass'; readonly node: string }
  | { readonly do: 'move'; readonly pairs: readonly Pair[]; readonly refused: unknown }
  | { readonly do: 'migrate'; readonly file: string; readonly pairs: readonly Pair[]; readonly variables: Told; readonly refused: unknown }
  | { readonly do: 'look'; readonly look: Look }

const verbs = { move: /^(moves?|change|change[-_ ]?(activity[-_ ]?)?state|modif(y|ication)|jump|goto)$/i, migrate: /^(migrate|migration|migrate[-_ ]?(instance|to))$/i }
export const refusing = ['refused', 'error', 'fails', 'invalid', 'rejected'] as const

export function actsOf(told: Told): readonly Act[] {
  return [...listed(one(told, 'steps', 'complete', 'given', 'actions', 'events')), ...Object.entries(told).flatMap(([key, said]) => changesIn(key, said)), ...listed(one(told, 'after', 'then', 'continue')), { do: 'look', look: lookOf(told) }]
}
const listed = (said: unknown): readonly Act[] => [said].flat().filter((each) => each !== undefined).flatMap(actOf)

/** Whether it is about a change at all. */
export const changes = (told: Told): boolean => actsOf(told).some((act) => act.do === 'move' || act.do === 'migrate')

function actOf(said: unknown): readonly Act[] {
  if (!isTold(said)) return stepOf(said).triggers.map((node) => ({ do: 'pass', node }))
  const verb = text(said, 'op', 'action', 'type', 'do', 'verb', 'kind', 'command') ?? ''
  const look = lookOf(said)
  const looks: readonly Act[] = Object.keys(look).length > 0 ? [{ do: 'look', look }] : []
  if (verbs.move.test(verb) || verbs.migrate.test(verb)) return [...changesIn(verb, said), ...looks]
  const changed = Object.entries(said).flatMap(([key, each]) => changesIn(key, each))
  return [...(changed.length > 0 ? changed : /^(expect|assert|verify|look)/i.test(verb) ? [] : stepOf(said).triggers.map((node): Act => ({ do: 'pass', node }))), ...looks]
}

function changesIn(verb: string, said: unknown): readonly Act[] {
  const each = [said].flat().filter(isTold)
  if (verbs.move.test(verb)) return each.length > 0 ? [{ do: 'move', pairs: each.flatMap((one) => movesIn(one)), refused: each.map((told) => one(told, ...refusing)).find((wanted) => wanted !== undefined) }] : []
  if (!verbs.migrate.test(verb)) return []
  return each.map((told): Act => {
    const variables = one(told, 'variables', 'data', 'withVariables')
    return { do: 'migrate', file: text(told, 'file', 'bpmn', 'to', 'target', 'into', 'diagram', 'after', 'definition', 'targetDefinition', 'model') ?? '', pairs: pairsOf(one(told, 'map', 'mapping', 'mappings', 'activityMappings', 'instructions', 'mappingInstructions', 'nodes')), variables: isTold(variables) ? variables : {}, refused: one(told, ...refusing) }
  })
}
/** From and to, or what is cancelled and what is started, each by an instruction of its own. */
function movesIn(told: Told): readonly Pair[] {
  const said = one(told, 'moves', 'instructions', 'pairs', 'moveInstructions') ?? told
  const of = (kind: RegExp) => [said].flat().filter((each): each is Told => isTold(each) && kind.test(text(each, 'type', 'kind') ?? ''))
  const [ended, begun] = [of(/^cancel/i), of(/^start/i)]
  return ended.length + begun.length > 0 ? [{ from: ended.flatMap(idsOf), to: begun.flatMap(idsOf) }] : pairsOf(said)
}

function lookOf(told: Told): Look {
  const within = one(told, ...expecting)
  if (isTold(within)) return lookOf(within)
  const [at, waits, kept, path, ended] = [one(told, 'at', 'active', 'activities', 'activeActivities', 'activeActivityIds', 'tasks', 'openTasks', 'tokensAt', 'waitingAt', 'restsAt'), one(told, 'waits', 'subscriptions', 'timers', 'jobs'), one(told, 'kept'), expectedOf(told), one(told, 'ended', 'completed', 'finished', 'isEnded')]
  return { ...(at === undefined ? {} : { at: countedIds(at) }), ...(waits === undefined ? {} : { waits: idsOf(waits) }), ...(kept === undefined ? {} : { kept: idsOf(kept) }), ...(Array.isArray(path) ? { path: path as readonly string[] } : {}), ...(typeof ended === 'boolean' ? { ended } : {}) }
}

/** Ids, or by id how many are there. */
const countedIds = (said: unknown): readonly string[] => (isTold(said) && Object.values(said).every((count) => typeof count === 'number') ? Object.entries(said).flatMap(([id, count]) => Array.from({ length: Number(count) }, () => id)) : idsOf(said))
