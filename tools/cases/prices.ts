/** Cases of prices: taxes that are in them or on top, discounts, coins - by the functions of finance. */
import { byDivision, inCoins, netInside, netLess, spreadOff, type Included, type Sold } from '#commons'
import { withoutTax } from './worked/charges.ts'
import { vatOfSmall } from '../../chapters/6-finance/6-tax/vat.ts'
import { dividedBy, isZero, minus, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Step } from './case.ts'

type Line = { readonly item?: string; readonly qty?: Decimal; readonly price?: Decimal; readonly gross?: Decimal; readonly net?: Decimal }
type Told = Readonly<Record<string, unknown>>
type Given = {
  readonly lines?: readonly (Line | Decimal)[]; readonly prices?: readonly Decimal[]; readonly gross?: Decimal; readonly price?: Decimal; readonly qty?: Decimal; readonly included?: readonly Readonly<Record<string, Decimal>>[]; readonly included_rates?: readonly Decimal[]; readonly round_total_to?: Decimal
  readonly untaxed?: Decimal; readonly tax?: Decimal; readonly total?: Decimal; readonly round_to?: Decimal; readonly rate?: Decimal; readonly vat?: Decimal; readonly discount_on_total?: Decimal; readonly sales_without_tax?: Decimal; readonly money_decimals?: Decimal
}
type Tax = { readonly fixed?: Decimal; readonly rate?: Decimal; readonly in_base?: boolean; readonly division?: Decimal | boolean; readonly included?: boolean } & Readonly<Partial<Record<'by' | 'kind' | 'type' | 'of' | 'rate_of_gross', string>>>

/** What a step works out, by what the case gives; nothing where it gives nothing of this kind. */
export function priced(given: Case['given'], step: Step): Told | undefined {
  const told = given as unknown as Given
  if (told.round_to !== undefined) return paidInCoins(told)
  if (told.sales_without_tax !== undefined && told.rate !== undefined) return vatOfSmall(told.sales_without_tax, told.rate)
  const off = step['discount'] ?? told.discount_on_total
  if (told.included ?? told.included_rates) return inside(told, off === undefined ? undefined : String(off), String(step['discount_on'] ?? 'total'))
  const lines = told.lines ?? told.prices
  const inThem = told.rate ?? (told.lines?.some((one) => typeof one !== 'string' && one.gross !== undefined) ? told.vat : undefined)
  if (lines && inThem !== undefined) return lineByLine(lines, inThem)
  if (off !== undefined && lines) return lessOff(lines, String(off), told.vat ?? '0')
  if (told.price !== undefined) return onTop(told.price, step)
  return lines && asTheyAre(lines.map(worth), told)
}

/** Each amount rounded by itself, and what tax there is on it; an invoice of nothing is paid at once. */
function asTheyAre(amounts: readonly Decimal[], { money_decimals: places = '2', tax, vat = '0' }: Given): Told {
  const untaxed = sum(amounts.map((one) => rounded(one, Number(places))))
  const taxed = tax ?? rounded(times(untaxed, vat), Number(places))
  return { untaxed, net: untaxed, tax: taxed, total: plus(untaxed, taxed), state: isZero(plus(untaxed, taxed)) ? 'paid' : 'posted' }
}

const worth = (one: Line | Decimal): Decimal => (typeof one === 'string' ? one : (one.gross ?? one.net ?? times(one.qty ?? '1', one.price ?? unspoken('a line without a price'))))

function paidInCoins({ total, untaxed, tax = '0', lines = [], prices = [], price, qty = '1', round_to: coin = '1' }: Given): Told {
  const net = untaxed ?? (total === undefined ? sum([...lines, ...prices, ...(price === undefined ? [] : [times(qty, price)])].map(worth)) : minus(total, tax))
  const { payable, rounding } = inCoins(total ?? plus(net, tax), coin)
  return { payable, receivable: payable, rounding_line: rounding, untaxed: net, net, tax, total: total ?? payable }
}

