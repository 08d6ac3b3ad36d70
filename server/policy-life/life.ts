/** How the versions of the policy stand: opinions with their answers, votes in numbers, who has confirmed, and what the reader has yet to confirm, word by word. */
import type { House } from '#act'
import type { Actor } from '#allow'
import type { Query } from '#declare'
import { namesOf, runQuery } from '#read'
import { acknowledgement, policyBallot, policyOpinion } from '../../chapters/1-governance/contract.ts'
import { clausesOf, versionsOf, type Version } from '../policy-import/index.ts'

type Opinion = { readonly edition: string; readonly number: string; readonly clause: string | null; readonly opinion: string; readonly wording: string | null; readonly answer: string | null; readonly state: string }
type Counted = { readonly edition: string; readonly state: string; readonly count: number }
type Known = Counted & { readonly department: string }
type Mine = { readonly id: string; readonly state: string; readonly number: string; readonly version: number; readonly edition: string; readonly clauses: string }

/** Opinions are told without who gave them, votes and confirmations in numbers: everybody may read how the policy comes about. */
export async function lifeOf(house: House, actor: Actor) {
  const asked = <T extends object>(query: Query<T>) => runQuery<T>(house.store, house.plan, query)
  const [versions, opinions, votes, known, mine, toVote] = await Promise.all([
    versionsOf(house),
    asked<Opinion>({ source: { document: policyOpinion.name }, where: { state: { not: 'draft' } }, fields: { edition: 'edition', number: 'number', clause: 'clause', opinion: 'opinion', wording: 'wording', answer: 'answer', state: 'state' }, sort: ['number'] }),
    asked<Counted & { round: number }>({ source: { document: policyBallot.name }, fields: { edition: 'edition', round: 'round', state: 'state' }, measures: { count: { count: true } } }),
    asked<Known>({ source: { document: acknowledgement.name }, fields: { edition: 'edition', department: 'person.department', state: 'state' }, measures: { count: { count: true } } }),
    asked<Mine>({ source: { document: acknowledgement.name }, where: { person: actor.person }, fields: { id: 'id', state: 'state', number: 'number', version: 'version', edition: 'edition', clauses: 'clauses' } }),
    asked<{ number: string; title: string; round: number; now: number }>({ source: { document: policyBallot.name }, where: { person: actor.person, state: 'waiting', 'edition.state': 'submitted' }, fields: { number: 'number', title: 'edition.title', round: 'round', now: 'edition.round' } }),
  ])
  const departments = new Set(known.map(({ department }) => department))
  return {
    versions: versions.map((version) => ({
      ...version, opinions: opinions.filter(({ edition }) => edition === version.id).map(({ edition: _edition, ...one }) => one),
      votes: votesOf(votes.filter(({ edition }) => edition === version.id)), confirmed: confirmedOf(known.filter(({ edition }) => edition === version.id)),
    })),
    toVote: toVote.filter(({ round, now }) => round === now).map(({ number, title }) => ({ number, title })),
    mine: await Promise.all(onceEach(versions, mine).map((one) => worded(house, versions, one))),
    refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.department.document, departments]]), actor),
  }
}

/** Of the last round. */
function votesOf(all: readonly (Counted & { readonly round: number })[]): Readonly<Record<string, number>> {
  const last = Math.max(0, ...all.map(({ round }) => round))
  return Object.fromEntries(all.filter(({ round }) => round === last).map(({ state, count }) => [state, Number(count)]))
}

const confirmedOf = (all: readonly Known[]) => [...Map.groupBy(all, ({ department }) => department)].map(([department, of]) => {
  const sum = (...states: readonly string[]) => of.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + Number(count), 0)
  return { department, all: sum('waiting', 'confirmed'), done: sum('confirmed') }
})

/** What somebody did not confirm before it changed again, or was confirmed since, is asked once or no more; what a retired version said is asked no more. */
function onceEach(versions: readonly Version[], mine: readonly Mine[]): readonly Mine[] {
  const asked = new Set<string>()
  return versions.flatMap(({ id, state }) => mine.filter(({ edition }) => edition === id && state !== 'retired')).flatMap((one) => {
    const open = one.clauses.split('、').filter((number) => !asked.has(number))
    for (const number of open) asked.add(number)
    return open.length > 0 && one.state === 'waiting' ? [{ ...one, clauses: open.join('、') }] : []
  })
}

/** Each clause to confirm as it reads now and as the edition before had it. */
async function worded(house: House, versions: readonly Version[], { clauses, edition, ...mine }: Mine) {
  const at = versions.findIndex(({ id }) => id === edition)
  const before = versions.slice(at + 1).find(({ state }) => state === 'superseded' || state === 'in-force')
  const [now, then] = await Promise.all([clausesOf(house, edition), before ? clausesOf(house, before.id) : []])
  const wanted = new Set(clauses.split('、'))
  return {
    ...mine, title: versions[at]?.title, edition: versions[at]?.edition,
    clauses: now.filter(({ number }) => wanted.has(number)).map(({ number, title, text }) => ({ number, title, text, before: then.find((one) => one.number === number)?.text })),
  }
}
