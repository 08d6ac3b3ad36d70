/** The written policy as data: a chapter holds sections, a section holds numbered clauses. */
import type { Label } from '#words'

type ClauseNumber = `${number}.${number}.${number}`
export type ClauseRef<N extends string = string> = { readonly clause: N; readonly title: Label }
export type Rhythm = 'yearly' | 'half-yearly' | 'quarterly' | 'monthly' | 'weekly' | 'per-case' | 'continuous'

/** One numbered requirement: our default text, and who keeps it, how often, by which records. */
export type Clause = {
  readonly title: Label
  readonly text: Label
  readonly kind: 'must' | 'must-not' | 'may'
  /** Owner role code; its label stands in commons. */
  readonly owner: string
  readonly rhythm: Rhythm
  readonly records: readonly string[]
  readonly measures: readonly string[]
  readonly proof: Label
  readonly process?: string
  readonly principle?: true
  /** Not in the company's written policy: closes a loop that it leaves open. */
  readonly ours?: true
}

/** Clauses that a company writes beside those of the house stand in a chapter of their own, numbered 0: 0.2.7 is the seventh that came with its second edition. */
export const isOwnClause = (number: unknown): number is ClauseNumber => typeof number === 'string' && /^0\.\d{1,4}\.\d{1,4}$/.test(number)

export type Policy<C extends Readonly<Record<string, Clause>> = Readonly<Record<string, Clause>>> = {
  readonly chapter: number
  readonly title: Label
  readonly sections: Readonly<Record<string, Label>>
  readonly clauses: C
  readonly clause: <N extends keyof C & string>(number: N) => ClauseRef<N>
}

export function policy<const C extends Readonly<Record<ClauseNumber, Clause>>>(
  chapter: number, title: Label, sections: Readonly<Record<`${number}.${number}`, Label>>, clauses: C,
): Policy<C> {
  return { chapter, title, sections, clauses, clause: (number) => ({ clause: number, title: (clauses as Record<string, Clause>)[number]?.title ?? title }) }
}
