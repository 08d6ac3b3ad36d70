/** Which clause of the house an item of a pasted policy speaks of: by what it says, and a little by its number. */
import type { Clause, Plan } from '#declare'
import type { Part } from '../policy-text/index.ts'
import { alike, paired, pairsOf } from './alike.ts'

export type Match = { readonly clause: string; readonly score: number }

/** Below this nothing is proposed: the item becomes a clause of the company's own. */
const least = 0.42

export function matched(plan: Plan, items: readonly Pick<Part, 'number' | 'title' | 'text'>[], taken: ReadonlySet<string> = new Set()): readonly (Match | undefined)[] {
  const clauses = [...plan.clauses].filter(([number]) => !taken.has(number)).map(([number, clause]) => ({ number, sides: ([0, 1] as const).map((side) => ({ title: pairsOf(clause.title[side]), text: pairsOf(said(clause, side)) })) }))
  const ours = items.map((item) => ({ item, title: pairsOf(item.title), text: pairsOf(`${item.title} ${item.text}`) }))
  const found = paired(ours, clauses, (a, b) => Math.max(...b.sides.map((side) => 0.7 * alike(a.title, side.title) + 0.3 * alike(a.text, side.text))) + (a.item.number === b.number ? 0.15 : 0), least)
  return ours.map((one) => { const match = found.get(one); return match && { clause: match.with.number, score: Math.min(match.score, 1) } })
}

const said = ({ title, text }: Clause, side: 0 | 1): string => `${title[side]} ${text[side]}`
