/** What an evidence pack holds, as its reader may see it: clauses, population, records with history and files, approvals, deeds, seals. */
import { masked, type Actor } from '#allow'
import { documentOf } from '#declare'
import { keptPlan, populationOf, type Counted, type When } from '#duty'
import { walkedBy } from '#flow'
import { seal, sealed, seals, type SealedDeed } from '#host'
import type { House } from '#act'
import { history, namesOf, one, page, refsOfRow, type AnyRead } from '#read'
import { Refused, refuse } from '#words'
import { wordingsIn } from '../policy-import/index.ts'
import type { Asked } from './asked.ts'

/** Occurrences one pack may hold; more belong in several. */
const most = 20_000

export type Part = (path: string, content: string | Uint8Array) => void | Promise<void>
export type Hear = (done: number, total: number) => Promise<void>
export type Sums = { readonly occurrences: number; readonly hidden: number; readonly records: number; readonly deeds: number }
type Kept = { readonly document: string; readonly id: string }

export async function gathered(house: House, actor: Actor, asked: Asked, when: When, part: Part, hear: Hear): Promise<Sums> {
  const { store, plan } = house
  const occurrences = await populationOf(store, plan, actor, when, asked, most + 1)
  if (occurrences.length > most) throw new Refused(refuse(`超过 ${most} 项，请缩短期间或减少条款`, `More than ${most} occurrences; choose fewer clauses or days`, 'clauses'))
  await part('clauses.json', json(await clauses(house, asked)))
  const departments = new Set(occurrences.flatMap(({ department }) => (department ? [department] : [])))
  const names = await namesOf(store, plan, new Map([[plan.directory.department.document, departments]]), actor)
  await part('population.json', json(occurrences.map((each) => ({ ...each, departmentName: names[each.department ?? '']?.title }))))
  const wanted = unique([...occurrences.flatMap(recordsOf), ...(await excuses(house, actor, asked))])
  const records = await recordsInto(house, actor, wanted, part, hear)
  await seal(store)
  const deeds = await sealed(store, records.map(({ id }) => id))
  await part('deeds.jsonl', deeds.map((deed) => `${JSON.stringify(shown(house, actor, records, deed))}\n`).join(''))
  await part('seals.json', json(await seals(store)))
  return { occurrences: occurrences.length, hidden: occurrences.filter(({ hidden }) => hidden).length, records: records.length, deeds: deeds.length }
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

const recordsOf = ({ caseDocument, caseRecord, document, record }: Counted): readonly Kept[] =>
  ([[caseDocument, caseRecord], [document, record]] as const).flatMap(([type, id]) => (type && id ? [{ document: type, id }] : []))

const unique = (all: readonly Kept[]): readonly Kept[] => [...new Map(all.map((each) => [each.id, each])).values()]

/** The clauses as the company owes them, in the words of every version that held in the period. */
async function clauses(house: House, { clauses: chosen, from, to }: Asked) {
  const plan = await keptPlan(house.store, house.plan)
  const held = await wordingsIn({ ...house, plan }, from, to)
  const written = (number: string) => held.flatMap(({ version: { number: version, edition, effectiveFrom, effectiveTo }, clauses: said }) => (said.has(number) ? [{ version, edition, effectiveFrom, effectiveTo, ...said.get(number) }] : []))
  return chosen.map((number) => ({ number, ...plan.clauses.get(number), written: written(number), obligations: [...plan.obligations.values()].filter(({ clause }) => clause === number) }))
}

/** Exceptions ever written for these clauses, as far as the reader sees them. */
async function excuses({ store, plan }: House, actor: Actor, { clauses: chosen }: Asked): Promise<readonly Kept[]> {
  const found = await Promise.all(plan.excuses.map(async ({ document: name, clause }) => {
    const document = documentOf(plan, name)
    const each = await Promise.all(chosen.map((number) => page(store, plan, document, actor, { filters: { [clause]: number }, limit: 200 }).then(({ items }) => items, ifHidden)))
    return each.flat().map((row) => ({ document: name, id: row['id'] as string }))
  }))
  return found.flat()
}
function ifHidden(error: unknown): readonly never[] {
  if (error instanceof Refused) return []
  throw error
}

/** Each record as a file with its names and its history, the files that hang on it, and all approvals in one. */
async function recordsInto(house: House, actor: Actor, wanted: readonly Kept[], part: Part, hear: Hear): Promise<readonly (Kept & AnyRead)[]> {
  const { store, plan } = house
  const records: (Kept & AnyRead)[] = []
  const approvals: object[] = []
  for (const [at, { document: name, id }] of wanted.entries()) {
    await hear(at, wanted.length)
    const document = documentOf(plan, name)
    const row = await one(store, document, actor, id)
    if (!row) continue
    records.push({ ...row, document: name })
    await part(pathOf(name, row), json({ document: name, label: document.label, row, refs: await refsOfRow(store, plan, document, row, actor), history: await history(store, plan, document, actor, id) }))
    for (const { xml: _, tokens: __, ...walked } of await walkedBy(store, id)) approvals.push({ document: name, number: row.number, record: id, ...walked })
    for (const file of await filesOf(house, id)) await part(`files/${safe(row.number)}/${file.id}-${safe(file.name)}`, file.bytes)
  }
  await part('records.json', json(records.map(({ id, document, number, state }) => ({ id, document, number, state, path: pathOf(document, { id, number }) }))))
  await part('approvals.json', json(approvals))
  return records
}

const pathOf = (document: string, { number, id }: Pick<AnyRead, 'number' | 'id'>): string => `records/${document}/${safe(number || id)}.json`
/** A name that every file system takes. */
// oxlint-disable-next-line no-control-regex
const safe = (name: string): string => name.replaceAll(/[\u0000-\u001f\\/:*?"<>|]/g, '_').replace(/^\.+/, '_').slice(-120)

const filesOf = ({ store }: House, record: string) => store.query<{ readonly id: string; readonly name: string; readonly bytes: Buffer }>({ text: 'select id, name, bytes from house.file where record = $1 and removed_at is null order by at', values: [record] })

/** Where fields are kept from the reader, the deed comes as its digest alone, which still leads up to the seal. */
function shown({ plan }: House, actor: Actor, records: readonly Kept[], { said, ...deed }: SealedDeed) {
  const document = records.find(({ id }) => id === deed.record)?.document
  return document && masked(documentOf(plan, document), actor).length === 0 ? { ...deed, said } : deed
}
