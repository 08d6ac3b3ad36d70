/** Acceptance cases: neutral data of what the business does and what must come out; how one is told and judged. */
import { absolute, compare, isDecimal, minus, rounded } from '#words'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Step = { readonly op: string; readonly expect?: Readonly<Record<string, Json>> } & Readonly<Record<string, Json | undefined>>
export type Case = {
  readonly id: string; readonly topic: string; readonly title: string; readonly level: string; readonly policy?: string
  readonly given: Readonly<Record<string, Json>>; readonly steps: readonly Step[]; readonly expect: Readonly<Record<string, Json>>; readonly tolerance?: Readonly<Record<string, string>>; readonly notes?: string
}

/** What was seen of a name that a case expects; asked only for names that are expected. */
export type See = (name: string, wanted: Json) => Promise<unknown> | unknown
/** One telling of a case on a fresh database: verbs by name, and eyes for what comes out of a step or of the whole. */
export type Telling = { readonly verbs: Readonly<Record<string, (step: Step) => Promise<See | void> | See | void>>; readonly see: See; readonly close?: () => Promise<void> }
export type Speaker = { readonly topics: readonly string[]; readonly begin: (of: Case) => Promise<Telling> }

export type Judged = { readonly id: string; readonly title: string; readonly topic: string; readonly faults: readonly string[]; readonly unspoken: readonly string[]; readonly passed: boolean; readonly policy?: string }

/** A verb or a name that the speaker does not know: counted apart, never a pass. */
export class Unspoken extends Error {}
export const unspoken = (what: string): never => { throw new Unspoken(what) }

/** Variants begin again from the state before the first of them: each is told as a case of its own. */
export function variantsOf(of: Case): readonly Case[] {
  const first = of.steps.findIndex(({ op }) => op === 'variant')
  if (first < 0) return [of]
  const before = of.steps.slice(0, first)
  const after = of.steps.slice(first).filter(({ op }) => op !== 'variant')
  return of.steps.filter(({ op }) => op === 'variant').map((variant) => {
    const { op: _, name, steps = [], expect = {}, ...given } = variant as Step & { readonly name?: string; readonly steps?: readonly Step[] }
    return { ...of, id: `${of.id} ${name ?? ''}`.trim(), given: { ...of.given, ...(given as Case['given']) }, steps: [...before, ...steps, ...after], expect: { ...of.expect, ...expect } }
  })
}

export async function judge(of: Case, speaker: Speaker): Promise<Judged> {
  const judged = { id: of.id, title: of.title, topic: of.topic, ...(of.policy ? { policy: of.policy } : {}) }
  const found = await Promise.resolve().then(() => tell(of, speaker)).catch((error: unknown): Pick<Judged, 'faults' | 'unspoken'> => {
    if (error instanceof Unspoken) return { faults: [], unspoken: [error.message] }
    return { faults: [error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)], unspoken: [] }
  })
  return { ...judged, ...found, passed: found.faults.length === 0 && found.unspoken.length === 0 }
}

async function tell(of: Case, speaker: Speaker): Promise<Pick<Judged, 'faults' | 'unspoken'>> {
  const telling = await speaker.begin(of)
  const faults: string[] = []
  try {
    for (const [at, step] of of.steps.entries()) {
      const verb = telling.verbs[step.op]
      if (!verb) unspoken(step.op)
      const see = await (verb as NonNullable<typeof verb>)(step)
      const seen: { readonly name: string; readonly wanted: Json; readonly got: unknown }[] = []
      for (const [name, wanted] of Object.entries(step.expect ?? {})) seen.push({ name, wanted, got: await (see ?? telling.see)(name, wanted) })
      const found = (meant: (wanted: Json) => Json) => seen.flatMap(({ name, wanted, got }) => differences(`step ${at + 1} ${step.op}: ${name}`, meant(wanted), got, of.tolerance?.[name]))
      const asSaid = found((wanted) => wanted)
      faults.push(...(asSaid.length > 0 && otherOutcomes(of.notes).some((other) => found((wanted) => other.get(String(wanted)) ?? wanted).length === 0) ? [] : asSaid))
    }
    for (const [name, wanted] of Object.entries(of.expect)) faults.push(...differences(name, wanted, await telling.see(name, wanted), of.tolerance?.[name]))
  } finally {
    await telling.close?.()
  }
  return { faults, unspoken: [] }
}

/** Outcomes that the notes of a case accept besides the one it expects: "accept 10/11 or 20/21", all values of one or all of the other. */
function otherOutcomes(notes = ''): readonly ReadonlyMap<string, string>[] {
  const [, said, other] = /accept ([\d./-]+) or ([\d./-]*\d)/.exec(notes) ?? []
  if (said === undefined || other === undefined) return []
  const [one, two] = [said.split('/'), other.split('/')]
  return one.length === two.length ? [new Map(one.map((value, at) => [value, two[at] as string])), new Map(two.map((value, at) => [value, one[at] as string]))] : []
}

/** Only what is named is compared; numbers as decimals, at the decimals shown. */
export function differences(path: string, wanted: Json, got: unknown, tolerance?: string): readonly string[] {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length) return [`${path}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`]
    return wanted.flatMap((one, at) => differences(`${path}[${at}]`, one as Json, got[at], tolerance))
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof got !== 'object' || got === null) return [`${path}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`]
    return Object.entries(wanted).flatMap(([name, one]) => differences(`${path}.${name}`, one as Json, (got as Record<string, unknown>)[name], tolerance))
  }
  return same(wanted, got, tolerance) ? [] : [`${path}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`]
}

function same(wanted: Json, got: unknown, tolerance?: string): boolean {
  if (typeof wanted !== 'string' || !isDecimal(wanted)) return wanted === got
  if (typeof got !== 'string' && typeof got !== 'number') return false
  const seen = String(got)
  if (!isDecimal(seen)) return false
  const places = Math.max(wanted.split('.')[1]?.length ?? 0, 0)
  if (tolerance) return compare(absolute(minus(wanted, seen)), tolerance) <= 0
  return compare(wanted, seen) === 0 || compare(wanted, rounded(seen, Math.max(places, wanted.includes('.') ? places : 0))) === 0
}
