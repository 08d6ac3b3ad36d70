/** Cases of settling in another currency: an invoice at one rate, money at another, what is gained or lost, and the rate of the month's end. */
import type { AnyRow } from '#act'
import { addDays, compare, isZero, least, minus, negated, rounded, sum, type Decimal } from '#words'
import { differences, unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { Firm, linesOf } from './firm.ts'
import { today, type Stage } from './stage.ts'

const named = { receivable: '1122', bank: '1002', cash: '1002', exchange: '660301' } as const
const money = (amount: Decimal): string => rounded(amount, 2)
const code = 'USD'

/** The currency of the case, known to the house. */
export const dollars = (stage: Stage): Promise<AnyRow> => stage.make('commons.currency', { code, name: '美元' })

export class Abroad extends Firm implements Telling {
  currency = ''
  customer = ''
  rate = '1'
  invoice: AnyRow | undefined
  day = today
  readonly receipts: { readonly row: AnyRow; readonly settlements: AnyRow[] }[] = []
  constructor(stage: Stage, of: Case) { super(stage, of) }

  async open(): Promise<this> {
    const told = this.of.given['invoice'] as Record<string, string> | undefined
    this.currency = (await dollars(this.stage)).id
    this.customer = (await this.stage.make('commons.party', { code: 'C', name: '客户' })).id
    this.rate = told?.['rate'] ?? '1'
    this.invoice = await this.stage.done('finance.sales-invoice', 'post', { customer: this.customer, date: today, currency: this.currency, exchangeRate: this.rate, lines: [{ what: 'x', quantity: '1', net: money(told?.[code] ?? '0'), vatRate: '0' }] })
    return this
  }
  readonly verbs: Telling['verbs'] = {
    receive: (step) => this.came(step), allocate_rest: () => this.rest(), revalue: (step) => this.revalued(String(step['rate'])), check: () => undefined,
    cancel: async (step) => { await this.undo(Number(/\d+/.exec(String(step['doc'] ?? ''))?.[0] ?? this.receipts.length) - 1) },
  }
  async openOf(): Promise<Decimal> { return minus(String(this.invoice?.['total']), (await this.fulfilled('settled', this.invoice?.id ?? '')).amount) }

  async came(step: Step): Promise<See> {
    const amount = String(step[code] ?? step['amount'])
    const against = least(String(step['allocate'] ?? amount), await this.openOf())
    const row = await this.stage.done('finance.money-receipt', 'post', { customer: this.customer, date: this.day, currency: this.currency, exchangeRate: String(step['rate'] ?? this.rate), amount: money(amount), lines: isZero(against) ? [] : [{ invoice: this.invoice?.id, amount: money(against) }] })
    this.receipts.push({ row, settlements: [] })
    const after = await this.after(row.id)
    const seen: See = (name, wanted) => (name === 'unallocated' ? row['unallocated'] : after(name, wanted))
    const then = step['then_cancel'] as Readonly<Record<string, Json>> | boolean | undefined
    if (!then) return seen
    const told = new Map<string, unknown>()
    for (const [name, wanted] of Object.entries(step.expect ?? {})) told.set(name, await seen(name, wanted))
    await this.undo(this.receipts.length - 1)
    for (const [name, wanted] of Object.entries(then === true ? {} : then)) {
      const faults = differences(`after cancelling: ${name}`, wanted, await this.see(name, wanted))
      if (faults.length > 0) throw new Error(faults.join('; '))
    }
    return (name) => told.get(name)
  }
  /** What is left of advances is set against what is left of the invoice. */
  async rest(): Promise<See> {
    let last = ''
    for (const one of this.receipts) {
      const left = least(minus(String(one.row['unallocated']), sum(one.settlements.map((row) => String((row['lines'] as readonly { amount: string }[])[0]?.amount)))), await this.openOf())
      if (compare(left, '0') <= 0) continue
      const row = await this.stage.done('finance.settlement', 'post', { customer: this.customer, date: this.day, currency: this.currency, lines: [{ invoice: this.invoice?.id, amount: money(left) }] })
      one.settlements.push(row)
      last = row.id
    }
    return this.after(last)
  }
  async undo(at: number): Promise<void> {
    const found = this.receipts.splice(at, 1)[0] ?? unspoken('no receipt')
    for (const one of found.settlements) await this.stage.act('finance.settlement', one.id, 'reverse')
    await this.stage.act('finance.money-receipt', found.row.id, 'reverse')
  }
  async revalued(rate: Decimal): Promise<See> {
    this.day = addDays(this.day, 1)
    const row = await this.stage.done('finance.revaluation', 'post', { date: this.day, currency: this.currency, rate })
    return (name, wanted) => (name === 'gain' ? row['gain'] : name === 'loss' ? negated(String(row['gain'])) : this.see(name, wanted))
  }
  /** What one paper gained or lost, and what it put into the books. */
  async after(paper: string): Promise<See> {
    const gl = await this.gl(paper, named)
    const gain = minus(gl['exchange']?.credit ?? '0', gl['exchange']?.debit ?? '0')
    return (name, wanted) => (name === 'gl' ? gl : name === 'exchange_gain' || name === 'exchange_difference' ? gain : name === 'exchange_loss' ? negated(gain) : this.see(name, wanted))
  }
  async owed(): Promise<Readonly<Record<string, Decimal>>> {
    const [row] = await this.stage.house.store.query<{ base: Decimal; held: Decimal }>({ text: `select trim_scale(coalesce(sum(debit - credit), 0))::text as base, trim_scale(coalesce(sum(in_currency), 0))::text as held from house.balance where account = '1122'` })
    return { base: row?.base ?? '0', [code]: row?.held ?? '0' }
  }
  see = async (name: string, wanted: Json): Promise<unknown> => {
    switch (name) {
      case 'open': case 'balance': return this.owed()
      case 'balance_base': return (await this.owed())['base']
      case 'difference_entries': case 'difference_entry': {
        const [row] = await this.stage.house.store.query<{ count: string }>({ text: `select count(*)::text as count from house.entry e where e.reverses is null and e.document <> 'finance.revaluation' and exists (select 1 from house.entry_line l where l.entry = e.id and l.account = '660301') and not exists (select 1 from house.entry r where r.reverses = e.id)` })
        return name === 'difference_entries' ? row?.count : isZero(row?.count ?? '0') && /gone|cancel|revers|removed|none|taken/.test(String(wanted)) ? wanted : `${row?.count} difference entries`
      }
      case 'state': return isZero(await this.openOf()) ? 'paid' : 'open'
      case 'difference': case 'gain': return negated(await this.stage.account('660301'))
      default: return unspoken(`expected ${name}`)
    }
  }
}

/** Goods of an order in another currency: received at one rate, billed at another, in either order. */
export class BoughtAbroad extends Firm implements Telling {
  currency = ''
  bought: AnyRow | undefined
  paper = ''
  constructor(stage: Stage, of: Case) { super(stage, of) }
  async open(): Promise<this> { await this.furnish(); this.currency = (await dollars(this.stage)).id; return this }

  at = (rate: Decimal) => ({ currency: this.currency, exchangeRate: rate })
  async ordered(rate: Decimal): Promise<AnyRow> {
    const { qty, price } = (this.of.given['line'] ?? this.of.given['order']) as { qty: Decimal; price: Decimal }
    this.bought ??= await this.order([{ qty, price }], this.at(rate))
    return this.bought
  }
  readonly verbs: Telling['verbs'] = {
    receive: async (step) => {
      const [rate, order] = [String(step['rate'] ?? '1'), await this.ordered(String(step['rate'] ?? '1'))]
      await this.stage.done('commons.exchange-rate', 'enact', { currency: this.currency, date: today, rate })
      this.paper = (await this.receive(order, linesOf(order).map(({ quantity }) => quantity))).inspection.id
    },
    bill: async (step) => {
      const [rate, order] = [String(step['rate'] ?? '1'), await this.ordered(String(step['rate'] ?? '1'))]
      this.paper = (await this.bill(order, linesOf(order).map(({ quantity }, at) => ({ at, qty: String(step['qty'] ?? quantity) })), { accept: true, ...this.at(rate) })).id
    },
  }
  see = async (name: string): Promise<unknown> => {
    const { exchange, ...gl } = await this.gl(this.paper, { ...named, exchange: '660301', stock: '1405', grni: '220202', payable: '220201' })
    const loss = minus(exchange?.debit ?? '0', exchange?.credit ?? '0')
    return name === 'exchange_loss' ? loss : name === 'exchange_gain' ? negated(loss) : name === 'gl' ? gl : name === 'grni_balance' ? negated(await this.stage.account('220202')) : unspoken(`expected ${name}`)
  }
}
