/** Who acts: a person with the roles they hold, and where they hold them. */
import { documentOf, mainBook, type AnyDocument, type Id, type Plan } from '#declare'
import { tableOf, type Asks } from '#store'

/** A role as held: `department` null means the whole of the person's company; `below` is the department and all under it. */
export type Held = { readonly role: string; readonly department: Id | null; readonly below: readonly Id[]; /** Books of the companies in which it is held whole; nothing while the house keeps but one. */ readonly books?: readonly string[] | null }
export type Actor = {
  readonly person: Id
  readonly name: string
  readonly login: string
  readonly department: Id | null
  readonly roles: readonly Held[]
  /** The book of their department's company; nothing while the house keeps but one. */
  readonly book?: string | null
  /** The person in whose name somebody else acts (an importer, a substitute). */
  readonly onBehalfOf?: Id
  /** Only writes down what that person did, as an importer does; whoever stands in decides, and duties are kept apart for both of them. */
  readonly writesDown?: true
  /** The house itself: processes and reactions; bound by states and guards, not by roles. */
  readonly house?: true
}

/** The house as an actor; its id stands in no person table. */
export const houseActor: Actor = { person: '00000000-0000-7000-8000-000000000000', name: '章法', login: 'house', department: null, roles: [], house: true }

/** Roles a person holds on a day; everyone active also holds the role of everyone, in their own department. */
export async function actorOfPerson(asks: Asks, plan: Plan, person: Id, today: string): Promise<Actor | undefined> {
  const [found] = await asks.query<Actor & { active: boolean }>({ name: `actor`, text: actorSql(plan), values: [person, today] })
  if (!found?.active) return undefined
  const { active: _, ...actor } = found
  return actor
}

/** One row: the person and, as JSON, the roles held on day $2 with the departments below each. */
export function actorSql(plan: Plan, person = '$1::uuid', today = '$2::date'): string {
  const { person: who, holding, department, everyone } = plan.directory
  const [persons, holdings, departments] = [who, holding, department].map(({ document }) => tableOf(documentOf(plan, document)).name) as [string, string, string]
  const column = (document: string, key: string) => `"${tableOf(documentOf(plan, document)).columns.find((one) => one.key === key)?.column ?? key}"`
  const [role, at, holder] = [holding.role, holding.department, holding.person].map((key) => column(holding.document, key)) as [string, string, string]
  const days = (['from', 'to'] as const).map((key) => tableOf(documentOf(plan, holding.document)).columns.find((one) => one.key === key)?.column)
  const [from, to] = days.map((name) => (name ? `h."${name}"` : undefined))
  const home = `p.${column(who.document, who.department)}`
  const parent = column(department.document, department.parent)
  const own = bookSql(plan, home)
  return `
    with recursive p as (select * from ${persons} p where p.id = ${person}),
    held as (
      select h.${role} as role, h.${at} as department from ${holdings} h
       where h.${holder} = ${person} and h.state = any('{${holding.active.join(',')}}')
         ${from ? `and (${from} is null or ${from} <= ${today})` : ''} ${to ? `and (${to} is null or ${to} >= ${today})` : ''}
      union select '${everyone}', ${home} from p
    ),
    tree as (
      select h.department as root, h.department as id from held h where h.department is not null
      union select tree.root, d.id from tree join ${departments} d on d.${parent} = tree.id
    )
    select p.id as person, case when ${several} then ${own} end as book, p.${column(who.document, who.name)} as name, p.${column(who.document, who.login)} as login, ${home} as department,
           p.state = any('{${who.active.join(',')}}') as active,
           coalesce((select json_agg(json_build_object('role', h.role, 'department', h.department,
             'below', (select coalesce(json_agg(t.id), '[]'::json) from tree t where t.root = h.department),
             'books', case when ${several} then (case when h.department is null then json_build_array(${own}) else
               (select json_agg(distinct b.code) from (select ${bookSql(plan, 'h.department')} as code union select b.code from tree t join house.book b on b.department = t.id where t.root = h.department) b) end) end) order by h.role) from held h), '[]'::json) as roles
      from p`
}

/** Whether any company of the house keeps a book of its own. */
const several = 'exists (select 1 from house.book where department is not null)'

/** The book of a department: of the nearest one upward that keeps its own, else the main book. */
function bookSql({ directory: { department }, documents }: Plan, of: string): string {
  const { name, columns } = tableOf(documents.get(department.document) as AnyDocument)
  const parent = columns.find(({ key }) => key === department.parent)?.column
  return `coalesce((with recursive up as (select ${of}::uuid as id, 0 as step union all select d."${parent}", up.step + 1 from up join ${name} d on d.id = up.id where up.step < 100)
    select b.code from up join house.book b on b.department = up.id order by up.step limit 1), '${mainBook}')`
}

/** SQL: whether a role held at a department (`at`, else in the company of its holder's `home`) reaches the book named: it is that of the company held in, or of one below. */
export function holdsBookSql(plan: Plan, at: string, home: string, book: string): string {
  const { department } = plan.directory
  const { name, columns } = tableOf(documentOf(plan, department.document))
  const parent = columns.find(({ key }) => key === department.parent)?.column
  return `(not ${several} or ${bookSql(plan, `coalesce(${at}, ${home})`)} = ${book} or exists (
    with recursive above as (select b.department as id from house.book b where b.code = ${book} union select d."${parent}" from above join ${name} d on d.id = above.id) select 1 from above where above.id = ${at}))`
}

export async function bookOfDepartment(asks: Asks, plan: Plan, department: Id): Promise<string> {
  const [found] = await asks.query<{ book: string }>({ name: 'book of department', text: `select ${bookSql(plan, '$1')} as book`, values: [department] })
  return found?.book ?? mainBook
}
