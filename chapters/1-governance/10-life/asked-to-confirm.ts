/** When a version comes into force, everybody who works here is asked to confirm the clauses that it words anew; unchanged ones stay confirmed. */
import { reaction, rows, type Announced, type Draft } from '#declare'
import { person } from '#commons'
import { acknowledgement, policyPutInForce, policyVersion } from '../contract.ts'

type Worded = { readonly number: string; readonly text: string }
type Known = { readonly now: readonly Worded[]; readonly before: readonly Worded[]; readonly people: readonly { readonly id: string }[] }

export const acknowledgeChanged = reaction(
  'governance.acknowledge-changed', policyPutInForce,
  (of: Announced, { now, before, people }: Known): readonly Draft[] => {
    const clauses = wordedAnew(now, before)
    return clauses.length === 0 ? [] : people.map(({ id }) => ({ document: acknowledgement.name, values: { edition: of.id, person: id, clauses: clauses.join('、') } }))
  },
  {
    now: (of: Announced) => clausesOf({ 'parent.id': of.id }),
    before: (of: Announced) => clausesOf({ 'parent.edition': Number(of.row['edition']) - 1, 'parent.state': { in: ['in-force', 'superseded'] } }),
    people: () => rows<{ id: string }>({ source: { document: person.name }, where: { state: 'active' }, fields: { id: 'id' } }),
  },
)

const clausesOf = (where: Readonly<Record<string, string | number | { readonly in: readonly string[] }>>) =>
  rows<Worded>({ source: { document: policyVersion.name, lines: 'clauses' }, where, fields: { number: 'number', text: 'text' } })

/** Numbers of the clauses whose words are not those of the edition before. */
export function wordedAnew(now: readonly Worded[], before: readonly Worded[]): readonly string[] {
  const known = new Map(before.map(({ number, text }) => [number, text]))
  return now.filter(({ number, text }) => known.get(number) !== text).map(({ number }) => number)
}
