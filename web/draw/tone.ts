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

/** States on the straight road, in declared order; side roads appear only while the document stands there. */
export function roadOf(document: Pick<DocumentMeta, 'states' | 'actions'>, current: string): readonly string[] {
  return Object.keys(document.states).filter((state) => state === current || !isSideRoad(document, state))
}

const isSideRoad = (document: Pick<DocumentMeta, 'states' | 'actions'>, state: string): boolean =>
  /reject|refus|cancel|void|suspend|withdrawn|obsolete|reversed|exception|mismatch|dropped|superseded/.test(state)
  || (/retire|left/.test(state) && document.actions.some((action) => action.to.includes(state)))
