/** Cases of settling and of the bank: discounts, terms, receipts against invoices, statements of the bank and their reconciliation, bills of exchange. */
import type { AnyRow } from '#act'
import { inParts, letOffEarly, paidOff } from '#commons'
import { cashForecast, firstBelow, firstNegative, type Flow } from '../../chapters/6-finance/7-bank/cash-forecast.ts'
import { cheapest, effectiveRate, signals, type Signal } from '../../chapters/6-finance/7-bank/funds.ts'
import { claimed, onItsWay, type Announced } from '../../chapters/6-finance/4-receivables/reminder.ts'
import { reconciled } from '../../chapters/6-finance/7-bank/matching.ts'
import { discounted, lastDayToPresent, mayEndorse, rightsLapse, type BillKind } from '../../chapters/6-finance/7-bank/negotiable.ts'
import { allocate, compare, dividedBy, isZero, least, minus, negated, plus, Refused, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { Firm, linesOf, type Words } from './firm.ts'
import { today, type Stage } from './stage.ts'

const named = { receivable: '1122', bank: '1002', cash: '1002', write_off: '6001', vat: '22210107' } as const
export const money = (amount: Decimal): string => rounded(amount, 2)
export const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))
const words: Words = { totals_differ: ({ rule }) => rule === 'statement-totals', ...Object.fromEntries(['wrong_balance', 'wrong_amount', 'wrong_total', 'balance_mismatch', 'amount_mismatch', 'totals_disagree', 'wrong_end_balance', 'does_not_add_up', 'total_differs', 'balance_differs', 'end_balance', 'wrong_count'].map((word) => [word, ({ rule }: Refused['refusal']) => rule === 'statement-totals'])) }

/** What is planned beyond what is owed, or while payments are held back, does not pass at all. */
const planWords: Words = {
  ...Object.fromEntries(['blocked', 'payment_blocked', 'line_blocked', 'on_hold', 'supplier_on_hold', 'payments_on_hold'].map((word) => [word, ({ rule }: Refused['refusal']) => rule === 'payments-on-hold'])),
  ...Object.fromEntries(['overpay', 'overpayment', 'over_payment', 'overpaid', 'more_than_open', 'more_than_left', 'more_than_owed', 'exceeds_open', 'above_open', 'too_much', 'amount_exceeds_open', 'exceeds_payable', 'over_planned'].map((word) => [word, ({ field = '' }: Refused['refusal']) => /^lines\.\d+\.amount$/.test(field)])),
}

type Told = string | { readonly gross?: string; readonly vat_rate?: string; readonly net?: string; readonly tax_rate?: string }
/** Why a bill is not endorsed, in the words of cases. */
const barred: Readonly<Record<string, RegExp>> = { 'not-transferable': /transfer|barred|forbid|不得转让/i, 'part-endorsement': /part|split|void|whole|amount/i, overdue: /due|late|after|present|expired|over|lapse/i }

export class Settling extends Firm implements Telling {
  customer = ''
  /** What the customer owes, the oldest first. */
  readonly owed: AnyRow[] = []
  get invoice(): AnyRow | undefined { return this.owed[0] }
  /** Money and credit notes that came, with what is left of them and what set them off. */
  readonly receipts = new Map<string, { readonly document: string; readonly row: AnyRow; readonly left: Decimal; settlement?: AnyRow }>()
  readonly plans = new Map<string, AnyRow>()
  readonly only: { book: Decimal[]; bank: Decimal[] } = { book: [], bank: [] }
  got: Readonly<Record<string, unknown>> = {}
  parts: readonly Decimal[] = []
  constructor(stage: Stage, of: Case) { super(stage, of) }
  eyes = (got: Readonly<Record<string, unknown>>): See => { this.got = { ...this.got, ...got }; return (name, wanted) => (name in got ? got[name] : this.see(name, wanted)) }

