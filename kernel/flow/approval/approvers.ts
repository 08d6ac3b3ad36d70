/** Who approves, found when the task opens: each rule of the drawing becomes people, in order, nobody twice. */
import { approving, holdsBookSql, keptFrom, someoneFree } from '#allow'
import { documentOf, type Approval, type Approver, type Plan } from '#declare'
import { evaluate } from 'feelin'
import { linesTableName, tableOf, type Unit } from '#store'
import { dayOf } from '#words'
import { approversIn, givenBy, ruling } from '../decisions.ts'
import type { FlowHouse } from '../house.ts'
import { caseBook, variablesOf, type Instance, type Subject } from '../subject.ts'
import type { Why } from './rule.ts'

export type Found = { readonly person: string; readonly kind: 'sign' | 'choose'; readonly state: 'sign' | 'skipped'; readonly why?: Why }

/** An approval that any holder of its roles may decide needs no names; everything else is asked of the directory. */
export const isPool = (approval: Approval, facts: Readonly<Record<string, string>>): boolean =>
  approval.mode === 'any' && approval.samePerson === 'ask' && approval.starter === 'self' && facts['nobody'] === undefined && approval.approvers.length > 0 &&
  approval.approvers.every(({ who }) => who === 'role') && !approval.approvers.some((one) => one.who === 'role' && one.at !== undefined && one.at !== 'own')

type Asking = { readonly unit: Unit; readonly house: FlowHouse; readonly instance: Instance; readonly row: Subject }

export async function peopleOf(asking: Asking, all: readonly Approver[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const one of all) found.push(...(await byRule(asking, one)))
  return [...new Set(found)]
}

/** Whether anybody may claim what a pool of roles is to decide: somebody holds one of them whom the conflict table does not keep from it. */
export const poolStands = (asking: Asking, { approvers }: Approval): Promise<boolean> => {
  const { house: { plan }, instance, row } = asking
  const book = caseBook(plan, instance.document, row)
  const roles = approvers.filter((one) => one.who === 'role')
  return someoneFree(plan, asking.unit, (bind) => roles.map((one) => `(${holdersSql(asking, one, book, bind)})`).join(' union '), approving, { document: documentOf(plan, instance.document), row })
}

/** Signers, or what there is a lack of where nobody can be asked: then it stops, and somebody is told. */
export type Asked = { readonly found: readonly Found[]; readonly lack?: 'nobody-found' | 'nobody-free' }

/** Signers with what the drawing says about the same person, the starter and nobody, and what the conflict table says about all of them. */
export async function signersOf(asking: Asking, approval: Approval): Promise<Asked> {
  const chooser = await chooserOf(asking, approval)
  if (chooser) return { found: [{ person: chooser, kind: 'choose', state: 'sign' }] }
  const named = await withoutStarter(asking, approval, await peopleOf(asking, approval.approvers))
  if (named.length === 0) return insteadOfNobody(asking, approval, 'nobody-found')
  const before = new Set(await approvedBefore(asking, approval.samePerson))
  const { started_by: starter } = asking.instance
  const found = named.map(({ person, why }): Found => {
    if (before.has(person)) return { person, kind: 'sign', state: 'skipped', why: 'approved-before' }
    if (approval.starter === 'skip' && person === starter) return { person, kind: 'sign', state: 'skipped', why: 'started-it' }
    return { person, kind: 'sign', state: 'sign', ...(why ? { why } : {}) }
  })
  const apart = await keptApart(asking, asked(found))
  if (isClaimed(approval) && apart.size > 0 && apart.size === asked(found).length) return insteadOfNobody(asking, approval, 'nobody-free', found.filter(({ state }) => state === 'skipped'))
  return { found: await withoutKeptApart(asking, approval, found, apart) }
}

const asked = (found: readonly Found[]): readonly string[] => found.filter(({ state }) => state === 'sign').map(({ person }) => person)

