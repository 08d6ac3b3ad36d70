/** Posting: what an action means in money, goods and budget becomes entries, in one round trip. */
import { hash } from 'node:crypto'
import type { Dimensions, Posting, PostingLine } from '#declare'
import type { Unit } from '#store'
import { isNegative, isZero, negated, type Day } from '#words'
import { refusalOf } from './refused.ts'
import { keepStock, valuedPostings } from './stock/index.ts'

export type Posted = { readonly id: string; readonly word: string; readonly number: number; readonly date: Day }
type ToPost = {
  /** The book of the company whose document it is. */
  readonly book: string
  readonly document: string; readonly record: string; readonly version: number; readonly action: string; readonly deed: string
  /** Who posts; `maker` entered the document (the poster, when left out) and `checker` approved it. */
  readonly person: string; readonly maker?: string; readonly checker?: string
  readonly postings: readonly Posting[]
  /** Currency of money lines. */
  readonly currency: string
  /** Day on which a reversal is posted. */
  readonly today: Day
  /** Takes back every entry of this earlier action that was not taken back yet. */
  readonly reverses?: { readonly action: string }
}

/**
 * Posts entries and answers their voucher numbers. Refuses a closed or unknown period, a role without an account,
 * an account that would fall below zero or lacks a dimension; an entry that does not balance is a fault of its rule and is thrown.
 * What it asks last is asked by `last`.
 */
export async function post(unit: Unit, given: ToPost, last: Unit['query'] = unit.query): Promise<readonly Posted[]> {
  const { postings, rows } = await valuedPostings(unit, given.book, given.postings, given.today, given.reverses ? { record: given.record, action: given.reverses.action } : undefined)
  const made = postings.map((posting) => entryOf(unit, posting, given.currency))
  const taken = given.reverses ? await reversals(unit, given.record, given.reverses.action, given.today) : []
  const entries = [...made.filter(({ lines }) => lines.length > 0), ...taken].map((entry, ordinal) => ({ ...entry, ordinal }))
  if (entries.length === 0 && !rows) return []
  const { document, record, version, action, deed, person, maker = person, checker } = given
  const dimensions = [...new Map(entries.flatMap(({ sets }) => sets).map((set) => [set['id'], set])).values()].sort((a, b) => ((a['id'] as string) < (b['id'] as string) ? -1 : 1))
  const said = { book: given.book, document, record, version, action, deed, maker, checker, poster: person, at: unit.at, dimensions, entries: entries.map(({ sets: _, ...entry }) => entry) }
  try {
    const [answer] = entries.length === 0 ? [] : await (rows ? unit.query : last)<{ posted: Posted[] }>({ name: 'post', text: 'select house.post($1::jsonb) as posted', values: [JSON.stringify(said)] })
    if (rows) await keepStock(unit, given.book, rows, { record, action, entryOf: (ordinal) => ((made[ordinal]?.lines.length ?? 0) > 0 ? (made[ordinal]?.id as string) : deed), mirror: taken[0]?.id ?? deed }, last)
    return answer?.posted ?? []
  } catch (error) {
    throw refusalOf(error)
  }
}

type Set = Readonly<Record<string, string | null>>
type Line = { readonly id: string; readonly position: number; readonly account: string; readonly unit: string; readonly amount: string; readonly in_currency?: string | null | undefined; readonly side: string; readonly phase: string; readonly dimensions: string; readonly line?: string | null | undefined; readonly reverses?: string; readonly summary_zh?: string | undefined; readonly summary_en?: string | undefined }
type Entry = { readonly id: string; readonly date: Day; readonly word: string; readonly summary_zh: string; readonly summary_en: string; readonly reverses?: string; readonly lines: readonly Line[]; readonly sets: readonly Set[] }

function entryOf(unit: Unit, { summary, date, word = '记', red = false, lines }: Posting, currency: string): Entry {
  const kept = lines.filter(({ amount }) => !isZero(amount))
  const known = new Map<string, Set>()
  const sets = kept.map(({ dimensions }) => {
    const said = JSON.stringify(dimensions)
    const set = known.get(said) ?? setOf(dimensions)
    known.set(said, set)
    return set
  })
  return {
    id: unit.newId(), date, word, summary_zh: summary[0], summary_en: summary[1], sets,
    lines: kept.map((line, position) => lineOf(unit, line, position, (sets[position] as Set)['id'] as string, { currency, red })),
  }
}

const lineOf = (unit: Unit, { account, amount, inCurrency, unit: of, phase = 'settled', line, summary }: PostingLine, position: number, dimensions: string, { currency, red }: { readonly currency: string; readonly red: boolean }): Line => ({
  id: unit.newId(), position, account, unit: of ?? currency, amount, in_currency: inCurrency, side: isNegative(amount) === red ? 'debit' : 'credit', phase, dimensions, line, summary_zh: summary?.[0], summary_en: summary?.[1],
})

const names: Readonly<Record<string, string>> = { party: 'party', item: 'item', place: 'place', department: 'department', budgetItem: 'budget_item', project: 'project', cashItem: 'cash_item', batch: 'batch', currency: 'currency' }
export const dimensionColumns = names

/** Dimensions that sets of earlier days do not name: those sets keep their hash, and with it their balances. */
const joinedLater: ReadonlySet<string> = new Set(['currency'])

/** A set of dimensions is one row, found by the hash of what it says. */
function setOf(dimensions: Dimensions): Set {
  const said = Object.entries(names).filter(([key]) => !joinedLater.has(key) || dimensions[key]).map(([key, column]) => [column, dimensions[key] ?? null] as const)
  const strange = Object.keys(dimensions).find((key) => !(key in names))
  if (strange) throw new Error(`no dimension is called ${strange}`)
  const of = hash('md5', JSON.stringify(said), 'hex')
  return { id: `${of.slice(0, 8)}-${of.slice(8, 12)}-${of.slice(12, 16)}-${of.slice(16, 20)}-${of.slice(20)}`, ...Object.fromEntries(said) }
}

type Original = { readonly id: string; readonly word: string; readonly number: number; readonly summary_zh: string; readonly summary_en: string; readonly lines: readonly Line[] }

/** Red entries: the same sides with negated amounts, so that turnover shows no business that was taken back; lines taken back before stay as they are. */
async function reversals(unit: Unit, record: string, action: string, today: Day): Promise<readonly Entry[]> {
  const originals = await unit.query<Original>({
    name: 'entries to reverse', values: [record, action],
    text: `select e.id, e.word, e.number, e.summary_zh, e.summary_en,
        json_agg(json_build_object('id', l.id, 'account', l.account, 'unit', l.unit, 'amount', l.amount::text, 'in_currency', l.in_currency::text, 'side', l.side, 'phase', l.phase, 'dimensions', l.dimensions, 'line', l.line) order by l.position) as lines
      from house.entry e join house.entry_line l on l.entry = e.id
      where e.record = $1 and e.action = $2 and e.reverses is null and not exists (select 1 from house.entry_line r where r.reverses = l.id) group by e.id order by e.seq`,
  })
  return originals.map(({ id, word, number, summary_zh, summary_en, lines }) => ({
    id: unit.newId(), date: today, word, reverses: id, sets: [], summary_zh: `冲销 ${word}-${number} ${summary_zh}`, summary_en: `Reversal of ${word}-${number} ${summary_en}`,
    lines: lines.map((line, position) => ({ ...line, id: unit.newId(), position, reverses: line.id, amount: negated(line.amount), in_currency: line.in_currency ? negated(line.in_currency) : null })),
  }))
}
