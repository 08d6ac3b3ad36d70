/** Cases of orders and deliveries: what is promised, what comes of it, what goes back, and what of it the books show. */
import type { AnyRow } from '#act'
import { dividedBy, greatest, isNegative, isZero, minus, negated, plus, sum, times, compare, type Decimal } from '#words'
import { stillToCome } from '../../chapters/4-supply/2-purchasing/complete-order.ts'
import { unspoken, type Case, type Json, type See, type Step } from './case.ts'
import { Firm, linesOf, type Bought, type Received, type Words } from './firm.ts'
import { today, type Stage, type Values } from './stage.ts'

export const named = { payable: '220201', grni: '220202', accrual: '220202', stock: '1405', vat_input: '22210101', shipping_clearing: '140102', expense: '6602', prepaid: '1123' } as const
export const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))
const percent = (part: Decimal, whole: Decimal): Decimal => (isZero(whole) ? '0' : dividedBy(times(part, '100'), whole, 4))

/** Reasons as the cases name them. */
export const words: Words = [
  [/hold|block|suspend/i, ({ rule }) => rule === 'supplier-on-hold' || rule === 'payments-on-hold'],
  [/dup|used|exist|twice|again/i, ({ rule }) => rule === 'duplicate-invoice'],
  [/order|confirm|clos|draft/i, ({ field }) => field === 'order'],
  [/over|above|max|exceed|much|more|quant|qty|toler|limit/i, ({ field = '' }) => /quantity/.test(field)],
  [/invoice|match/i, ({ clause }) => clause === '4.2.4'],
  [/same|person|dut|segregat|separat/i, ({ rule = '' }) => rule.includes('/')],
]

export class Orders extends Firm {
  readonly orders = new Map<string, AnyRow>()
  readonly receipts = new Map<string, Received>()
  readonly invoices = new Map<string, AnyRow>()
  readonly notes = new Map<string, AnyRow>()
  returned: { readonly row: AnyRow; readonly receipt: string; readonly qty: Decimal } | undefined
  constructor(stage: Stage, of: Case) { super(stage, of) }

