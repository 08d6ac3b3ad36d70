/** Who should see what, worked out a second time from the raw rows and the written access rules: what the doors answer is held against it. */
import type { AnyDocument, Plan } from '#declare'
import { tableOf, type Asks } from '#store'

export type Record = { readonly id: string; readonly number: string; readonly department: string | null; readonly enteredBy: string; readonly owner: string | null }
export type Onlooker = { readonly id: string; readonly login: string; readonly roles: ReadonlySet<string>; sees(document: AnyDocument, record: Record): boolean }

type Holding = { readonly role: string; readonly department: string | null }

/** Every active person of the house on a day. */
export async function onlookers(asks: Asks, today: string): Promise<readonly Onlooker[]> {
  const departments = await asks.query<{ id: string; parent: string | null }>({ text: 'select id, field_parent as parent from commons.department' })
  const people = await asks.query<{ id: string; login: string; department: string }>({ text: `select id, login, department from commons.person where state = 'active' and login is not null order by login` })
  const holdings = await asks.query<Holding & { person: string; from: string; to: string | null }>({ text: `select person, role, department, "from", "to" from commons.role_holding where state = 'active'` })
  const under = (top: string): readonly string[] => [top, ...departments.filter(({ parent }) => parent === top).flatMap(({ id }) => under(id))]
  return people.map(({ id, login, department }) => {
    const held: readonly Holding[] = [...holdings.filter((one) => one.person === id && one.from <= today && (one.to === null || one.to >= today)), { role: 'employee', department }]
    return { id, login, roles: new Set(held.map(({ role }) => role)), sees: (document, record) => document.access.see.some((grant) => held.some((one) => one.role === grant.role && within(grant.scope ?? 'all', one, record, id, under))) }
  })
}

function within(scope: string, { department }: Holding, record: Record, me: string, under: (top: string) => readonly string[]): boolean {
  if (scope === 'all') return true
  if (scope === 'own') return record.enteredBy === me || record.owner === me
  if (department === null) return true
  return scope === 'department' ? record.department === department : record.department !== null && under(department).includes(record.department)
}

/** All records of a type as they lie in their table. */
export async function recordsOf(asks: Asks, document: AnyDocument): Promise<readonly Record[]> {
  const { name, columns } = tableOf(document)
  const owner = columns.find(({ key }) => key === document.access.owner)?.column
  return asks.query<Record>({ text: `select id, number, department, entered_by as "enteredBy", ${owner ? `"${owner}"` : 'null::uuid'} as owner from ${name} order by id` })
}

/** Fields kept from this person by the document's mask. */
export const keptFrom = (document: AnyDocument, { roles }: Onlooker): readonly string[] =>
  Object.entries(document.access.mask ?? {}).filter(([, allowed]) => !allowed?.some(({ role }) => roles.has(role))).map(([key]) => key)

/** Types of which a grant reaches this person at all. */
export const reaches = (document: AnyDocument, { roles }: Onlooker): boolean => document.access.see.some(({ role }) => roles.has(role))

export const typesOf = (plan: Plan): readonly AnyDocument[] => [...plan.documents.values()]
