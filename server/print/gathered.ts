/** What a paper needs of the house: the record as its reader sees it, names, who handled it, the clauses it stands under as the company words them. */
import type { House } from '#act'
import type { Actor } from '#allow'
import type { AnyDocument, Plan } from '#declare'
import { walkedBy, type Walked } from '#flow'
import { history, namesOf, one, refsOf, type AnyRead, type HistoryItem, type Refs } from '#read'
import { inLanguage, minuteText, type Label, type Language } from '#words'
import { policyVersion } from '../../chapters/1-governance/contract.ts'
import { writtenOf } from '../policy-import/index.ts'
import type { Ground, Handled } from './sheet-of.ts'
import { word } from './words.ts'

export type Reader = { readonly house: House; readonly actor: Actor; readonly standing: readonly Actor[]; readonly company: string; readonly language: Language }
export type Gathered = { readonly row: AnyRead; readonly refs: Refs; readonly handled: readonly Handled[]; readonly grounds: readonly Ground[] }

/** Nothing when there is no such record or the reader may not see it; reading a secret is noted as every reading is. */
export async function gathered({ house, actor, standing, language }: Reader, document: AnyDocument, idOrNumber: string): Promise<Gathered | undefined> {
  const { store, plan, zone } = house
  const row = await one(store, document, actor, idOrNumber, standing)
  if (!row) return undefined
  const [refs, deeds, walks] = await Promise.all([refsOf(store, plan, document, [row], actor), history(store, plan, document, actor, row.id, standing), walkedBy(store, row.id)])
  const steps = walks.flatMap(stepsOf)
  const people = await namesOf(store, plan, new Map([[plan.directory.person.document, new Set(steps.flatMap(({ person, onBehalfOf }) => [person, onBehalfOf].filter((id) => typeof id === 'string')))]]), actor)
  const handled = [...deeds.flatMap((deed) => done(document, deed, language)), ...steps.map((step) => decided(step, people, language))].toSorted((a, b) => a.at.localeCompare(b.at))
  const clauses = [document.clause.clause, ...handled.flatMap(({ clause }) => clause ?? [])]
  return { row, refs, handled: handled.map(({ clause: _, ...one }) => ({ ...one, at: minuteText(one.at, zone) })), grounds: await grounds(house, [...new Set(clauses)], language) }
}

type Step = { readonly name: Label; readonly person: string; readonly onBehalfOf: string | null; readonly outcome: string | null; readonly opinion: string | null; readonly leftAt: string; readonly clause: string | null; readonly automatic: boolean }
type Told = Handled & { readonly clause: string | null }

/** Decisions that were made on the way; who sat beside each other is told one by one. */
function stepsOf({ history: past }: Walked): readonly Step[] {
  return (past as readonly (Omit<Step, 'person' | 'leftAt'> & { readonly person: string | null; readonly leftAt: string | null; readonly state: string; readonly signers: readonly { readonly person: string; readonly state: string; readonly opinion: string | null; readonly doneAt: string | null; readonly onBehalfOf: string | null }[] })[])
    .flatMap(({ signers, ...step }) => {
      const signed = signers.flatMap(({ doneAt, ...one }) => (doneAt ? [{ ...step, ...one, outcome: one.state, leftAt: doneAt }] : []))
      const { person, leftAt } = step
      return signed.length > 0 ? signed : step.state === 'done' && person && leftAt ? [{ ...step, person, leftAt }] : []
    })
}

const outcomes: Readonly<Record<string, Label>> = { approve: ['同意', 'Approved'], approved: ['同意', 'Approved'], reject: ['驳回', 'Rejected'], rejected: ['驳回', 'Rejected'], return: ['退回', 'Returned'], returned: ['退回', 'Returned'], done: ['办毕', 'Done'] }

function decided({ name, person, onBehalfOf, outcome, opinion, leftAt, clause, automatic }: Step, people: Refs, language: Language): Told {
  const [who, behalf] = [person, onBehalfOf].map((id) => (id ? (people[id]?.title ?? '—') : ''))
  const said = outcomes[outcome ?? 'done']
  return { label: name, who: `${who}${behalf ? word('behalf', language, behalf) : ''}`, outcome: automatic ? word('automatic', language) : said ? inLanguage(said, language) : (outcome ?? ''), opinion: opinion ?? '', at: leftAt, clause }
}

/** What a person did by an action of their own; what only a process does is told by its steps. */
function done(document: AnyDocument, { action, label, person, onBehalfOf, opinion, at, clause }: HistoryItem, language: Language): readonly Told[] {
  const declared = document.actions[action]
  if (action !== 'make' && (!declared || declared.by === 'task')) return []
  return [{ label, who: `${person.name}${onBehalfOf ? word('behalf', language, onBehalfOf.name) : ''}`, outcome: '', opinion: opinion ?? '', at, clause }]
}

async function grounds(house: House, numbers: readonly string[], language: Language): Promise<readonly Ground[]> {
  const { plan } = house
  const written = plan.documents.has(policyVersion.name) ? (await writtenOf(house)).clauses : new Map<string, never>()
  return numbers.flatMap((number, at) => groundOf(plan, number, written.get(number), language, at === 0))
}

/** The clause of the document in full, those of single steps by their title. */
function groundOf({ clauses }: Plan, number: string, written: { readonly title: string; readonly text: string } | undefined, language: Language, full: boolean): readonly Ground[] {
  const clause = clauses.get(number)
  if (!clause) return []
  const [title, text] = written && language === 'zh' ? [written.title, written.text] : [inLanguage(clause.title, language), inLanguage(clause.text, language)]
  return [{ number, title, text: full ? text : '' }]
}
