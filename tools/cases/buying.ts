/** Cases of buying: what the papers of supply and finance do from order to payment, verb by verb, and who may do it. */
import type { AnyRow } from '#act'
import { askLaw, dueOn, type TermPart } from '#commons'
import { addDays } from '#words'
import { BoughtAbroad } from './abroad.ts'
import { Bills } from './bills.ts'
import { unspoken, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { linesOf, type Bought } from './firm.ts'
import { estimateVerbs, openEstimates } from './estimates.ts'
import { heardInBuying } from './money-words.ts'
import { named, text, words } from './orders.ts'
import { openHands, openStage, today } from './stage.ts'
import { openTrade, tradeVerbs } from './trade.ts'

class Buying extends Bills implements Telling {
  readonly verbs: Telling['verbs'] = {
    post_invoice: (step) => this.postInvoice(step), receive: (step) => this.tried(() => this.received(step), words, (name, wanted) => this.see(name, wanted)),
    post_receipt: (step) => this.received({ ...step, qty: this.line().qty, unit_cost: this.line().price }).then(() => undefined),
    draft_order: async (step) => { this.orders.set(String(step['id']), await this.draft([{ qty: String(step['qty']), price: '1' }], this.allowances())) },
    confirm: async (step) => {
      const order = (this.of.given['order'] as Bought | undefined) ?? (this.of.given['order_qty'] === undefined ? undefined : { qty: String(this.of.given['order_qty']), price: '1' })
      const draft = this.orders.get(String(step['doc'] ?? '')) ?? await this.draft([{ qty: order?.qty ?? '1', price: order?.price ?? '1' }], this.allowances())
      this.orders.set(String(step['doc'] ?? ''), await this.sent(draft))
    },
    close: async (step) => { const order = this.orders.get(String(step['doc'] ?? '')) ?? this.lastOrder(); await this.stage.act('supply.purchase-order', order.id, 'close', { closing: 'short' }) },
    cancel: (step) => this.cancel(String(step['doc'] ?? '')), return: (step) => this.sendBack(step), return_without_reference: (step) => this.sendBackUnknown(step),
    bill: (step) => this.billed(step), bill_all: () => this.billAll(), bill_rest: (step) => this.billRest(step),
    bill_from_order: (step) => this.billRest(step), bill_from_receipt: (step) => this.billRest(step),
    accept_service: async () => { const { qty, price } = this.of.given['service'] as Bought; await this.receivedOrder([{ qty, price }]); return async (name) => (name === 'gl' ? this.gl(this.lastReceipt().inspection.id, { ...named, accrual: '220202' }) : this.see(name, '')) },
    debit_note: (step) => this.debitNote(step),
    due_date: (step) => this.ofStep({ due: dueOn(String(step['invoice']), termOf(String(step['terms']))) }),
    quote: async () => { const { lines, tax } = this.of.given as unknown as { lines: readonly Bought[]; tax: string }; this.orders.set('', await this.draft(lines, { taxRate: tax })) },
    order: (step) => this.tried(async () => {
      const lines = (step['lines'] as readonly Bought[] | undefined) ?? [{ qty: '1', price: '1' }]
      this.orders.set('', await this.order(lines))
    }, words, (name, wanted) => this.see(name, wanted)),
    amend: (step) => this.amend(step), match: (step) => this.match(step), pay: (step) => this.pay(step), accept_goods: (step) => this.acceptGoods(step),
    award: (step) => this.awarded(step), contract: (step) => this.contract(step), late_interest: (step) => this.interest(step),
  }

  /** A payment with its people: who asks, who approves, who pays, and who ordered and took in the goods before. */
  async pay(step: Step): Promise<See> {
    if (step['by'] === undefined) return this.tried(() => this.paid(step), words, (name) => unspoken(`expected ${name}`))
    return this.tried(() => this.paidBy(step), words, (name) => unspoken(`expected ${name}`))
  }
  async paid(_step: Step): Promise<void> {
    const invoice = ([...this.invoices.values()].at(-1)) ?? await this.bill(this.orders.size > 0 ? await this.andReceived(this.lastOrder()) : await this.receivedOrder([{ qty: '1', price: '1' }]), [{ at: 0, qty: '1' }])
    const request = await this.stage.done('finance.payment-request', 'submit', { supplier: this.supplier, due: today, reason: '货款', lines: [{ invoice: invoice.id, amount: String(invoice['payable']) }] })
    await this.stage.act('finance.payment-request', request.id, 'approve')
    await this.stage.done('finance.payment', 'pay', { request: request.id, supplier: this.supplier, date: today, amount: String(request['total']) })
  }
  async andReceived(order: AnyRow): Promise<AnyRow> { await this.receive(order, linesOf(order).map(({ quantity }) => quantity)); return order }

  async ordered(): Promise<AnyRow> {
    const known = this.orders.get('')
    if (known) return known
    const { order_by: buyer, approved_by: head } = this.of.given as Record<string, string>
    const hand = await this.stage.as(buyer ?? 'buyer', 'buyer')
    const approver = await openHands(this.stage, head ?? 'head', 'general-manager')
    const draft = await this.draft([{ qty: '1', price: '100' }])
    await hand.act('supply.purchase-order', draft.id, 'submit')
    await approver.approve(draft.id)
    const order = await hand.act('supply.purchase-order', draft.id, 'send')
    this.orders.set('', order)
    return order
  }
  async acceptGoods(step: Step): Promise<See> {
    return this.tried(async () => {
      const order = await this.ordered()
      const keeper = await this.stage.as(String(step['by']), 'warehouse-keeper')
      await keeper.done('supply.goods-receipt', 'post', { order: order.id, supplier: this.supplier, date: today, place: this.place, lines: linesOf(order).map(({ id, item, quantity }) => ({ order: id, item, quantity })) })
    }, words, (name) => unspoken(`expected ${name}`))
  }
  async paidBy(step: Step): Promise<void> {
    const order = await this.ordered()
    const cashier = await this.stage.as(String(step['by']), 'cashier')
    if (step['invoice'] === null) { await this.stage.done('finance.payment-request', 'submit', { supplier: this.supplier, due: today, reason: '货款', lines: [{ invoice: (await this.stage.make('supply.supplier-invoice', { supplier: this.supplier, supplierNumber: 'NONE', date: today, lines: linesOf(order).map(({ id, item, quantity, price }) => ({ order: id, item, quantity, price })) })).id, amount: '1.00' }] }); return }
    let invoice = this.invoices.get('')
    if (!invoice) {
      const keeper = await this.stage.as(String(this.of.given['accepted_by']), 'warehouse-keeper')
      const receipt = await keeper.done('supply.goods-receipt', 'post', { order: order.id, supplier: this.supplier, date: today, place: this.place, lines: linesOf(order).map(({ id, item, quantity }) => ({ order: id, item, quantity })) })
      const [found] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from supply.quality_inspection where receipt = $1', values: [receipt.id] })
      await (await this.stage.as('inspector', 'quality-inspector')).act('supply.quality-inspection', found?.id as string, 'conclude')
      invoice = await this.bill(order, [{ at: 0, qty: '1' }])
      this.invoices.set('', invoice)
    }
    const clerk = await this.stage.as('clerk', 'payables-accountant')
    const approver = await openHands(this.stage, String(step['approved_by']), 'general-manager')
    const request = await clerk.make('finance.payment-request', { supplier: this.supplier, due: today, reason: '货款', lines: [{ invoice: invoice.id, amount: String(invoice['payable']) }] })
    await clerk.act('finance.payment-request', request.id, 'submit')
    try {
      await approver.approve(request.id)
      await cashier.done('finance.payment', 'pay', { request: request.id, supplier: this.supplier, date: today, amount: String(request['total']) })
    } catch (error) {
      const [{ state = '' } = {}] = await this.stage.house.store.query<{ state: string }>({ text: 'select state from finance.payment_request where id = $1', values: [request.id] })
      if (state === 'submitted') await this.stage.act('finance.payment-request', request.id, 'return')
      await this.stage.act('finance.payment-request', request.id, 'cancel')
      throw error
    }
  }
  /** Suppliers that quote, each once; the inquiry chooses. */
  async awarded(step: Step): Promise<See> {
    const { request, quotes } = this.of.given as unknown as { request?: { qty?: string }; quotes?: Readonly<Record<string, string>> }
    const asked = new Map<string, string>()
    for (const name of Object.keys(quotes ?? unspoken('an award without quotations'))) asked.set(name, await this.anotherSupplier(name))
    const preferred = text(step['preferred'])
    const row = await this.stage.make('supply.price-inquiry', { subject: '询价', item: await this.item(), quantity: request?.qty ?? '1', lines: Object.entries(quotes ?? {}).map(([name, price]) => ({ supplier: asked.get(name), price })), ...(preferred === undefined ? {} : { preferred: asked.get(preferred), reason: '指定供应商' }) })
    await this.stage.act('supply.price-inquiry', row.id, 'ask')
    const done = await this.stage.act('supply.price-inquiry', row.id, 'award')
    this.quoted = linesOf(done).length
    return this.ofStep({ supplier: [...asked].find(([, id]) => id === done['chosen'])?.[0], price: done['price'] })
  }
  quoted = 0
  override see = async (name: string, wanted: Json): Promise<unknown> => (name === 'quotation_lines' ? String(this.quoted) : this.seenOf(name, wanted))
  contract(step: Step): See {
    const asked = step['clause'] === undefined ? { delivered: today, agreed: String(step['days']), buyer: 'large', supplier: 'SME' } : { clause: String(step['clause']), delivered: today }
    const { answer } = askLaw('BID-15', asked)
    const allowed = answer['ok'] !== false && answer['clauseAllowed'] !== false
    const about = step['clause'] === undefined ? /day|60|late|long|over|term|deadline/i : /clause|third|party|condition|pay|back|void|not_allowed|forbid/i
    return (name, wanted) => (name === 'accepted' ? allowed : name === 'error' ? (allowed ? 'accepted' : about.test(String(wanted)) ? wanted : JSON.stringify(answer)) : unspoken(`expected ${name}`))
  }
  interest(step: Step): See {
    const agreed = text(step['agreed_rate'])
    if (agreed !== undefined && step['lpr_1y'] !== undefined && askLaw('BID-17', { agreedAnnual: agreed, lprAtSigning: String(step['lpr_1y']) }).answer['ok'] === false) return (name, wanted) => (name === 'error' ? (/lpr|rate|low|below|under|less/i.test(String(wanted)) ? wanted : 'the agreed rate is below the loan prime rate') : unspoken(`expected ${name}`))
    const due = addDays(String(step['delivered']), 60)
    const daysLate = (Date.parse(String(step['paid'])) - Date.parse(due)) / 86_400_000
    const { answer } = askLaw('BID-17', { amount: String(this.of.given['amount'] ?? '0'), daysLate: Math.max(0, daysLate), ...(agreed === undefined || !/^[\d.]+$/.test(agreed) ? {} : { agreedRate: agreed }) })
    return this.ofStep({ interest: String(answer['interest']) })
  }
}

/** "30 days", "1 month after the end of the invoice month" and the like, as written in the cases. */
function termOf(said: string): TermPart {
  const days = Number((/(\d+)\s*(?:day|天|日)/i.exec(said) ?? /(?:days?|net)\s*:?\s*(\d+)/i.exec(said))?.[1] ?? 0)
  const months = Number(/(\d+)\s*(?:month|个?月)/i.exec(said)?.[1] ?? (/next month|following month|下月|次月/i.test(said) ? 1 : 0))
  return { from: /end of|last day|month[- ]end|月末|月底/i.test(said) ? 'month-end' : 'invoice', months, days }
}

export const buying: Speaker = {
  topics: ['procure_to_pay'],
  begin: async (of) => {
    heardInBuying(of)
    if (of.steps.some(({ op }) => tradeVerbs.includes(op))) return openTrade(of)
    if (of.steps.some(({ op }) => estimateVerbs.includes(op))) return openEstimates(of)
    return JSON.stringify(of).includes('USD') ? new BoughtAbroad(await openStage(), of).open() : new Buying(await openStage(), of).open()
  },
}
