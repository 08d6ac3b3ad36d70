/** The words of the policy on a day: each clause of the house as the version in force that day worded it. */
import type { House } from '#act'
import type { Day, Label } from '#words'
import { policyVersion } from '../../chapters/1-governance/contract.ts'
import { clausesOf, versionsOf, type Version } from './versions.ts'

export type Wording = { readonly version?: Version; readonly clauses: ReadonlyMap<string, { readonly title: Label; readonly text: Label }> }

/** What held on a day. A clause that it does not speak of, like every clause on a day on which none held, is not among them: it reads as the house words it. */
export async function wordingOn(house: House, day: Day): Promise<Wording> {
  const [held] = await wordingsIn(house, day, day)
  return held ?? { clauses: new Map() }
}

/** What held on any day of a period: version by version, the newest first. */
export async function wordingsIn(house: House, from: Day, to: Day): Promise<readonly (Wording & { readonly version: Version })[]> {
  if (!house.plan.documents.has(policyVersion.name)) return []
  const held = (await versionsOf(house)).filter(({ state }) => ['in-force', 'superseded', 'retired'].includes(state)).map(ended).filter((one) => heldIn(one, from, to))
  return Promise.all(held.map(async (version) => ({ version, clauses: await worded(house, version.id) })))
}

async function worded(house: House, version: string): Promise<Wording['clauses']> {
  return new Map((await clausesOf(house, version)).flatMap(({ bound, title, titleEn, text, textEn }) => {
    const ours = house.plan.clauses.get(bound ?? '')
    return ours ? [[bound as string, { title: [title, titleEn || ours.title[1]], text: [text, textEn || ours.text[1]] }] as const] : []
  }))
}

/** From its day on, and no more on the day that a newer one took its place, whether or not the house has written that down yet, or it was retired. */
function ended(version: Version, at: number, newestFirst: readonly Version[]): Version {
  const [effectiveTo = null] = [version.effectiveTo, ...newestFirst.slice(0, at).map(({ effectiveFrom }) => effectiveFrom)].filter((day) => day !== null).toSorted()
  return { ...version, effectiveTo }
}
const heldIn = ({ effectiveFrom, effectiveTo }: Version, from: Day, to: Day): boolean => effectiveFrom <= to && (effectiveTo === null || (from < effectiveTo && effectiveFrom < effectiveTo))
