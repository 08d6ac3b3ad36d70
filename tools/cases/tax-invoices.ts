/** Cases of taxes: invoices that are taken back or paid, through their papers; what is only worked out is told by its functions. */
import { dividedBy, isZero, minus, plus, Refused, rounded, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step } from './case.ts'
import { heardInTax } from './money-words.ts'
import { openStage, type Stage } from './stage.ts'
import { Taxes } from './tax.ts'

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
  async tried(work: () => Promise<See | void>, meant: (refusal: Refused['refusal'], wanted: string) => boolean): Promise<See> {
    try { return (await work()) ?? this.see } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { refusal } = error
      return (name, wanted) => (name === 'error' ? (meant(refusal, String(wanted)) ? wanted : refusal.refused.en) : name === 'accepted' ? false : unspoken(`expected ${name}`))
    }
  }
  red(step: Step): Promise<See> {
    const blue = this.of.given['blue_invoice'] as { qty: string; net: string; tax: string }
    return this.tried(async () => {
      const row = await (this.stage as Stage).done('finance.sales-invoice', 'post', { customer: this.customer, date: '2026-03-16', red: this.invoice, lines: [{ what: 'x', quantity: String(step['qty']), net: rounded(String((Number(blue.net) * Number(step['qty'])) / Number(blue.qty)), 2), vatRate: rateOf(blue.tax, blue.net) }] })
      const lines = await (this.stage as Stage).house.store.query<{ account: string; side: 'debit' | 'credit'; amount: string }>({ text: `select l.account, l.side, (case when l.side = 'credit' then -l.amount else l.amount end)::text as amount from house.entry_line l join house.entry e on e.id = l.entry where e.record = $1`, values: [row.id] })
      const gl = Object.fromEntries(lines.map(({ account, side, amount }) => [account === '22210107' ? '2221销项' : account, { [side]: amount }]))
      return (name) => (name === 'gl' ? gl : unspoken(`expected ${name}`))
    }, ({ rule }, wanted) => rule === 'more-than-left' && /more|left|exceed|over/.test(wanted))
  }
  edit = (): Promise<See> => this.tried(async () => { const { edit } = await import('#act'); const { houseActor } = await import('#allow'); await edit((this.stage as Stage).house, houseActor, 'finance.sales-invoice', this.invoice, undefined, { due: '2026-12-31' }) }, ({ refused }, wanted) => refused.en.startsWith('Cannot be changed while') && /fixed|posted|change|locked|immutable/.test(wanted))
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
export const tax: Speaker = { topics: ['tax_rounding'], begin: async (of) => { heardInTax(of); return onPapers(of) ? new Invoices(of, await openStage()).open() : new Taxes(of) } }
