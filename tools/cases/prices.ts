/** Cases of prices: taxes that are in them or on top, discounts, coins - by the functions of finance. */
import { byDivision, inCoins, netInside, netLess, spreadOff, type Included, type Sold } from '#commons'
import { withoutTax } from '../../chapters/6-finance/6-tax/charges.ts'
import { vatOfSmall } from '../../chapters/6-finance/6-tax/vat.ts'
import { dividedBy, isZero, minus, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Step } from './case.ts'

type Line = { readonly qty?: Decimal; readonly price?: Decimal; readonly gross?: Decimal; readonly net?: Decimal }
type Told = Readonly<Record<string, unknown>>
type Given = {
  readonly lines?: readonly (Line | Decimal)[]; readonly prices?: readonly Decimal[]; readonly gross?: Decimal; readonly price?: Decimal; readonly qty?: Decimal; readonly included?: readonly Readonly<Record<string, Decimal>>[]; readonly included_rates?: readonly Decimal[]; readonly round_total_to?: Decimal
  readonly untaxed?: Decimal; readonly tax?: Decimal; readonly total?: Decimal; readonly round_to?: Decimal; readonly rate?: Decimal; readonly sales_without_tax?: Decimal; readonly money_decimals?: Decimal
}
type Tax = { readonly fixed?: Decimal; readonly rate?: Decimal; readonly in_base?: boolean; readonly division?: Decimal; readonly by?: string; readonly included?: boolean }

/** What a step works out, by what the case gives; nothing where it gives nothing of this kind. */
export function priced(given: Case['given'], step: Step): Told | undefined {
  const told = given as unknown as Given
  if (told.round_to !== undefined) return paidInCoins(told)
  if (told.sales_without_tax !== undefined && told.rate !== undefined) return vatOfSmall(told.sales_without_tax, told.rate)
  if (told.included ?? told.included_rates) return inside(told, step)
  if (told.lines && told.rate !== undefined) return lineByLine(told.lines, told.rate)
  if (step['discount'] !== undefined && told.lines) return lessOff(told.lines, String(step['discount']))
  if (told.price !== undefined) return onTop(told.price, step)
  const amounts = told.prices ?? told.lines?.map(worth)
  return amounts && { untaxed: sum(amounts.map((one) => rounded(one, Number(told.money_decimals ?? 2)))), total: sum(amounts.map((one) => rounded(one, Number(told.money_decimals ?? 2)))), ...(told.tax === undefined ? {} : { tax: told.tax }) }
}

const worth = (one: Line | Decimal): Decimal => (typeof one === 'string' ? one : (one.gross ?? one.net ?? times(one.qty ?? '1', one.price ?? unspoken('a line without a price'))))

function paidInCoins({ total, untaxed = '0', tax = '0', lines = [], round_to: coin = '1' }: Given): Told {
  const { payable, rounding } = inCoins(total ?? plus(lines.length > 0 ? sum(lines.map(worth)) : untaxed, tax), coin)
  return { payable, receivable: payable, rounding_line: rounding, total: total ?? payable }
}

function inside({ lines, prices, gross, price, qty = '1', included, included_rates: rates, round_total_to: unit }: Given, step: Step): Told {
  const sold: readonly Sold[] = lines?.map((one) => ({ quantity: typeof one === 'string' ? '1' : (one.qty ?? '1'), gross: worth(one) })) ?? prices?.map((one) => ({ quantity: '1', gross: one })) ?? [{ quantity: qty, gross: gross ?? times(qty, price ?? unspoken('a price of nothing')) }]
  const each = included?.find((one) => one['rate'] === undefined)
  const taxed: Included = { rates: rates ?? included?.flatMap((one) => (one['rate'] === undefined ? [] : [one['rate']])) ?? [], ...(each ? { eachPiece: Object.values(each)[0] ?? '0' } : {}) }
  const off = step['discount'] === undefined ? undefined : String(step['discount'])
  if (off !== undefined) return netLess(sold, taxed, off, /net/i.test(String(step['discount_on'])) ? 'net' : 'total')
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

function lessOff(lines: readonly (Line | Decimal)[], off: Decimal): Told {
  const { shares, left } = spreadOff(lines.map(worth), off)
  return { shares, net_lines: left, net: sum(left), total: sum(left) }
}

function onTop(price: Decimal, step: Step): Told | undefined {
  if (step['included_rate'] !== undefined) return { ...withoutTax(price, String(step['included_rate'])), total: price }
  if (!Array.isArray(step['taxes'])) return undefined
  const taxes = step['taxes'] as unknown as readonly Tax[]
  const [only] = taxes
  const share = only?.division ?? (/divi/.test(String(only?.by ?? '')) ? only?.rate : undefined)
  if (only && share !== undefined) return byDivision(price, share, only.included === true)
  const odd = taxes.flatMap((one) => Object.keys(one)).find((name) => !['fixed', 'rate', 'in_base'].includes(name))
  if (odd !== undefined) unspoken(`a tax ${odd}`)
  const fixed = sum(taxes.map((one) => one.fixed ?? '0'))
  const base = plus(price, sum(taxes.map((one) => (one.in_base ? (one.fixed ?? '0') : '0'))))
  const parts = [fixed, ...taxes.map((one) => rounded(times(base, one.rate ?? '0'), 2))]
  return { net: price, tax: sum(parts), total: plus(price, sum(parts)) }
}
