/** Which colour a state has: from the word it is called by, else from its place in the life of the document. */
import type { DocumentMeta } from '#declare'
import type { Tone } from '../shell/palette.ts'

const byWord: readonly (readonly [RegExp, Tone])[] = [
  [/reject|refus|fail|broken|overdue|blocked|exception|mismatch|suspend/, 'red'],
  [/cancel|retire|withdrawn|void|obsolete|^left|reversed|closed|archived|ended|dropped|superseded/, 'grey'],
  [/draft|new|planned|open$/, 'blue'],
  [/submit|await|pending|review|waiting|inspect|progress|partly|partial|applied|proposed|delivered/, 'amber'],
  [/sent|issued|ordered|running/, 'teal'],
  [/active|in-force|publish|admit|approv|accept|post|paid|match|conclud|receiv|complete|done|kept|fulfilled|confirmed|effective|settled|released/, 'green'],
]

export function toneOf(document: Pick<DocumentMeta, 'states' | 'actions'> | undefined, state: string): Tone {
  const word = byWord.find(([words]) => words.test(state))
  if (word) return word[1]
  if (!document || Object.keys(document.states)[0] === state) return 'blue'
  return document.actions.some((action) => action.from.includes(state)) ? 'amber' : 'green'
}

type Life = Pick<DocumentMeta, 'states' | 'actions'>

/** States on the straight road, in declared order: those that lead here, and those that may follow; side roads appear only while the document stands there, after what it surely passed. */
export function roadOf(document: Life, current: string): readonly string[] {
  const states = Object.keys(document.states)
  const here = states.indexOf(current)
  const over = isSetback(document, current) && !document.actions.some(({ from }) => from.includes(current))
  const passed = over ? surelyPassed : leadsTo
  return states.filter((state, at) => state === current || (!isSideRoad(document, state) && (at < here ? passed(document, state, current) : leadsTo(document, current, state))))
}

/** Whether no way from the first state leads there that leaves this one out. */
function surelyPassed({ states, actions }: Life, state: string, to: string): boolean {
  const [first = ''] = Object.keys(states)
  return state === first || !leadsTo({ states, actions: actions.map((action) => ({ ...action, from: action.from.filter((one) => one !== state) })) }, first, to)
}

/** Steps of the road; where it forks ahead, one step holds the ends of which only one will come. */
export function stepsOf(document: Life, current: string): readonly (readonly string[])[] {
  const road = roadOf(document, current)
  const here = road.indexOf(current)
  return road.reduce<readonly (readonly string[])[]>((steps, state, at) => {
    const before = steps.at(-1) ?? []
    return at <= here + 1 || before.some((one) => leadsTo(document, one, state)) ? [...steps, [state]] : [...steps.slice(0, -1), [...before, state]]
  }, [])
}

function leadsTo({ actions }: Life, from: string, to: string): boolean {
  const met = new Set([from])
  for (const state of met) for (const action of actions) if (action.from.includes(state)) for (const next of action.to) met.add(next)
  return from !== to && met.has(to)
}

/** A state that says something went wrong, and one that is reached from such states only. */
function isSideRoad(document: Life, state: string): boolean {
  if (isSetback(document, state)) return true
  const from = document.actions.filter((action) => action.to.includes(state)).flatMap((action) => action.from)
  return from.length > 0 && from.every((one) => isSetback(document, one))
}

const isSetback = (document: Life, state: string): boolean =>
  /reject|refus|cancel|void|suspend|withdrawn|obsolete|reversed|exception|mismatch|dropped|superseded/.test(state)
  || (/retire|left/.test(state) && document.actions.some((action) => action.to.includes(state)))
