/** A refusal: the house says no, and says why, in both languages. */

/** What sort of no it is; a door turns it into its own code (HTTP status, exit code). */
export type RefusalKind =
  | 'unfit' | 'not-found' | 'forbidden' | 'unauthenticated' | 'stale' | 'version-missing' | 'conflict' | 'too-large' | 'busy' | 'too-many'

export type Refusal = {
  readonly refused: { readonly zh: string; readonly en: string }
  readonly kind?: RefusalKind
  /** Path of the field that is meant, e.g. `lines.3.quantity` (lines count from 0). */
  readonly field?: string
  /** Clause of the policy that says so, e.g. `4.2.4`. */
  readonly clause?: string
  /** Name of a rule below the clause: a duty pair, a statute's article, a process rule. */
  readonly rule?: string
  /** Further refusals of the same input, so that a form can show them all. */
  readonly also?: readonly Refusal[]
}

/** Several refusals as one: the first, with the others beside it; nothing when there are none. */
export function together(refusals: readonly Refusal[]): Refusal | undefined {
  const [first, ...also] = refusals
  return first && also.length > 0 ? { ...first, also } : first
}

/** An expected no: returned by guards and checks, thrown by `insist`. */
export const refuse = (zh: string, en: string, field?: string, more: Omit<Refusal, 'refused' | 'field'> = {}): Refusal =>
  field === undefined ? { refused: { zh, en }, ...more } : { refused: { zh, en }, field, ...more }

/** Carries a refusal out of the transaction, which is thereby rolled back. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused.en)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** Goes on when there is no refusal; otherwise the whole transaction ends here. */
export function insist(refusal: Refusal | undefined): void {
  if (refusal) throw new Refused(refusal)
}
