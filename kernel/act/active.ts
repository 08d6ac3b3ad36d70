/** Work goes to people who work here. */
import { documentOf } from '#declare'
import { tableOf, type Unit } from '#store'
import { refuse, type Refusal } from '#words'
import type { House } from './house.ts'

export async function activePeople({ plan }: House, unit: Unit, to: readonly string[], field: string): Promise<Refusal | undefined> {
  if (to.length === 0) return undefined
  const { document, active } = plan.directory.person
  const [found] = await unit.query<{ count: number }>({ text: `select count(*) as count from ${tableOf(documentOf(plan, document)).name} where id = any($1::uuid[]) and state = any($2)`, values: [to, active] })
  return found?.count === new Set(to).size ? undefined : refuse('所选人员不存在或不在职', 'This person does not exist or does not work here', field)
}
