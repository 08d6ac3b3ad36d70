/** Standing in: in whose names somebody may decide today, as actors with the roles of those who are away. */
import { documentOf, type Plan } from '#declare'
import { tableOf, type Asks } from '#store'
import { actorOfPerson, type Actor } from './actor.ts'

export type StandIn = Actor & { /** Document type it is limited to; empty for all. */ readonly only: string | null }

export async function standIns(asks: Asks, plan: Plan, actor: Actor, today: string): Promise<readonly StandIn[]> {
  const { document, absent, substitute, of, active } = plan.directory.substitution
  if (!plan.documents.has(document) || actor.house || actor.onBehalfOf) return []
  const { name, columns } = tableOf(documentOf(plan, document))
  const column = (key: string) => `"${columns.find((one) => one.key === key)?.column ?? key}"`
  const away = await asks.query<{ absent: string; of: string | null }>({
    name: 'stands in', values: [actor.person, active, today],
    text: `select ${column(absent)} as absent, ${column(of)} as of from ${name} where ${column(substitute)} = $1 and state = any($2) and ${column('from')} <= $3::date and ${column('to')} >= $3::date`,
  })
  const standing: StandIn[] = []
  for (const one of away) {
    const other = await actorOfPerson(asks, plan, one.absent, today)
    if (other) standing.push({ ...actor, roles: other.roles, onBehalfOf: other.person, only: one.of })
  }
  return standing
}
