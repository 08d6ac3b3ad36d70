/** The three-way match: what of an invoice is not covered by the order's terms and by accepted goods, and which deliveries it pays for. */
import type { Fulfilment, Link } from '#declare'
import { portion } from '#commons'
import { compare, greatest, isPositive, least, minus, plus, sum, times, type Decimal, type Label } from '#words'
import { qualityInspection } from '../contract.ts'
import type { OrderedLine } from './goods-receipt.ts'

type Sums = Readonly<Record<string, Fulfilment>>
export type BilledLine = { readonly id: string; readonly order: string; readonly item: string; readonly quantity: Decimal; readonly price: Decimal }
export type Billed = { readonly freight: Decimal; readonly lines: readonly BilledLine[] }
export type MatchFacts = { readonly ordered: Readonly<Record<string, OrderedLine>>; readonly acceptedGoods: Sums; readonly billed: Sums }
/** Pieces that one inspection line accepted of an order line, the earliest first. */
export type Acceptance = { readonly from: string; readonly line: string; readonly quantity: Decimal }

/** Accepted and not billed yet; below zero where the supplier billed ahead. */
export const openToBill = (order: string, { acceptedGoods, billed }: Pick<MatchFacts, 'acceptedGoods' | 'billed'>): Decimal =>
  minus(acceptedGoods[order]?.quantity ?? '0', billed[order]?.quantity ?? '0')

/** The part of a line that accepted goods cover. */
export const coveredOf = ({ order, quantity }: BilledLine, facts: MatchFacts): Decimal => least(greatest('0', openToBill(order, facts)), quantity)

/** One sentence for each difference; none when order, acceptance and invoice agree. */
export const differences = (row: Billed, facts: MatchFacts): readonly Label[] =>
  [...row.lines.flatMap((one, at) => [...tooDear(one, at, facts), ...tooMany(one, at, facts)]), ...freightBeyond(row, facts)]

/** An order says itself how far above its price, and above its accepted goods, it lets itself be billed. */
function tooDear({ order, price }: BilledLine, at: number, { ordered }: MatchFacts): readonly Label[] {
  const { netPrice: agreed = '0', parent } = ordered[order] ?? {}
  return compare(price, times(agreed, plus('1', parent?.overPrice ?? '0'))) > 0 ? [[`第 ${at + 1} 行单价 ${price} 高于订单 ${agreed}`, `line ${at + 1}: price ${price} above order ${agreed}`]] : []
}

function tooMany({ order, quantity }: BilledLine, at: number, facts: MatchFacts): readonly Label[] {
  const open = openToBill(order, facts)
  const most = plus(open, times(facts.acceptedGoods[order]?.quantity ?? '0', facts.ordered[order]?.parent.overBilling ?? '0'))
  return compare(quantity, most) > 0 ? [[`第 ${at + 1} 行数量 ${quantity} 多于未开票的合格数量 ${open}`, `line ${at + 1}: quantity ${quantity} above accepted and unbilled ${open}`]] : []
}

/** Freight is owed as far as the orders on the invoice agreed to it. */
function freightBeyond({ freight, lines }: Billed, { ordered }: MatchFacts): readonly Label[] {
  const orders = new Map(lines.flatMap(({ order }) => (ordered[order] ? [[ordered[order].parent.id, ordered[order].parent.freight] as const] : [])))
  const agreed = sum([...orders.values()])
  return compare(freight, agreed) > 0 ? [[`运费 ${freight} 高于订单约定 ${agreed}`, `freight ${freight} above the agreed ${agreed}`]] : []
}

/** The result in one text, kept with the invoice: posting it needs the same result still. */
export const told = (found: readonly Label[]): string =>
  (found.length === 0 ? '订单、验收、发票一致 / order, acceptance and invoice agree' : `${found.map(([zh]) => zh).join('；')} / ${found.map(([, en]) => en).join('; ')}`).slice(0, 1000)

/** Pieces of a delivery, counted from its first one. */
export type Part = { readonly line: string; readonly from: Decimal; readonly upTo: Decimal }
export const worthOfPart = ({ from, upTo }: Pick<Part, 'from' | 'upTo'>, price: Decimal): Decimal => portion(from, upTo, price)

/** What of an order line's deliveries is open: what was accepted first is paid first, behind what earlier invoices took and what went back unbilled. */
export function openPartsOf(order: string, { billed, acceptances }: { readonly billed: Decimal; readonly acceptances: readonly Acceptance[] }): readonly Part[] {
  const [came, wentBack] = [acceptances.filter(({ from, quantity }) => from === order && isPositive(quantity)), acceptances.filter(({ from, quantity }) => from === order && !isPositive(quantity))]
  let before: Decimal = minus(billed, sum(wentBack.map(({ quantity }) => quantity)))
  return came.flatMap(({ line, quantity }): readonly Part[] => {
    const from = least(quantity, greatest('0', before))
    before = greatest('0', minus(before, quantity))
    return compare(from, quantity) < 0 ? [{ line, from, upTo: quantity }] : []
  })
}

/** Which of them a line of an invoice pays for. */
export function paidParts({ order, quantity }: BilledLine, { billed, acceptances }: Pick<MatchFacts, 'billed'> & { readonly acceptances: readonly Acceptance[] }): readonly Part[] {
  let left = quantity
  return openPartsOf(order, { billed: billed[order]?.quantity ?? '0', acceptances }).flatMap((part) => {
    const taken = least(minus(part.upTo, part.from), left)
    left = minus(left, taken)
    return isPositive(taken) ? [{ ...part, upTo: plus(part.from, taken) }] : []
  })
}

export const covering = (row: Billed, facts: Parameters<typeof paidParts>[1]): readonly Link[] => row.lines.flatMap((one) => paidParts(one, facts).map(({ line, from, upTo }) =>
  ({ kind: 'covered', from: { document: qualityInspection.name, line }, line: one.id, quantity: minus(upTo, from), amount: times(minus(upTo, from), one.price) })))

/** What of so many pieces, which were provided for at `provision`, had been taken back in red; the last of them take the last cent. */
export function outOfRed(standing: Fulfilment | undefined, pieces: Decimal, provision: Decimal): Fulfilment {
  const { quantity = '0', amount = '0' } = standing ?? {}
  return compare(quantity, pieces) > 0 ? { quantity: pieces, amount: provision } : { quantity, amount }
}
