/** Cases of settling and of the bank: discounts, terms, receipts against invoices, statements of the bank and their reconciliation, bills of exchange. */
import type { AnyRow } from '#act'
import { inParts, letOffEarly, paidOff } from '#commons'
import { reconciled } from '../../chapters/6-finance/7-bank/matching.ts'
import { lastDayToPresent, rightsLapse } from '../../chapters/6-finance/7-bank/negotiable.ts'
import { allocate, compare, dividedBy, isZero, least, minus, negated, plus, sum, times, type Decimal } from '#words'
import { unspoken, type Json, type See, type Step, type Telling } from './case.ts'
import { linesOf, type Gl, type Words } from './firm.ts'
import { Funds, money, text } from './funds.ts'
import { today } from './stage.ts'

const named = { receivable: '1122', bank: '1002', cash: '1002', write_off: '6001', vat: '22210107', advance: '2203' } as const
const words: Words = [[/total|balance|amount|count|sum|add_up|agree|equal|differ|mismatch|wrong/i, ({ rule }) => rule === 'statement-totals']]
/** What is planned beyond what is owed, or while payments are held back, does not pass at all. */
const planWords: Words = [[/block|hold/i, ({ rule }) => rule === 'payments-on-hold'], [/over|more|exceed|above|too_much/i, ({ field = '' }) => /^lines\.\d+\.amount$/.test(field)]]
/** How an invoice stands, in words of cases. */
const states: Readonly<Record<'open' | 'part' | 'paid', RegExp>> = { open: /^(open|unpaid|overdue|posted|submitted)$/i, part: /part/i, paid: /^(paid|settled|closed|cleared|credit.?note.?issued|reconciled)$/i }

type Told = string | { readonly gross?: string; readonly vat_rate?: string; readonly net?: string; readonly tax_rate?: string }

/** Where a case does not tell money on account apart, all that came stands on the receivable. */
const shownOf = (gl: Gl, wanted: Json): Gl => ('advance' in (wanted as object) || !gl['advance'] ? gl : { ...gl, receivable: { ...gl['receivable'], credit: plus(gl['receivable']?.credit ?? '0', gl['advance'].credit ?? '0') } })

export class Settling extends Funds implements Telling {
  customer = ''
  /** What the customer owes, the oldest first. */
  readonly owed: AnyRow[] = []
  get invoice(): AnyRow | undefined { return this.owed[0] }
  /** Money and credit notes that came, with what is left of them and what set them off. */
  readonly receipts = new Map<string, { readonly document: string; readonly row: AnyRow; readonly left: Decimal; settlement?: AnyRow }>()
  readonly plans = new Map<string, AnyRow>()
  readonly only: { book: Decimal[]; bank: Decimal[] } = { book: [], bank: [] }
  parts: readonly Decimal[] = []

