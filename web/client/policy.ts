/** The living policy as the house computes it: clauses with their status, their occurrences, and the deeds that prove them. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'
import type { Refs } from './row.ts'
import type { Binding } from './policy-import.ts'

/** The nine words for how a clause stands; none of them is ever typed in. */
export const clauseStates = ['kept', 'late', 'not-due', 'overdue', 'broken', 'excepted', 'not-applicable', 'no-data', 'not-landed'] as const
export type ClauseState = (typeof clauseStates)[number]
export type Counts = Readonly<Partial<Record<ClauseState, number>>>

/** A clause as the company's own policy words it. */
export type Written = { readonly number: string; readonly title: string; readonly text: string }

export type Clause = {
  readonly number: string
  readonly written?: Written
  readonly chapter: number
  readonly title: Label
  readonly text?: Label
  readonly owner?: string
  readonly rhythm?: string
  readonly ours?: boolean
  readonly status: ClauseState
  readonly design?: Readonly<Record<string, unknown>>
  readonly counts?: Counts
}
export type Heat = { readonly chapter: number; readonly department: string | null; readonly counts?: Counts }
export type PolicyMap = {
  readonly items: readonly Clause[]
  readonly heat?: readonly Heat[]
}
export type Occurrence = {
  readonly id: string
  readonly obligation: string
  readonly period?: string | null
  readonly caseDocument?: string | null
  readonly caseRecord?: string | null
  readonly caseNumber?: string | null
  readonly department?: string | null
  readonly opensAt?: string
  readonly dueAt?: string | null
  readonly state: ClauseState
  /** Without a document where the reader may not see it. */
  readonly proof?: { readonly document?: string; readonly record?: string; readonly number?: string; readonly deed?: string; readonly at?: string } | null
}
export type Obligation = { readonly obligation: string; readonly activity?: Label; readonly owner?: string; readonly proofLabel: readonly [Label, Label]; readonly [more: string]: unknown }
export type Edition = { readonly id: string; readonly number: string; readonly edition: number; readonly state: string; readonly effectiveFrom: string; readonly written: Written }
export type ClausePage = Omit<Clause, 'chapter'> & { readonly editions?: readonly Edition[]; readonly binding?: Binding; readonly obligations?: readonly Obligation[]; readonly occurrences?: readonly Occurrence[]; readonly next?: string; readonly records?: readonly string[]; readonly proofText?: Label }

export const policyQuery = (at?: string) => queryOptions({ queryKey: ['policy', at], queryFn: ({ signal }) => call<PolicyMap>('/policy/clauses', { params: { at }, signal }) })
export const clauseQuery = (number: string, at?: string, department?: string) => queryOptions({ queryKey: ['policy', at, number, department], queryFn: ({ signal }) => call<ClausePage>(`/policy/clauses/${number}`, { params: { at, department }, signal }) })
/** The occurrences after those that the clause page began with. */
export const moreOccurrences = (number: string, asked: { readonly at: string | undefined; readonly department: string | undefined; readonly after: string }): Promise<Pick<ClausePage, 'occurrences' | 'next'>> => call(`/policy/clauses/${number}`, { params: asked })

export type Opinion = { readonly number: string; readonly clause: string | null; readonly opinion: string; readonly wording: string | null; readonly answer: string | null; readonly state: string }
export type VersionLife = Omit<Edition, 'written'> & { readonly title: string; readonly opinionsUntil: string | null; readonly opinions: readonly Opinion[]; readonly votes: Readonly<Record<string, number>>; readonly confirmed: readonly { readonly department: string; readonly all: number; readonly done: number }[] }
export type ToConfirm = { readonly id: string; readonly number: string; readonly version: number; readonly title: string; readonly edition: number; readonly clauses: readonly { readonly number: string; readonly title: string; readonly text: string; readonly before?: string }[] }
/** Clauses of the version in force on a day; what it does not speak of is not among them. */
export const wordingQuery = (at: string) => queryOptions({ queryKey: ['policy', 'wording', at], queryFn: ({ signal }) => call<{ readonly version?: { readonly effectiveFrom: string }; readonly clauses: Readonly<Record<string, { readonly title: Label; readonly text: Label }>> }>('/policy/wording', { params: { at }, signal }), staleTime: 10 * 60_000 })
/** How the versions of the policy stand, and what the reader has yet to confirm. */
export const lifeQuery = queryOptions({ queryKey: ['policy', 'life'], queryFn: ({ signal }) => call<{ readonly versions: readonly VersionLife[]; readonly mine: readonly ToConfirm[]; readonly toVote: readonly { readonly number: string; readonly title: string }[]; readonly refs: Refs }>('/policy/life', { signal }) })
export const confirm = ({ id, version }: ToConfirm): Promise<unknown> => call(`/documents/governance.acknowledgement/${id}/confirm`, { method: 'POST', version, body: {} })