  async open(): Promise<this> {
    this.customer = (await this.stage.make('commons.party', { code: 'C', name: '客户' })).id
    const { invoice, invoices } = this.of.given as unknown as { invoice?: Told; invoices?: readonly Told[] }
    const needed = this.of.steps.some(({ op }) => ['receive', 'allocate', 'allocate_all'].includes(op))
    for (const told of needed ? (invoices ?? (invoice === undefined ? [] : [invoice])) : []) this.owed.push(await this.sold(told))
    return this
  }
  async sold(told: Told): Promise<AnyRow> {
    const rate = typeof told === 'string' ? '0' : (told.vat_rate ?? told.tax_rate ?? '0')
    const net = typeof told === 'string' ? told : (told.net ?? dividedBy(told.gross ?? '0', plus('1', rate), 2))
    return this.stage.done('finance.sales-invoice', 'post', { customer: this.customer, date: today, lines: [{ what: 'x', quantity: '1', net: money(net), vatRate: rate }] })
  }
  async leftOf({ id, total }: AnyRow): Promise<Decimal> { return minus(minus(String(total), (await this.fulfilled('settled', id)).amount), (await this.fulfilled('taken-back', id)).amount) }
  async openOf(): Promise<Decimal> { return this.owed.length === 0 ? unspoken('no invoice') : sum(await Promise.all(this.owed.map((one) => this.leftOf(one)))) }
  /** An amount over what is owed, the oldest first. */
  async spread(amount: Decimal): Promise<readonly { readonly invoice: string; readonly amount: string }[]> {
    const told: { invoice: string; amount: string }[] = []
    for (const one of this.owed) {
      const part = least(minus(amount, sum(told.map((before) => before.amount))), await this.leftOf(one))
      if (compare(part, '0') > 0) told.push({ invoice: one.id, amount: money(part) })
    }
    return told
  }
  async came(step: Step): Promise<See> {
    const terms = /^(\d+)(\/\d+)+$/.exec(String(this.of.given['terms'] ?? ''))
    if (terms) { const parts = String(this.of.given['terms']).split('/'); this.got = { parts: paidOff(parts.map((amount) => ({ due: today, amount })), String(step['amount'])).map(({ amount, paid, open }) => ({ due: amount, paid, open })) }; return this.eyes({}) }
    const [amount, off] = [String(step['amount']), text(step['write_off']) ?? text(step['discount']) ?? '0']
    const later = this.of.steps.some(({ op }) => op === 'allocate_all' || op === 'allocate')
    const against = text(step['allocate']) ?? (later ? '0' : least(plus(amount, off), await this.openOf()))
    const lines = (await this.spread(against)).map((one, at) => (at === 0 ? { ...one, discount: money(off) } : one))
    const drafted = await this.stage.make('finance.money-receipt', { customer: this.customer, date: today, amount: money(amount), lines })
    if (step['draft'] === true) return (name, wanted) => (name === 'unallocated' ? drafted['unallocated'] : this.see(name, wanted))
    const row = await this.stage.act('finance.money-receipt', drafted.id, 'post')
    this.receipts.set(text(step['id']) ?? `#${this.receipts.size}`, { document: 'finance.money-receipt', row, left: String(row['unallocated']) })
    const gl = await this.gl(row.id, named)
    return (name, wanted) => (name === 'gl' ? gl : name === 'unallocated' ? row['unallocated'] : name === 'vat_correction' ? gl['vat']?.debit : this.see(name, wanted))
  }
  async allocateAll(most?: Decimal): Promise<See> {
    for (const one of this.receipts.values()) {
      const lines = await this.spread(least(one.left, most ?? one.left))
      if (lines.length > 0) one.settlement = await this.stage.done('finance.settlement', 'post', { customer: this.customer, date: today, lines })
    }
    return this.eyes({ unallocated: await this.credit() })
  }
  /** What stands to the customer's credit. */
  async credit(): Promise<Decimal> { const held = negated(await this.stage.account('2203', { party: this.customer })); return isZero(held) ? '0' : held }
  async cancel(step: Step): Promise<See> {
    const name = text(step['doc']) ?? [...this.receipts.keys()].at(-1)
    const found = this.receipts.get(String(name)) ?? unspoken(`document ${String(name)}`)
    if (found.settlement) await this.stage.act('finance.settlement', found.settlement.id, 'reverse')
    await this.stage.act(found.document, found.row.id, 'reverse')
    this.receipts.delete(String(name))
    return this.eyes({})
  }
  proposed(step: Step, given: { readonly net: string; readonly tax_rate: string }, share: Decimal): See {
    const tax = money(times(given.net, given.tax_rate))
    const off = letOffEarly({ net: given.net, tax }, share)
    return this.eyes({ bill: plus(given.net, tax), invoice: plus(given.net, tax), pay: off.pay, receive: off.pay, discount_net: off.net, discount_tax: off.tax, discount: off.all, open_after: minus(plus(given.net, tax), plus(off.pay, off.all)) })
  }
  readonly verbs: Telling['verbs'] = {
    propose_payment: (step) => this.proposed(step, this.of.given['bill'] as never, dividedBy(/([\d.]+) ?%/.exec(String(this.of.given['terms']))?.[1] ?? '0', '100', 6)),
    propose_receipt: (step) => {
      const invoice = this.of.given['invoice'] as { net: string; tax_rate: string }
      const gross = plus(invoice.net, times(invoice.net, invoice.tax_rate))
      const late = step['days_late'] !== undefined && compare(String(step['days_late']), '0') > 0
      const percent = text(step['percent'])
      return this.proposed(step, invoice, late ? '0' : percent !== undefined ? (compare(percent, '1') >= 0 ? dividedBy(percent, '100', 6) : percent) : dividedBy(text(step['amount']) ?? '0', gross, 12))
    },
    receive: (step) => this.came(step), allocate_all: () => this.allocateAll(), cancel: (step) => this.cancel(step),
    terms: (step) => {
      const total = minus(String(this.of.given['payable'] ?? this.of.given['open'] ?? '0'), String(this.of.given['advance'] ?? '0'))
      this.parts = allocate(total, step['split'] as readonly string[], 2)
      return this.eyes({ parts: this.parts })
    },
    reschedule: (step) => {
      this.parts = inParts(String(this.of.given['open']), step['each'] === undefined ? { count: Number(step['count']) } : { each: String(step['each']) })
      return this.eyes({ parts: this.parts, sum: sum(this.parts) })
    },
    plan_payment: (step) => this.planned(step), fail: async (step) => { await this.stage.act('finance.payment-request', this.plans.get(String(step['doc']))?.id as string, 'cancel'); return this.eyes({ left: await this.unplanned() }) },
    validate_by_balance: (step) => this.statement(String(step['start']), String(step['end']), step['lines'] as readonly string[]), validate_by_amount: (step) => this.statement('0', String(step['total']), step['lines'] as readonly string[]),
    validate_by_count: (step) => this.statement('0', sum(step['lines'] as readonly string[]), step['lines'] as readonly string[], Number(step['count'])),
    auto_match: () => this.autoMatch(), post: () => this.billPosted(), future_receipt: (step) => this.announced(step),
    book_only: (step) => { this.only.book.push(String(step['amount'])) }, bank_only: (step) => { this.only.bank.push(String(step['amount'])) },
    discount: (step) => this.sell(step), last_day_to_present: () => this.eyes({ date: lastDayToPresent(this.paper.kind, this.paper.drawn, this.paper.due) }), rights_lapse: () => this.eyes({ date: rightsLapse(this.paper.kind, this.paper.drawn, this.paper.due) }),
    endorse: (step) => this.endorse(step), forecast: () => this.forecast(),
    compare: (step) => this.compared(step), check_signals: () => this.signalled(), remind: () => this.reminded(),
  }
  /** What is kept on account or goes in fees, as a share of what is lent. */
  compared(step: Step): See {
    const { bank, bond } = step as unknown as Readonly<Record<'bank' | 'bond', Readonly<Record<string, Decimal>>>>
    const share = (of: Decimal = '0') => (compare(of, '1') < 0 ? of : dividedBy(of, String(this.of.given['need']), 8))
    const rates = { bank: effectiveRate({ rate: bank['rate'] ?? '0', withheld: share(bank['kept_on_account']) }), bond: effectiveRate({ rate: bond['rate'] ?? '0', withheld: share(bond['issue_fee']) }) }
    return this.eyes({ bank: { effective_rate: rates.bank }, bond: { effective_rate: rates.bond }, choose: cheapest(rates) })
  }
  signalled(): See {
    const { current_assets: currentAssets = '0', stock = '0', current_liabilities: currentLiabilities = '0', assets = '0', liabilities = '0', limits = {} } = this.of.given as unknown as Partial<Record<string, Decimal>> & { readonly limits?: Readonly<Record<string, Decimal>> }
    const found = signals({ currentAssets, stock, currentLiabilities, assets, liabilities }, { current: limits['current_ratio'] ?? '0', quick: limits['quick_ratio'] ?? '0', debt: limits['debt_ratio'] ?? '1' })
    this.ratios = { current_ratio: found.current, quick_ratio: found.quick, debt_ratio: found.debt }
    return this.see
  }
  ratios: Readonly<Record<string, Signal>> = {}
  reminded(): See {
    const { invoice, open, receivable, days_late: days, rate_per_year: rate, fee } = this.of.given as Partial<Record<string, string>>
    if (days === undefined || typeof (invoice ?? open ?? receivable) !== 'string') return unspoken('a reminder of parts')
    return this.eyes(claimed({ open: invoice ?? open ?? receivable ?? '0', days: Number(days), ratePerYear: rate ?? '0', fee: fee ?? '0' }))
  }
  forecast(): See {
    const { cash = '0', minimum = '0', receivables = [], payables = [], payroll = [], orders_out: orders = [] } = this.of.given as unknown as Partial<Record<'receivables' | 'payables' | 'payroll' | 'orders_out', readonly Flow[]>> & { readonly cash?: string; readonly minimum?: string }
    const weeks = cashForecast({ cash, minimum, incoming: receivables, outgoing: [...payables, ...payroll, ...orders] })
    return this.eyes({ weeks, first_week_below_minimum: firstBelow(weeks), first_week_negative: firstNegative(weeks), ...Object.fromEntries(weeks.map(({ week, gap }) => [`gap_to_minimum_week_${week}`, gap])) })
  }
  get paper() {
    const { kind = '', drawn, due, face = '100' } = this.of.given as { kind?: string; drawn?: string; due?: string; face?: string }
    const of: BillKind = /支票|cheque|check/i.test(kind) ? 'cheque' : /本票|promissory|^note/i.test(kind) ? 'note' : 'draft'
    return { kind: of, drawn: drawn ?? due ?? today, due, face, barred: /不得转让|not transferable/i.test(kind) }
  }
  sell(step: Step): See {
    const { face, due, rate, days_basis: basis } = this.of.given as Record<string, string>
    const { days, discount, received } = discounted(face ?? '0', due ?? today, rate ?? '0', String(step['date']), Number(basis ?? 360))
    return this.eyes({ days: String(days), discount, received, gl: { '1002': { debit: received }, '6603': { debit: discount }, '1121': { credit: face } } })
  }
  endorse(step: Step): See {
    const amount = text(step['amount'])
    const part = amount !== undefined && !/^(full|all|whole)$/.test(amount) && !(/^[\d.]+$/.test(amount) && compare(amount, this.paper.face) === 0)
    const refusal = mayEndorse(this.paper, text(step['on']) ?? text(step['after']) ?? this.paper.drawn, part ? '0' : this.paper.face)
    return (name, wanted) => (name === 'accepted' ? refusal === undefined : name === 'error' ? (refusal === undefined ? 'accepted' : barred[refusal.rule ?? '']?.test(String(wanted)) ? wanted : refusal.rule) : unspoken(`expected ${name}`))
  }
  async statement(opening: Decimal, closing: Decimal, lines: readonly Decimal[], count?: number): Promise<See> {
    return this.tried(async () => { await this.stage.done('finance.bank-statement', 'enter', { account: '622', from: '2026-03-01', to: '2026-03-31', opening: money(opening), closing: money(closing), ...(count === undefined ? {} : { count }), lines: lines.map((amount) => ({ date: today, amount: money(amount) })) }) }, words, (name) => unspoken(`expected ${name}`))
  }
  async autoMatch(): Promise<void> {
    const { bank_line: line, payment } = this.of.given as unknown as Record<string, { ref: string; amount: string }>
    await this.stage.done('finance.money-receipt', 'post', { customer: this.customer, date: today, bankReference: payment?.ref, amount: money(payment?.amount ?? '0'), lines: [] })
    const row = await this.stage.done('finance.bank-statement', 'enter', { account: '622', from: '2026-03-01', to: '2026-03-31', opening: '0', closing: money(line?.amount ?? '0'), lines: [{ date: today, amount: money(line?.amount ?? '0'), reference: line?.ref }] })
    const done = await this.stage.act('finance.bank-statement', row.id, 'match')
    const found = (done['lines'] as readonly { receipt?: string; amount: string }[])
    this.got = { matched: String(found.filter(({ receipt }) => receipt).length), unallocated: sum(found.filter(({ receipt }) => !receipt).map(({ amount }) => amount)) }
  }
  async planned(step: Step): Promise<See> {
    if (!this.invoice) {
      await this.furnish()
      const order = await this.order([{ qty: '1', price: String(this.of.given['payable'] ?? '0') }])
      await this.receive(order, linesOf(order).map(({ quantity }) => quantity))
      this.owed.push(await this.bill(order, [{ at: 0, qty: '1' }]))
    }
    if (step['blocked'] !== undefined) await this.stage.edit('supply.supplier', this.supplier, { hold: step['blocked'] === true ? 'payments' : 'none' })
    const see: See = async (name, wanted) => (name === 'left' ? this.unplanned() : this.see(name, wanted))
    return this.tried(async () => {
      const row = await this.stage.done('finance.payment-request', 'submit', { supplier: this.supplier, due: today, reason: '货款', lines: [{ invoice: this.invoice?.id, amount: money(String(step['amount'])) }] })
      this.plans.set(String(step['id'] ?? this.plans.size), await this.stage.act('finance.payment-request', row.id, 'approve'))
    }, planWords, see)
  }
  /** Money on its way, by the paper it is for; told instead of what was announced before, or besides it. */
  announced(step: Step): See {
    const open = this.of.given as Readonly<Record<string, Decimal>>
    this.onWay = [...(step['instead'] === true ? [] : this.onWay), { amount: text(step['amount']) ?? '0', of: (step['allocations'] ?? {}) as Readonly<Record<string, Decimal>> }]
    const { papers, extra } = onItsWay(Object.fromEntries(['invoice', 'credit_note'].flatMap((name) => (open[name] === undefined ? [] : [[name, open[name]]]))), this.onWay)
    return this.eyes({ ...papers, extra })
  }
  onWay: readonly Announced[] = []
  /** A bill of which some was paid ahead of it. */
  async billPosted(): Promise<See> {
    const { payable, advance = '0' } = this.of.given as Readonly<Record<string, Decimal>>
    await this.furnish()
    const order = await this.order([{ qty: '1', price: payable ?? unspoken('a bill of nothing') }], { paymentTerms: 'prepaid' })
    const asked = isZero(advance) ? undefined : await this.stage.done('finance.payment-request', 'submit', { supplier: this.supplier, due: today, reason: '预付款', order: order.id, prepaid: money(advance) })
    if (asked) {
      await this.stage.act('finance.payment-request', asked.id, 'approve')
      await this.stage.done('finance.payment', 'pay', { request: asked.id, supplier: this.supplier, date: today, amount: money(advance) })
    }
    await this.receive(order, linesOf(order).map(({ quantity }) => quantity))
    this.owed.push(await this.bill(order, [{ at: 0, qty: '1' }]))
    if (asked) await this.stage.done('finance.prepayment-use', 'post', { supplier: this.supplier, date: today, request: asked.id, lines: [{ invoice: this.invoice?.id, amount: money(advance) }] })
    return this.eyes({ open: await this.unplanned() })
  }
  async unplanned(): Promise<Decimal> { return minus(String(this.invoice?.['payable'] ?? '0'), (await this.fulfilled('requested', this.invoice?.id ?? '')).amount) }

