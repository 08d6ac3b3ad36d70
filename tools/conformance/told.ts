/** What a list of scenarios tells, in the words its makers chose: each thing under one of several names, alone or as a list, by id or as an object that has one. */

export type Told = Readonly<Record<string, unknown>>
export const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first of the names that is told. */
export const one = (told: Told, ...names: readonly string[]): unknown => names.map((name) => told[name]).find((value) => value !== undefined && value !== null)
export const text = (told: Told, ...names: readonly string[]): string | undefined => { const value = one(told, ...names); return typeof value === 'string' ? value : undefined }

const naming = ['element', 'elementId', 'id', 'node', 'nodeId', 'activity', 'activityId', 'event', 'task', 'gateway', 'flow', 'transitionId', 'transition', 'sequenceFlow', 'activityInstanceId', 'elementInstanceKey', 'sourceElementId', 'sourceElementInstanceKey', 'targetElementId'] as const

/** The id of what is meant; nothing when nothing is. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return isTold(value) ? idOf(one(value, ...naming)) : undefined
}
/** One or several, however deep in lists. */
export const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.flatMap(idsOf) : idOf(value) === undefined ? [] : [idOf(value) as string])

/** Cases as a list, by name, or under a word of their own. */
export function casesOf(said: unknown, ...words: readonly string[]): readonly Told[] {
  if (Array.isArray(said)) return said.filter(isTold)
  if (!isTold(said)) return []
  const list = one(said, ...words)
  if (list !== undefined) return casesOf(list, ...words).map((each) => ({ ...withoutLists(said, words), ...each }))
  return Object.entries(said).flatMap(([name, each]): readonly Told[] => (isTold(each) ? [{ name, ...each }] : !Array.isArray(each) ? [] : each.length > 0 && each.every(isCase) ? casesOf(each, ...words).map((inner) => ({ file: name, ...inner })) : [{ name, steps: each }]))
}
/** Rather than a step. */
const isCase = (value: unknown): boolean => isTold(value) && ['steps', 'actions', 'triggers', 'name', 'title', 'file', 'diagram', 'move', 'migrate'].some((word) => value[word] !== undefined)
const withoutLists = (said: Told, words: readonly string[]): Told => Object.fromEntries(Object.entries(said).filter(([name]) => !words.includes(name) && name !== 'name'))

/** What becomes of which; one can become several, several one. `renews` says whether what it listens to begins anew, where that is said. */
export type Pair = { readonly from: readonly string[]; readonly to: readonly string[]; readonly renews?: boolean }
const sources = ['from', 'fromActivityId', 'fromActivityIds', 'source', 'sources', 'sourceActivityId', 'sourceActivityIds', 'sourceElementId', 'old', 'currentActivityId', 'currentActivityIds', 'activityIds', 'sourceElementInstruction', 'tokens', 'cancel', 'cancelActivityIds', 'cancelActivityInstance'] as const
const targets = ['to', 'toActivityId', 'toActivityIds', 'target', 'targets', 'targetActivityId', 'targetActivityIds', 'targetElementId', 'targetElementInstruction', 'newActivityId', 'newActivityIds', 'new', 'start', 'startBefore', 'startActivityIds', 'activateElements'] as const

/** An object, or a list of pairs from and to. */
export function pairsOf(value: unknown): readonly Pair[] {
  if (Array.isArray(value)) return value.flatMap((pair): readonly Pair[] => (isTold(pair) ? pairsOf(pair) : Array.isArray(pair) ? [{ from: idsOf(pair[0]), to: idsOf(pair[1]) }] : []))
  if (!isTold(value)) return []
  const [from, to] = [one(value, ...sources), one(value, ...targets)]
  const { updateEventTrigger: renews } = value
  return from !== undefined || to !== undefined ? [{ from: idsOf(from), to: idsOf(to ?? value['activityId']), ...(typeof renews === 'boolean' ? { renews } : {}) }] : Object.entries(value).map(([id, becomes]) => ({ from: [id], to: idsOf(becomes) }))
}

/** Conditions of other tools, `${a == 1 && !b}`, as FEEL says them. */
export function feelOf(expression: string): string {
  const [, inner] = /^\s*[$#]\{(.*)\}\s*$/s.exec(expression) ?? []
  return inner === undefined ? expression : inner.replaceAll('&&', ' and ').replaceAll('||', ' or ').replaceAll(/===?/g, '=').replaceAll(/!(?!=)\s*([\w.]+)/g, 'not($1)').replaceAll("'", '"').trim()
}
