/** A policy text on its way into the house: read, held against the version before, bound to clauses; then a draft version with its proposed bindings. */
import { declaredOf, makeIn, type House } from '#act'
import { mayMake, type Actor } from '#allow'
import { mostLines } from '#check'
import { isOwnClause, type Plan } from '#declare'
import { keptPlan } from '#duty'
import { inOrder, keepFile } from '#store'
import { dayOf, insist, Refused, refuse } from '#words'
import { binding, policyVersion } from '../../chapters/1-governance/contract.ts'
import { ownProposal, proposalOf } from '../../chapters/1-governance/proposal.ts'
import { readPolicy, type Correction, type Reading } from '../policy-text/index.ts'
import { compare, type Change, type Comparison } from './compare.ts'
import { matched } from './match.ts'
import { touchedBy, type Touched } from './touched.ts'
import { bindingsOf, clausesOf, latest, versionsOf, type Version } from './versions.ts'

type Item = Reading['parts'][number]
/** What an item of the text is bound to; a clause of the company's own when nothing in the house speaks of the same. */
export type Placed = { readonly number: string; readonly clause: string; readonly own: boolean; readonly change: Change; readonly before?: { readonly number: string; readonly text: string }; readonly score?: number }
export type Look = { readonly reading: Reading; readonly placed: readonly Placed[]; readonly removed: Comparison['removed']; readonly against?: Version; readonly touched: Readonly<Record<string, Touched>>; readonly edition: number }
export type Asked = { readonly text: string; readonly corrections?: readonly Correction[]; readonly title?: string; readonly effectiveFrom?: string; readonly summary?: string }

export async function lookAt(house: House, actor: Actor, { text, corrections = [] }: Asked): Promise<Look> {
  insist(mayMake(house.plan, declaredOf(house, policyVersion.name), actor))
  const reading = readPolicy(text, corrections)
  const items = itemsOf(reading)
  if (items.length > mostLines) throw new Refused(refuse(`读出 ${items.length} 条，一份制度最多 ${mostLines} 条`, `${items.length} items were read; a policy has at most ${mostLines}`, 'text', { kind: 'too-large' }))
  const all = await versionsOf(house)
  const against = latest(all)
  const edition = (all[0]?.edition ?? 0) + 1
  const { items: compared, removed } = compare(items, against ? await clausesOf(house, against.id) : [])
  const kept = compared.map(({ before }) => before?.bound ?? undefined)
  const open = items.filter((_, at) => kept[at] === undefined)
  const matches = new Map(matched(house.plan, open, new Set(kept.filter((one) => one !== undefined))).map((match, at) => [open[at] as Item, match]))
  let owned = 0
  const placed = items.map((item, at): Placed => {
    const { change, before, score } = compared[at] as Comparison['items'][number]
    const match = matches.get(item)
    const clause = kept[at] ?? match?.clause ?? `0.${edition}.${++owned}`
    return { number: item.number, clause, own: isOwnClause(clause), change, ...(before ? { before: { number: before.number, text: before.text } } : {}), ...(match ?? score ? { score: match?.score ?? (score as number) } : {}) }
  })
  const changed = [...placed.filter(({ change }) => change === 'changed').map(({ clause }) => clause), ...removed.flatMap(({ bound }) => (bound ? [bound] : []))]
  return { reading, placed, removed, ...(against ? { against } : {}), touched: touchedBy(await keptPlan(house.store, house.plan), changed), edition }
}

const itemsOf = ({ parts }: Reading): readonly Item[] => parts.filter(({ level }) => level === 'item')

/** Makes the draft, attaches its source and proposes a binding for every clause that has none. */
export async function draftFrom(house: House, actor: Actor, asked: Asked, request?: string): Promise<{ readonly id: string; readonly number: string; readonly edition: number; readonly proposed: number }> {
  const look = await lookAt(house, actor, asked)
  const { reading, edition } = look
  if (look.placed.length === 0) throw new Refused(refuse('没有读出任何条款', 'No clause was found in the text', 'text'))
  const bound = new Set((await bindingsOf(house)).map(({ clause }) => clause))
  return house.store.transaction(async (unit) => {
    const work = { house, unit, actor, request }
    const row = await makeIn(work, declaredOf(house, policyVersion.name), {
      title: (asked.title || reading.title || '公司制度').slice(0, 200), edition, effectiveFrom: asked.effectiveFrom ?? dayOf(unit.at, house.zone), summary: asked.summary ?? '', clauses: clauseLines(look), headings: headingLines(reading),
    })
    await keepFile(unit, { document: policyVersion.name, record: row.id, name: '原文.txt', mime: 'text/plain', bytes: Buffer.from(asked.text), person: actor.person, at: new Date(unit.at) })
    const proposals = proposalsFor(house.plan, look).filter(({ clause }) => !bound.has(clause))
    await inOrder(proposals.map((proposal) => makeIn(work, declaredOf(house, binding.name), proposal)))
    return { id: row.id, number: row.number, edition, proposed: proposals.length }
  })
}

function clauseLines({ reading, placed }: Look) {
  return itemsOf(reading).map(({ number, title, text, kind, from, to }, at) => ({ number, title: title.slice(0, 200), text: (text || title).slice(0, 20_000), kind, from, to, bound: placed[at]?.clause }))
}
const headingLines = ({ parts }: Reading) => parts.filter(({ level }) => level !== 'item').map(({ level, number, title, text }) => ({ number: level === 'part' ? number : number.slice(0, 20), title: (title || number).slice(0, 200), ...(text ? { text: text.slice(0, 20_000) } : {}) }))

/** Of every clause: those of the text as the company words them, and those of the house that the text does not speak of. */
function proposalsFor(plan: Plan, { reading, placed }: Look) {
  const items = itemsOf(reading)
  const written = new Map(placed.map(({ clause }, at) => [clause, wordsOf(items[at] as Item)]))
  const ours = [...plan.clauses].map(([number, clause]) => proposalOf(number, clause, written.get(number) ?? { title: clause.title[0], text: clause.text[0], words: [] }))
  return [...ours, ...placed.filter(({ own }) => own).map(({ clause }) => ownProposal(clause, written.get(clause) as ReturnType<typeof wordsOf>))]
}

const wordsOf = ({ title, text, findings }: Item) => ({ title: title.slice(0, 200), text: (text || title).slice(0, 20_000), words: findings.flatMap(({ rule, word }) => (rule === 'vague' && word ? [word] : [])) })

