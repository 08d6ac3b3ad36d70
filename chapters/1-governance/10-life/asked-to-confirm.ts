/** When a version comes into force, everybody who works here is asked to confirm the clauses that it words anew; unchanged ones stay confirmed. */
import { reaction, rows, type Announced, type Draft } from '#declare'
import { person } from '#commons'
import { acknowledgement, policyPutInForce, policyVersion } from '../contract.ts'

type Worded = { readonly number: string; readonly text: string }
type Earlier = Worded & { readonly edition: number; readonly state: string }
type Known = { readonly now: readonly Worded[]; readonly before: readonly Earlier[]; readonly people: readonly { readonly id: string }[] }

const clauses = { document: policyVersion.name, lines: 'clauses' }

export const acknowledgeChanged = reaction(
  'governance.acknowledge-changed', policyPutInForce,
  (of: Announced, { now, before, people }: Known): readonly Draft[] => {
    const anew = wordedAnew(now, lastHeld(before))
    return anew.length === 0 ? [] : people.map(({ id }) => ({ document: acknowledgement.name, values: { edition: of.id, person: id, clauses: anew.join('、') } }))
  },
  {
    now: (of: Announced) => rows<Worded>({ source: clauses, where: { 'parent.id': of.id }, fields: { number: 'number', text: 'text' } }),
    before: (of: Announced) => rows<Earlier>({
      source: clauses, where: { 'parent.edition': { to: Number(of.row['edition']) - 1 }, 'parent.state': { in: ['in-force', 'superseded', 'retired'] } }, fields: { number: 'number', text: 'text', edition: 'parent.edition', state: 'parent.state' },
    }),
    people: () => rows<{ id: string }>({ source: { document: person.name }, where: { state: 'active' }, fields: { id: 'id' } }),
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
