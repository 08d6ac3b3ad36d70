/** Valuing a posting: what its goods are worth, and what changes for goods that went before, known under the lock of their items and before anything is written. */
import type { Posting, PostingLine } from '#declare'
import type { Unit } from '#store'
import type { Day, Instant } from '#words'
import type { Move, Rule, Valued } from '../valuation/index.ts'
import { filled } from './fill.ts'
import { gatheringFrom } from './past.ts'
import { claimed, earlier, mirroredBy, poolOf, undoing, type Intent, type ItemRow, type Undo, type Valuated } from './rows.ts'
import { walkedItem, type Given, type Walked } from './walk.ts'

const touches = ({ lines }: Posting): boolean => lines.some(({ goods, late, restates }) => goods !== undefined || late !== undefined || restates !== undefined)
const endOf = (day: Day): Instant => `${day}T23:59:59.999Z`

/** Fills in the money that goods are worth and adds the corrections that follow; nothing is asked of the database where no goods are valued. */
export async function valuedPostings(unit: Unit, book: string, postings: readonly Posting[], today: Day, undo?: Undo): Promise<Valuated> {
  const [undone, mirrored] = undo ? await Promise.all([undoing(unit, undo), mirroredBy(unit, undo)]) : [[], []]
  if (!postings.some(touches) && undone.length === 0 && mirrored.length === 0) return { postings }
  const intents = postings.flatMap((posting, entry) => movesOf(unit, posting, entry, today))
  const lates = postings.flatMap((posting, entry) => posting.lines.filter(({ late, restates }) => late !== undefined || restates !== undefined).map((line) => ({ line, entry, at: momentOf(unit, posting.date, today) })))
  const items = await claimed(unit, book, [...intents.map(({ item, rule }) => ({ item, rule })), ...lates.map(({ line }) => ({ item: line.dimensions['item'] ?? '', rule: undefined })), ...[...undone, ...mirrored].map(({ item }) => ({ item, rule: undefined }))])
  const sources = await earlier(unit, book, [...intents.flatMap(({ from }) => from ?? []), ...lates.flatMap(({ line }) => line.late ?? [])])
  const walked = await walkedAll(unit, book, items, intents, (item) => ({
    moves: intents.filter((one) => one.item === item), lates: lates.filter(({ line }) => line.dimensions['item'] === item), undone: undone.filter((one) => one.item === item), mirrored: mirrored.filter((one) => one.item === item), sources,
  }))
  return filled(postings, walked, today, undone, mirrored)
}

/** Items one by one; where worth changes, what is made of it, now or earlier, is walked again. */
async function walkedAll(unit: Unit, book: string, claimedItems: ReadonlyMap<string, ItemRow>, intents: readonly Intent[], givenOf: (item: string) => Omit<Given, 'known' | 'recosted'>): Promise<readonly Walked[]> {
  const [items, walked, known] = [new Map(claimedItems), new Map<string, Walked>(), new Map<string, Valued>()]
  const recosted = new Map<string, { at: Instant }[]>()
  const queue = [...items.keys()]
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    const found = await walkedItem(unit, book, items.get(item) as ItemRow, { ...givenOf(item), known, recosted: recosted.get(item) ?? [] })
    walked.set(item, found)
    const news = [...found.moves, ...found.changes.map(({ move }) => found.values.get(move) as Valued)].filter(({ id, value }) => known.get(id)?.value !== value)
    for (const { id, quantity, value } of news) known.set(id, { id, quantity, value })
    const made = await gatheringFrom(unit, book, found.changes.map(({ move }) => move).filter((move) => news.some(({ id }) => id === move)))
    for (const { item: of, at } of made) recosted.set(of, [...(recosted.get(of) ?? []), { at }])
    const strange = [...new Set(made.map(({ item: of }) => of))].filter((of) => !items.has(of))
    if (strange.length > 0) for (const [of, row] of await claimed(unit, book, strange.map((of) => ({ item: of, rule: undefined })))) items.set(of, row)
    const again = new Set([...made.map(({ item: of }) => of), ...intents.filter(({ gathers }) => gathers?.of.some((id) => news.some((one) => one.id === id))).map(({ item: of }) => of)])
    for (const of of again) if (of !== item && !queue.includes(of)) queue.push(of)
  }
  return [...walked.values()]
}

function movesOf(unit: Unit, { date, lines }: Posting, entry: number, today: Day): readonly Intent[] {
  const ofLine = Map.groupBy(lines, ({ line }) => line)
  const moves = lines.filter((line) => line.goods !== undefined).map((line): Intent => {
    const { by, at, worth, source, counted, each, gathers, restates } = line.goods as NonNullable<PostingLine['goods']>
    const item = line.unit as string
    const pool = poolOf({ scope: by.scope, place: line.dimensions['place'], batch: line.dimensions['batch'] })
    const same = ofLine.get(line.line) ?? []
    return {
      id: unit.newId(), item, at: at ?? momentOf(unit, date, today), seq: 0, pool, quantity: line.amount, counted, each, restates, value: worth, worth, line: line.line as string, entry, from: source,
      rule: { method: by.method, negative: by.negative ?? false, shortage: by.shortage, places: 2, decimals: by.decimals } satisfies Rule,
      gathered: gathers,
      money: same.filter(({ cost }) => cost !== undefined).map(({ account, cost, dimensions }) => ({ account, sign: cost as 1 | -1, dimensions })),
      goods: same.filter((one) => one.unit === item).map(({ account, goods, dimensions }) => ({ account, sign: goods === undefined ? -1 : 1, dimensions, unit: item })),
    }
  })
  const leaving = Map.groupBy(moves.filter(isOutgoing), ({ line }) => line)
  return moves.map((move) => (isOutgoing(move) ? move : withPartner(madeOf(move, moves), leaving.get(move.line) ?? [])))
}

/** What it is made of, by the movements that take it out. */
function madeOf({ gathered, ...move }: Intent, moves: readonly Intent[]): Intent {
  if (!gathered) return move
  const { lines, ...rest } = gathered
  return { ...move, gathers: { ...rest, of: moves.filter((one) => isOutgoing(one) && lines.includes(one.line)).map(({ id }) => id) } }
}

const isOutgoing = ({ quantity }: Move): boolean => quantity.startsWith('-')
/** What leaves one place and enters another in the same document line keeps its cost. */
function withPartner(move: Intent, leaving: readonly Intent[]): Intent {
  const partner = leaving.find(({ item }) => item === move.item)
  return partner && move.worth === undefined && move.from === undefined && !move.gathers ? { ...move, source: partner.id } : move
}
const momentOf = (unit: Unit, date: Day, today: Day): Instant => (date === today ? unit.at : endOf(date))

