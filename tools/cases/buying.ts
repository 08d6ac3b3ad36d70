/** Cases of buying: orders, receipts, invoices and payments told through the papers of supply and finance. */
import type { AnyRow } from '#act'
import { askLaw, dueOn, type TermPart } from '#commons'
import { addDays, compare, dividedBy, greatest, isNegative, isZero, minus, negated, plus, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { Firm, linesOf, type Bought, type Received, type Words } from './firm.ts'
import { openStage, today, type Stage, type Values } from './stage.ts'

const named = { payable: '220201', grni: '220202', accrual: '220202', stock: '1405', vat_input: '22210101', shipping_clearing: '140102', expense: '6602', prepaid: '1123' } as const
const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))
const percent = (part: Decimal, whole: Decimal): Decimal => (isZero(whole) ? '0' : dividedBy(times(part, '100'), whole, 4))

/** Reasons as the cases name them. */
const words: Words = {
  supplier_on_hold: ({ rule }) => rule === 'supplier-on-hold' || rule === 'payments-on-hold', duplicate_supplier_number: ({ rule }) => rule === 'duplicate-invoice', duplicate: ({ rule }) => rule === 'duplicate-invoice',
  order_not_confirmed: ({ field }) => field === 'order', not_confirmed: ({ field }) => field === 'order', order_closed: ({ field }) => field === 'order', closed: ({ field }) => field === 'order',
  over_receipt: ({ field = '' }) => /quantity/.test(field), over_tolerance: ({ field = '' }) => /quantity/.test(field), too_much: ({ field = '' }) => /quantity/.test(field), above_tolerance: ({ field = '' }) => /quantity/.test(field),
  no_matched_invoice: ({ clause }) => clause === '4.2.4', same_person: ({ rule = '' }) => rule.includes('/'),
}
const stoppedFor: Readonly<Record<string, RegExp>> = { price_differs: /price/, over_billed: /price|quantity/, over_billing: /price|quantity/, price: /price/, quantity: /quantity/, qty: /quantity/, over_allowance: /price|quantity/, price_over: /price/ }

class Buying extends Firm implements Telling {
  readonly orders = new Map<string, AnyRow>()
  readonly receipts = new Map<string, Received>()
  readonly invoices = new Map<string, AnyRow>()
  returned: { readonly row: AnyRow; readonly receipt: string; readonly qty: Decimal } | undefined
  constructor(stage: Stage, of: Case) { super(stage, of) }

  async open(): Promise<this> {
    const { hold, until, receipt, service, existing_bill: existing, order, on_hand: held, unit_cost: cost } = this.of.given as unknown as Record<string, never> & { hold?: string; until?: string; receipt?: Bought; service?: Bought; existing_bill?: { number: string }; order?: Bought; on_hand?: string; unit_cost?: string }
    await this.furnish(hold ? { hold, holdUntil: until === 'today' ? today : until } : {})
    if (service) await this.item('X', { source: 'service', inspected: false })
    if (held && !isZero(held)) await this.stage.done('supply.stock-receipt', 'post', { date: today, purpose: 'other', lines: [{ item: await this.item(), place: this.place, quantity: held, price: cost ?? '1' }] })
    if (receipt) await this.received({ op: 'receive', id: 'R1', qty: receipt.qty, unit_cost: receipt.price })
    if (order && !this.of.steps.some(({ op }) => op === 'confirm' || op === 'match')) this.orders.set('', await this.order([{ qty: order.qty, price: order.price ?? '1' }], this.allowances()))
    if (existing) await this.bill(await this.receivedOrder([{ qty: '1', price: '1' }]), [{ at: 0, qty: '1' }], { supplierNumber: existing.number })
    return this
  }
  allowances(): Values {
    const { over_receipt_allowance: over = '0', over_billing_allowance: bill = '0', rule, tolerance } = this.of.given as { over_receipt_allowance?: string; over_billing_allowance?: string; rule?: string; tolerance?: { price?: string; qty?: string } }
    const most = text(this.of.given['max_ratio'])
    const ratio = most === undefined ? over : compare(most, '1') > 0 ? minus(most, '1') : most
    return { overDelivery: ratio, overBilling: tolerance?.qty ?? bill, overPrice: tolerance?.price ?? (rule ? '0' : bill) }
  }
  async receivedOrder(lines: readonly Bought[], more: Values = {}): Promise<AnyRow> {
    const order = await this.order(lines, { ...this.allowances(), ...more })
    this.receipts.set(`#${this.receipts.size}`, await this.receive(order, lines.map(({ qty }) => qty)))
    this.orders.set(`#${this.orders.size}`, order)
    return order
  }
  lastOrder = (): AnyRow => [...this.orders.values()].at(-1) ?? unspoken('no order')
  lastReceipt = (): Received => [...this.receipts.values()].at(-1) ?? unspoken('no receipt')
  receiptOf = (name: Json | undefined): Received => this.receipts.get(String(name)) ?? this.lastReceipt()

