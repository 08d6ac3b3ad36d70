/** Cases of what is spent on a budget: asked for, ordered, billed, claimed, advanced, and taken back. */
import type { AnyRow } from '#act'
import { compare, dividedBy, greatest, isZero, least, minus, plus, rounded, sum, times, type Decimal } from '#words'
import { Budgeted, day, money, text } from './budget-kept.ts'
import { unspoken, type Step } from './case.ts'
import { linesOf, type Bought } from './firm.ts'
import { today, type Values } from './stage.ts'

export class Spent extends Budgeted {
  /** An actual expense: claimed, approved by whom the step names, posted. */
  async expense(step: Step): Promise<AnyRow> {
    const beyond = step['action'] === 'ignore' || step['check'] === false || this.mayExceed(String(step['user'] ?? ''))
    const date = text(step['date']) ?? day(text(step['month']))
    const row = await this.stage.done('finance.expense-claim', 'submit', { claimant: this.person, date, reason: this.of.title.slice(0, 60), budget: this.charged(step), lines: [{ what: 'x', amount: money(String(step['amount'])) }] })
    const approved = await this.stage.act('finance.expense-claim', row.id, beyond ? 'approve-beyond' : 'approve')
    return this.kept(step, 'finance.expense-claim', { ...(await this.stage.act('finance.expense-claim', row.id, 'post')), warned: approved['warned'] })
  }
  mayExceed(user: string): boolean {
    const role = this.given.exception_role
    return role !== undefined && !/without|\bno\b|not /i.test(user) && (user.includes(role) || /approver|exception/i.test(user))
  }
  bought(step: Step): readonly (Bought & { readonly kpi?: string })[] {
    const lines = step['lines'] as readonly (Bought & { kpi?: string })[] | undefined
    if (lines) return lines
    const parts = ['kpi1', 'kpi2'].flatMap((kpi) => (step[kpi] === undefined ? [] : [{ kpi, qty: '1', price: String(step[kpi]) }]))
    if (parts.length > 0) return parts
    return [{ qty: text(step['qty']) ?? '1', price: text(step['price']) ?? String(step['amount']) }]
  }
  /** What is ordered of a request is said in money: the whole of it for another price, or so many pieces of one. */
  asked(step: Step): readonly Bought[] {
    const next = this.of.steps.slice(this.of.steps.indexOf(step) + 1).find(({ op }) => op === 'order_from_request')
    const amount = text(next?.['amount'])
    if (amount === undefined) return this.bought(step)
    const worth = sum(this.bought(step).map(({ qty, price }) => times(qty, price)))
    return [takesWhole(next, worth) ? { qty: '1', price: worth } : { qty: worth, price: '1' }]
  }
  async request(step: Step): Promise<AnyRow> {
    const [department] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
    const lines: Values[] = []
    for (const { qty, price } of this.asked(step)) lines.push({ item: await this.item(), quantity: qty, price })
    const row = await this.stage.done('supply.purchase-requisition', 'submit', { title: '请购', department: department?.id, neededBy: day(text(step['month'])), budget: this.charged(step), lines })
    return this.kept(step, 'supply.purchase-requisition', await this.stage.act('supply.purchase-requisition', row.id, 'approve'))
  }
  async ordered(step: Step, requisition?: AnyRow): Promise<AnyRow> {
    if (step['control'] !== undefined && step['control'] !== this.control) await this.rebuild(String(step['control']))
    const asked = requisition ? linesOf(requisition) : []
    const [only] = asked
    if (only && asked.length === 1 && step['amount'] !== undefined && takesWhole(step, times(only.quantity, only.price))) step = { ...step, qty: only.quantity, price: dividedBy(String(step['amount']), only.quantity, 10) }
    await this.loosened(step)
    const told: Values[] = []
    for (const [at, { kpi, qty, price }] of this.bought(step).entries()) {
      const of = asked[at]
      const quantity = of ? (step['qty'] === undefined ? rounded(dividedBy(String(step['amount'] ?? times(of.quantity, of.price)), of.price, 4), 4) : qty) : qty
      told.push({ item: await this.item(), quantity, price: of && step['price'] === undefined ? of.price : price, ...(of ? { requisition: of.id } : { budget: this.budgets.get(kpi ?? '') ?? this.charged(step) }) })
    }
    const draft = await this.stage.make('supply.purchase-order', { supplier: this.supplier, date: day(text(step['month'])), promised: '2026-12-31', deliveryPlace: '主仓', quality: '按图纸', liability: '按合同', taxRate: '0', overBilling: '9', overPrice: '9', lines: told })
    return this.kept(step, 'supply.purchase-order', await this.sent(draft))
  }
  /** Bills what was ordered, line after line, up to an amount; what nobody ordered is an expense of its own. */
  async billOrder(step: Step): Promise<AnyRow> {
    const order = this.docs.get(String(step['order'] ?? ''))?.row ?? this.last('supply.purchase-order')
    let left: Decimal = text(step['amount']) ?? (step['qty'] === undefined ? sum(linesOf(order).map((one) => times(one.quantity, one.price))) : times(String(step['qty']), linesOf(order)[0]?.price ?? '0'))
    const parts: { at: number; qty: Decimal; price: Decimal }[] = []
    for (const [at, one] of linesOf(order).entries()) {
      const open = times(minus(one.quantity, (await this.fulfilled('billed', one.id)).quantity), one.price)
      const now = least(open, left)
      left = minus(left, now)
      if (!isZero(now)) parts.push({ at, qty: dividedBy(now, one.price, 4), price: one.price })
    }
    const missing = await Promise.all(linesOf(order).map(async ({ id }, at) => greatest('0', minus(plus((await this.fulfilled('billed', id)).quantity, parts.find((one) => one.at === at)?.qty ?? '0'), (await this.fulfilled('received', id)).quantity))))
    if (missing.some((one) => !isZero(one))) await this.receive(order, missing)
    return this.kept(step, 'supply.supplier-invoice', await this.bill(order, parts, { accept: true }))
  }
  async billed(step: Step): Promise<AnyRow> {
    if (step['control'] !== undefined && step['control'] !== this.control) await this.rebuild(String(step['control']))
    const ordered = [...this.docs.values()].some(({ document }) => document === 'supply.purchase-order')
    const unrelated = step['order'] === null || (step['order'] === undefined && this.of.steps.some(({ op }) => op === 'bill_order')) || /unrelated|none|other/.test(String(step['order'] ?? ''))
    if (ordered && !unrelated) return this.billOrder(step)
    const valid = this.given.unit_valid
    const date = text(step['commit_date']) ?? text(step['date'])
    if (step['auto'] === true && date !== undefined && valid) return this.expense({ ...step, date: date > (valid[1] ?? date) ? (valid[1] as string) : date < (valid[0] ?? date) ? (valid[0] as string) : date })
    return this.expense({ ...step, ...(date ? { date } : {}) })
  }
  async cancel(name: string): Promise<void> {
    const found = this.docs.get(name) ?? [...this.docs.values()].at(-1) ?? unspoken(`document ${name}`)
    const { document, row } = found
    if (document === 'finance.expense-claim') { await this.undoClaim(row); return }
    if (document === 'supply.supplier-invoice') { await this.stage.act(document, row.id, 'reverse'); return }
    if (document === 'finance.employee-advance') { await this.backFrom(row); return }
    if (document === 'supply.purchase-order') { await this.stage.act(document, row.id, 'cancel'); return }
    await this.stage.act(document, row.id, 'cancel')
  }
  /** An advance that was paid comes back whole. */
  async backFrom(row: AnyRow): Promise<void> {
    const { state } = await this.stage.read('finance.employee-advance', row.id)
    if (state !== 'paid') { await this.stage.act('finance.employee-advance', row.id, 'cancel'); return }
    const cleared = plus((await this.fulfilled('cleared', row.id)).amount, (await this.fulfilled('returned', row.id)).amount)
    await this.stage.act('finance.employee-advance', row.id, 'return', { returnedNow: money(minus(String(row['amount']), cleared)) })
  }
  async undoClaim(row: AnyRow): Promise<void> {
    const { state, beyond } = await this.stage.read('finance.expense-claim', row.id)
    if (state === 'posted') await this.stage.act('finance.expense-claim', row.id, 'reverse')
    await this.stage.act('finance.expense-claim', row.id, beyond ? 'withdraw-beyond' : 'withdraw')
  }

  claim = (amount: Decimal): Values => ({ claimant: this.person, date: today, reason: '报销', budget: this.charged({ op: '' }), lines: [{ what: 'x', amount: money(amount) }] })
  async advance(step: Step): Promise<AnyRow> {
    return this.kept(step, 'finance.employee-advance', await this.stage.done('finance.employee-advance', 'approve', { person: this.person, date: today, reason: '借款', budget: this.charged(step), amount: money(String(step['amount'])) }))
  }
}

/** An order that takes over all of its request: it is dearer than that, or the case says so. */
const takesWhole = (step: Step | undefined, worth: Decimal): boolean => compare(String(step?.['amount'] ?? '0'), worth) > 0 || /all|whole|everything|full|rest|entire|close|全/i.test(String(step?.['note'] ?? ''))
