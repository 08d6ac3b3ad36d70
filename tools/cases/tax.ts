/** Cases of taxes and rounding: charges on a purchase, prices with tax in them, VAT of the period, amounts in capitals - by the functions of finance. */
import { capitals } from '../../chapters/6-finance/6-tax/capitals.ts'
import { charged, exactTotal, withoutTax, type Charge } from '../../chapters/6-finance/6-tax/charges.ts'
import { outputVat, vatOf } from '../../chapters/6-finance/6-tax/vat.ts'
import { dividedBy, isNegative, isZero, minus, negated, plus, Refused, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { openStage, type Stage } from './stage.ts'

type Line = { readonly item?: string; readonly qty: string; readonly price: string }

/** "12 % of net, item 1 at 10 %" and the like, as they are written in the cases; freight and customs belong to the goods, taxes do not. */
function chargeOf([name, said, amount]: readonly (string | null)[], lines: readonly Line[]): Charge {
  if (said === 'fixed') return { name: name ?? '', fixed: amount ?? '0', into: 'both' }
  const [, rate = '0', of = ''] = /^(-?[\d.]+) % of ([^,]+)/.exec(said ?? '') ?? []
  const over = /item (\d+) at ([\d.]+) %/.exec(said ?? '')
  const base = of === 'net' ? 'net' : of === 'running total' ? 'total' : { charge: of }
  const item = over ? lines[Number(over[1]) - 1]?.item : undefined
  return { name: name ?? '', rate: share(rate), on: base, into: /value only/.test(said ?? '') ? 'value' : 'price', ...(item && over ? { except: { [item]: share(over[2] ?? '0') } } : {}) }
}
const share = (percent: Decimal): Decimal => times(percent, '0.01')

class Taxes implements Telling {
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
  }
  eyes = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
  see = (name: string, _wanted: Json): unknown => (name in this.got ? this.got[name] : unspoken(`expected ${name}`))

  computed(step: Step): Readonly<Record<string, unknown>> {
    const { lines = [], charges, vat, discount_on_total: off, prices, included_rates: included, round_total_to: unit, price } = this.of.given as unknown as { lines?: readonly Line[]; charges?: readonly (readonly (string | null)[])[]; vat?: string; discount_on_total?: string; prices?: readonly string[]; included_rates?: readonly string[]; round_total_to?: string; price?: string }
    if (charges) {
      const { net, told, total, value } = charged(lines.map(({ item = '', qty, price: each }) => ({ item, quantity: qty, net: times(qty, each) })), charges.map((one) => chargeOf(one, lines)))
      return {
        net, total, rounded: rounded(total, 0), round_off: minus(total, rounded(total, 0)), charges: Object.fromEntries(told.map(({ name, amount, running }) => [name, [isNegative(amount) ? negated(amount) : amount, running]])),
        value_share: Object.fromEntries(value.map(({ item, added }) => [item, added])), unit_value: Object.fromEntries(value.map(({ item, each }) => [item, each])),
      }
    }
    if (prices && included) {
      const parts = prices.map((one) => withoutTax(one, sum(included)))
      const net = sum(parts.map((one) => one.net))
      const taxes = included.map((rate) => rounded(times(net, rate), 2))
      const total = plus(net, sum(taxes))
      const receivable = unit ? times(rounded(total, 0), unit) : total
      return { net, taxes, total, receivable, gl_round_off_debit: minus(total, receivable), gl_balanced: isZero(minus(plus(receivable, minus(total, receivable)), plus(net, sum(taxes)))) }
    }
    if (vat && off) {
      const before = exactTotal(lines.map(({ qty, price: each }) => times(qty, each)), vat, '0')
      return { before_discount: before.total, ...exactTotal(lines.map(({ qty, price: each }) => times(qty, each)), vat, off) }
    }
    if (price && Array.isArray(step['taxes'])) {
      const taxes = step['taxes'] as unknown as readonly { readonly fixed?: string; readonly rate?: string; readonly in_base?: boolean }[]
      const fixed = sum(taxes.map((one) => one.fixed ?? '0'))
      const base = plus(price, sum(taxes.map((one) => (one.in_base ? (one.fixed ?? '0') : '0'))))
      return { total: sum([price, fixed, ...taxes.map((one) => rounded(times(base, one.rate ?? '0'), 2))]) }
    }
    return unspoken(`compute ${Object.keys(this.of.given).join(' ')}`)
  }
}

const rateOf = (tax: Decimal, net: Decimal): Decimal => dividedBy(tax, net, 6)

