/** Amounts filled in, corrections as an entry of their own, and what is to be kept. */
import type { Posting, PostingLine } from '#declare'
import { isZero, minus, negated, plus, sum, times, type Day, type Decimal, type Label } from '#words'
import type { Change, Follower, Mirrored, Undone, Valuated } from './rows.ts'
import type { Walked } from './walk.ts'

export function filled(postings: readonly Posting[], walked: readonly Walked[], today: Day, undone: readonly Undone[], mirrored: readonly Mirrored[]): Valuated {
  const moves = walked.flatMap((one) => one.moves)
  const ofLine = Map.groupBy(moves, (one): string | undefined => one.line)
  const worthOf = (line: string | undefined, item: string | undefined) => sum((ofLine.get(line) ?? []).filter((one) => item === undefined || one.item === item).map(({ value }) => value))
  /** A count, or an issue of all but a trifle more than there was: the house says how much it was. */
  const quantityOf = (line: string | undefined, item: string) => ofLine.get(line)?.find((one) => one.item === item && (one.counted !== undefined || one.asked !== one.quantity))
  const made = postings.map((posting): Posting => ({
    ...posting,
    lines: posting.lines.map((line) => {
      if (line.cost !== undefined) return { ...line, amount: times(String(line.cost), worthOf(line.line, line.dimensions['item'])) }
      const counted = line.unit === undefined ? undefined : quantityOf(line.line, line.unit)
      return counted ? { ...line, amount: line.goods ? counted.quantity : negated(counted.quantity) } : line
    }),
  }))
  const changes = walked.flatMap((one) => one.changes)
  const takenBack = undone.map(({ id, quantity, value, postedQuantity, postedValue, money, goods }): Change => ({ move: id, quantity: minus(postedQuantity, quantity), value: minus(postedValue, value), money, goods }))
  const lines = corrections([...changes, ...takenBack])
  const correction: readonly Posting[] = lines.length === 0 ? [] : [{ summary: corrected(walked), date: today, lines }]
  const ordinal = made.length
  return {
    postings: [...made, ...correction],
    rows: {
      moves: moves.map((one) => ({ ...one, quantity: one.asked })), undone: undone.map(({ id }) => id), mirrored,
      worth: [
        ...moves.map(({ id, entry, quantity, value }) => ({ move: id, entry, quantity, value })),
        ...walked.flatMap(({ late }) => late).flatMap((one) => ('of' in one ? [{ move: one.of, entry: one.entry, quantity: '0', value: one.value }] : [])),
        ...changes.map(({ move, quantity, value }) => ({ move, entry: lines.length === 0 ? 0 : ordinal, quantity, value })),
      ],
      late: walked.flatMap((of) => of.late).map((one) => ({ id: one.id, item: one.item, seq: one.seq, at: one.at, move: 'of' in one ? one.of : null, pool: 'pool' in one ? one.pool : null, value: one.value })),
      items: walked.map(({ item, next, last, pools, marks, again }) => ({ item: item.item, next, last_at: last, pools, marks, again })),
    },
  }
}

/** Where not all of the past was walked, the entry says so. */
function corrected(walked: readonly Walked[]): Label {
  const [bound] = walked.flatMap((one) => one.bound ?? []).toSorted()
  const since = bound?.slice(0, 10)
  return since === undefined ? ['存货成本更正', 'Correction of stock cost'] : [`存货成本更正：${since} 起逐笔计，之前的按在库份额分摊`, `Correction of stock cost: movement by movement since ${since}, before that by the share still on hand`]
}

/** One line per account and dimensions; what only moves between like goods cancels. Those followed alike are summed first. */
function corrections(changes: readonly Change[]): readonly PostingLine[] {
  const lines = new Map<string, PostingLine>()
  const add = ({ account, sign, dimensions, unit }: Follower, amount: Decimal) => {
    const key = JSON.stringify([account, unit ?? '', dimensions])
    const before = lines.get(key)
    lines.set(key, { account, dimensions, ...(unit ? { unit } : {}), amount: plus(before?.amount ?? '0', times(String(sign), amount)) })
  }
  for (const [money, alike] of Map.groupBy(changes, (one) => one.money)) { const value = sum(alike.map((one) => one.value)); for (const follower of money) add(follower, value) }
  for (const [goods, alike] of Map.groupBy(changes, (one) => one.goods)) { const quantity = sum(alike.map((one) => one.quantity)); for (const follower of goods) add(follower, quantity) }
  return [...lines.values()].filter(({ amount }) => !isZero(amount))
}

