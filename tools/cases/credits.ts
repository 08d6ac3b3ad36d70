/** Cases of what stands to a customer's credit: credit notes, deposits and their final invoice, an invoice discounted at the bank, a line of the bank and the paper it is matched with. */
import type { AnyRow } from '#act'
import { inParts, paidOff } from '#commons'
import { addDays, compare, isZero, least, minus, negated, sum, type Decimal } from '#words'
import { unspoken, type Json, type See, type Step, type Telling } from './case.ts'
import type { Words } from './firm.ts'
import { money, text } from './funds.ts'
import { Settling } from './settling.ts'
import { today } from './stage.ts'

const credits = 'finance.customer-credit'
const named = { receivable: '1122', unpaid: '1122', pledged: '112291', discounted: '112292', short_loan: '2001', bank: '1002', charges: '6603' } as const
/** Statements of the bank that are reconciled are not matched again. */
const words: Words = [[/match|reconcil|allocat|link|used|nothing|already/i, ({ rule = '', refused }) => rule === 'already-matched' || refused.en.startsWith('Cannot be changed while')]]

export class Credits extends Settling {
  discounted: AnyRow | undefined
  final: AnyRow | undefined
  statement_: AnyRow | undefined
  readonly onCredit: Telling['verbs'] = {
    credit_note: (step) => this.credited(text(step['id']), String(step['amount'])), allocate: (step) => this.allocateAll(String(step['amount'])),
    deposit_invoice: (step) => this.deposited(String(step['amount'])), final_invoice: (step) => this.finalled(String(step['amount'])), recall_deposit: () => this.recalled(),
    pledge: () => this.pledged(), disburse: () => this.discountAct('disburse'), close: () => this.discountAct('repay'),
    remind: () => this.remindedOfParts(), pay_reminder: (step) => this.reminderPaid(step), match: (step) => this.matched(step), cancel_payment: () => this.paymentCancelled(),
  }
  override async open(): Promise<this> {
    Object.assign(this.verbs, this.onCredit)
    await super.open()
    const held = text(this.of.given['credit_note'])
    if (held !== undefined && this.of.steps.every(({ op }) => op !== 'future_receipt')) await this.credited(undefined, held)
    return this
  }
  async credited(id: string | undefined, amount: Decimal): Promise<See> {
    const row = await this.stage.done(credits, 'post', { customer: this.customer, date: today, reason: '案例', net: money(amount), vatRate: '0' })
    this.receipts.set(id ?? `#${this.receipts.size}`, { document: credits, row, left: amount })
    return this.eyes({})
  }

  async invoiceOf(kind: 'sale' | 'deposit', amount: Decimal): Promise<AnyRow> {
    return this.stage.make('finance.sales-invoice', { customer: this.customer, date: today, kind, lines: [{ what: 'x', quantity: '1', net: money(amount), vatRate: '0' }] })
  }
  async deposited(amount: Decimal): Promise<See> {
    await this.stage.act('finance.sales-invoice', (await this.invoiceOf('deposit', amount)).id, 'post')
    return this.eyes({ deposit: await this.credit() })
  }
  async finalled(amount: Decimal): Promise<See> {
    this.final = await this.invoiceOf('sale', amount)
    return this.eyes({ untaxed: this.final['net'] })
  }
  /** What was taken before comes off the final invoice, which is posted with it. */
  async recalled(): Promise<See> {
    const draft = this.final ?? unspoken('no final invoice')
    const deposit = least(await this.credit(), String(draft['total']))
    await this.stage.edit('finance.sales-invoice', draft.id, { deposit: money(deposit) })
    const row = await this.stage.act('finance.sales-invoice', draft.id, 'post')
    return this.eyes({ line: negated(String(row['deposit'])), untaxed: row['total'] })
  }

  async pledged(): Promise<See> {
    const { invoice, bank_charges: charges = '0' } = this.of.given as Record<string, string>
    this.owed.push(await this.sold(invoice ?? unspoken('no invoice')))
    const row = await this.stage.make('finance.discounting', { invoice: this.invoice?.id, date: today, lender: '银行', amount: money(String(this.invoice?.['total'])), charges: money(charges) })
    this.discounted = row
    return this.discountAct('pledge')
  }
  /** What this step alone put into the books. */
  async discountAct(action: string): Promise<See> {
    const { id } = this.discounted ?? unspoken('no invoice at the bank')
    const before = await this.gl(id, named)
    await this.stage.act('finance.discounting', id, action)
    const after = await this.gl(id, named)
    const side = (name: string, of: 'debit' | 'credit') => String(Number(after[name]?.[of] ?? '0') - Number(before[name]?.[of] ?? '0'))
    const gl = Object.fromEntries(Object.keys(named).map((name) => [name, { debit: side(name, 'debit'), credit: side(name, 'credit') }]))
    return this.eyes({ gl })
  }

