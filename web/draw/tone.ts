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

/** States on the straight road, in declared order; side roads appear only while the document stands there. */
export function roadOf(document: Life, current: string): readonly string[] {
  return Object.keys(document.states).filter((state) => state === current || !isSideRoad(document, state))
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
