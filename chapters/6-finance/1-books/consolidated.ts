/** Several companies as one: the sum of their books on the accounts of the first, less what they have against each other, and whether both sides of that agree. */
import { isZero, minus, negated, plus, sum, type Decimal, type Label } from '#words'

/** What a book has on an account, split by the company of the group it stands against. */
type Stood = { readonly book: string; readonly account: string; readonly name: Label; readonly kind: string; readonly partner: string | null; readonly opening: Decimal; readonly debit: Decimal; readonly credit: Decimal }
type Amounts = { readonly opening: Decimal; readonly debit: Decimal; readonly credit: Decimal; readonly closing: Decimal }
export type Part = Amounts & { readonly book: string; /** Its number there. */ readonly account: string }
export type GroupLine = { readonly account: string; readonly name: Label; readonly kind: string; readonly parts: readonly Part[]; readonly eliminated: Amounts; readonly group: Amounts; /** The first book has no account of that name: it meets none of the first book's. */ readonly unlike?: true }
/** What one has from another, and what the other says it owes: the two together are nothing where both agree. */
export type Pair = { readonly one: string; readonly other: string; readonly claimed: Decimal; readonly owed: Decimal; readonly difference: Decimal }

/** Accounts meet under the number that the chart of the first book has for their name; one it does not keep stays under its own, and says so. */
export function consolidated(rows: readonly Stood[], chart: readonly Pick<Stood, 'account' | 'name'>[]): readonly GroupLine[] {
  const numbers = new Map(chart.toReversed().map(({ account, name }) => [name[0], account]))
  const lines = Map.groupBy(rows, ({ account, name }) => `${numbers.get(name[0]) ?? account} ${name[0]}`)
  return [...lines].map(([key, stood]): GroupLine => {
    const parts = [...Map.groupBy(stood, ({ book, account }) => `${book} ${account}`).values()].map((part): Part => ({ book: part[0]?.book ?? '', account: part[0]?.account ?? '', ...amounts(part) }))
    const eliminated = taken(amounts(stood.filter(({ partner }) => partner !== null)))
    const [{ name, kind } = { name: ['', ''] as const, kind: '' }] = stood
    return { account: key.split(' ')[0] ?? '', name, kind, parts, eliminated, group: added(amounts(stood), eliminated), ...(numbers.has(name[0]) ? {} : { unlike: true as const }) }
  }).filter(({ parts }) => parts.some(({ opening, debit, credit }) => [opening, debit, credit].some((one) => !isZero(one)))).toSorted((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0))
}

const amounts = (stood: readonly Pick<Stood, 'opening' | 'debit' | 'credit'>[]): Amounts => {
  const [opening, debit, credit] = (['opening', 'debit', 'credit'] as const).map((key) => sum(stood.map((one) => one[key]))) as [Decimal, Decimal, Decimal]
  return { opening, debit, credit, closing: minus(plus(opening, debit), credit) }
}
const taken = ({ opening, debit, credit, closing }: Amounts): Amounts => ({ opening: negated(opening), debit: negated(debit), credit: negated(credit), closing: negated(closing) })
const added = (a: Amounts, b: Amounts): Amounts => ({ opening: plus(a.opening, b.opening), debit: plus(a.debit, b.debit), credit: plus(a.credit, b.credit), closing: plus(a.closing, b.closing) })

/** Every two companies that have something against each other; `claimed` is what the first has from the other, negative where it owes. */
export function pairsOf(rows: readonly Stood[]): readonly Pair[] {
  const against = (book: string, partner: string): Decimal => amounts(rows.filter((row) => row.book === book && row.partner === partner)).closing
  const keys = new Set(rows.flatMap(({ book, partner }) => (partner === null ? [] : [[book, partner].toSorted().join(' ')])))
  return [...keys].toSorted().map((key): Pair => {
    const [one = '', other = ''] = key.split(' ')
    const [claimed, back] = [against(one, other), against(other, one)]
    return { one, other, claimed, owed: negated(back), difference: plus(claimed, back) }
  })
}

type Dealt = { readonly book: string; readonly account: string; readonly debit: Decimal; readonly credit: Decimal }
type Net = { readonly account: string; readonly net: Decimal }

/** Debit less credit of the group where each account stands, without what its companies have against each other. */
export const standingOf = (lines: readonly GroupLine[]): readonly Net[] => lines.map(({ account, group }) => ({ account, net: group.closing }))

/** What went over income and expense of each book, under the accounts of the group, without what its companies made with each other. */
export function earnedBy(lines: readonly GroupLine[], went: readonly (Net & { readonly book: string })[], dealings: readonly Dealt[]): readonly Net[] {
  const numbers = new Map(lines.flatMap(({ account, parts }) => parts.map((part) => [`${part.book} ${part.account}`, account] as const)))
  const at = ({ book, account }: { readonly book: string; readonly account: string }) => numbers.get(`${book} ${account}`) ?? account
  return [...went.map((one) => ({ account: at(one), net: one.net })), ...dealings.map((one) => ({ account: at(one), net: minus(one.credit, one.debit) }))]
}

type Flow = { readonly item: string | null; readonly amount: Decimal }
/** What came and went of all books, without what went from one to the other; money still under way between two of them bears no item. */
export const flowsOf = (flows: readonly Flow[], inner: readonly Flow[]): readonly Flow[] =>
  [...flows, ...inner.map(({ item, amount }) => ({ item, amount: negated(amount) })), { item: null, amount: sum(inner.map(({ amount }) => amount)) }]