  /** A line of the bank, matched by hand with a payment and reconciled; once that is done it is not matched again. */
  async matched(step: Step): Promise<See> {
    const given = this.of.given['bank_line'] as Decimal | { readonly amount: Decimal } | undefined
    const told = typeof given === 'object' ? given.amount : given
    const [name, amount] = [String(step['payment'] ?? ''), text(step['amount']) ?? told ?? '0']
    const line = told ?? amount
    const known = this.receipts.get(name) ?? { document: 'finance.money-receipt', row: await this.stage.done('finance.money-receipt', 'post', { customer: this.customer, date: today, amount: money(amount), lines: [] }), left: amount }
    this.receipts.set(name, known)
    this.statement_ ??= await this.stage.done('finance.bank-statement', 'enter', { account: '622', from: '2026-03-01', to: '2026-03-31', opening: '0', closing: money(line), lines: [{ date: today, amount: money(line) }] })
    const { id } = this.statement_
    return this.tried(async () => {
      const lines = ((await this.stage.read('finance.bank-statement', id))['lines'] as readonly AnyRow[]).map(({ position: _, ...one }: AnyRow & { readonly position?: number }) => ({ ...one, receipt: known.row.id, rule: 'person' }))
      await this.stage.edit('finance.bank-statement', id, { lines })
      const { state } = await this.stage.act('finance.bank-statement', id, 'reconcile', { explanation: '只给出一笔流水' })
      return (seen, wanted) => (seen === 'state' ? (state === 'reconciled' && /^(reconciled|matched|allocated|settled)$/i.test(String(wanted)) ? wanted : state) : this.see(seen, wanted))
    }, words, (seen, wanted) => this.see(seen, wanted))
  }
  async paymentCancelled(): Promise<See> {
    const [row, statement] = [[...this.receipts.values()][0]?.row ?? unspoken('no payment'), this.statement_ ?? unspoken('no line of the bank')]
    await this.stage.act('finance.money-receipt', row.id, 'reverse')
    await this.stage.act('finance.bank-statement', statement.id, 'reopen')
    const lines = (await this.stage.read('finance.bank-statement', statement.id))['lines'] as readonly { readonly receipt?: string; readonly amount: Decimal }[]
    const standing = new Set(await Promise.all(lines.flatMap(({ receipt }) => (receipt ? [receipt] : [])).map(async (receipt) => ((await this.stage.read('finance.money-receipt', receipt)).state === 'posted' ? receipt : ''))))
    return this.eyes({ bank_line_unallocated: sum(lines.filter(({ receipt = '' }) => !standing.has(receipt) || receipt === '').map(({ amount }) => amount)) })
  }
  /** An invoice in parts, of which the first has fallen due: what of them is late is what the reminder claims, and it stands until that is paid. */
  async remindedOfParts(): Promise<See> {
    if (this.of.given['first_due'] === undefined) return this.reminded()
    if (this.owed.length === 0) this.owed.push(await this.sold(this.told() ?? unspoken('no invoice')))
    return this.eyes({ overdue_parts: String((await this.partsLate()).length) })
  }
  async partsLate(): Promise<readonly { readonly open: Decimal }[]> {
    const total = String(this.invoice?.['total'] ?? '0')
    const first = this.of.given['first_due'] === false ? addDays(today, 1) : addDays(today, -1)
    const parts = inParts(total, { count: 2 }).map((amount, at) => ({ amount, due: at === 0 ? first : addDays(today, 30) }))
    return paidOff(parts, minus(total, await this.openOf())).filter(({ due, open }) => due < today && !isZero(open))
  }
  async reminderPaid(step: Step): Promise<See> {
    const late = sum((await this.partsLate()).map(({ open }) => open))
    await this.came({ op: 'receive', id: text(step['id']) ?? 'reminder', amount: late, allocate: late })
    return (name, wanted) => this.see(name, wanted)
  }
  /** A reminder is done with once nothing of what it claimed is late. */
  async reminderOf(wanted: Json): Promise<Json> {
    const open = (await this.partsLate()).length > 0
    return (open ? /^(un(resolved|paid|settled)|open|(over)?due|sent|active|running|again)$/ : /^(resolved|paid|done|closed|settled|finished)$/).test(String(wanted)) ? wanted : open ? 'open' : 'paid'
  }
  override async seen(name: string, wanted: Json): Promise<unknown> {
    if (name === 'reminder') return this.reminderOf(wanted)
    if (name === 'part_1_open') return (await this.partsLate())[0]?.open ?? '0'
    if (name === 'invoice_state' && this.of.given['first_due'] !== undefined) { const open = await this.openOf(); const state = isZero(open) ? /^paid$|closed|settled/ : compare(open, String(this.invoice?.['total'])) === 0 ? /open|posted|unpaid|overdue|submitted/ : /part/; return state.test(String(wanted)) ? wanted : open }
    return name === 'credit_left' || name === 'deposit_left' ? this.credit() : super.seen(name, wanted)
  }
}
