/** Cases of suppliers' invoices: matched with order and delivery, billed in part, above the price or ahead, and taken back. */
import type { AnyRow } from '#act'
import { greatest, isZero, minus, negated, plus, Refused, sum, times } from '#words'
import { unspoken, type Json, type See, type Step } from './case.ts'
import { linesOf, type Bought, type Received } from './firm.ts'
import { named, Orders, text, words } from './orders.ts'
import { today } from './stage.ts'

const stoppedFor: Readonly<Record<string, RegExp>> = { price_differs: /price/, over_billed: /price|quantity/, over_billing: /price|quantity/, price: /price/, quantity: /quantity/, qty: /quantity/, over_allowance: /price|quantity/, price_over: /price/ }

export class Bills extends Orders {
  async billed(step: Step): Promise<See> {
    const { service, receipt, line } = this.of.given as { service?: Bought; receipt?: Bought; line?: Bought }
    const lines = step['lines'] as readonly Bought[] | undefined
    let row: AnyRow | undefined
    const accept = step['allowance'] === undefined && this.of.given['rule'] === undefined && step.expect?.['error'] === undefined
    const see = await this.tried(async () => {
      const known = this.orders.size > 0 && step['allowance'] === undefined
      const asked = lines ?? [{ qty: text(step['qty']) ?? service?.qty ?? receipt?.qty ?? line?.qty ?? (this.of.given['order'] as Bought | undefined)?.qty ?? '1', price: text(step['price']) ?? service?.price ?? '1' }]
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
      const ahead = step.op === 'bill_from_order' && order === this.lastOrder()
      const now = qty === undefined ? open : ahead ? qty : minus(qty, greatest('0', minus(qty, open)))
      if (isZero(now)) continue
      row = await this.bill(order, [{ at: 0, qty: now }], { accept: ahead })
      this.invoices.set(text(step['id']) ?? `#${this.invoices.size}`, row)
      qty = qty === undefined ? undefined : minus(qty, now)
    }
    const count = row ? sum(linesOf(row).map(({ quantity }) => quantity)) : '0'
    const receipt = [...this.receipts.values()].at(-1)
    return (name, wanted) => (name === 'qty' ? count : name === 'billed' ? row?.['subTotal'] : name === 'state' && receipt && !/post|paid/i.test(String(wanted)) ? this.stateOf(receipt, wanted) : this.see(name, wanted))
  }
  /** All that came; of an order on which nothing came yet, all that was ordered, ahead of it. */
  async billAll(): Promise<See> {
    if (this.receipts.size > 0) return this.billRest({ op: 'bill_rest' })
    if (this.orders.size === 0) this.orders.set('', await this.order([this.line()], this.allowances()))
    const order = this.lastOrder()
    const row = await this.bill(order, linesOf(order).map(({ quantity: qty }, at) => ({ at, qty })), { accept: true })
    this.invoices.set(`#${this.invoices.size}`, row)
    return (name, wanted) => this.see(name, wanted)
  }
  async stateOf(receipt: Received, wanted: Json): Promise<Json> {
    return ((await this.seen(receipt, { state: wanted })) as { readonly state: Json }).state
  }
  async debitNote(step: Step): Promise<void> {
    const invoice = ([...this.invoices.values()].at(-1) as AnyRow | undefined) ?? unspoken('no invoice')
    const line = linesOf(invoice)[0] as NonNullable<ReturnType<typeof linesOf>[number]>
    const row = await this.stage.done('supply.supplier-credit', 'post', { supplier: this.supplier, invoice: invoice.id, supplierNumber: `CN-${++this.bills}`, date: today, lowersOrder: step['lower_order'] !== false, lines: [{ invoice: line.id, item: line.item, quantity: String(step['qty']).replace('-', ''), price: line.price }] })
    this.notes.set(text(step['id']) ?? `#${this.notes.size}`, row)
  }
  /** An invoice on which no order is named goes no further. */
  async unordered(quantity: string, price: string): Promise<See> {
    const item = await this.item()
    const { refusal } = await this.stage.done('supply.supplier-invoice', 'match', { supplier: this.supplier, supplierNumber: 'NONE', date: today, lines: [{ item, quantity, price }] }).then(({ state, matched }) => ({ refusal: state === 'matched' ? undefined : String(matched) }), (error: unknown) => { if (!(error instanceof Refused)) throw error; return { refusal: error.refusal.field ?? '' } })
    const stopped = refusal !== undefined && /order/i.test(refusal)
    return (name, wanted) => (name === 'result' ? (stopped && /stop|block|exception|hold|refus|fail|differ|mismatch/.test(String(wanted)) ? wanted : refusal ?? 'matched') : name === 'reason' ? (stopped && /order/.test(String(wanted)) ? wanted : refusal ?? 'matched') : unspoken(`expected ${name}`))
  }
  async match(step: Step): Promise<See> {
    const { qty, price } = step['invoice'] as unknown as { qty: string; price: string }
    const given = this.of.given['order'] as unknown as Bought | undefined
    if (step['order'] !== undefined || !given) return this.unordered(qty, price)
    const order = await this.receivedOrder([given])
    const row = await this.bill(order, [{ at: 0, qty, price }])
    const [passed, told] = [row.state === 'posted', String(row['matched'])]
    const means = (wanted: Json) => (passed ? /pass|match|ok|accept|post/.test(String(wanted)) : /stop|block|exception|hold|refus|fail|differ|mismatch/.test(String(wanted)))
    return (name, wanted) => (name === 'result' ? (means(wanted) ? wanted : told) : name === 'variance' ? minus(times(qty, price), times(qty, given.price)) : name === 'reason' ? (stoppedFor[String(wanted)]?.test(told) || (/price/.test(String(wanted)) && /price/.test(told)) || (/q(uanti)?ty/.test(String(wanted)) && /quantity/.test(told)) ? wanted : told) : unspoken(`expected ${name}`))
  }
}
