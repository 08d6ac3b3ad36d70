/** What a paper needs of the house: the record as its reader sees it, names, who handled it, the clauses it stands under as the company words them. */
import type { House } from '#act'
import { houseActor, type Actor } from '#allow'
import { isVerb, verbSpec, type AnyDocument } from '#declare'
import { walkedBy, type Walked } from '#flow'
import { history, namesOf, one, refsOf, type AnyRead, type HistoryItem, type Refs } from '#read'
import { dayOf, inLanguage, minuteText, type Day, type Label, type Language } from '#words'
import { wordingOn } from '../policy-import/index.ts'
import type { Ground, Handled } from './sheet-of.ts'
import { word } from './words.ts'

export type Reader = { readonly house: House; readonly actor: Actor; readonly standing: readonly Actor[]; readonly company: string; readonly language: Language }
/** `taken`: how often it was taken on paper before. */
export type Gathered = { readonly row: AnyRead; readonly taken: number; readonly refs: Refs; readonly handled: readonly Handled[]; readonly grounds: readonly Ground[] }

/** Nothing when there is no such record or the reader may not see it; reading a secret is noted as every reading is. */
export async function gathered({ house, actor, standing, language }: Reader, document: AnyDocument, idOrNumber: string): Promise<Gathered | undefined> {
  const { store, plan, zone } = house
  const row = await one(store, document, actor, idOrNumber, standing)
  if (!row) return undefined
  const [refs, deeds, walks] = await Promise.all([refsOf(store, plan, document, [row], actor), history(store, plan, document, actor, row.id, standing), walkedBy(store, row.id)])
  const steps = walks.flatMap(stepsOf)
  const people = await namesOf(store, plan, new Map([[plan.directory.person.document, new Set(steps.flatMap(({ person, onBehalfOf }) => [person, onBehalfOf].filter((id) => typeof id === 'string')))]]), actor)
  const handled = [...deeds.toReversed().flatMap((deed) => done(document, deed, language)), ...steps.map((step) => decided(step, people, language))].toSorted((a, b) => a.at.localeCompare(b.at))
  const clauses = [document.clause.clause, ...handled.flatMap(({ clause }) => clause ?? []).toSorted()]
  return { row, refs, taken: deeds.filter(({ action }) => action === 'print').length, handled: handled.map(({ clause: _, ...one }) => ({ ...one, at: minuteText(one.at, zone) })), grounds: await grounds(house, [...new Set(clauses)], dayOf(String(row['enteredAt']), zone), language) }
}

type Signed = { readonly person: string | null; readonly onBehalfOf: string | null; readonly outcome: string | null; readonly opinion: string | null; readonly leftAt: string | null }
type Step = Signed & { readonly name: Label; readonly clause: string | null; readonly signers: readonly { readonly person: string; readonly state: string; readonly opinion: string | null; readonly doneAt: string | null; readonly onBehalfOf: string | null }[] }
type Told = Handled & { readonly clause: string | null }

/** Decisions that people made on the way; those who were asked beside each other are told one by one. */
const stepsOf = ({ history: past }: Walked): readonly Step[] => (past as readonly Step[]).flatMap((step) => {
  const beside = step.signers.map(({ state, doneAt, ...one }) => ({ ...step, ...one, outcome: state, leftAt: doneAt }))
  return (beside.length > 0 ? beside : [step]).filter(({ outcome, leftAt, person }) => leftAt && person && person !== houseActor.person && outcome && isVerb(outcome) && (outcome === 'return' || 'decides' in verbSpec(outcome)))
})

function decided({ name, person, onBehalfOf, outcome, opinion, leftAt, clause }: Step, people: Refs, language: Language): Told {
  const [who, behalf] = [person, onBehalfOf].map((id) => (id ? (people[id]?.title ?? '—') : ''))
  const said = outcome && isVerb(outcome) ? inLanguage(verbSpec(outcome).label, language) : ''
  return { label: name, who: `${who}${behalf ? word('behalf', language, behalf) : ''}`, outcome: said, opinion: opinion ?? '', at: leftAt ?? '', clause }
}

/** What a person did by an action of their own, and what a process did by itself; what people did in its steps is told by these. */
function done(document: AnyDocument, { action, label, step, whom, person, onBehalfOf, opinion, at, clause }: HistoryItem, language: Language): readonly Told[] {
  if (step) return [{ label: step, who: word('house', language), outcome: inLanguage(label, language), opinion: whom ? inLanguage(whom, language) : '', at, clause }]
  const declared = document.actions[action]
  if (action !== 'make' && (!declared || declared.by === 'task')) return []
  return [{ label, who: `${person.name}${onBehalfOf ? word('behalf', language, onBehalfOf.name) : ''}`, outcome: '', opinion: opinion ?? '', at, clause }]
}

/** In the words that held on the day of the record: the clause of the document in full, those of single steps by their title. */
async function grounds(house: House, numbers: readonly string[], day: Day, language: Language): Promise<readonly Ground[]> {
  const { clauses } = await wordingOn(house, day)
  return numbers.flatMap((number, at) => {
    const said = clauses.get(number) ?? house.plan.clauses.get(number)
    return said ? [{ number, title: inLanguage(said.title, language), text: at === 0 ? inLanguage(said.text, language) : '' }] : []
  })
}
