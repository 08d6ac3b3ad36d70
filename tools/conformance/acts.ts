/** What is done with an instance in the order it is told: nodes passed, tokens moved, the drawing changed, and what is looked at between. */
import { isInstruction, movesIn, plain, variablesIn, type Move } from './instructions.ts'
import { expectedOf, expecting, stepOf } from './steps.ts'
import { idsOf, isTold, one, pairsOf, text, type Pair, type Told } from './told.ts'

export type Look = { readonly at?: readonly string[]; readonly waits?: readonly string[]; readonly kept?: readonly string[]; readonly path?: readonly string[]; readonly ended?: boolean }
export type Act =
  | { readonly do: 'pass'; readonly node: string }
  | { readonly do: 'move'; readonly pairs: readonly Move[]; readonly variables: Told; readonly refused: unknown }
  | { readonly do: 'migrate'; readonly file: string; readonly pairs: readonly Pair[]; /** All events begin anew. */ readonly renews: boolean; readonly variables: Told; readonly refused: unknown }
  | { readonly do: 'look'; readonly look: Look }

const verbs = { move: /^(moves?|change|change[-_ ]?(activity[-_ ]?)?state|(process[-_ ]?instance[-_ ]?)?modif(y|ication)|jump|goto)$/i, migrate: /^((process[-_ ]?instance[-_ ]?)?(migrate|migration)|migrate[-_ ]?(instance|to)|migration[-_ ]?(plan|document))$/i }
export const refusing = ['refused', 'error', 'fails', 'invalid', 'rejected'] as const

export function actsOf(told: Told): readonly Act[] {
  return [...listed(one(told, 'steps', 'complete', 'given', 'actions', 'events')), ...Object.entries(told).flatMap(([key, said]) => changesIn(key, said)), ...(Object.keys(told).some(isInstruction) ? changesIn('move', told) : []), ...listed(one(told, 'after', 'then', 'continue')), { do: 'look', look: lookOf(told) }]
}
const listed = (said: unknown): readonly Act[] => [said].flat().filter((each) => each !== undefined).flatMap(actOf)

/** Whether it is about a change at all. */
export const changes = (told: Told): boolean => actsOf(told).some((act) => act.do === 'move' || act.do === 'migrate')

function actOf(said: unknown): readonly Act[] {
  if (Array.isArray(said) && typeof said[0] === 'string' && isInstruction(said[0])) return changesIn('move', [said])
  if (!isTold(said)) return stepOf(said).triggers.map((node) => ({ do: 'pass', node }))
  const verb = text(said, 'op', 'action', 'type', 'do', 'verb', 'kind', 'command') ?? ''
  const look = lookOf(said)
  const looks: readonly Act[] = Object.keys(look).length > 0 ? [{ do: 'look', look }] : []
  if (verbs.move.test(verb) || verbs.migrate.test(verb)) return [...changesIn(verb, said), ...looks]
  if (isInstruction(verb) || Object.keys(said).some(isInstruction)) return [...changesIn('move', said), ...looks]
  const changed = Object.entries(said).flatMap(([key, each]) => changesIn(key, each))
  return [...(changed.length > 0 ? changed : /^(expect|assert|verify|look)/i.test(verb) ? [] : stepOf(said).triggers.map((node): Act => ({ do: 'pass', node }))), ...looks]
}

function changesIn(verb: string, said: unknown): readonly Act[] {
  const told = [said].flat().filter(isTold)
  if (verbs.move.test(verb)) return movedAt(told, Array.isArray(said) ? said.filter((each) => Array.isArray(each)) : [])
  return verbs.migrate.test(verb) ? told.map(migrationIn) : []
}

/** Instructions as objects, or as lists that begin with their name; data may stand with each. */
function movedAt(told: readonly Told[], listed: readonly unknown[]): readonly Act[] {
  if (told.length + listed.length === 0) return []
  const within = [...told, ...told.flatMap((each) => Object.values(each).flat().filter(isTold))]
  const refused = told.map((each) => one(each, ...refusing)).find((wanted) => wanted !== undefined)
  return [{ do: 'move', pairs: [...movesIn(listed), ...told.flatMap(movedBy)], variables: Object.assign({}, ...within.map(variablesIn)) as Told, refused }]
}

function migrationIn(outer: Told): Act {
  const plan = one(outer, 'plan', 'migrationPlan', 'document')
  const told = isTold(plan) ? { ...outer, ...plan } : outer
  const file = text(told, 'file', 'bpmn', 'to', 'target', 'into', 'diagram', 'after', 'definition', 'targetDefinition', 'model', 'toProcessDefinitionId', 'targetProcessDefinitionId', 'targetProcessDefinitionKey', 'migrateToProcessDefinition') ?? ''
  const pairs = pairsOf(one(told, 'map', 'mapping', 'mappings', 'activityMappings', 'instructions', 'mappingInstructions', 'nodes', 'mapActivities'))
  return { do: 'migrate', file, pairs, renews: one(told, 'updateEventTriggers') === true, variables: variablesIn(told), refused: one(told, ...refusing) }
}

/** Instructions by their names, or from and to. */
function movedBy(told: Told): readonly Move[] {
  const said = one(told, 'moves', 'instructions', 'pairs') ?? told
  const moves = movesIn(said)
  return moves.length > 0 || isInstruction(Object.keys(told)[0] ?? '') ? moves : pairsOf(said).map(plain)
}

function lookOf(told: Told): Look {
  const within = one(told, ...expecting)
  if (isTold(within)) return lookOf(within)
  const [at, waits, kept, path, ended] = [one(told, 'at', 'active', 'activities', 'activeActivities', 'activeActivityIds', 'tasks', 'openTasks', 'tokensAt', 'waitingAt', 'restsAt'), one(told, 'waits', 'subscriptions', 'timers', 'jobs'), one(told, 'kept'), expectedOf(told), one(told, 'ended', 'completed', 'finished', 'isEnded')]
  return { ...(at === undefined ? {} : { at: countedIds(at) }), ...(waits === undefined ? {} : { waits: idsOf(waits) }), ...(kept === undefined ? {} : { kept: idsOf(kept) }), ...(Array.isArray(path) ? { path: path as readonly string[] } : {}), ...(typeof ended === 'boolean' ? { ended } : {}) }
}

/** Ids, or by id how many are there. */
const countedIds = (said: unknown): readonly string[] => (isTold(said) && Object.values(said).every((count) => typeof count === 'number') ? Object.entries(said).flatMap(([id, count]) => Array.from({ length: Number(count) }, () => id)) : idsOf(said))
