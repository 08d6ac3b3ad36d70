/** Separation of duties: who did what on a business case - the document and all that led to it - and which pairs exclude each other. */
import type { Conflict, Plan } from '#declare'
import { refuse, type Refusal } from '#words'

/** Somebody's earlier deed of a duty, found on the case. */
export type Done = { readonly duty: string; readonly person: string; readonly number: string | null; readonly document: string }

/** Duties that may not meet `duty` in one person on one case. */
export const excludedBy = (plan: Plan, duty: string): readonly string[] =>
  plan.conflicts.filter(({ pair }) => pair.some((one) => one.duty === duty)).map(({ pair }) => (pair[0].duty === duty ? pair[1] : pair[0]).duty)

/** SQL: deeds of the duties $duties by the person or whom they act for, on the record and everything up its chain of links. */
export const doneOnCaseSql = (record: string, people: string, duties: string): string => `(
  with recursive chain as (
    select ${record} as record
    union select l.from_record from chain join house.link l on l.record = chain.record
  )
  select coalesce(json_agg(json_build_object('duty', d.duty, 'person', coalesce(d.on_behalf_of, d.person), 'number', d.number, 'document', d.document)), '[]'::json)
    from chain join house.deed d on d.record = chain.record
   where d.duty = any(${duties}) and (d.person = any(${people}) or d.on_behalf_of = any(${people}))
)`

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