/** Invoices that are taken back or paid, through their papers. */
class Invoices extends Taxes {
  invoice = ''
  customer = ''
  refusal: Refused | undefined
  async open(): Promise<this> {
    const { blue_invoice: blue, untaxed, tax } = this.of.given as unknown as { blue_invoice?: { qty: string; net: string; tax: string }; untaxed?: string; tax?: string }
    const stage = this.stage as Stage
    this.customer = (await stage.make('commons.party', { code: 'C', name: '客户' })).id
    const net = blue?.net ?? untaxed ?? '0'
    const row = await stage.done('finance.sales-invoice', 'post', { customer: this.customer, date: '2026-03-16', lines: [{ what: 'x', quantity: blue?.qty ?? '1', net: rounded(net, 2), vatRate: rateOf(blue?.tax ?? tax ?? '0', net) }] })
    this.invoice = row.id
    Object.assign(this.verbs, { red_invoice: (step: Step) => this.red(step), edit_blue: () => this.edit(), pay: (step: Step) => this.pay(step) })
    return this
  }
  async tried(work: () => Promise<See | void>, word: string): Promise<See> {
    try { return (await work()) ?? this.see } catch (error) { if (!(error instanceof Refused)) throw error; return (name) => (name === 'error' ? word : unspoken(`expected ${name}`)) }
  }
  red(step: Step): Promise<See> {
    const blue = this.of.given['blue_invoice'] as { qty: string; net: string; tax: string }
    return this.tried(async () => {
      const row = await (this.stage as Stage).done('finance.sales-invoice', 'post', { customer: this.customer, date: '2026-03-16', red: this.invoice, lines: [{ what: 'x', quantity: String(step['qty']), net: rounded(String((Number(blue.net) * Number(step['qty'])) / Number(blue.qty)), 2), vatRate: rateOf(blue.tax, blue.net) }] })
      const lines = await (this.stage as Stage).house.store.query<{ account: string; side: 'debit' | 'credit'; amount: string }>({ text: `select l.account, l.side, (case when l.side = 'credit' then -l.amount else l.amount end)::text as amount from house.entry_line l join house.entry e on e.id = l.entry where e.record = $1`, values: [row.id] })
      const gl = Object.fromEntries(lines.map(({ account, side, amount }) => [account === '22210107' ? '2221销项' : account, { [side]: amount }]))
      return (name) => (name === 'gl' ? gl : unspoken(`expected ${name}`))
    }, 'more_than_left')
  }
  edit = (): Promise<See> => this.tried(async () => { const { edit } = await import('#act'); const { houseActor } = await import('#allow'); await edit((this.stage as Stage).house, houseActor, 'finance.sales-invoice', this.invoice, undefined, { due: '2026-12-31' }) }, 'posted_invoice_is_fixed')
  async pay(step: Step): Promise<void> {
    const off = String(step['write_off'] ?? '0')
    await (this.stage as Stage).done('finance.money-receipt', 'post', { customer: this.customer, date: '2026-03-16', amount: rounded(String(step['amount']), 2), lines: [{ invoice: this.invoice, amount: rounded(plus(String(step['amount']), off), 2), discount: rounded(off, 2) }] })
  }
  override see = async (name: string, _wanted: Json): Promise<unknown> => {
    const [row] = await (this.stage as Stage).house.store.query<{ total: string; net: string; tax: string; quantity: string; settled: string; taken: string; takenCount: string }>({ text: `
      select i.total::text, i.net::text, i.tax::text, (select sum(quantity) from finance.sales_invoice__lines where parent = i.id)::text as quantity, (select coalesce(sum(amount), 0) from house.link where from_record = i.id and kind = 'settled')::text as settled,
        (select coalesce(sum(amount), 0) from house.link where from_record = i.id and kind = 'taken-back')::text as taken, (select coalesce(sum(quantity), 0) from house.link where from_record = i.id and kind = 'taken-back')::text as "takenCount" from finance.sales_invoice i where i.id = $1`, values: [this.invoice] })
    if (!row) return unspoken(name)
    const left = minus(minus(row.total, row.settled), row.taken)
    const share = Number(row.takenCount) / Number(row.quantity)
    return ({ open: left, state: isZero(left) ? 'paid' : isZero(row.settled) ? 'open' : 'partly paid', left: { qty: minus(row.quantity, row.takenCount), net: rounded(String(Number(row.net) * (1 - share)), 2), tax: rounded(String(Number(row.tax) * (1 - share)), 2) } } as Readonly<Record<string, unknown>>)[name] ?? unspoken(`expected ${name}`)
  }
}

const onPapers = (of: Case): boolean => of.given['blue_invoice'] !== undefined || of.steps.some(({ op }) => op === 'pay')
export const tax: Speaker = { topics: ['tax_rounding'], begin: async (of) => (onPapers(of) ? new Invoices(of, await openStage()).open() : new Taxes(of)) }
