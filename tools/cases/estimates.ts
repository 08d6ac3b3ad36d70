/** Cases of goods whose invoice is late: estimated at the month's end, taken back in red on the first of the next, estimated again while it still does not come. */
import type { AnyRow } from '#act'
import { compare, isZero, minus, plus, Refused, rounded, times, type Decimal } from '#words'
import { Bills } from './bills.ts'
import { unspoken, type See, type Step, type Telling } from './case.ts'
import { linesOf, type Gl } from './firm.ts'
import { named, text } from './orders.ts'
import { openStage, today } from './stage.ts'

type Late = { readonly qty: Decimal; readonly order_price_without_vat: Decimal }

export const estimateVerbs: readonly string[] = ['close_month', 'open_month']

class Estimating extends Bills implements Telling {
  month = today.slice(0, 7)
  readonly seenIn: string[] = []

  override async open(): Promise<this> {
    await super.open()
    await this.stage.done('finance.accounting-policy', 'enact', { from: '2015-01-01', estimates: 'taken-back', reason: '案例' })
    const first = this.of.steps.find(({ op }) => estimateVerbs.includes(op))
    if (first?.op === 'close_month') this.month = monthOf(first, this.month)
    await this.stage.years([`${this.month}-01`])
    const late = this.of.given['received'] as unknown as Late | undefined
    if (late) await this.came(late)
    return this
  }
  async came({ qty, order_price_without_vat: price }: Late): Promise<void> {
    const order = await this.order([{ qty, price }])
    const received = await this.receive(order, [qty], [qty], `${this.month}-15`)
    this.orders.set('', order)
    this.receipts.set(`#${this.receipts.size}`, received)
    this.seenIn.push(received.inspection.id)
  }

  readonly verbs: Telling['verbs'] = {
    close_month: (step) => this.turn(step, 'estimated'), open_month: (step) => this.turn(step, 'taken-back'), post_invoice: (step) => this.invoiced(step),
    receive: (step) => this.came({ qty: String(step['qty']), order_price_without_vat: text(step['unit_cost']) ?? (this.of.given['received'] as unknown as Late | undefined)?.order_price_without_vat ?? unspoken('goods without a price') }),
    return: (step) => this.sendBack(step),
  }

  /** What the books show of the goods between one turn of the month and the next. */
  async turn(step: Step, kind: 'estimated' | 'taken-back'): Promise<See> {
    this.month = monthOf(step, kind === 'estimated' ? this.month : next(this.month))
    await this.stage.years([`${this.month}-01`])
    let run: AnyRow | undefined
    try { run = await this.stage.done('supply.receipt-estimate', 'post', { kind, month: this.month }) } catch (error) { if (!(error instanceof Refused)) throw error; return (name) => (name === 'error' ? String(error.refusal.rule) : error.refusal.refused.en) }
    const records = kind === 'estimated' ? [...this.seenIn.splice(0), run.id] : [run.id]
    return async (name, wanted) => (name === 'gl' ? this.shown(records) : this.see(name, wanted))
  }
  async invoiced(step: Step): Promise<See> {
    const order = this.lastOrder()
    const [qty, price] = [text(step['qty']) ?? await this.open_(order), text(step['price']) ?? linesOf(order)[0]?.price ?? '0']
    const vat = text(step['vat']) ?? '0'
    const row = await this.bill(order, [{ at: 0, qty, price }], { accept: true, date: `${this.month}-20`, tax: compare(vat, '1') < 0 ? rounded(times(times(qty, price), vat), 2) : vat })
    this.invoices.set(`#${this.invoices.size}`, row)
    return async (name, wanted) => (name === 'gl' ? this.shown([row.id]) : this.see(name, wanted))
  }
  async shown(records: readonly string[]): Promise<Gl> {
    let told: Gl = {}
    for (const record of records) {
      const gl = await this.gl(record, { ...named, '2202暂估': '220202', '2221进项': '22210101', '2202': '220201' })
      for (const [name, sides] of Object.entries({ ...gl, '1405': both(gl['1405'], gl['140591']) })) told = { ...told, [name]: both(told[name], sides) }
    }
    return told
  }
}

/** Turnover of two together; a side on which nothing stands was not touched, and what stands on both is told net. */
function both(one: Gl[string] = {}, other: Gl[string] = {}): Gl[string] {
  const [debit, credit] = [plus(one.debit ?? '0', other.debit ?? '0'), plus(one.credit ?? '0', other.credit ?? '0')]
  if (isZero(credit)) return isZero(debit) ? {} : { debit }
  if (isZero(debit)) return { credit }
  return compare(debit, credit) >= 0 ? { debit: minus(debit, credit) } : { credit: minus(credit, debit) }
}

/** `2026-03`, `202603` or the number of a month of the year of the cases. */
function monthOf(step: Step, otherwise: string): string {
  const said = text(step['period'])
  if (said === undefined) return otherwise
  const [, year = today.slice(0, 4), month] = /^(?:(\d{4})-?)?(\d{1,2})$/.exec(said) ?? []
  return month ? `${year}-${month.padStart(2, '0')}` : unspoken(`a month ${said}`)
}
const next = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7)

export const openEstimates = async (of: ConstructorParameters<typeof Bills>[1]): Promise<Telling> => new Estimating(await openStage(), of).open()