/** Whoever of many comes first decides; nobody is meant by name. */
const isClaimed = ({ mode, approvers }: Approval): boolean => mode === 'any' && approvers.every(({ who }) => who === 'role' || who === 'position' || who === 'group')

async function insteadOfNobody(asking: Asking, approval: Approval, lack: 'nobody-found' | 'nobody-free', skipped: readonly Found[] = []): Promise<Asked> {
  const others = (await substitutesForNobody(asking, approval)).map((person): Found => ({ person, kind: 'sign', state: 'sign', why: lack }))
  const found = await withoutKeptApart(asking, approval, others, await keptApart(asking, asked(others)))
  return { found: [...skipped, ...found], ...(found.length === 0 ? { lack } : {}) }
}

/** Whom the conflict table keeps from approving this case is not asked: where any one will do the others decide, else somebody does in their place. */
async function withoutKeptApart(asking: Asking, { mode }: Approval, found: readonly Found[], apart: ReadonlySet<string>): Promise<readonly Found[]> {
  if (apart.size === 0) return found
  if (mode === 'any' && apart.size < asked(found).length) return found.filter(({ person }) => !apart.has(person))
  const free: Found[] = []
  for (const one of found) {
    const person = apart.has(one.person) ? ((await insteadOf(asking, one.person)) ?? one.person) : one.person
    if (person === one.person) free.push(one)
    else if (![...found, ...free].some((other) => other.person === person)) free.push({ ...one, person, why: 'kept-apart' })
  }
  return free
}

/** The head above, else one of those who look after the house. */
const insteadOf = async (asking: Asking, someone: string): Promise<string | undefined> => (await deciderAbove(asking, someone)) ?? (await firstFree(asking, await administrators(asking.unit, asking.house), someone))

/** The nearest head above somebody who may decide this case. */
export const deciderAbove = async (asking: Asking, someone: string): Promise<string | undefined> => firstFree(asking, await headsOf(asking, await homeOf(asking, someone)), someone)

async function firstFree(asking: Asking, all: readonly string[], someone: string): Promise<string | undefined> {
  const apart = await keptApart(asking, all)
  return all.find((one) => one !== someone && !apart.has(one))
}