  async open(): Promise<this> {
    const { hold, until, receipt, service, existing_bill: existing, order, on_hand: held, unit_cost: cost } = this.of.given as unknown as Record<string, never> & { hold?: string; until?: string; receipt?: Bought; service?: Bought; existing_bill?: { number: string }; order?: Bought; on_hand?: string; unit_cost?: string }
    await this.furnish(hold ? { hold, holdUntil: until === 'today' ? today : until } : {})
    const follows = this.of.given['setting']
    if (follows !== undefined) await this.stage.edit('commons.item-group', this.group, { priceDifference: follows === true ? 'goods' : 'variance' })
    if (service) await this.item('X', { source: 'service', inspected: false })
    if (held && !isZero(held)) await this.stage.done('supply.stock-receipt', 'post', { date: today, purpose: 'other', lines: [{ item: await this.item(), place: this.place, quantity: held, price: cost ?? '1' }] })
    if (receipt) await this.received({ op: 'receive', id: 'R1', qty: receipt.qty, unit_cost: receipt.price })
    if (order && !this.of.steps.some(({ op }) => op === 'confirm' || op === 'match')) this.orders.set('', await this.order([{ qty: order.qty, price: order.price ?? '1' }], this.allowances()))
    const lines = this.of.given['lines'] as readonly Bought[] | undefined
    if (lines && this.of.steps.some(({ op }) => op === 'receive') && !this.of.steps.some(({ op }) => op === 'order' || op === 'quote')) this.orders.set('', await this.order(lines, this.allowances()))
    const promised = text(this.of.given['order_qty'])
    if (promised !== undefined && !this.of.steps.some(({ op }) => ['confirm', 'draft_order', 'order'].includes(op))) this.orders.set('', await this.order([{ qty: promised, price: '1' }], this.allowances()))
    if (existing) await this.bill(await this.receivedOrder([{ qty: '1', price: '1' }]), [{ at: 0, qty: '1' }], { supplierNumber: existing.number })
    return this
  }
  allowances(): Values {
    const { over_receipt_allowance: over = '0', over_billing_allowance: bill = '0', rule, tolerance } = this.of.given as { over_receipt_allowance?: string; over_billing_allowance?: string; rule?: string; tolerance?: { price?: string; qty?: string } }
    const most = text(this.of.given['max_ratio'])
    const ratio = most === undefined ? over : compare(most, '1') > 0 ? minus(most, '1') : most
    const least = text(this.of.given['min_ratio'])
    return { refusedBilled: this.of.given['bill_rejected'] === true && this.of.given['value_rejected'] !== false, overDelivery: ratio, underDelivery: least === undefined ? '0' : minus('1', least), overBilling: tolerance?.qty ?? bill, overPrice: tolerance?.price ?? (rule ? '0' : bill) }
  }
  async receivedOrder(lines: readonly Bought[], more: Values = {}): Promise<AnyRow> {
    const order = await this.order(lines, { ...this.allowances(), ...more })
    this.receipts.set(`#${this.receipts.size}`, await this.receive(order, lines.map(({ qty }) => qty)))
    this.orders.set(`#${this.orders.size}`, order)
    return order
  }
  ofStep = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
  line = (): Bought => (this.of.given['line'] ?? this.of.given['receipt'] ?? this.of.given['order'] ?? { qty: '1', price: '1' }) as unknown as Bought
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
  async cancel(doc: string): Promise<void> {
    const [invoice, receipt, order] = [this.invoices.get(doc), this.receipts.get(doc), this.orders.get(doc)]
    const note = this.notes.get(doc)
    if (note) await this.stage.act('supply.supplier-credit', note.id, 'reverse')
    else if (invoice) await this.stage.act('supply.supplier-invoice', invoice.id, 'reverse')
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
  /** One that may sell what the first sells. */
  async anotherSupplier(name: string): Promise<string> {
    const [known] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from supply.supplier where code = $1', values: [`Q-${name}`] })
    if (known) return known.id
    const { id } = await this.stage.make('supply.supplier', { code: `Q-${name}`, name, admissions: [{ group: this.group, from: '2015-01-01' }], papers: [{ kind: 'licence', number: name }] })
    await this.stage.act('supply.supplier', id, 'admit')
    return id
  }
  async amend(step: Step): Promise<See> {
    const [order, one, two] = [this.lastOrder(), step['line_1'] as Bought | undefined, step['line_2'] as { qty?: string } | undefined]
    const draft = await this.stage.act('supply.purchase-order', order.id, 'revise')
    if (step['supplier'] !== undefined) await this.stage.edit('supply.purchase-order', order.id, { supplier: await this.anotherSupplier(String(step['supplier'])) })
    const item = one?.item === undefined ? undefined : await this.item(one.item)
    const told = linesOf(draft).map((line, at) => ({ ...line, ...(at === 0 && one ? { ...(item ? { item } : {}), quantity: one.qty ?? line.quantity, price: one.price ?? line.price } : {}), ...(at === 1 && two?.qty ? { quantity: two.qty } : {}) }))
    const row = await this.sent(await this.stage.edit('supply.purchase-order', order.id, { lines: told }))
    this.orders.set('', row)
    const names = new Map([...this.items].map(([name, id]) => [id, name]))
    return this.ofStep({ revision: row['revision'], total: row['subTotal'], planned_receipt: Object.fromEntries(linesOf(row).map((line) => [names.get(line.item), line.quantity])), planned_bill: linesOf(row).map((line) => ({ item: names.get(line.item), qty: line.quantity, price: line.price })) })
  }
  see = async (name: string, wanted: Json): Promise<unknown> => this.seenOf(name, wanted)
  async seenOf(name: string, wanted: Json): Promise<unknown> {
    const receipt = this.receipts.get(name)
    if (receipt) return this.seen(receipt, wanted)
    switch (name) {
      case 'on_order': return sum(await Promise.all([...this.orders.values()].map((order) => this.onOrder(order))))
      case 'received': return sum(await Promise.all([...this.orders.values()].flatMap((order) => linesOf(order).map(async ({ id }) => (await this.fulfilled('received', id)).quantity))))
      case 'draft_bill_qty': return this.open_(this.lastOrder())
      case 'left_to_receive': return this.onOrder(this.lastOrder())
      case 'billed_percent': { const [line] = linesOf(this.lastOrder()); const back = await Promise.all([...this.receipts.values()].map(async ({ inspection }) => (await this.fulfilled('returned-unbilled', linesOf(inspection)[0]?.id ?? '')).quantity)); return percent((await this.fulfilled('billed', line?.id ?? '')).amount, times(minus(line?.quantity ?? '0', sum(back)), line?.price ?? '0')) }
      case 'accrual': case 'accrual_balance': case 'grni_balance': case '2202暂估': { const balance = negated(await this.stage.account('220202')); return isZero(balance) ? '0' : balance }
      case 'grni_credit': return sum(await Promise.all([...this.receipts.values()].map(async ({ inspection }) => (await this.gl(inspection.id, named))['grni']?.credit ?? '0')))
      case 'rejected_store_value': return this.stage.account('140592')
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
    return sum(await Promise.all(linesOf(order).map(async ({ id, quantity }) => stillToCome(quantity, (await this.fulfilled('received', id)).quantity, text(order['underDelivery'] as Json | undefined)))))
  }
  /** What of a delivery is billed, after it came or before; told as done or not in the words of the case. */
  async seen({ inspection }: Received, wanted: Json): Promise<unknown> {
    const [line] = linesOf(inspection)
    const [after, ahead] = await Promise.all(['covered', 'used-ahead'].map((kind) => this.fulfilled(kind, line?.id ?? '')))
    const covered = { quantity: plus(after?.quantity ?? '0', ahead?.quantity ?? '0'), amount: plus(after?.amount ?? '0', ahead?.amount ?? '0') }
    const back = await this.fulfilled('returned-unbilled', line?.id ?? '')
    const due = minus(line?.accepted ?? '0', back.quantity)
    const [open, said] = [isNegative(minus(covered.quantity, due)), String((wanted as Readonly<Record<string, Json>> | null)?.['state'] ?? '')]
    return { billed: covered.amount, billed_percent: percent(covered.quantity, due), state: (open ? /^(open|part\w*([ _]billed)?|to[ _]?bill|unbilled)$/i : /^(complet\w*|billed|closed|done)$/i).test(said) ? said : open ? 'open' : 'completed' }
  }
}
