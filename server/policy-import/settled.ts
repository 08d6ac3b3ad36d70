/** How the policy is settled: each clause as the company words it, its binding or what is proposed, and what its design still lacks. */
import { declaredOf, makeIn, type House } from '#act'
import type { Actor } from '#allow'
import { isOwnClause, roleLabel } from '#declare'
import { runQuery } from '#read'
import { inOrder } from '#store'
import { dayOf } from '#words'
import { binding } from '../../chapters/1-governance/contract.ts'
import { designOf, ownProposal, proposalOf } from '../../chapters/1-governance/proposal.ts'
import { byNumber } from '../install/policy.ts'
import { vagueWords } from '../policy-text/index.ts'
import { boundTo } from './touched.ts'
import { bindingsOf, clausesOf, latest, versionsOf, wordsOf, type Bound, type Version, type Worded } from './versions.ts'

/** The version that holds or, before one does, the draft at hand; with the clauses as it words them, by what they are bound to. */
export async function writtenOf(house: House): Promise<{ readonly version?: Version; readonly clauses: ReadonlyMap<string, Worded> }> {
  const all = await versionsOf(house)
  const version = latest(all) ?? all[0]
  if (!version) return { clauses: new Map() }
  return { version, clauses: new Map((await clausesOf(house, version.id)).flatMap((one) => (one.bound ? [[one.bound, one] as const] : []))) }
}

/** One clause as the company words it, edition by edition, how it is bound, and what its design still lacks. */
export async function clauseSettled(house: House, clause: string) {
  const all = await versionsOf(house)
  const version = latest(all) ?? all[0]
  const [[written], [bound], editions] = await Promise.all([version ? wordsOf(house, version.id, clause) : [], bindingsOf(house, clause), Promise.all(all.map(async (one) => ({ ...one, written: (await wordsOf(house, one.id, clause))[0] })))])
  return { written, editions: editions.filter((one) => one.written), ...(bound ? { binding: bound, design: designOf(designed(bound), written ? vagueWords(`${written.title} ${written.text}`) : []) } : {}) }
}

export async function settledOf(house: House) {
  const [{ version, clauses }, bound, held] = await Promise.all([writtenOf(house), bindingsOf(house), heldRoles(house)])
  const byClause = new Map(bound.map((one) => [one.clause, one]))
  const numbers = [...new Set([...house.plan.clauses.keys(), ...[...clauses.keys()].filter(isOwnClause), ...byClause.keys()])].toSorted(byNumber)
  const items = numbers.map((clause) => settled(house, clause, clauses.get(clause), byClause.get(clause), held))
  return { version, items, roles: Object.fromEntries([...house.plan.roles.keys()].map((role) => [role, roleLabel(house.plan, role)])) }
}

function settled({ plan }: House, clause: string, written: Worded | undefined, bound: Bound | undefined, held: ReadonlySet<string>) {
  const declared = plan.clauses.get(clause)
  const words = written ? vagueWords(`${written.title} ${written.text}`) : []
  const proposed = declared ? proposalOf(clause, declared, { title: written?.title ?? declared.title[0], text: written?.text ?? declared.text[0], words }) : undefined
  return {
    clause, number: written?.number ?? clause, title: written?.title ?? declared?.title[0] ?? bound?.title ?? clause, titleEn: declared?.title[1], text: written?.text ?? declared?.text[0] ?? bound?.text ?? '',
    written: written !== undefined, own: isOwnClause(clause), ours: declared?.ours ?? false, words: [...new Set(words)], binding: bound, proposed: bound ? undefined : proposed, design: designOf(bound && designed(bound), words), ownerHeld: bound === undefined || held.has(bound.owner), touches: boundTo(plan, clause),
  }
}

/** Roles that somebody bears today; a clause whose owner nobody is stays with nobody. */
async function heldRoles({ store, plan, zone }: House): Promise<ReadonlySet<string>> {
  const today = dayOf(store.clock(), zone)
  const { document } = plan.directory.holding
  const all = await runQuery<{ role: string; to: string | null }>(store, plan, { source: { document }, where: { state: 'active', from: { to: today } }, fields: { role: 'role', to: 'to' } })
  return new Set(all.filter(({ to }) => to === null || to >= today).map(({ role }) => role))
}

const designed = ({ owner, accountable, grace, proof, parameters }: Bound) => ({ owner, parameters, ...(accountable === null ? {} : { accountable }), ...(grace === null ? {} : { grace }), ...(proof === null ? {} : { proof }) })

/** Proposes a binding for every clause of the house and of the version at hand that has none. */
export async function proposeMissing(house: House, actor: Actor, request?: string): Promise<number> {
  const [{ clauses }, bound] = await Promise.all([writtenOf(house), bindingsOf(house)])
  const known = new Set(bound.map(({ clause }) => clause))
  const words = ({ title, text }: Worded) => ({ title, text, words: vagueWords(`${title} ${text}`) })
  const missing = [
    ...[...house.plan.clauses].map(([number, clause]) => { const written = clauses.get(number); return proposalOf(number, clause, written ? words(written) : { title: clause.title[0], text: clause.text[0], words: [] }) }),
    ...[...clauses].filter(([number]) => isOwnClause(number)).map(([number, written]) => ownProposal(number, words(written))),
  ].filter(({ clause }) => !known.has(clause))
  await house.store.transaction((unit) => inOrder(missing.map((proposal) => makeIn({ house, unit, actor, request }, declaredOf(house, binding.name), proposal))))
  return missing.length
}
