/** How the company keeps its policy: the plan, with owner, rhythm and grace as the company set them, and with clauses of its own. */
import { documentOf, every, isOwnClause, type Clause, type Obligation, type Plan, type Rhythm, type Terms } from '#declare'
import { tableOf, type Asks } from '#store'

type Said = { readonly clause: string; readonly owner: string; readonly rhythm: Rhythm; readonly grace: number | null; readonly title: string | null; readonly text: string | null; readonly refused: boolean }

/** The plan as it is where nothing was said. */
export async function keptPlan(asks: Asks, plan: Plan): Promise<Plan> {
  const terms = plan.chapters.flatMap((one) => (one.terms ? [one.terms] : []))
  const said = (await Promise.all(terms.map((one) => termsSaid(asks, plan, one)))).flat()
  return said.length === 0 ? plan : asKept(plan, said)
}

function termsSaid(asks: Asks, plan: Plan, { document, held, refused, ...fields }: Terms): Promise<readonly Said[]> {
  const { name, columns } = tableOf(documentOf(plan, document))
  const column = (key: string) => `t."${columns.find((one) => one.key === key)?.column ?? key}"`
  return asks.query<Said>({
    name: `terms ${document}`, values: [refused, [...held, ...refused]],
    text: `select ${Object.entries(fields).map(([as, key]) => `${column(key)} as "${as}"`).join(', ')}, t.state = any($1::text[]) as refused from ${name} t where t.state = any($2::text[]) order by 1`,
  })
}

/** Pure: terms laid over what the chapters declare. A clause that is refused owes nothing; one of the company's own is kept by plain evidence. */
function asKept(plan: Plan, said: readonly Said[]): Plan {
  const byClause = new Map(said.map((one) => [one.clause, one]))
  const own = said.filter(({ clause, refused }) => !refused && isOwnClause(clause)).map((one) => [one.clause, ownClause(one)] as const)
  const clauses = new Map([...[...plan.clauses].map(([number, clause]) => [number, held(clause, byClause.get(number))] as const), ...own])
  const plain = plan.chapters.flatMap((one) => (one.plainDuty ? [one.plainDuty] : []))[0]
  const owed = [...plan.obligations.values()].flatMap((one) => onTerms(one, byClause.get(one.clause), clauses.get(one.clause), plain))
  const added = own.flatMap(([number, clause]) => { const duty = plain?.(number, clause); return duty ? [graced(duty, byClause.get(number))] : [] })
  return { ...plan, clauses, obligations: new Map([...owed, ...added].map((one) => [one.obligation, one])) }
}

const held = (clause: Clause, said: Said | undefined): Clause => (said && !said.refused ? { ...clause, owner: said.owner, rhythm: said.rhythm } : clause)

function ownClause({ title, text, owner, rhythm }: Said): Clause {
  const words = (said: string | null): readonly [string, string] => [said ?? '', said ?? '']
  return { title: words(title), text: words(text), kind: 'must', owner, rhythm, records: [], measures: [], proof: words('') }
}

/** Plain evidence follows the terms whole; a procedure keeps its own cases and terms, and its periods follow owner, rhythm and grace. */
function onTerms(one: Obligation, said: Said | undefined, clause: Clause | undefined, plain: ((number: string, clause: Clause) => Obligation | undefined) | undefined): readonly Obligation[] {
  if (!said) return [one]
  if (said.refused) return []
  if (one.plain && clause) { const duty = plain?.(one.clause, clause); return duty ? [graced(duty, said)] : [] }
  if (!('every' in one.trigger)) return [one]
  const rhythm = said.rhythm === 'per-case' || said.rhythm === 'continuous' ? one.trigger.every : said.rhythm
  return [graced({ ...one, owner: said.owner, trigger: every(rhythm, one.trigger.per) }, said)]
}

const graced = (one: Obligation, said: Said | undefined): Obligation => (said?.grace ? { ...one, grace: said.grace } : one)
