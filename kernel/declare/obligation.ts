/** An obligation: the part of a clause that somebody owes, by when, and which record proves it. */
import type { Label } from '#words'
import type { ActionOf } from './document.ts'
import type { Event } from './name.ts'
import type { Clause, ClauseRef, Rhythm } from './policy.ts'
import type { Condition } from './query.ts'

export type Limit = { readonly workingDays: number } | { readonly calendarDays: number } | { readonly workingHours: number }
export const workingDays = (workingDays: number): Limit => ({ workingDays })
export const calendarDays = (calendarDays: number): Limit => ({ calendarDays })
export const workingHours = (workingHours: number): Limit => ({ workingHours })

/** When an occurrence opens: at the start of each period (due `limit` after its end, or at its end), or at each event. */
export type Trigger =
  | { readonly every: Exclude<Rhythm, 'per-case' | 'continuous'>; readonly per: 'company' | 'department' }
  | { readonly each: string }

/**
 * What must be found: a deed of `action` on a document of the type, where its fields meet the conditions.
 * The value `'@case'` stands for the document whose event opened the occurrence.
 */
export type Proof = { readonly document: string; readonly action: string; readonly where?: Readonly<Record<string, Condition>> }

export type Obligation = {
  readonly obligation: string
  readonly clause: string
  readonly owner: string
  readonly activity: Label
  readonly trigger: Trigger
  readonly limit?: Limit
  /** Working days that are allowed after a period is over; without them it is due on its last day. */
  readonly grace?: number
  readonly proof: Proof
  /** Other deeds after which nothing is owed any more, e.g. the order was cancelled. */
  readonly settledBy?: readonly Proof[]
  /** Kept by plain evidence because no procedure carries the clause yet. */
  readonly plain?: true
}

/** What is owed under a clause that no chapter has bound an obligation to. */
export type PlainDuty = (number: string, clause: Clause) => Obligation | undefined

/**
 * Records by which a clause need not be kept for a while: which fields name clause, department (empty: the whole company), first and last day,
 * and whether it is an exception or does not apply at all. Only records in these states count.
 */
export type Excuse = {
  readonly document: string; readonly clause: string; readonly department: string; readonly from: string; readonly until: string
  readonly kind: string; readonly notApplicable: string; readonly states: readonly string[]
}
export const excuse = <D extends { readonly name: string; readonly fields: object; readonly states: object }>(document: D, declared: {
  readonly clause: keyof D['fields'] & string; readonly department: keyof D['fields'] & string; readonly from: keyof D['fields'] & string; readonly until: keyof D['fields'] & string
  readonly kind: keyof D['fields'] & string; readonly notApplicable: string; readonly states: readonly (keyof D['states'] & string)[]
}): Excuse => ({ document: document.name, ...declared })

/**
 * Records in which the company itself says by whom, how often and how long after a period a clause is kept: which fields name clause, owning role,
 * rhythm, days of grace and the clause's own words; in which states they hold, and in which the clause is not kept at all.
 */
export type Terms = {
  readonly document: string; readonly clause: string; readonly owner: string; readonly rhythm: string; readonly grace: string; readonly title: string; readonly text: string
  readonly held: readonly string[]; readonly refused: readonly string[]
}
export const terms = <D extends { readonly name: string; readonly fields: object; readonly states: object }>(document: D, declared: {
  readonly [K in 'clause' | 'owner' | 'rhythm' | 'grace' | 'title' | 'text']: keyof D['fields'] & string
} & { readonly held: readonly (keyof D['states'] & string)[]; readonly refused: readonly (keyof D['states'] & string)[] }): Terms => ({ document: document.name, ...declared })

export const every = (rhythm: Exclude<Rhythm, 'per-case' | 'continuous'>, per: 'company' | 'department' = 'company'): Trigger => ({ every: rhythm, per })
export const each = (of: Event): Trigger => ({ each: of.event })
export const proven = <D extends { readonly name: string; readonly actions: object }>(document: D, action: ActionOf<D>, where?: Proof['where']): Proof =>
  where ? { document: document.name, action, where } : { document: document.name, action }

/** `code` is unique in the house, e.g. `supply.inspect-receipt`. */
export const obligation = (code: string, clause: ClauseRef, declared: {
  readonly owner: { readonly role: string }; readonly activity: Label; readonly trigger: Trigger; readonly limit?: Limit; readonly proof: Proof; readonly settledBy?: readonly Proof[]
}): Obligation => ({ obligation: code, clause: clause.clause, ...declared, owner: declared.owner.role })
