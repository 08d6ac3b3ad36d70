/** What rests on a document: others that fulfil it, point at it or at a line of it, and have not been undone themselves. */
import { documentOf, isUndone, type AnyDocument, type Plan } from '#declare'
import { linesTableName, quoted, tableOf, type Asks, type Column } from '#store'

/** The type of one of them, whoever may see it; nothing when the document stands alone. */
export async function restingOn(asks: Asks, plan: Plan, document: AnyDocument, id: string): Promise<AnyDocument | undefined> {
  const parts = [...plan.documents.values()].flatMap((other) => pointing(other, document).map((ids) => `select '${other.name}' as document from ${tableOf(other).name} t where ${standing(other)} and t.id in (${ids})`))
  const fulfilled = 'select document from house.link where from_record = $1::uuid group by document, record having sum(quantity) <> 0 or sum(amount) <> 0'
  const [found] = await asks.query<{ document: string }>({ name: `resting on ${document.name}`, text: `${[fulfilled, ...parts].join(' union all ')} limit 1`, values: [id] })
  return found && documentOf(plan, found.document)
}

/** Selects of the ids of those documents of a type that point here, from their head or from a line. */
function pointing(other: AnyDocument, to: AnyDocument): readonly string[] {
  const { name, columns, lines } = tableOf(other)
  const refers = ({ field }: Column): boolean => field?.kind === 'ref' && field.facts.to === to.name
  return [
    ...columns.filter(refers).map(({ column }) => `select h.id from ${name} h where h.${quoted(column)} = $1::uuid`),
    ...lines.flatMap((of) => of.columns.flatMap((column) => (refers(column) ? [`select l.parent from ${of.name} l where l.${quoted(column.column)} = $1::uuid`] : column.field?.kind === 'line' && column.field.facts.to === to.name
      ? [`select l.parent from ${of.name} l join ${linesTableName(to.name, column.field.facts.lines ?? 'lines')} o on o.id = l.${quoted(column.column)} where o.parent = $1::uuid`] : []))),
  ]
}

const standing = (other: AnyDocument): string => {
  const undone = Object.keys(other.states).filter((state) => isUndone(other, state))
  return undone.length === 0 ? 'true' : `t.state not in (${undone.map((state) => `'${state}'`).join(', ')})`
}
