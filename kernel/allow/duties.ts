/** Separation of duties: who did what on a business case - the document and all that led to it - and which pairs exclude each other. */
import { linesFields, plainFields, type AnyDocument, type Conflict, type Plan } from '#declare'
import { linesTableName, nameOf, tableOf, type Asks } from '#store'
import { refuse, type Refusal } from '#words'
import type { Actor } from './actor.ts'

/** The duty that deciding an approval is; the conflict table speaks of it. */
export const approving = 'approve'

/** Somebody's earlier deed of a duty, found on the case. */
export type Done = { readonly duty: string; readonly person: string; readonly number: string | null; readonly document: string }

/** Duties that may not meet `duty` in one person on one case. */
export const excludedBy = (plan: Plan, duty: string): readonly string[] =>
  plan.conflicts.filter(({ pair }) => pair.some((one) => one.duty === duty)).map(({ pair }) => (pair[0].duty === duty ? pair[1] : pair[0]).duty)

/**
 * SQL: deeds of the duties by the people (or in their name), on the case that begins with the records and runs up the chain of links.
 * Deeds are looked up record by record (`offset 0` keeps it so): a case has few, a person has as many as the years they have worked.
 */
const doneOnCaseSql = (records: string, people: string, duties: string): string => `(
  with recursive chain as (
    select record from (${records}) seeds (record)
    union select l.from_record from chain join house.link l on l.record = chain.record
  )
  select coalesce(json_agg(json_build_object('duty', d.duty, 'person', coalesce(d.on_behalf_of, d.person), 'number', d.number, 'document', d.document)), '[]'::json)
    from chain cross join lateral (
      select * from house.deed d where d.record = chain.record and d.duty = any(${duties}) and (d.person = any(${people}) or d.on_behalf_of = any(${people})) offset 0
    ) d
)`

/** SQL: these people with all their accounts; whoever has two is still one. */
function samePeopleSql({ directory: { person }, documents }: Plan, people: string): string {
  const document = documents.get(person.document)
  const column = document && tableOf(document).columns.find(({ key }) => key === person.sameAs)?.column
  if (!document || !column) return people
  const { name } = tableOf(document)
  return `(${people} || array(select p.id from ${name} p where p."${column}" = any(${people})) || array(select p."${column}" from ${name} p where p.id = any(${people}) and p."${column}" is not null))`
}

/**
 * SQL of the records a document's case begins with: itself ($1), what its ref fields name ($2), the documents whose lines it points at ($3),
 * and what else was done on those lines - who received the goods is part of the invoice's case.
 * Links come only with the deed, so a draft's case is read from its fields.
 */
function caseSql(document: AnyDocument): string {
  const targets = tableOf(document).lines.flatMap(({ columns }) => columns).filter(({ field }) => field?.kind === 'line')
    .map(({ field }) => linesTableName(field?.facts.to ?? '', field?.facts.lines ?? 'lines'))
  return ['select $1::uuid', 'select unnest($2::uuid[])', ...[...new Set(targets)].map((name) => `select parent from ${name} where id = any($3::uuid[])`),
    ...(targets.length > 0 ? ['select record from house.link where from_line = any($3::uuid[])'] : [])].join(' union ')
}

/** The ids of a row that belong to its case: refs to documents somebody answers for, and lines of others. */
function caseIds(plan: Plan, document: AnyDocument, row: Readonly<Record<string, unknown>>): { readonly refs: readonly string[]; readonly lines: readonly string[] } {
  const answered = (name: string | undefined) => Object.values(plan.documents.get(name ?? '')?.actions ?? {}).some(({ duty }) => duty)
  const refs = plainFields(document.fields).filter(([, { kind, facts }]) => kind === 'ref' && answered(facts.to)).map(([key]) => row[key])
  const lines = linesFields(document).flatMap(([key, of]) => {
    const pointing = plainFields(of).filter(([, { kind }]) => kind === 'line').map(([inner]) => inner)
    return ((row[key] as Readonly<Record<string, unknown>>[] | undefined) ?? []).flatMap((line) => pointing.map((inner) => line[inner]))
  })
  const present = (ids: readonly unknown[]) => ids.filter((id): id is string => typeof id === 'string')
  return { refs: present(refs), lines: present(lines) }
}

