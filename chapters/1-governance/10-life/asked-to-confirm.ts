/** When a version comes into force, everybody who works here is asked to confirm the clauses that it words anew; unchanged ones stay confirmed. Whoever joins while it holds is asked for all of it. */
import { reaction, rows, type Announced, type Draft } from '#declare'
import { person, personJoined } from '#commons'
import { acknowledgement, policyPutInForce, policyVersion } from '../contract.ts'

type Worded = { readonly number: string; readonly text: string }
type Earlier = Worded & { readonly edition: number; readonly state: string }
type Known = { readonly now: readonly Worded[]; readonly before: readonly Earlier[]; readonly people: readonly { readonly id: string }[]; readonly asked: readonly { readonly person: string }[] }

const clauses = { document: policyVersion.name, lines: 'clauses' }

export const acknowledgeChanged = reaction(
  'governance.acknowledge-changed', policyPutInForce,
  (of: Announced, { now, before, people, asked }: Known): readonly Draft[] => {
    const anew = wordedAnew(now, lastHeld(before))
    const newcomers = new Set(asked.map(({ person: one }) => one))
    return anew.length === 0 ? [] : people.filter(({ id }) => !newcomers.has(id)).map(({ id }) => ({ document: acknowledgement.name, values: { edition: of.id, person: id, clauses: anew.join('、') } }))
  },
  {
    now: (of: Announced) => rows<Worded>({ source: clauses, where: { 'parent.id': of.id }, fields: { number: 'number', text: 'text' } }),
    before: (of: Announced) => rows<Earlier>({
      source: clauses, where: { 'parent.edition': { to: Number(of.row['edition']) - 1 }, 'parent.state': { in: ['in-force', 'superseded', 'retired'] } }, fields: { number: 'number', text: 'text', edition: 'parent.edition', state: 'parent.state' },
    }),
    people: () => rows<{ id: string }>({ source: { document: person.name }, where: { state: 'active' }, fields: { id: 'id' } }),
    asked: (of: Announced) => rows<{ person: string }>({ source: { document: acknowledgement.name }, where: { edition: of.id }, fields: { person: 'person' } }),
  },
)

type Held = { readonly version: string; readonly edition: number; readonly number: string }

export const acknowledgeOnJoining = reaction(
  'governance.acknowledge-on-joining', personJoined,
  ({ id }: Announced, { held, asked }: { held: readonly Held[]; asked: readonly { edition: string }[] }): readonly Draft[] => {
    const newest = Math.max(...held.map(({ edition }) => edition))
    const [first, ...more] = held.filter(({ edition }) => edition === newest)
    return first && !asked.some(({ edition }) => edition === first.version) ? [{ document: acknowledgement.name, values: { edition: first.version, person: id, clauses: [first, ...more].map(({ number }) => number).join('、') } }] : []
  },
  {
    held: () => rows<Held>({ source: clauses, where: { 'parent.state': 'in-force' }, fields: { version: 'parent.id', edition: 'parent.edition', number: 'number' } }),
    asked: (of: Announced) => rows<{ edition: string }>({ source: { document: acknowledgement.name }, where: { person: of.id }, fields: { edition: 'edition' } }),
  },
)

/** Clauses of the newest version that held before; those of a policy that was retired are not known any more. */
function lastHeld(before: readonly Earlier[]): readonly Worded[] {
  const newest = Math.max(...before.map(({ edition }) => edition))
  return before.filter(({ edition, state }) => edition === newest && state !== 'retired')
}

/** Numbers of the clauses whose words are not those of the edition before. */
export function wordedAnew(now: readonly Worded[], before: readonly Worded[]): readonly string[] {
  const known = new Map(before.map(({ number, text }) => [number, text]))
  return now.filter(({ number, text }) => known.get(number) !== text).map(({ number }) => number)
}
