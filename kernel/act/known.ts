/** Known: the facts an action, or an edit, needs, all in one statement. */
import { ofCompany, type AnyDocument, type Fact, type Moment } from '#declare'
import type { Values } from '#check'
import { learn } from '#read'
import { moment, type Work } from './house.ts'
import type { AnyRow } from './take.ts'

/** Learns what the action, or an edit, needs; a guard that reaches for a fact it did not name is a fault of the chapter. */
export async function knownOf({ house, unit, actor }: Pick<Work, 'house' | 'unit' | 'actor'>, document: AnyDocument, { needs = [] }: { readonly needs?: readonly string[] | undefined }, row: AnyRow): Promise<Moment & Values> {
  const now = moment(house, actor, unit.at, row.book)
  if (needs.length === 0) return now
  const facts = Object.fromEntries(needs.map((name) => [name, document.known?.[name]?.(row as never, now) as Fact]))
  const answers = await learn(unit, house.plan, facts, ofCompany(document) ? now : {})
  return new Proxy({ ...answers, ...now }, {
    get(all, name: string) {
      if (!(name in all) && document.known && name in document.known) throw new Error(`${document.name}: fact "${name}" is not among needs`)
      return all[name as keyof typeof all]
    },
  })
}