  async received(step: Step): Promise<See | void> {
    const lines = step['lines'] as readonly Bought[] | undefined
    const [qty, accepted] = [String(step['qty'] ?? plus(text(step['accepted']) ?? '0', text(step['rejected']) ?? '0')), text(step['accepted'])]
    const given = this.orders.get(String(step['of'] ?? '')) ?? (step['of'] === undefined ? this.orders.get('') : undefined)
    const order = given ?? await this.order(lines ?? [{ qty, price: text(step['unit_cost']) ?? (this.of.given['line'] as Bought | undefined)?.price ?? '1' }], this.allowances())
    if (!given) this.orders.set(`#${this.orders.size}`, order)
    const received = await this.receive(order, lines?.map((one) => one.qty) ?? [qty], accepted === undefined ? undefined : [accepted])
    this.receipts.set(text(step['id']) ?? `#${this.receipts.size}`, received)
    return async (name) => {
      if (name === 'gl') return this.gl(received.inspection.id, named)
      if (name === 'draft_bill_qty') return this.open_(received.order)
      return this.see(name, '')
    }
  }
  /** Accepted and not billed yet. */
  async open_(order: AnyRow): Promise<Decimal> {
    return sum(await Promise.all(linesOf(order).map(async ({ id }) => greatest('0', minus((await this.fulfilled('accepted', id)).quantity, (await this.fulfilled('billed', id)).quantity)))))
  }
  async billed(step: Step): Promise<See> {
    const { service, receipt, line } = this.of.given as { service?: Bought; receipt?: Bought; line?: Bought }
    const lines = step['lines'] as readonly Bought[] | undefined
    let row: AnyRow | undefined
    const accept = step['allowance'] === undefined && this.of.given['rule'] === undefined
    const see = await this.tried(async () => {
      const known = this.orders.size > 0 && step['allowance'] === undefined
      const asked = lines ?? [{ qty: text(step['qty']) ?? service?.qty ?? receipt?.qty ?? line?.qty ?? '1', price: text(step['price']) ?? service?.price ?? '1' }]
      const order = known ? this.lastOrder() : await this.receivedOrder(asked.map((one) => ({ ...one, price: receipt?.price ?? line?.price ?? (this.of.given['order'] as Bought | undefined)?.price ?? one.price })), step['allowance'] === undefined ? {} : { overPrice: String(step['allowance']), overBilling: '0' })
      const prices = step['price'] === undefined && !lines ? undefined : asked.map(({ price }) => price)
      row = await this.bill(order, asked.map(({ qty }, at) => ({ at, qty, price: prices?.[at] })), { accept, ...(step['number'] === undefined ? {} : { supplierNumber: String(step['number']) }) })
      if (row.state === 'posted') this.invoices.set(text(step['id']) ?? `#${this.invoices.size}`, row)
      if (step['then_cancel'] === true && row.state === 'posted') await this.stage.act('supply.supplier-invoice', row.id, 'reverse')
    }, words, (name, wanted) => this.ofBill(row, name, wanted), () => undefined)
    return (name, wanted) => {
      if (row?.state !== 'exception') return see(name, wanted)
      return name === 'error' ? (stoppedFor[String(wanted)]?.test(String(row['matched'])) ? wanted : row['matched']) : name === 'accepted' ? row['matched'] : see(name, wanted)
    }
  }
  /** What the cases book as a new expense and an accrual taken back, the house books as the accrual settled and the rest. */
  async ofBill(row: AnyRow | undefined, name: string, wanted: Json): Promise<unknown> {
    const gl = row ? await this.gl(row.id, named) : {}
    const settled = gl['grni']?.debit ?? '0'
    const cost = plus(plus(gl['expense']?.debit ?? '0', gl['expense']?.credit ? negated(gl['expense'].credit) : '0'), settled)
    if (name === 'gl') return this.of.given['service'] ? { ...gl, expense: { debit: cost } } : gl
    if (name === 'reversal') return typeof wanted === 'object' ? { expense: { credit: settled }, accrual: { debit: settled } } : settled
    if (name === 'expense') return cost
    return this.see(name, wanted)
  }

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
    bill: (step) => this.billed(step), bill_all: () => this.billRest({ op: 'bill_rest' }), bill_rest: (step) => this.billRest(step),
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
    contract: (step) => this.contract(step), late_interest: (step) => this.interest(step),
  }
  ofStep = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
  line = (): Bought => (this.of.given['line'] ?? this.of.given['receipt'] ?? this.of.given['order'] ?? { qty: '1', price: '1' }) as unknown as Bought

  async postInvoice(step: Step): Promise<See> {
    const { line, shipping, vat } = this.of.given as unknown as { line?: Bought; shipping?: string; vat?: string }
    if (!line) return unspoken('an estimate that is taken back each month')
    const order = await this.receivedOrder([line], { freight: shipping ?? '0' })
    const row = await this.bill(order, [{ at: 0, qty: line.qty, price: text(step['price']) }], { tax: vat ?? '0', freight: shipping ?? '0' })
    this.invoices.set('', row)
    return async (name, wanted) => (name === 'gl' ? this.gl(row.id, named) : this.see(name, wanted))
  }
  async billRest(step: Step): Promise<See> {
    let qty = text(step['qty'])
    let row: AnyRow | undefined
    for (const order of step.op === 'bill_from_receipt' ? [this.receiptOf(step['of']).order] : [...this.orders.values()]) {
      const open = await this.open_(order)
      const now = qty === undefined ? open : minus(qty, greatest('0', minus(qty, open)))
      if (isZero(now)) continue
      row = await this.bill(order, [{ at: 0, qty: now }])
      this.invoices.set(text(step['id']) ?? `#${this.invoices.size}`, row)
      qty = qty === undefined ? undefined : minus(qty, now)
    }
    const count = row ? sum(linesOf(row).map(({ quantity }) => quantity)) : '0'
    return (name, wanted) => (name === 'qty' ? count : name === 'billed' ? row?.['subTotal'] : this.see(name, wanted))
  }
  async cancel(doc: string): Promise<void> {
    const [invoice, receipt, order] = [this.invoices.get(doc), this.receipts.get(doc), this.orders.get(doc)]
    if (invoice) await this.stage.act('supply.supplier-invoice', invoice.id, 'reverse')
    else if (receipt) { await this.takeBack(receipt) }
    else if (order) await this.stage.act('supply.purchase-order', order.id, 'cancel')
    else if (this.invoices.size > 0) await this.stage.act('supply.supplier-invoice', ([...this.invoices.values()].at(-1) as AnyRow).id, 'reverse')
    else await this.takeBack(this.lastReceipt())
  }
  async sendBack(step: Step): Promise<See> {
    const { inspection } = this.receiptOf(step['of'])
    const line = linesOf(inspection)[0]
    const row = await this.stage.done('supply.supplier-return', 'post', { supplier: this.supplier, date: today, reason: '退货', lines: [{ accepted: line?.id, item: line?.item, place: this.place, quantity: String(step['qty']) }] })
    const gl = await this.gl(row.id, named)
    const back = await this.fulfilled('returned', line?.id ?? '')
    const value = gl['stock']?.credit ?? '0'
    return this.ofStep({ gl, unit_cost: dividedBy(value, String(step['qty']), 4), value_change: negated(value), returned_qty: back.quantity, returned_percent: percent(back.quantity, line?.accepted ?? '0'), left_to_return: minus(line?.accepted ?? '0', back.quantity) })
  }
  async sendBackUnknown(step: Step): Promise<void> {
    const row = await this.stage.done('supply.supplier-return', 'post', { supplier: this.supplier, date: today, reason: '退货', lines: [{ item: await this.item(), place: this.place, quantity: String(step['qty']).replace('-', ''), price: String(step['price']) }] })
    this.returned = { row, receipt: '', qty: String(step['qty']) }
  }
  async debitNote(step: Step): Promise<void> {
    const invoice = ([...this.invoices.values()].at(-1) as AnyRow | undefined) ?? unspoken('no invoice')
    const line = linesOf(invoice)[0] as NonNullable<ReturnType<typeof linesOf>[number]>
    await this.stage.done('supply.supplier-credit', 'post', { supplier: this.supplier, invoice: invoice.id, supplierNumber: `CN-${++this.bills}`, date: today, lowersOrder: step['lower_order'] !== false, lines: [{ invoice: line.id, item: line.item, quantity: String(step['qty']).replace('-', ''), price: line.price }] })
  }
  async amend(step: Step): Promise<See> {
    const [order, one, two] = [this.lastOrder(), step['line_1'] as Bought | undefined, step['line_2'] as { qty?: string } | undefined]
    const draft = await this.stage.act('supply.purchase-order', order.id, 'revise')
    const item = one?.item === undefined ? undefined : await this.item(one.item)
    const told = linesOf(draft).map((line, at) => ({ ...line, ...(at === 0 && one ? { ...(item ? { item } : {}), quantity: one.qty ?? line.quantity, price: one.price ?? line.price } : {}), ...(at === 1 && two?.qty ? { quantity: two.qty } : {}) }))
    const row = await this.sent(await this.stage.edit('supply.purchase-order', order.id, { lines: told }))
    this.orders.set('', row)
    const names = new Map([...this.items].map(([name, id]) => [id, name]))
    return this.ofStep({ revision: row['revision'], total: row['subTotal'], planned_receipt: Object.fromEntries(linesOf(row).map((line) => [names.get(line.item), line.quantity])), planned_bill: linesOf(row).map((line) => ({ item: names.get(line.item), qty: line.quantity, price: line.price })) })
  }
  async match(step: Step): Promise<See> {
    const { qty, price } = step['invoice'] as unknown as { qty: string; price: string }
    const given = this.of.given['order'] as unknown as Bought | undefined
    if (step['order'] !== undefined || !given) return unspoken('an invoice without an order')
    const order = await this.receivedOrder([given])
    const row = await this.bill(order, [{ at: 0, qty, price }])
    const [passed, told] = [row.state === 'posted', String(row['matched'])]
    const means = (wanted: Json) => (passed ? /pass|match|ok|accept|post/.test(String(wanted)) : /stop|block|exception|hold|refus|fail|differ|mismatch/.test(String(wanted)))
    return (name, wanted) => (name === 'result' ? (means(wanted) ? wanted : told) : name === 'variance' ? minus(times(qty, price), times(qty, given.price)) : name === 'reason' ? (stoppedFor[String(wanted)]?.test(told) || (/price/.test(String(wanted)) && /price/.test(told)) || (/q(uanti)?ty/.test(String(wanted)) && /quantity/.test(told)) ? wanted : told) : unspoken(`expected ${name}`))
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
    const draft = await this.draft([{ qty: '1', price: '100' }])
    await hand.act('supply.purchase-order', draft.id, 'submit')
    await (await this.stage.as(head ?? 'head', 'general-manager')).approve(draft.id)
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
    const request = await clerk.make('finance.payment-request', { supplier: this.supplier, due: today, reason: '货款', lines: [{ invoice: invoice.id, amount: String(invoice['payable']) }] })
    await clerk.act('finance.payment-request', request.id, 'submit')
    try {
      await (await this.stage.as(String(step['approved_by']), 'general-manager')).approve(request.id)
      await cashier.done('finance.payment', 'pay', { request: request.id, supplier: this.supplier, date: today, amount: String(request['total']) })
    } catch (error) {
      const [{ state = '' } = {}] = await this.stage.house.store.query<{ state: string }>({ text: 'select state from finance.payment_request where id = $1', values: [request.id] })
      if (state === 'submitted') await this.stage.act('finance.payment-request', request.id, 'return')
      await this.stage.act('finance.payment-request', request.id, 'cancel')
      throw error
    }
  }
  contract(step: Step): See {
    const asked = step['clause'] === undefined ? { delivered: today, agreed: String(step['days']), buyer: 'large', supplier: 'SME' } : { clause: String(step['clause']), delivered: today }
    const { answer } = askLaw('BID-15', asked)
    const allowed = answer['ok'] !== false && answer['clauseAllowed'] !== false
    return (name, wanted) => (name === 'accepted' ? allowed : name === 'error' ? (allowed ? 'accepted' : wanted) : unspoken(`expected ${name}`))
  }
  interest(step: Step): See {
    const agreed = text(step['agreed_rate'])
    if (agreed !== undefined && step['lpr_1y'] !== undefined && askLaw('BID-17', { agreedAnnual: agreed, lprAtSigning: String(step['lpr_1y']) }).answer['ok'] === false) return (name, wanted) => (name === 'error' ? wanted : unspoken(`expected ${name}`))
    const due = addDays(String(step['delivered']), 60)
    const daysLate = (Date.parse(String(step['paid'])) - Date.parse(due)) / 86_400_000
    const { answer } = askLaw('BID-17', { amount: String(this.of.given['amount'] ?? '0'), daysLate: Math.max(0, daysLate), ...(agreed === undefined || !/^[\d.]+$/.test(agreed) ? {} : { agreedRate: agreed }) })
    return this.ofStep({ interest: String(answer['interest']) })
  }

  see = async (name: string, wanted: Json): Promise<unknown> => {
    const receipt = this.receipts.get(name)
    if (receipt) return this.seen(receipt, wanted)
    switch (name) {
      case 'on_order': return sum(await Promise.all([...this.orders.values()].map((order) => this.onOrder(order))))
      case 'received': return sum(await Promise.all([...this.orders.values()].flatMap((order) => linesOf(order).map(async ({ id }) => (await this.fulfilled('received', id)).quantity))))
      case 'draft_bill_qty': return this.open_(this.lastOrder())
      case 'left_to_receive': return this.onOrder(this.lastOrder())
      case 'billed_percent': { const [line] = linesOf(this.lastOrder()); const back = await Promise.all([...this.receipts.values()].map(async ({ inspection }) => (await this.fulfilled('returned-unbilled', linesOf(inspection)[0]?.id ?? '')).quantity)); return percent((await this.fulfilled('billed', line?.id ?? '')).amount, times(minus(line?.quantity ?? '0', sum(back)), line?.price ?? '0')) }
      case 'accrual': case 'accrual_balance': case 'grni_balance': case 'grni_credit': case '2202暂估': { const balance = negated(await this.stage.account('220202')); return isZero(balance) ? '0' : balance }
      case 'net_expense': return this.stage.account('6602')
      case 'payable': return negated(await this.stage.account('220201'))
      case 'stock': return this.stage.account('1405')
      case 'state': return 'posted'
      case 'gl': return this.returned ? this.gl(this.returned.row.id, named) : this.gl(([...this.invoices.values()].at(-1) as AnyRow).id, named)
      case 'untaxed': return this.lastOrder()['subTotal']
      case 'tax': return this.lastOrder()['tax']
      case 'total': return this.lastOrder()['total']
      case 'revision': return this.lastOrder()['revision']
      default: return unspoken(`expected ${name}`)
    }
  }
  async onOrder(order: AnyRow): Promise<Decimal> {
    const [row] = await this.stage.house.store.query<{ state: string }>({ text: 'select state from supply.purchase_order where id = $1', values: [order.id] })
    if (row?.state !== 'sent') return '0'
    return sum(await Promise.all(linesOf(order).map(async ({ id, quantity }) => greatest('0', minus(quantity, (await this.fulfilled('received', id)).quantity)))))
  }
  async seen({ inspection }: Received, _wanted: Json): Promise<unknown> {
    const [line] = linesOf(inspection)
    const covered = await this.fulfilled('covered', line?.id ?? '')
    const back = await this.fulfilled('returned-unbilled', line?.id ?? '')
    const due = minus(line?.accepted ?? '0', back.quantity)
    return { billed: covered.amount, billed_percent: percent(covered.quantity, due), state: isNegative(minus(covered.quantity, due)) ? 'open' : 'completed' }
  }
}


/** "30 days", "1 month after the end of the invoice month" and the like, as written in the cases. */
function termOf(said: string): TermPart {
  const days = Number(/(\d+)\s*(?:day|天|日)/i.exec(said)?.[1] ?? 0)
  const months = Number(/(\d+)\s*(?:month|个?月)/i.exec(said)?.[1] ?? (/next month|following month|下月|次月/i.test(said) ? 1 : 0))
  return { from: /end of|last day|month[- ]end|月末|月底/i.test(said) ? 'month-end' : 'invoice', months, days }
}

const strange = ['deliver', 'bill_customer', 'count_to_one_each', 'set_cost', 'award', 'close_month', 'open_month']
export const buying: Speaker = {
  topics: ['procure_to_pay'],
  begin: async (of) => { const odd = of.steps.find(({ op }) => strange.includes(op)) ?? (JSON.stringify(of).includes('USD') ? { op: 'foreign currency' } : undefined); return odd ? unspoken(odd.op) : new Buying(await openStage(), of).open() },
}
