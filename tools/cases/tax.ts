/** Cases of taxes and rounding: charges on a purchase, prices with tax in them, VAT of the period, amounts in capitals - by the functions of finance. */
import { charged, chargedLess, exactTotal, type Charge, type Charged } from '../../chapters/6-finance/6-tax/charges.ts'
import { outputVat, vatOf } from '../../chapters/6-finance/6-tax/vat.ts'
import { capitals } from '#commons'
import { isNegative, minus, negated, rounded, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { priced } from './prices.ts'
import type { Stage } from './stage.ts'

type Line = { readonly item?: string; readonly qty: string; readonly price: string }

/** "12 % of net, item 1 at 10 %" and the like, as they are written in the cases; freight and customs belong to the goods, taxes do not. */
function chargeOf([name, said, amount]: readonly (string | null)[], lines: readonly Line[]): Charge {
  const unread = said?.split(', ').slice(1).find((part) => !/^item \d+ at [\d.]+ %$|^value only$/.test(part))
  if (unread !== undefined) unspoken(`a charge ${unread}`)
  if (said === 'fixed') return { name: name ?? '', fixed: amount ?? '0', into: 'both' }
  const [, rate = '0', of = ''] = /^(-?[\d.]+) % of ([^,]+)/.exec(said ?? '') ?? unspoken(`a charge ${said ?? ''}`)
  const over = /item (\d+) at ([\d.]+) %/.exec(said ?? '')
  const base = of === 'net' ? 'net' : of === 'running total' ? 'total' : { charge: of }
  const item = over ? lines[Number(over[1]) - 1]?.item : undefined
  return { name: name ?? '', rate: share(rate), on: base, into: /value only/.test(said ?? '') ? 'value' : 'price', ...(item && over ? { except: { [item]: share(over[2] ?? '0') } } : {}) }
}
const chargesOf = (told: Charged['told']) => Object.fromEntries(told.map(({ name, amount, running }) => [name, [isNegative(amount) ? negated(amount) : amount, running]]))
const share = (percent: Decimal): Decimal => times(percent, '0.01')

export class Taxes implements Telling {
  readonly of: Case
  readonly stage: Stage | undefined
  got: Readonly<Record<string, unknown>> = {}
  constructor(of: Case, stage?: Stage) { this.of = of; this.stage = stage }
  close = async () => { await this.stage?.close() }
  readonly verbs: Telling['verbs'] = {
    compute: (step) => { this.got = this.computed(step); return this.eyes(this.got) },
    output_tax: (step) => { const sales = this.of.given['sales'] as never; return this.eyes({ tax: outputVat(sales, step['recorded_separately'] !== false) }) },
    period: (step) => { this.got = { ...vatOf({ output: String(step['output'] ?? '0'), input: String(step['input'] ?? '0'), notDeductible: String(step['input_not_deductible'] ?? '0'), carried: String(this.got['excess_carried'] ?? this.of.given['opening_excess'] ?? '0') }) }; return this.eyes(this.got) },
    capitals: (step) => this.eyes({ text: capitals(String(step['amount'])) }),
    post: (step) => { this.got = this.computed(step); return this.eyes(this.got) },
  }
  eyes = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
  see = (name: string, _wanted: Json): unknown => (name in this.got ? this.got[name] : unspoken(`expected ${name}`))

  computed(step: Step): Readonly<Record<string, unknown>> {
    const { lines = [], charges, vat, discount_on_total: off } = this.of.given as unknown as { lines?: readonly Line[]; charges?: readonly (readonly (string | null)[])[]; vat?: string; discount_on_total?: string }
    if (charges) {
      const [sold, listed] = [lines.map(({ item = '', qty, price: each }) => ({ item, quantity: qty, net: times(qty, each) })), charges.map((one) => chargeOf(one, lines))]
      const { net, told, total, value } = charged(sold, listed)
      return {
        ...(off === undefined ? {} : { after_discount: chargesOf(chargedLess(sold, listed, off).told) }),
        net, ...(off === undefined ? { total } : { before_discount: total, total: minus(total, off) }), rounded: rounded(total, 0), round_off: minus(total, rounded(total, 0)), charges: chargesOf(told),
        value_share: Object.fromEntries(value.map(({ item, added }) => [item, added])), unit_value: Object.fromEntries(value.map(({ item, each }) => [item, each])),
      }
    }
    if (vat && off) {
      const before = exactTotal(lines.map(({ qty, price: each }) => times(qty, each)), vat, '0')
      return { before_discount: before.total, ...exactTotal(lines.map(({ qty, price: each }) => times(qty, each)), vat, off) }
    }
    return priced(this.of.given, step) ?? unspoken(`compute ${Object.keys(this.of.given).join(' ')}`)
  }
}
