/** The plan of a house: what all its chapters declare, indexed by name; still pure. */
import type { Label } from '#words'
import type { Chapter, Directory, Reaction } from './chapter.ts'
import type { Decision } from './decision.ts'
import type { AnyDocument, Conversion } from './document.ts'
import { Field, type Declared, type Fields } from './field.ts'
import type { Figure } from './figure.ts'
import { withGivingUp } from './give-up.ts'
import type { Conflict, DutyKind, Event, Role } from './name.ts'
import type { Excuse, Obligation } from './obligation.ts'
import type { Clause, Policy } from './policy.ts'
import type { Process } from './process.ts'
import type { AccountRole, Answer } from './query.ts'

export type Index<T> = ReadonlyMap<string, T>

export type Plan = {
  readonly chapters: readonly Chapter[]
  readonly directory: Directory
  readonly documents: Index<AnyDocument>
  readonly conversions: readonly Conversion[]
  readonly processes: Index<Process>
  readonly decisions: Index<Decision>
  readonly obligations: Index<Obligation>
  readonly excuses: readonly Excuse[]
  readonly figures: Index<Figure>
  readonly answers: Index<Answer>
  readonly reactions: readonly Reaction[]
  readonly roles: Index<Role>
  readonly duties: Index<DutyKind>
  readonly conflicts: readonly Conflict[]
  readonly events: Index<Event>
  readonly accounts: Index<AccountRole>
  readonly policies: readonly Policy[]
  readonly clauses: Index<Clause>
}

/** Draws the plan; two things of one name are a fault of the chapters and are thrown. */
export function plan(chapters: readonly Chapter[], directory: Directory): Plan {
  const of = <T>(pick: (chapter: Chapter) => readonly T[] | undefined): readonly T[] => chapters.flatMap((one) => pick(one) ?? [])
  const policies = of((one) => one.policies)
  const bound = of((one) => one.obligations)
  const unbound = policies.flatMap(({ clauses }) => Object.entries(clauses)).filter(([number]) => !bound.some(({ clause }) => clause === number))
    .flatMap(([number, clause]) => of((one) => (one.plainDuty ? [one.plainDuty] : [])).map((plain) => plain(number, clause)).filter((one) => one !== undefined).slice(0, 1))
  const options = optionsOf(of, policies)
  return {
    chapters, directory, policies,
    documents: indexed(of((one) => one.documents).map((document) => withGivingUp({ ...document, fields: filled(document.fields, options) })), (one) => one.name),
    conversions: of((one) => one.conversions),
    processes: indexed(of((one) => one.processes), (one) => one.process),
    decisions: indexed(of((one) => one.decisions), (one) => one.decision),
    obligations: indexed([...bound, ...unbound], (one) => one.obligation),
    excuses: of((one) => one.excuses),
    figures: indexed(of((one) => one.figures), (one) => one.figure),
    answers: indexed(of((one) => one.answers), (one) => one.question),
    reactions: of((one) => one.reactions),
    roles: indexed(of((one) => one.roles), (one) => one.role),
    duties: indexed(of((one) => one.duties), (one) => one.duty),
    conflicts: of((one) => one.conflicts),
    events: indexed(of((one) => one.events), (one) => one.event),
    accounts: indexed(of((one) => one.accounts), (one) => one.account),
    clauses: indexed(policies.flatMap((one) => Object.entries(one.clauses)), ([number]) => number, ([, clause]) => clause),
  }
}

type Of = <T>(pick: (chapter: Chapter) => readonly T[] | undefined) => readonly T[]
type Options = Readonly<Record<Declared, Readonly<Record<string, Label>>>>

const optionsOf = (of: Of, policies: readonly Policy[]): Options => ({
  roles: Object.fromEntries(of((one) => one.roles).map(({ role, label }) => [role, label])),
  documents: Object.fromEntries(of((one) => one.documents).map(({ name, label }) => [name, label])),
  accounts: Object.fromEntries(of((one) => one.accounts).map(({ account, label }) => [account, label])),
  clauses: Object.fromEntries(policies.flatMap(({ clauses }) => Object.entries(clauses)).map(([number, { title: [zh, en] }]) => [number, [`${number} ${zh}`, `${number} ${en}`]])),
})

/** Fields that name something declared get what there is as their options. */
const filled = (fields: Fields, options: Options): Fields => Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.facts.of
  ? new Field(field.kind, field.label, { ...field.facts, of: filled(field.facts.of, options) })
  : field.facts.among ? new Field(field.kind, field.label, { ...field.facts, options: options[field.facts.among] }) : field]))

/** The document of a name; asking for one that nobody declared is a fault. */
export function documentOf(house: Plan, name: string): AnyDocument {
  const found = house.documents.get(name)
  if (!found) throw new Error(`no document is called ${name}`)
  return found
}

export const roleLabel = (house: Plan, role: string): Label => house.roles.get(role)?.label ?? [role, role]

function indexed<T, V = T>(all: readonly T[], key: (one: T) => string, value: (one: T) => V = (one) => one as unknown as V): Index<V> {
  const index = new Map<string, V>()
  for (const one of all) {
    if (index.has(key(one))) throw new Error(`declared twice: ${key(one)}`)
    index.set(key(one), value(one))
  }
  return index
}