/** Whose duties a deed of this actor touches: a substitute's own and those of the absent. */
export const decidersOf = ({ person, onBehalfOf, writesDown }: Actor): readonly string[] => [...(onBehalfOf && writesDown ? [] : [person]), ...(onBehalfOf ? [onBehalfOf] : [])]

type Case = { readonly document: AnyDocument; readonly row: { readonly id: string } & Readonly<Record<string, unknown>> }

/** What these people did on the row's case that may not meet one of the duties; one trip for all of them. */
export async function doneOn(plan: Plan, asks: Asks, people: readonly string[], duties: readonly string[], { document, row }: Case): Promise<readonly Done[]> {
  const excluded = [...new Set(duties.flatMap((duty) => excludedBy(plan, duty)))]
  if (excluded.length === 0) return []
  const { refs, lines } = caseIds(plan, document, row)
  const [found] = await asks.query<{ done: Done[] }>({
    name: `done on ${document.name}`, text: `select ${doneOnCaseSql(caseSql(document), samePeopleSql(plan, '$4::uuid[]'), '$5::text[]')} as done where $3::uuid[] is not null`,
    values: [row.id, refs, lines, people, excluded],
  })
  return found?.done ?? []
}

/** Those of these people whom the conflict table keeps from a duty on the case; found by halving, since mostly it is nobody. */
export async function keptFrom(plan: Plan, asks: Asks, people: readonly string[], duty: string, of: Case): Promise<readonly string[]> {
  if (people.length === 0 || (await doneOn(plan, asks, people, [duty], of)).length === 0) return []
  if (people.length === 1) return people
  const half = people.length >> 1
  return [...(await keptFrom(plan, asks, people.slice(0, half), duty, of)), ...(await keptFrom(plan, asks, people.slice(half), duty, of))]
}

/** More than anybody can all be kept from a duty. */
const mostAsked = 100

/** Whether any of the people that SQL names may do a duty on the case; one trip, unless one of them has done what may not meet it. */
export async function someoneFree(plan: Plan, asks: Asks, peopleSql: (bind: (value: unknown) => string) => string, duty: string, of: Case): Promise<boolean> {
  const { refs, lines } = caseIds(plan, of.document, of.row)
  const values: unknown[] = [of.row.id, refs, lines]
  const bind = (value: unknown) => `$${values.push(value)}`
  const all = `array(select * from (${peopleSql(bind)}) people limit ${mostAsked})`
  const text = `select asked.all as people, ${doneOnCaseSql(caseSql(of.document), samePeopleSql(plan, 'asked.all'), `${bind(excludedBy(plan, duty))}::text[]`)} as done from (select ${all} as all offset 0) asked where $2::uuid[] is not null and $3::uuid[] is not null`
  const [found] = await asks.query<{ people: string[]; done: Done[] }>({ name: nameOf('someone free', text), text, values })
  const { people, done } = found ?? { people: [], done: [] }
  return people.length > 0 && (done.length === 0 || (await keptFrom(plan, asks, people, duty, of)).length < people.length)
}

/** The first pair that this person would join, named with its source. */
export function separated(plan: Plan, duty: string, done: readonly Done[]): Refusal | undefined {
  for (const earlier of done) {
    const pair = plan.conflicts.find(({ pair: [a, b] }) => (a.duty === duty && b.duty === earlier.duty) || (b.duty === duty && a.duty === earlier.duty))
    if (pair) return sameperson(plan, duty, earlier, pair)
  }
  return undefined
}

function sameperson(plan: Plan, duty: string, earlier: Done, { source, clause }: Conflict): Refusal {
  const label = (code: string) => plan.duties.get(code)?.label ?? [code, code]
  const [now, then] = [label(duty), label(earlier.duty)]
  return refuse(
    `不相容职责：同一人不能既“${then[0]}”（${earlier.number ?? ''}）又“${now[0]}”。依据：${source[0]}`,
    `Separation of duties: one person may not both ${then[1]} (${earlier.number ?? ''}) and ${now[1]}. Source: ${source[1]}`,
    undefined, { kind: 'forbidden', rule: `${earlier.duty}/${duty}`, ...(clause ? { clause } : {}) },
  )
}
