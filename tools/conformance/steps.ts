/**
 * Steps of a scenario as their makers write them: a node id, `verb:node`, `[verb, node, ...]`, or an object with what is triggered (`trigger`, or `element` beside a verb),
 * what waits from now on, the flows that gateways take, and the path so far: elements, trace lines, or the name of a file that holds them.
 */
import type { Config } from './steered.ts'
import { idOf, idsOf, isTold, one, text, type Told } from './told.ts'

export const waiting = ['wait', 'waitAt', 'waits', 'pause', 'pauseAt', 'waitAtElement', 'waitAtElements'] as const
export const expecting = ['expected', 'expect', 'trace', 'path', 'paths', 'tokens', 'history', 'visited', 'expectTrace', 'expectedTrace', 'expectHistory', 'expectedPath', 'expectedPaths', 'tokenPath', 'tokenPaths', 'sequence'] as const
const triggering = ['trigger', 'signal', 'start', 'complete', 'resume', 'continue', 'fire', 'click', 'element', 'elementId', 'id', 'node', 'event'] as const
const flows = ['flow', 'flows', 'outgoing', 'activeOutgoing', 'value', 'to'] as const
const verbs = { wait: /^(wait|pause)/i, choose: /^(config|set|choose|select)/i, expect: /^(expect|assert|verify|trace)/i, act: /^(trigger|signal|start|complete|resume|continue|fire|click)$/i }

/** A path, or the name of the file it stands in. */
export type Expected = readonly string[] | string
export type Step = { readonly triggers: readonly string[]; readonly wait: readonly string[]; readonly config: Config; readonly expected: Expected | undefined }

const nothing: Step = { triggers: [], wait: [], config: {}, expected: undefined }

export function stepOf(said: unknown): Step {
  if (typeof said === 'string') return { ...nothing, triggers: [said.replace(/^(trigger|signal|start|complete|resume|continue)[:\s]\s*/i, '')] }
  if (Array.isArray(said) && typeof said[0] === 'string' && Object.values(verbs).some((verb) => verb.test(said[0] as string))) return stepOf({ ...(isTold(said[2]) ? said[2] : { value: said[2] }), op: said[0], element: said[1] })
  if (!isTold(said)) return { ...nothing, triggers: idsOf(said) }
  const verb = text(said, 'op', 'action', 'type', 'do', 'verb', 'kind', 'command', 'method') ?? ''
  const about = idsOf(one(said, 'element', 'elements', 'elementId', 'id', 'node', 'target'))
  if (verbs.wait.test(verb)) return { ...nothing, wait: about }
  if (verbs.choose.test(verb)) return { ...nothing, config: Object.fromEntries(about.map((id) => [id, chosenIn(said)])) }
  if (verbs.expect.test(verb)) return { ...nothing, expected: expectedOf(said) ?? text(said, 'fixture', 'file', 'name', 'element') }
  return { triggers: idsOf(one(said, ...triggering)), wait: idsOf(one(said, ...waiting)), config: configOf(one(said, 'config', 'configuration', 'settings', 'setConfig', 'choose')), expected: expectedOf(said) }
}

const chosenIn = (said: Told): readonly string[] => { const within = one(said, 'config'); return idsOf(one(isTold(within) ? within : said, ...flows)) }

export function expectedOf(told: Told): Expected | undefined {
  const said = one(told, ...expecting)
  return Array.isArray(said) ? pathOf(said) : typeof said === 'string' ? said : undefined
}

/** Nodes and flows, as ids, as `enter:<id>` lines or as objects that say what was entered. */
export const pathOf = (said: unknown): readonly string[] => [said].flat(5).flatMap((line): readonly string[] => {
  if (!isTold(line)) return idsOf(line)
  const what = text(line, 'action', 'type')
  const id = idOf(line)
  return id === undefined ? [] : [what === undefined ? id : `${what}:${id}`]
})

/** By gateway, or as a list of gateways with the flows each takes. */
export function configOf(said: unknown): Config {
  if (Array.isArray(said)) return Object.assign({}, ...said.filter(isTold).map((each) => Object.fromEntries(idsOf(one(each, 'gateway', 'element', 'id', 'node')).map((id) => [id, chosenIn(each)])))) as Config
  if (!isTold(said)) return {}
  if (idOf(said) !== undefined && one(said, ...flows) !== undefined) return configOf([said])
  return Object.fromEntries(Object.entries(said).map(([id, taken]) => [id, isTold(taken) ? chosenIn(taken) : idsOf(taken)]))
}
