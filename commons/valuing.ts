/** How goods stand in the books: the account of their value, the one of their pieces, and the rule by which they are valued - all said by their group. */
import { rows, type AccountRole, type Id, type PostingLine, type Valued, type Valuing } from '#declare'
import { negated, rounded, times, type Decimal } from '#words'
import * as account from './accounts.ts'
import { item } from './names.ts'

export type GoodsFacts = {
  readonly id: Id; readonly source: string; readonly stockAccount: 'inventory' | 'finished-goods' | 'supplies'
  readonly valuation: 'moving-average' | 'fifo' | 'specific' | 'month-average' | 'standard'; readonly scope: 'place' | 'company'; readonly negative: boolean; readonly shortage: 'kept' | 'latest' | null; readonly standardCost: Decimal | undefined; readonly decimals: number
  readonly priceDifference: 'goods' | 'variance' | null
}
/** What a posting rule must know of the items it moves. */
export const goodsFacts = (items: readonly Id[]) => rows<GoodsFacts>({
  source: { document: item.name }, where: { id: { in: items } },
  fields: { id: 'id', source: 'source', stockAccount: 'group.stockAccount', valuation: 'group.valuation', scope: 'group.scope', negative: 'group.negative', shortage: 'group.shortage', standardCost: 'standardCost', decimals: 'unit.places', priceDifference: 'group.priceDifference' },
})
const valueAccounts = { inventory: account.inventory, 'finished-goods': account.finishedGoods, supplies: account.supplies } as const

export const factsOf = (all: readonly GoodsFacts[], id: Id): GoodsFacts | undefined => all.find((one) => one.id === id)
export const stockAccountOf = (facts: GoodsFacts | undefined): AccountRole => valueAccounts[facts?.stockAccount ?? 'inventory']
const takenBackAccounts = { inventory: account.inventoryTakenBack, 'finished-goods': account.finishedGoodsTakenBack, supplies: account.suppliesTakenBack } as const
/** Beside the stock account: what of its goods was estimated, and taken back in red until the month's end. */
export const takenBackAccountOf = (facts: Pick<GoodsFacts, 'stockAccount'> | undefined): AccountRole => takenBackAccounts[facts?.stockAccount ?? 'inventory']
export const takenBackAccountRoles: readonly string[] = Object.values(takenBackAccounts).map((one) => one.account)
export const isService = (facts: GoodsFacts | undefined): boolean => facts?.source === 'service'
/** What pieces are worth in a store that keeps them at standard cost, whatever was paid; as they cost where no standard is set. */
export const worthIn = (facts: GoodsFacts | undefined, quantity: Decimal, paid: Decimal): Decimal => (facts?.valuation === 'standard' && facts.standardCost !== undefined && facts.standardCost !== null ? rounded(times(quantity, facts.standardCost), 2) : paid)
/** What a bill differs from what was agreed stands apart from the goods. */
export const differsApart = (facts: GoodsFacts | undefined): boolean => facts?.priceDifference === 'variance' || facts?.valuation === 'standard'
/** The account on which pieces lie: one that may not fall below zero, unless the group allows it. */
export const homeOf = (facts: GoodsFacts | undefined): AccountRole => (facts?.negative ? account.openStore : account.store)

/** Goods valued one by one are told apart by their batch or serial number, and have no others to average with. */
const valuingOf = (facts: GoodsFacts | undefined): Valuing => ({
  method: facts === undefined || facts.valuation === 'specific' ? 'moving-average' : facts.valuation, negative: facts?.negative ?? false, shortage: facts?.shortage ?? 'kept', scope: facts?.scope ?? 'place', decimals: facts?.decimals,
})

export type Lying = { readonly item: Id; readonly place: Id; readonly batch?: string | undefined }
type How = Omit<Valued, 'by'>
type Other = { readonly account: AccountRole; readonly dimensions: PostingLine['dimensions'] }

/** Pieces into a place, from somewhere that is no store. */
export const intoPlace = (facts: GoodsFacts | undefined, at: Lying, quantity: Decimal, from: Other, line: Id, how: How = {}): readonly PostingLine[] => [
  lying(facts, at, quantity, line, how), { account: from.account.account, amount: negated(quantity), unit: at.item, dimensions: { item: at.item, ...from.dimensions }, line },
]
/** Pieces out of a place, to somewhere that is no store. */
export const outOfPlace = (facts: GoodsFacts | undefined, at: Lying, quantity: Decimal, to: Other, line: Id, how: How = {}): readonly PostingLine[] =>
  intoPlace(facts, at, negated(quantity), to, line, how)
/** Pieces in a place, or taken from it, by themselves. */
export const lying = (facts: GoodsFacts | undefined, { item: of, place, batch }: Lying, quantity: Decimal, line: Id, how: How = {}): PostingLine =>
  ({ account: homeOf(facts).account, amount: quantity, unit: of, dimensions: { item: of, place, batch }, line, goods: { by: valuingOf(facts), ...how } })
