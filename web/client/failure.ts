/** How a call to the house can end badly: it refuses, it cannot be reached, or it broke. */
import type { Refusal } from '#words'

export type Failure =
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly status: number }
  | { readonly kind: 'unreachable' }
  /** There was no network from the start: nothing has left this device. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'broken'; readonly status: number }

export class CallFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? failure.refusal.refused.en : failure.kind)
    this.name = 'CallFailed'
    this.failure = failure
  }
}

export const failureOf = (error: unknown): Failure => (error instanceof CallFailed ? error.failure : { kind: 'broken', status: 0 })
export const statusOf = (error: unknown): number => {
  const failure = failureOf(error)
  return 'status' in failure ? failure.status : 0
}

/** The refusal and those beside it, in one row. */
export const refusalsIn = (refusal: Refusal): readonly Refusal[] => [refusal, ...(refusal.also ?? []).flatMap(refusalsIn)]