const keptApart = async ({ unit, house: { plan }, instance, row }: Asking, people: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(await keptFrom(plan, unit, people, approving, { document: documentOf(plan, instance.document), row }))

async function chooserOf({ unit, instance }: Asking, { approvers }: Approval): Promise<string | undefined> {
  if (approvers.some(({ who }) => who === 'choice')) return instance.started_by
  if (!approvers.some(({ who }) => who === 'previous-choice')) return undefined
  const [last] = await unit.query<{ person: string }>({ text: `select done_by as person from house.task where instance = $1 and state = 'done' and kind = 'approval' order by done_at desc, id desc limit 1`, values: [instance.id] })
  return last?.person ?? instance.started_by
}

async function withoutStarter(asking: Asking, { starter }: Approval, people: readonly string[]): Promise<readonly Pick<Found, 'person' | 'why'>[]> {
  const { started_by: self } = asking.instance
  const head = starter === 'head' && people.includes(self) ? await deciderAbove(asking, self) : undefined
  return people.flatMap((person) => {
    if (starter !== 'head' || person !== self) return [{ person }]
    return head === undefined || people.includes(head) ? [] : [{ person: head, why: 'for-the-starter' as const }]
  })
}

async function substitutesForNobody(asking: Asking, { nobody }: Approval): Promise<readonly string[]> {
  if (nobody === 'stop') return []
  return nobody === 'admin' ? administrators(asking.unit, asking.house) : byRule(asking, { who: 'person', code: nobody.person })
}

/** Once: anywhere in this case; in a row: in the approval just before. */
async function approvedBefore({ unit, instance }: Asking, samePerson: Approval['samePerson']): Promise<readonly string[]> {
  if (samePerson === 'ask') return []
  const rows = await unit.query<{ person: string }>({
    text: `with past as (select id, done_by, done_at from house.task where instance = $1 and kind = 'approval' and state = 'done' and outcome = 'approve'${samePerson === 'skip-in-row' ? ' order by done_at desc, id desc limit 1' : ''})
      select done_by as person from past where done_by is not null union select s.person from house.signer s join past on past.id = s.task where s.state in ('approve', 'skipped')`, values: [instance.id],
  })
  return rows.map(({ person }) => person)
}

const nothing: Subject = { id: '', number: '', department: null, enteredBy: '' }

/** Those who are told when an approval stands still. */
export const administrators = (unit: Unit, house: FlowHouse): Promise<readonly string[]> => holders({ unit, house, row: nothing }, { who: 'role', code: house.plan.directory.administrator.role })

export async function loginsOf(unit: Unit, { plan }: FlowHouse, of: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { person } = plan.directory
  const rows = await unit.query<{ id: string; login: string }>({ text: `select id, ${column(plan, person.document, person.login)} as login from ${table(plan, person.document)} where id = any($1::uuid[])`, values: [of] })
  return new Map(rows.map(({ id, login }) => [id, login]))
}

/** The head above whoever holds it up: of their own department, or of the one above where they head it themselves. */
export const headAbove = async (asking: Pick<Asking, 'unit' | 'house'>, someone: string): Promise<string | undefined> => (await headsOf(asking, await homeOf(asking, someone))).find((head) => head !== someone)

async function byRule(asking: Asking, one: Approver): Promise<readonly string[]> {
  const { row, instance } = asking
  const id = (value: unknown): readonly string[] => [value].flat().filter((each): each is string => typeof each === 'string' && each !== '')
  switch (one.who) {
    case 'starter': return [instance.started_by]
    case 'choice': case 'previous-choice': return []
    case 'field': return id(row[one.code])
    case 'person': return byLogin(asking, [one.code])
    case 'role': return holders(asking, one, caseBook(asking.house.plan, instance.document, row))
    case 'head': return (await headsOf(asking, row.department)).slice(one.level - 1, one.level)
    case 'chain': return (await headsOf(asking, row.department)).slice(0, one.level)
    case 'position': case 'group': return members(asking, one.who, one.code)
    case 'feel': return byLogin(asking, id(evaluate(one.expression, variablesOf(row)).value))
    case 'decision': {
      const decision = asking.house.plan.decisions.get(one.code)
      const asked = decision && (await ruling(asking.unit, one.code, dayOf(asking.unit.at, asking.house.calendar.zone)))
      return asked ? peopleOf(asking, approversIn(asked(variablesOf({ ...row, ...givenBy(decision, row) })))) : []
    }
  }
}

const column = (plan: Plan, document: string, key: string): string => `"${tableOf(documentOf(plan, document)).columns.find((one) => one.key === key)?.column ?? key}"`
const table = (plan: Plan, document: string): string => tableOf(documentOf(plan, document)).name
/** A department and those above it, nearest first. */
function upward(plan: Plan, from = '$1'): string {
  const { department } = plan.directory
  const departments = table(plan, department.document)
  return `with recursive up as (select d.*, 1 as level from ${departments} d where d.id = ${from}::uuid
    union all select d.*, up.level + 1 from ${departments} d join up on d.id = up.${column(plan, department.document, department.parent)} where up.level < 30)`
}

const people = async ({ unit }: Pick<Asking, 'unit'>, text: string, values: readonly unknown[]): Promise<readonly string[]> => (await unit.query<{ id: string }>({ text, values: [...values] })).map(({ id }) => id)
const active = (plan: Plan, alias: string): string => `${alias}.state = any('{${plan.directory.person.active.join(',')}}')`

async function homeOf(asking: Pick<Asking, 'unit' | 'house'>, someone: string): Promise<string | null> {
  const { plan } = asking.house
  const { person } = plan.directory
  return (await people(asking, `select ${column(plan, person.document, person.department)} as id from ${table(plan, person.document)} where id = $1`, [someone]))[0] ?? null
}

/** Heads from the department up, a person once; departments without a head are passed over. */
async function headsOf(asking: Pick<Asking, 'unit' | 'house'>, department: string | null): Promise<readonly string[]> {
  const { plan } = asking.house
  const { department: of, person } = plan.directory
  return [...new Set(await people(asking, `${upward(plan)} select p.id from up join ${table(plan, person.document)} p on p.id = up.${column(plan, of.document, of.head)} where ${active(plan, 'p')} order by up.level`, [department]))]
}

/** Whoever holds a role; where it is a company's case (`book`), whoever holds it in that company, or for the department. */
async function holders(asking: Omit<Asking, 'instance'>, one: RoleRule, book: string | null = null): Promise<readonly string[]> {
  const values: unknown[] = []
  return people(asking, `${holdersSql(asking, one, book, (value) => `$${values.push(value)}`)} order by p.id`, values)
}

/** Whether anybody holds a role as a pool asks for it. */
export const roleHeld = async (unit: Unit, house: FlowHouse, { role, department, book }: { readonly role: string; readonly department: string | null; readonly book: string | null }): Promise<boolean> =>
  (await holders({ unit, house, row: { ...nothing, department } }, { who: 'role', code: role, ...(department === null ? {} : { at: 'own' as const }) }, book)).length > 0

type RoleRule = Extract<Approver, { who: 'role' }>

function holdersSql({ unit, house: { plan, calendar }, row }: Omit<Asking, 'instance'>, { code, at }: RoleRule, book: string | null, bind: (value: unknown) => string): string {
  const { holding, person } = plan.directory
  const role = code.replace(/^\{(\w+)\}$/, (_, field: string) => String(row[field] ?? ''))
  const place = bind(at === undefined ? null : typeof at === 'string' ? row.department : ((row[at.field] as string | undefined) ?? null))
  const [today, of] = [bind(dayOf(unit.at, calendar.zone)), bind(book)]
  const held = (key: string) => `h.${column(plan, holding.document, key)}`
  const inBook = `(${of}::text is null or ${holdsBookSql(plan, held(holding.department), `p.${column(plan, person.document, person.department)}`, of)})`
  const scope = at === undefined ? inBook : `(${held(holding.department)} is null and ${inBook} or ${held(holding.department)} in (select id from up where level > ${at === 'above' ? 1 : 0}))`
  return `${upward(plan, place)} select distinct p.id from ${table(plan, holding.document)} h join ${table(plan, person.document)} p on p.id = ${held(holding.person)}
    where ${held(holding.role)} = ${bind(role)} and h.state = any(${bind(holding.active)}) and ${active(plan, 'p')} and (${held('from')} is null or ${held('from')} <= ${today}::date) and (${held('to')} is null or ${held('to')} >= ${today}::date) and ${scope}`
}

function byLogin(asking: Asking, logins: readonly string[]): Promise<readonly string[]> {
  const { plan } = asking.house
  const { person } = plan.directory
  return people(asking, `select p.id from ${table(plan, person.document)} p where (p.${column(plan, person.document, person.login)} = any($1::text[]) or p.id::text = any($1::text[])) and ${active(plan, 'p')} order by array_position($1::text[], p.${column(plan, person.document, person.login)}::text)`, [logins])
}

function members(asking: Asking, kind: 'position' | 'group', code: string): Promise<readonly string[]> {
  const { plan } = asking.house
  const { person, position, group } = plan.directory
  const of = kind === 'position' ? position : group
  const holds = kind === 'position'
    ? `p.${column(plan, person.document, person.position)} = g.id`
    : `exists (select 1 from ${linesTableName(group.document, group.people)} l where l.parent = g.id and l.person = p.id)`
  return people(asking, `select p.id from ${table(plan, of.document)} g join ${table(plan, person.document)} p on ${holds} where g.${column(plan, of.document, of.code)} = $1 and g.state = any($2) and ${active(plan, 'p')} order by p.id`, [code, of.active])
}
