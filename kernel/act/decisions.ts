/** Keeping decisions: drafts are saved, and published from a day on when they can be asked and their own test rows hold; every publish is a deed. */
import { mayKeepDecision, type Actor } from '#allow'
import type { Decision } from '#declare'
import { checkedDecision, draftOf, dropDraft, keepDecision, keepDraft } from '#flow'
import { deedOnly, type Asks } from '#store'
import { dayOf, insist, isDay, Refused, refuse, together, type Day } from '#words'
import { draftStands, recordOf } from './design.ts'
import type { House } from './house.ts'
import { transacted, type How } from './transact.ts'

/** Drafts of drawings and of decisions stand in one table; no drawing bears a name with a slash. */
export const draftKeyOf = (decision: string): string => `decision/${decision}`

/** The decision of that name, which this person may keep. */
export function keepable({ plan }: House, actor: Actor, key: string): Decision {
  const decision = plan.decisions.get(key)
  if (!decision) throw new Refused(refuse('没有这张决策表', 'There is no such decision', undefined, { kind: 'not-found' }))
  insist(mayKeepDecision(plan, actor, decision))
  return decision
}

export const saveDecision = (house: House, actor: Actor, { key, xml, seen }: { readonly key: string; readonly xml: string; readonly seen: number }, how: How = {}): Promise<{ readonly version: number }> =>
  transacted(house, actor, how, { kind: 'decision draft', key, xml, seen }, async (unit) => {
    const { label } = keepable(house, actor, key)
    return { version: await keepDraft(unit, { key: draftKeyOf(key), label, xml, person: actor.person, at: unit.at, seen }) }
  })

/** Publishes the draft from a day on, today or later: what was decided before stays decided by the table of its day. */
export const publishDecision = (house: House, actor: Actor, { key, seen, from }: { readonly key: string; readonly seen: number; readonly from: Day }, how: How = {}): Promise<{ readonly version: number }> =>
  transacted(house, actor, how, { kind: 'decision publish', key, seen, from }, async (unit) => {
    const decision = keepable(house, actor, key)
    const { xml } = draftStands(await draftOf(unit, draftKeyOf(key)), seen)
    insist(isDay(from) ? undefined : refuse('生效日期无效', 'The day it begins is not valid', 'from'))
    insist(from >= dayOf(unit.at, house.zone) ? undefined : refuse('生效日期不能早于今天', 'It cannot begin before today', 'from', { rule: 'backdated' }))
    const failing = checkedDecision(house.plan, decision, xml).flatMap(({ holds, expects, got }, at) => (holds ? [] : [refuse(`测试 ${at + 1}：应为“${expects}”，得到“${got}”`, `Test ${at + 1}: expected "${expects}", got "${got}"`, `tests.${at}`, { rule: 'test' })]))
    insist(together(failing))
    const version = await keepDecision(unit, decision, xml, from, actor.person)
    await dropDraft(unit, draftKeyOf(key))
    await unit.query(deedOnly({ deed: {
      id: unit.newId(), at: unit.at, document: 'house.decision', record: recordOf(key), number: key, action: 'publish-decision', duty: null, person: actor.person, on_behalf_of: actor.onBehalfOf ?? null,
      clause: null, before: null, after: { decision: key, version, from }, instance: null, request: how.request ?? null, opinion: null,
    } }))
    return { version }
  })

/** As the house ships or a sample brings it: without a draft, in nobody's name unless one is given. */
export const enactDecision = async (house: House, asks: Asks & { readonly at: string }, key: string, xml: string, from: Day, person: string | null = null): Promise<number> => {
  const decision = house.plan.decisions.get(key) as Decision
  checkedDecision(house.plan, decision, xml)
  return keepDecision(asks, decision, xml, from, person)
}