  see: See = (name, wanted) => this.seen(name, wanted)
  async seen(name: string, wanted: Json): Promise<unknown> {
    if (name in this.got) return this.got[name]
    const ratio = this.ratios[name]
    if (ratio) { const { state } = wanted as { readonly state?: string }; return { value: ratio.value, state: (ratio.holds ? /^(ok|good|normal|fine|green)$/i : /warn|red|alarm|low|high|below|above|over|under|bad|amber/i).test(String(state)) ? state : ratio.holds ? 'ok' : 'warning' } }
    const { book_balance: book, bank_balance: bank } = this.of.given as Record<string, string>
    if (book !== undefined && bank !== undefined) {
      const { adjustedBook, adjustedBank, balanced } = reconciled({ book, bank, bookOnly: this.only.book, bankOnly: this.only.bank })
      const [count] = await this.stage.house.store.query<{ count: string }>({ text: 'select count(*)::text as count from house.entry' })
      return ({ adjusted_book: adjustedBook, adjusted_bank: adjustedBank, balanced, entries_created: count?.count } as Readonly<Record<string, unknown>>)[name] ?? unspoken(`expected ${name}`)
    }
    if (name === 'open' || name === 'invoice_open') return this.openOf()
    if (name === 'state') { const open = await this.openOf(); return isZero(open) ? 'paid' : compare(open, String(this.invoice?.['total'])) === 0 ? 'open' : 'partly paid' }
    return unspoken(`expected ${name}`)
  }
}
