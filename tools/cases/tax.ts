/** Cases of taxes and rounding: charges on a purchase, prices with tax in them, VAT of the period, amounts in capitals - by the functions of finance. */
import { charged, chargedLess, exactTotal, without, withoutTax, type Charge, type Charged } from './worked/charges.ts'
import { outputVat, vatOf, vatOfSmall } from '../../chapters/6-finance/6-tax/vat.ts'
import { capitals } from '#commons'
import { isNegative, minus, negated, rounded, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { priced } from './prices.ts'
import type { Stage } from './stage.ts'

type Line = { readonly item?: string; readonly qty: string; readonly price: string }

/** "12 % of net, item 1 at 10 %" and the like, as they are written in the cases; freight and customs belong to the goods, taxes do not. */
function chargeOf([name, said, amount]: readonly (string | null)[], lines: readonly Line[]): Charge {
  const unread = said?.split(', ').slice(1).find((part) => !/^item \d+ at [\d.]+ %$|^value only$|^(included|in price)/.test(part))
  if (unread !== undefined) unspoken(`a charge ${unread}`)
  if (said === 'fixed') return { name: name ?? '', fixed: amount ?? '0', into: 'both' }
  const [, rate = '0', of = ''] = /^(-?[\d.]+) % of ([^,]+)/.exec(said ?? '') ?? unspoken(`a charge ${said ?? ''}`)
  const over = /item (\d+) at ([\d.]+) %/.exec(said ?? '')
  const base = of === 'net' ? 'net' : of === 'running total' ? 'total' : { charge: of }
  const item = over ? lines[Number(over[1]) - 1]?.item : undefined
  return { name: name ?? '', rate: share(rate), on: base, into: /value only/.test(said ?? '') ? 'value' : 'price', ...(/, (included|in price)/.test(said ?? '') ? { included: true } : {}), ...(item && over ? { except: { [item]: share(over[2] ?? '0') } } : {}) }
}
/** A charge that takes off is told by its amount, or with its sign where the case has it. */
const chargesOf = (told: Charged['told'], wanted: Json | undefined) => Object.fromEntries(told.map(({ name, amount, running }) => [name, [isNegative(amount) && !signed(wanted, name) ? negated(amount) : amount, running]]))
const signed = (wanted: Json | undefined, name: string): boolean => isNegative(String((wanted as Readonly<Record<string, readonly string[]>> | undefined)?.[name]?.[0] ?? '0'))
const share = (percent: Decimal): Decimal => times(percent, '0.01')

export class Taxes implements Telling {
  readonly of: Case
  readonly stage: Stage | undefined
  got: Readonly<Record<string, unknown>> = {}
  constructor(of: Case, stage?: Stage) { this.of = of; this.stage = stage }
  close = async () => { await this.stage?.close() }
  readonly verbs: Telling['verbs'] = {
    compute: (step) => this.worked(this.computed(step)), post: (step) => this.worked(this.computed(step)),
    output_tax: (step) => this.worked(this.ofSmall() ?? { tax: outputVat((this.of.given['sales'] ?? unspoken('tax on no sales')) as never, step['recorded_separately'] !== false) }),
    period: (step) => this.worked(this.ofSmall() ?? vatOf({ output: String(step['output'] ?? '0'), input: String(step['input'] ?? '0'), notDeductible: String(step['input_not_deductible'] ?? '0'), carried: String(this.got['excess_carried'] ?? this.of.given['opening_excess'] ?? '0') })),
    capitals: (step) => (name, wanted) => (name !== 'text' ? unspoken(`expected ${name}`) : plain(String(wanted)) === plain(capitals(String(step['amount']))) ? wanted : capitals(String(step['amount']))),
  }
  worked(got: Readonly<Record<string, unknown>>): See { this.got = got; return this.eyes(got) }
  /** Who pays by rate deducts and carries nothing. */
  ofSmall(): Readonly<Record<string, unknown>> | undefined {
    const { rate, sales_without_tax: net, gross } = this.of.given as Readonly<Record<string, string | undefined>>
    const told = rate === undefined || (net ?? gross) === undefined ? undefined : vatOfSmall(net ?? withoutTax(gross ?? '0', rate).net, rate)
    return told && { ...told, tax: told.payable, excess_carried: '0' }
  }
  eyes = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
  see = (name: string, _wanted: Json): unknown => (name in this.got ? this.got[name] : unspoken(`expected ${name}`))

  computed(step: Step): Readonly<Record<string, unknown>> {
    const { lines, prices, price, qty, charges, vat } = this.of.given as unknown as { lines?: readonly (Line | string)[]; prices?: readonly Decimal[]; price?: Decimal; qty?: Decimal; charges?: readonly (readonly (string | null)[])[]; vat?: string }
    const sold: readonly Line[] = (lines ?? prices ?? (price === undefined ? [] : [{ qty: qty ?? '1', price }])).map((one) => (typeof one === 'string' ? { qty: '1', price: one } : one))
    const off = [this.of.given['discount_on_total'], step['discount']].find((one) => one !== undefined)
    if (charges) return withCharges(this.of, sold, charges, off === undefined ? undefined : String(off))
    if (vat && this.of.given['discount_on_total'] !== undefined) {
      const nets = sold.map((one) => times(one.qty, one.price))
      return { before_discount: exactTotal(nets, vat, '0').total, ...exactTotal(nets, vat, String(off)) }
    }
    return priced(this.of.given, step) ?? this.ofSmall() ?? unspoken(`compute ${Object.keys(this.of.given).join(' ')}`)
  }
}

/** Charges one after another on what is sold, and what of it is left after a discount on the total. */
function withCharges({ expect }: Case, sold: readonly Line[], charges: readonly (readonly (string | null)[])[], off: Decimal | undefined): Readonly<Record<string, unknown>> {
  const listed = charges.map((one) => chargeOf(one, sold))
  const lines = without(sold.map(({ item, qty, price: each }, at) => ({ item: item ?? `#${at}`, quantity: qty, net: times(qty, each) })), listed)
  const before = charged(lines, listed)
  const after = off === undefined ? { ...before, lines } : chargedLess(lines, listed, off)
  const { net, total, value } = after
  return {
    net, total, before_discount: before.total, tax: minus(total, net), rounded: rounded(total, 0), round_off: minus(total, rounded(total, 0)),
    charges: chargesOf(before.told, expect['charges']), after_discount: chargesOf(after.told, expect['after_discount']),
    net_lines: Array.isArray(expect['net_lines']) ? after.lines.map((one) => one.net) : Object.fromEntries(after.lines.map((one) => [one.item, one.net])),
    value_share: Object.fromEntries(value.map(({ item, added }) => [item, added])), unit_value: Object.fromEntries(value.map(({ item, each }) => [item, each])),
  }
}

/** The ways in which the rule lets the same amount be written: with or without a zero after 万 and 元, and 整 after the jiao. */
const plain = (said: string): string => said.replace(/^人民币/, '').replaceAll('圆', '元').replace(/元零(?=.角)/, '元').replaceAll(/万零(?=.仟)/g, '万').replace(/[整正]$/, '')
