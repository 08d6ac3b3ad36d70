/** The words of the policy on a day: each clause of the house as the version in force that day worded it. */
import type { House } from '#act'
import type { Day, Label } from '#words'
import { policyVersion } from '../../chapters/1-governance/contract.ts'
import { clausesOf, versionsOf, type Version } from './versions.ts'

export type Wording = { readonly version?: Version; readonly clauses: ReadonlyMap<string, { readonly title: Label; readonly text: Label }> }

/** A clause that it does not speak of, like every clause on a day on which none held, is not among them: it reads as the house words it. */
export async function wordingOn(house: House, day: Day): Promise<Wording> {
  const { plan } = house
  const version = plan.documents.has(policyVersion.name) ? (await versionsOf(house)).find((one) => heldOn(one, day)) : undefined
  if (!version) return { clauses: new Map() }
  const clauses = (await clausesOf(house, version.id)).flatMap(({ bound, title, titleEn, text, textEn }) => {
    const ours = plan.clauses.get(bound ?? '')
    return ours ? [[bound as string, { title: [title, titleEn || ours.title[1]], text: [text, textEn || ours.text[1]] }] as const] : []
  })
  return { version, clauses: new Map(clauses) }
}

/** From its day on, and no more on the day that another took its place or it was retired. */
const heldOn = ({ state, effectiveFrom, effectiveTo }: Version, day: Day): boolean => ['in-force', 'superseded', 'retired'].includes(state) && effectiveFrom <= day && (effectiveTo === null || day < effectiveTo)
