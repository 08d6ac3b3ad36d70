/** Versions and bindings of the policy as the house keeps them: what a new text is held against, and how each clause is settled. */
import { declaredOf, type House } from '#act'
import { runQuery, whole } from '#read'
import type { Query } from '#declare'
import { binding, policyVersion } from '../../chapters/1-governance/contract.ts'
import type { Before } from './compare.ts'

export type Version = { readonly id: string; readonly number: string; readonly title: string; readonly edition: number; readonly state: string; readonly effectiveFrom: string; readonly effectiveTo: string | null; readonly opinionsUntil: string | null }
export type Worded = Before & { readonly kind?: string; readonly titleEn?: string | null; readonly textEn?: string | null }
type Kept = {
  readonly id: string; readonly version: number; readonly state: string; readonly clause: string; readonly title: string; readonly text: string | null; readonly owner: string; readonly accountable: string | null
  readonly rhythm: string; readonly grace: number | null; readonly record: string | null; readonly proof: string | null; readonly reason: string | null
}
type Parameter = { readonly parent: string; readonly word: string; readonly meaning: string }
type Concerned = { readonly parent: string; readonly role: string; readonly part: string }
export type Bound = Kept & { readonly parameters: readonly Parameter[]; readonly concerned: readonly Concerned[] }

const asked = <T extends object>({ store, plan }: House, query: Query<T>): Promise<readonly T[]> => runQuery<T>(store, plan, query)

/** All of them, the newest first. */
export const versionsOf = (house: House): Promise<readonly Version[]> =>
  asked<Version>(house, { source: { document: declaredOf(house, policyVersion.name).name }, fields: { id: 'id', number: 'number', title: 'title', edition: 'edition', state: 'state', effectiveFrom: 'effectiveFrom', effectiveTo: 'effectiveTo', opinionsUntil: 'opinionsUntil' }, sort: ['-edition'] })

/** The version in force, else the newest that somebody wrote: the default text of a house in which nobody has worked yet is none. */
export const latest = (all: readonly Version[]): Version | undefined => all.find(({ state }) => state === 'in-force') ?? all.find(({ state, edition }) => edition > 1 || state !== 'draft')

export async function clausesOf(house: House, version: string): Promise<readonly Worded[]> {
  const row = await whole(house.store, declaredOf(house, policyVersion.name), version)
  return (row?.['clauses'] ?? []) as readonly Worded[]
}

/** What a version says of one clause of the house. */
export const wordsOf = (house: House, version: string, clause: string): Promise<readonly Worded[]> =>
  asked<Worded>(house, { source: { document: policyVersion.name, lines: 'clauses' }, where: { 'parent.id': version, bound: clause }, fields: { number: 'number', title: 'title', text: 'text', bound: 'bound' } })

/** Of one clause, or of all. */
export async function bindingsOf(house: House, clause?: string): Promise<readonly Bound[]> {
  const { name: document } = declaredOf(house, binding.name)
  const within = clause === undefined ? {} : { where: { 'parent.clause': clause } }
  const [all, parameters, concerned] = await Promise.all([
    asked<Kept>(house, { source: { document }, ...(clause === undefined ? {} : { where: { clause } }), fields: Object.fromEntries(['id', 'version', 'state', 'clause', 'title', 'text', 'owner', 'accountable', 'rhythm', 'grace', 'record', 'proof', 'reason'].map((key) => [key, key])) }),
    asked<Parameter>(house, { source: { document, lines: 'parameters' }, ...within, fields: { parent: 'parent.id', word: 'word', meaning: 'meaning' } }),
    asked<Concerned>(house, { source: { document, lines: 'concerned' }, ...within, fields: { parent: 'parent.id', role: 'role', part: 'part' } }),
  ])
  const [words, roles] = [Map.groupBy(parameters, ({ parent }) => parent), Map.groupBy(concerned, ({ parent }) => parent)]
  return all.map((one) => ({ ...one, parameters: words.get(one.id) ?? [], concerned: roles.get(one.id) ?? [] }))
}
