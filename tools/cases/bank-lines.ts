/** Cases of lines of the bank that are set against what is owed, either way: customers' invoices, credit notes paid out, suppliers' bills and what is paid ahead of them. */
import type { AnyRow } from '#act'
import { absolute, compare, isNegative, isZero, minus, negated, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { Credits } from './credits.ts'
import { linesOf } from './firm.ts'
import { money, text } from './funds.ts'
import { openStage, today } from './stage.ts'

type Matched = { readonly amount: Decimal; readonly payment?: string; readonly receipt?: string; readonly credit?: string }

class BankLines extends Credits {
  owes: AnyRow | undefined
  note: AnyRow | undefined
  stands: Decimal = '0'

  override async open(): Promise<this> {
    const { customer_invoices: invoices, supplier_bill: owed, credit_note: credit, start_balance: start } = this.of.given as unknown as { customer_invoices?: readonly Decimal[]; supplier_bill?: Decimal; credit_note?: Decimal; start_balance?: Decimal }
    this.customer = (await this.stage.make('commons.party', { code: 'C', name: '客户' })).id
    this.stands = start ?? '0'
    for (const amount of invoices ?? []) this.owed.push(await this.sold(amount))
    if (credit !== undefined) this.note = await this.stage.done('finance.customer-credit', 'post', { customer: this.customer, date: today, reason: '案例', net: money(credit), vatRate: '0' })
    if (owed !== undefined) this.owes = await this.supplied(owed)
    Object.assign(this.verbs, { statement_line: (step: Step) => this.moved(step), check: () => this.see })
    return this
  }
  async supplied(amount: Decimal): Promise<AnyRow> {
    await this.furnish()
    const order = await this.order([{ qty: '1', price: amount }])
    await this.receive(order, linesOf(order).map(({ quantity }) => quantity))
    return this.bill(order, [{ at: 0, qty: '1' }])
  }
  /** A paper for the money, then the line of the bank, which finds its paper. */
  async moved(step: Step): Promise<See> {
    const amount = String(step['amount'])
    const told = isNegative(amount) ? await this.wentOut(negated(amount)) : await this.cameIn(amount, text(step['then']))
    const matched = await this.matchedWith(amount)
    return this.eyes({ allocated: told, credit_note_settled: matched.credit !== undefined && matched.credit === this.note?.id })
  }
  /** "100 to invoice 1, 80 to invoice 2"; without a word the oldest first. */
  async cameIn(amount: Decimal, then: string | undefined): Promise<readonly Decimal[]> {
    const told = then === undefined ? await this.spread(amount) : then.split(',').map((part) => { const [, of = '', at = ''] = /([\d.]+) to invoice (\d+)/.exec(part) ?? unspoken(`statement_line then ${part}`); return { invoice: this.owed[Number(at) - 1]?.id ?? unspoken(`invoice ${at}`), amount: money(of) } })
    await this.stage.done('finance.money-receipt', 'post', { customer: this.customer, date: today, amount: money(amount), lines: told })
    return told.map((one) => one.amount)
  }
  /** A credit note of just that amount is paid out; else the supplier is paid, and what is more than the bill stands as prepaid. */
  async wentOut(amount: Decimal): Promise<readonly Decimal[]> {
    if (this.note && compare(String(this.note['total']), amount) === 0) { await this.stage.act('finance.customer-credit', this.note.id, 'refund'); return [negated(amount)] }
    const bill = this.owes ?? unspoken('money out for nothing')
    const owed = compare(amount, String(bill['payable'])) > 0 ? String(bill['payable']) : amount
    const ahead = minus(amount, owed)
    const asked = await this.stage.done('finance.payment-request', 'submit', { supplier: this.supplier, due: today, reason: '货款', prepaid: money(ahead), lines: [{ invoice: bill.id, amount: money(owed) }] })
    await this.stage.act('finance.payment-request', asked.id, 'approve')
    await this.stage.done('finance.payment', 'pay', { request: asked.id, supplier: this.supplier, date: today, amount: money(amount) })
    const standing = await this.stage.account('1123', { party: this.supplier })
    if (compare(standing, ahead) !== 0) throw new Error(`${ahead} was paid ahead, ${standing} stands so`)
    return [negated(owed), ...(isZero(ahead) ? [] : [negated(ahead)])]
  }
  async matchedWith(amount: Decimal): Promise<Matched> {
    const closing = minus(this.stands, negated(amount))
    const row = await this.stage.done('finance.bank-statement', 'enter', { account: '622', from: '2026-03-01', to: '2026-03-31', opening: money(this.stands), closing: money(closing), lines: [{ date: today, amount: money(amount) }] })
    this.stands = closing
    const [line] = (await this.stage.act('finance.bank-statement', row.id, 'match'))['lines'] as readonly Matched[]
    if (!line || !(line.payment ?? line.receipt ?? line.credit)) throw new Error(`the line of ${absolute(amount)} found no paper`)
    return line
  }
  override async seen(name: string, wanted: Json): Promise<unknown> {
    const [, at] = /^invoice_(\d+)_open$/.exec(name) ?? []
    return at === undefined ? super.seen(name, wanted) : this.leftOf(this.owed[Number(at) - 1] ?? unspoken(name))
  }
}

export const openBankLines = async (of: Case): Promise<Telling> => new BankLines(await openStage(), of).open()