function inside({ lines, prices, gross, price, qty = '1', included, included_rates: rates, round_total_to: unit }: Given, off: Decimal | undefined, on: string): Told {
  const sold: readonly Sold[] = lines?.map((one) => ({ quantity: typeof one === 'string' ? '1' : (one.qty ?? '1'), gross: worth(one) })) ?? prices?.map((one) => ({ quantity: '1', gross: one })) ?? [{ quantity: qty, gross: gross ?? times(qty, price ?? unspoken('a price of nothing')) }]
  const each = included?.find((one) => one['rate'] === undefined)
  const taxed: Included = { rates: rates ?? included?.flatMap((one) => (one['rate'] === undefined ? [] : [one['rate']])) ?? [], ...(each ? { eachPiece: Object.values(each)[0] ?? '0' } : {}) }
  if (off !== undefined) return netLess(sold, taxed, off, /net/i.test(on) ? 'net' : 'total')
  const { net, lines: nets, taxes, total } = netInside(sold, taxed)
  const receivable = unit ? times(rounded(dividedBy(total, unit, 6), 0), unit) : total
  const tax = sum(taxes)
  const roundOff = minus(plus(sum(nets), tax), receivable)
  return { net, taxes, tax, total, receivable, rounded: receivable, round_off: minus(total, receivable), gl_round_off_debit: roundOff, gl_balanced: isZero(minus(plus(receivable, roundOff), plus(sum(nets), tax))) }
}

function lineByLine(lines: readonly (Line | Decimal)[], rate: Decimal): Told {
  const told = lines.map((one) => ({ gross: worth(one), ...withoutTax(worth(one), rate) }))
  return { lines: told, gross: sum(told.map(({ gross }) => gross)), total: sum(told.map(({ gross }) => gross)), net: sum(told.map(({ net }) => net)), tax: sum(told.map(({ tax }) => tax)) }
}

function lessOff(lines: readonly (Line | Decimal)[], off: Decimal, vat: Decimal): Told {
  const { shares, left } = spreadOff(lines.map(worth), off)
  const [net, tax] = [sum(left), rounded(times(sum(left), vat), 2)]
  const named = lines.every((one) => typeof one !== 'string' && one.item !== undefined)
  return { shares, net_lines: named ? Object.assign([...left], Object.fromEntries(lines.map((one, at) => [(one as Line).item, left[at]]))) : left, net, tax, total: plus(net, tax), before_discount: plus(plus(net, off), rounded(times(plus(net, off), vat), 2)) }
}

function onTop(price: Decimal, step: Step): Told | undefined {
  if (step['included_rate'] !== undefined) return { ...withoutTax(price, String(step['included_rate'])), total: price }
  if (!Array.isArray(step['taxes'])) return undefined
  const taxes = step['taxes'] as unknown as readonly Tax[]
  const odd = taxes.flatMap((one) => Object.keys(one)).find((name) => !heardOfTaxes.has(name))
  if (odd !== undefined) unspoken(`a tax ${odd}`)
  const [only] = taxes
  const share = only && shareOf(only)
  if (only && share !== undefined) return byDivision(price, share, only.included === true)
  const within = sum(taxes.map((one) => (one.included ? (one.rate ?? '0') : '0')))
  const net = isZero(within) ? price : withoutTax(price, within).net
  const fixed = sum(taxes.map((one) => one.fixed ?? '0'))
  const base = plus(net, sum(taxes.map((one) => (one.in_base ? (one.fixed ?? '0') : '0'))))
  const parts = [fixed, ...taxes.map((one) => (one.included ? '0' : rounded(times(base, one.rate ?? '0'), 2)))]
  return { net, tax: plus(sum(parts), minus(price, net)), total: plus(price, sum(parts)) }
}

const heardOfTaxes = new Set(['fixed', 'rate', 'in_base', 'division', 'rate_of_gross', 'by', 'kind', 'type', 'of', 'included'])
/** A tax by division is a share of the price with it in, however the case says so. */
const shareOf = ({ rate_of_gross: ofGross, division = ofGross, rate, ...said }: Tax): Decimal | undefined => (typeof division === 'string' ? division : division === true || [said.by, said.kind, said.type, said.of].some((one) => /divi|gross/i.test(one ?? '')) ? rate : undefined)