  async open(): Promise<this> {
    this.customer = (await this.stage.make('commons.party', { code: 'C', name: '客户' })).id
    const invoices = this.of.given['invoices'] as unknown as readonly Told[] | undefined
    const told = this.told()
    const needed = this.of.steps.some(({ op }) => ['receive', 'allocate', 'allocate_all'].includes(op))
    /** Several invoices may share the tax of the one that tells it. */
    const taxed = typeof told === 'object' && (told.gross ?? told.net) === undefined ? told : {}
    for (const one of needed ? (invoices?.map((each) => (typeof each === 'string' && Object.keys(taxed).length > 0 ? { ...taxed, gross: each } : each)) ?? (told === undefined ? [] : [told])) : []) this.owed.push(await this.sold(one))
    return this
  }
  /** What the customer owes at the start, by whatever name. */
  told(): Told | undefined { const { invoice, receivable, open } = this.of.given as unknown as Partial<Record<'invoice' | 'receivable' | 'open', Told>>; return invoice ?? receivable ?? open }
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
    const terms = this.of.given['first_due'] === undefined ? /^(\d+)(\/\d+)+$/.exec(String(this.of.given['terms'] ?? '')) : null
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
    return (name, wanted) => (name === 'gl' ? shownOf(gl, wanted) : name === 'unallocated' ? row['unallocated'] : name === 'vat_correction' ? (gl['vat']?.debit ?? '0') : this.see(name, wanted))
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
    const said = text(step['doc']) ?? [...this.receipts.keys()].at(-1)
    const name = this.receipts.has(String(said)) ? said : [...this.receipts].find(([, { document }]) => /credit/i.test(String(said)) && document === 'finance.customer-credit')?.[0]
    const found = this.receipts.get(String(name)) ?? unspoken(`document ${String(said)}`)
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
    terms: async (step) => {
      const total = this.owed.length > 0 && this.of.given['payable'] === undefined && this.of.given['bill'] === undefined ? await this.openOf() : minus(this.billed(), String(this.of.given['advance'] ?? '0'))
      this.parts = allocate(total, step['split'] as readonly string[], 2)
      const { parts } = this
      return (name, wanted) => (name === 'parts' ? parts : this.see(name, wanted))
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
    endorse: (step) => this.endorse(step), check: () => undefined, forecast: () => this.forecast(),
    compare: (step) => this.compared(step), check_signals: () => this.signalled(), remind: () => this.reminded(),
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
  /** A bill of which some was paid ahead of it. */
  async billPosted(): Promise<See> {
    const { advance = '0' } = this.of.given as Readonly<Record<string, Decimal>>
    await this.furnish()
    const order = await this.order([{ qty: '1', price: this.billed() }], { paymentTerms: 'prepaid' })
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
  /** What the supplier bills. */
  billed(): Decimal {
    const { payable, bill, open } = this.of.given as unknown as { payable?: Decimal; open?: Decimal; bill?: Decimal | { readonly net: Decimal; readonly tax_rate?: Decimal } }
    return payable ?? (typeof bill === 'object' ? plus(bill.net, times(bill.net, bill.tax_rate ?? '0')) : bill) ?? open ?? unspoken('a bill of nothing')
  }
  async unplanned(): Promise<Decimal> { return minus(String(this.invoice?.['payable'] ?? '0'), (await this.fulfilled('requested', this.invoice?.id ?? '')).amount) }

  async standing(): Promise<keyof typeof states> { const open = await this.openOf(); return isZero(open) ? 'paid' : compare(open, sum(this.owed.map(({ total }) => String(total)))) === 0 ? 'open' : 'part' }
  /** What of each part of the terms is paid: the oldest first. */
  async partsPaid(): Promise<readonly unknown[]> {
    const paid = minus(sum(this.owed.map(({ total }) => String(total))), await this.openOf())
    return paidOff(this.parts.map((amount) => ({ due: today, amount })), paid).map(({ amount, paid: came, open }) => ({ due: amount, paid: came, open }))
  }
  override see: See = (name, wanted) => this.seen(name, wanted)
  async seen(name: string, wanted: Json): Promise<unknown> {
    const known = this.workedOut(name, wanted)
    if (known !== undefined) return known
    const { book_balance: book, bank_balance: bank } = this.of.given as Record<string, string>
    if (book !== undefined && bank !== undefined) {
      const { adjustedBook, adjustedBank, balanced } = reconciled({ book, bank, bookOnly: this.only.book, bankOnly: this.only.bank })
      const [count] = await this.stage.house.store.query<{ count: string }>({ text: 'select count(*)::text as count from house.entry' })
      return ({ adjusted_book: adjustedBook, adjusted_bank: adjustedBank, balanced, entries_created: count?.count } as Readonly<Record<string, unknown>>)[name] ?? unspoken(`expected ${name}`)
    }
    if (name === 'open' || name === 'invoice_open') return this.openOf()
    if (name === 'state') { const stands = await this.standing(); return states[stands].test(String(wanted)) ? wanted : stands }
    if (name === 'unallocated') return this.credit()
    if (name === 'sum') return sum(this.parts)
    if (name === 'difference') { const found = negated(await this.stage.account('660301')); return isZero(found) ? '0' : found }
    if (name === 'parts') return this.partsPaid()
    return unspoken(`expected ${name}`)
  }
}
