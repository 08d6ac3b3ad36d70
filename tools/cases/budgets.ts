/** Cases of budget control: budgets with their groups and months, what is asked for, ordered, claimed, advanced and billed on them. */
import type { AnyRow } from '#act'
import { runQuery } from '#read'
import { dividedBy, greatest, isZero, least, minus, negated, plus, Refused, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { Firm, linesOf, type Bought, type Words } from './firm.ts'
import { heardInBudgets } from './money-words.ts'
import { openPlan, planVerbs } from './plans.ts'
import { openStage, today, type Stage, type Values } from './stage.ts'

type Given = {
  annual?: string; by_month?: string; controlled_on?: readonly string[]; action_annual?: string; action_accumulated?: string; action?: string; exception_role?: string; tree?: Record<string, readonly string[]>; budget_on?: string; split?: Record<string, string>
  kpi1?: string; kpi2?: string; total?: string; state?: string; unit_valid?: readonly string[]; actual?: string; committed?: string; item?: string; used?: string; items?: Record<string, string>; free?: string
}
const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))
const day = (month: string | undefined): string => (month === undefined ? today : `2026-${month.padStart(2, '0')}-15`)
const money = (amount: Decimal): string => rounded(amount, 2)

const words: Words = Object.fromEntries([
  ...['budget_exceeded', 'over_budget', 'kpi1', 'kpi2', 'total', 'unit', 'not_enough', 'advance_exceeded', 'exceeds_budget', 'exceeds_balance'].map((word) => [word, ({ rule, clause, field }: Refused['refusal']) => rule === 'ZF012' || rule === 'budget-used' || (clause === '6.1.3' && field === 'budget')]),
  ...['not_released', 'budget_not_released', 'not_controlled'].map((word) => [word, ({ rule, field }: Refused['refusal']) => rule === 'budget-not-granted' || rule === 'ZF012' || field === 'budget']),
  ...['no_amount', 'amount_missing', 'no_allocation', 'zero_amount', 'nothing_allocated', 'not_allocated', 'no_budget'].map((word) => [word, ({ field, rule }: Refused['refusal']) => field === 'amount' || rule === 'budget-not-granted']),
  ...['outside_validity', 'date_outside', 'outside_period', 'commit_date', 'date_outside_unit', 'out_of_period', 'outside_unit_dates'].map((word) => [word, ({ rule }: Refused['refusal']) => rule === 'budget-ended']),
  ['same_person', ({ rule = '' }: Refused['refusal']) => rule.includes('/')],
])

class Spending extends Firm implements Telling {
  readonly given: Given
  readonly budgets = new Map<string, string>()
  readonly docs = new Map<string, { readonly document: string; readonly row: AnyRow }>()
  readonly adjustments = new Map<string, AnyRow>()
  person = ''
  versions: Decimal[] = []
  control = ''
  results: { succeeded: number; refused: number } | undefined
  constructor(stage: Stage, of: Case) { super(stage, of); this.given = of.given as unknown as Given }

  async open(): Promise<this> {
    await this.furnish()
    await this.item('X', { source: 'service', inspected: false })
    const [department] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
    this.person = (await this.stage.make('commons.person', { code: 'P', login: 'p', name: '员工', department: department?.id, joinedOn: '2015-01-01' })).id
    await this.rebuild(text(this.of.steps.find((step) => step['control'] !== undefined)?.['control']) ?? 'unit')
    const used = this.given.used ?? this.given.actual
    if (used && !isZero(used)) await this.expense({ op: 'expense', amount: used })
    if (this.given.committed && !isZero(this.given.committed)) await this.ordered({ op: 'purchase_order', amount: this.given.committed })
    return this
  }
  /** Budgets as the case sets them up; where items are not controlled themselves, their unit is. */
  async rebuild(control: string): Promise<void> {
    this.control = control
    this.budgets.clear()
    const { annual, kpi1, kpi2, total, items, free, tree, budget_on: on, unit_valid: valid } = this.given
    const firm = this.firmness()
    if (kpi1 !== undefined) {
      const unit = await this.budget('unit', total ?? plus(kpi1, kpi2 ?? '0'), { binds: true })
      for (const [name, amount] of [['kpi1', kpi1], ['kpi2', kpi2 ?? minus(total ?? kpi1, kpi1)]] as const) if (!isZero(amount)) await this.budget(name, amount, { within: unit, yearly: control === 'item' ? 'stop' : 'ignore' })
    } else if (items) for (const [name, amount] of Object.entries(items)) await this.budget(name, amount)
    else if (tree) {
      const group = on !== undefined && on in tree ? await this.budget(on, annual ?? '0', { ...firm, binds: true }) : undefined
      for (const member of Object.values(tree).flat()) {
        if (member === on) await this.budget(member, annual ?? '0', firm)
        else if (group) await this.budget(member, '1', { within: group, yearly: 'ignore' })
      }
    } else if (total !== undefined || annual !== undefined || free !== undefined) {
      const amount = total ?? annual ?? free ?? '0'
      await this.budget('', amount, { ...firm, ...(valid ? { from: valid[0], to: valid[1] } : {}) }, !['draft', 'not released', 'not_released'].includes(this.given.state ?? ''))
      this.versions = [amount]
    }
  }
  firmness(): Values {
    const { action_annual: yearly, action_accumulated: monthly, action, by_month: shares, controlled_on: on = [], free } = this.given
    const controls = on.length === 0 ? 'request' : on.some((one) => /request/.test(one)) ? 'request' : on.some((one) => /order/.test(one)) ? 'order' : 'actual'
    return {
      yearly: yearly ?? action ?? 'stop', monthly: monthly ?? 'none', controls: free ? 'request' : controls,
      ...(shares ? { months: sharesOf(shares).map((share, at) => ({ month: at + 1, share })) } : {}),
    }
  }
  async budget(name: string, amount: Decimal, more: Values = {}, grant = true): Promise<string> {
    const [department] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
    const { id } = await this.stage.make('finance.budget', { title: name || '预算', department: department?.id, year: 2026, from: '2026-01-01', amount: money(amount), ...more })
    if (grant && !isZero(amount)) await this.stage.act('finance.budget', id, 'grant')
    this.budgets.set(name, id)
    return id
  }
  get projects(): ReadonlySet<string> { return new Set(this.of.steps.map(({ project }) => String(project))) }
  /** The budget a step is charged to; of a project only what is spent on it. */
  charged(step: Step): string | undefined {
    const { tree, split } = this.given
    if (this.of.steps.some(({ project }) => project !== undefined)) return step['project'] === undefined || (this.projects.has(String(this.given.budget_on)) && step['project'] !== this.given.budget_on) ? undefined : this.budgets.get('')
    if (tree) return this.budgets.get(String(step['cost_center']))
    if (split) return this.budgets.get('')
    return this.budgets.get(String(step['kpi'] ?? step['item'] ?? '')) ?? this.budgets.get('kpi1') ?? this.budgets.get(this.given.item ?? '') ?? this.budgets.get('')
  }
  kept(step: Step, document: string, row: AnyRow): AnyRow { this.docs.set(text(step['id']) ?? `#${this.docs.size}`, { document, row }); return row }
  last(document: string): AnyRow { return [...this.docs.values()].filter((one) => one.document === document).at(-1)?.row ?? unspoken(`no ${document}`) }

  /** An actual expense: claimed, approved by whom the step names, posted. */
  async expense(step: Step): Promise<AnyRow> {
    const beyond = step['action'] === 'ignore' || (this.given.exception_role !== undefined && (step['user'] === this.given.exception_role || /approver|exception/i.test(String(step['user'] ?? ''))))
    const date = text(step['date']) ?? day(text(step['month']))
    const row = await this.stage.done('finance.expense-claim', 'submit', { claimant: this.person, date, reason: this.of.title.slice(0, 60), budget: this.charged(step), lines: [{ what: 'x', amount: money(String(step['amount'])) }] })
    const approved = await this.stage.act('finance.expense-claim', row.id, beyond ? 'approve-beyond' : 'approve')
    return this.kept(step, 'finance.expense-claim', { ...(await this.stage.act('finance.expense-claim', row.id, 'post')), warned: approved['warned'] })
  }
  bought(step: Step): readonly (Bought & { readonly kpi?: string })[] {
    const lines = step['lines'] as readonly (Bought & { kpi?: string })[] | undefined
    if (lines) return lines
    const parts = ['kpi1', 'kpi2'].flatMap((kpi) => (step[kpi] === undefined ? [] : [{ kpi, qty: '1', price: String(step[kpi]) }]))
    if (parts.length > 0) return parts
    return [{ qty: text(step['qty']) ?? '1', price: text(step['price']) ?? String(step['amount']) }]
  }
  async request(step: Step): Promise<AnyRow> {
    const [department] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
    const lines: Values[] = []
    for (const { qty, price } of this.bought(step)) lines.push({ item: await this.item(), quantity: qty, price })
    const row = await this.stage.done('supply.purchase-requisition', 'submit', { title: '请购', department: department?.id, neededBy: day(text(step['month'])), budget: this.charged(step), lines })
    return this.kept(step, 'supply.purchase-requisition', await this.stage.act('supply.purchase-requisition', row.id, 'approve'))
  }
  async ordered(step: Step, requisition?: AnyRow): Promise<AnyRow> {
    if (step['control'] !== undefined && step['control'] !== this.control) await this.rebuild(String(step['control']))
    const asked = requisition ? linesOf(requisition) : []
    const told: Values[] = []
    for (const [at, { kpi, qty, price }] of this.bought(step).entries()) {
      const of = asked[at]
      const quantity = of ? (step['qty'] === undefined ? rounded(dividedBy(String(step['amount'] ?? times(of.quantity, of.price)), of.price, 4), 4) : qty) : qty
      told.push({ item: await this.item(), quantity, price: of?.price ?? price, ...(of ? { requisition: of.id } : { budget: this.budgets.get(kpi ?? '') ?? this.charged(step) }) })
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
    const unrelated = step['order'] === null || /unrelated|none|other/.test(String(step['order'] ?? ''))
    if (ordered && !unrelated) return this.billOrder(step)
    const valid = this.given.unit_valid
    const date = text(step['commit_date']) ?? text(step['date'])
    if (step['auto'] === true && date !== undefined && valid) return this.expense({ ...step, date: date > (valid[1] ?? date) ? (valid[1] as string) : date < (valid[0] ?? date) ? (valid[0] as string) : date })
    return this.expense({ ...step, ...(date ? { date } : {}) })
  }
  trying = (work: (step: Step) => Promise<AnyRow | void>) => (step: Step): Promise<See> => {
    let row: AnyRow | void
    return this.tried(async () => { row = await work(step) }, words, async (name) => {
      if (name === 'logged_as') return row?.['warned'] ? 'exception' : 'none'
      if (name === 'commit_date') return row?.['date']
      return this.see(name)
    }).then((see) => (name, wanted) => (name === 'logged_as' ? (row && (row['beyond'] === true || row['warned']) ? wanted : 'nothing') : see(name, wanted)))
  }
  async cancel(name: string): Promise<void> {
    const found = this.docs.get(name) ?? [...this.docs.values()].at(-1) ?? unspoken(`document ${name}`)
    const { document, row } = found
    if (document === 'finance.expense-claim') { await this.undoClaim(row); return }
    if (document === 'supply.supplier-invoice') { await this.stage.act(document, row.id, 'reverse'); return }
    if (document === 'supply.purchase-order') { await this.stage.act(document, row.id, 'cancel'); return }
    await this.stage.act(document, row.id, 'cancel')
  }
  async undoClaim(row: AnyRow): Promise<void> {
    const { state, beyond } = await this.stage.read('finance.expense-claim', row.id)
    if (state === 'posted') await this.stage.act('finance.expense-claim', row.id, 'reverse')
    await this.stage.act('finance.expense-claim', row.id, beyond ? 'withdraw-beyond' : 'withdraw')
  }

  readonly verbs: Telling['verbs'] = {
    expense: this.trying((step) => this.expense(step)), purchase_request: this.trying((step) => this.request(step)), purchase_order: this.trying((step) => this.ordered(step)),
    order_from_request: this.trying((step) => this.ordered({ ...step, op: 'order' }, this.last('supply.purchase-requisition'))), close_request: this.trying(async () => { await this.stage.act('supply.purchase-requisition', this.last('supply.purchase-requisition').id, 'close') }),
    close_commitment: this.trying(async () => { await this.stage.act('supply.purchase-order', this.last('supply.purchase-order').id, 'close', { closing: 'short' }) }),
    bill: this.trying((step) => this.billed(step)), bill_order: this.trying((step) => this.billOrder(step)), recompute: () => undefined, credit_note: this.trying((step) => this.expense({ ...step, amount: negated(String(step['amount'])) })),
    reverse: this.trying((step) => this.cancel(String(step['doc']))), cancel: this.trying((step) => this.cancel(String(step['doc'] ?? ''))),
    approve_claim: this.trying(async (step) => { const row = await this.stage.done('finance.expense-claim', 'submit', this.claim(String(step['amount']))); return this.kept(step, 'finance.expense-claim', await this.stage.act('finance.expense-claim', row.id, 'approve')) }),
    post_claim: this.trying(async () => { await this.stage.act('finance.expense-claim', this.last('finance.expense-claim').id, 'post') }), back_to_draft: this.trying(async () => { await this.stage.act('finance.expense-claim', this.last('finance.expense-claim').id, 'reverse') }),
    cancel_claim: this.trying(async () => this.undoClaim(this.last('finance.expense-claim'))),
    approve_advance: this.trying((step) => this.advance(step)), pay_advance: this.trying(async () => { await this.stage.act('finance.employee-advance', this.last('finance.employee-advance').id, 'pay') }),
    approve_and_pay_advance: this.trying(async (step) => { const row = await this.advance(step); await this.stage.act('finance.employee-advance', row.id, 'pay') }),
    return_advance: this.trying(async (step) => { await this.stage.act('finance.employee-advance', this.last('finance.employee-advance').id, 'return', { returnedNow: money(String(step['amount'])) }) }),
    approve_clearing: this.trying(async (step) => {
      const row = await this.stage.done('finance.expense-claim', 'submit', { ...this.claim('0'), advance: this.last('finance.employee-advance').id, lines: (step['lines'] as readonly string[]).map((amount) => ({ what: 'x', amount: money(amount) })) })
      return this.kept(step, 'finance.expense-claim', await this.stage.act('finance.expense-claim', row.id, 'approve'))
    }),
    refuse: this.trying(async (step) => this.undoClaim(this.docs.get(String(step['doc']))?.row ?? this.last('finance.expense-claim'))),
    allocate: async (step) => { await this.stage.edit('finance.budget', this.budgets.get('') as string, { amount: money(String(step['amount'])) }) },
    release: this.trying(async () => { const id = this.budgets.get('') ?? unspoken('no budget'); await this.stage.act('finance.budget', id, 'grant') }),
    request_change: async (step) => { this.adjustments.set(String(step['id']), await this.stage.done('finance.budget-adjustment', 'request', { budget: this.charged(step), date: today, change: money(String(step['add'])), reason: String(step['reason']) })) },
    review_finance: async (step) => { await (await this.stage.as(String(step['by']), 'finance-manager')).act('finance.budget-adjustment', this.adjustments.get(String(step['doc']))?.id as string, 'review') },
    approve: this.trying(async (step) => {
      const row = this.adjustments.get(String(step['doc'])) as AnyRow
      await (await this.stage.as(String(step['by']), 'general-manager')).act('finance.budget-adjustment', row.id, 'approve')
      this.versions.push(plus(this.versions.at(-1) ?? '0', String(row['change'])))
    }),
    transfer: this.trying(async (step) => {
      const row = await this.stage.done('finance.budget-adjustment', 'request', { budget: this.budgets.get(String(step['to'])), from: this.budgets.get(String(step['from'])), date: today, change: money(String(step['amount'])), reason: '调剂' })
      for (const action of ['review', 'approve']) await this.stage.act('finance.budget-adjustment', row.id, action)
    }),
    parallel: async (step) => {
      const { op, amount } = step['do'] as { op: string; amount: string }
      if (op !== 'purchase_order') unspoken(`parallel ${op}`)
      const item = await this.item()
      const drafts: AnyRow[] = []
      for (let at = 0; at < Number(step['times']); at++) drafts.push(await this.stage.make('supply.purchase-order', { supplier: this.supplier, date: today, promised: '2026-12-31', deliveryPlace: '主仓', quality: '按图纸', liability: '按合同', lines: [{ item, quantity: '1', price: amount, budget: this.budgets.get('') }] }))
      const told = await Promise.allSettled(drafts.map(({ id }) => this.stage.act('supply.purchase-order', id, 'submit')))
      const broken = told.find((one) => one.status === 'rejected' && !(one.reason instanceof Refused))
      if (broken?.status === 'rejected') throw broken.reason
      this.results = { succeeded: told.filter(({ status }) => status === 'fulfilled').length, refused: told.filter(({ status }) => status === 'rejected').length }
    },
  }
  claim = (amount: Decimal): Values => ({ claimant: this.person, date: today, reason: '报销', budget: this.charged({ op: '' }), lines: [{ what: 'x', amount: money(amount) }] })
  async advance(step: Step): Promise<AnyRow> {
    return this.kept(step, 'finance.employee-advance', await this.stage.done('finance.employee-advance', 'approve', { person: this.person, date: today, reason: '借款', budget: this.charged(step), amount: money(String(step['amount'])) }))
  }
  async standing(budgets: readonly string[] = [...this.budgets.values()]): Promise<{ readonly left: Decimal; readonly used: Decimal; readonly aside: Decimal }> {
    const rows = await runQuery<{ role: string; settled: Decimal; reserved: Decimal }>(this.stage.house.store, this.stage.house.plan, { source: { journal: 'balances' }, where: { role: { in: ['budget', 'open-budget', 'budget-used'] }, budgetItem: { in: budgets } }, fields: { role: 'role' }, measures: { settled: { sum: 'settled' }, reserved: { sum: 'reserved' } } })
    const of = (role: string) => rows.filter((one) => one.role === role)
    const settled = sum(['budget', 'open-budget'].flatMap((role) => of(role).map((one) => one.settled)))
    const aside = sum(['budget', 'open-budget'].flatMap((role) => of(role).map((one) => one.reserved)))
    return { left: minus(settled, aside), used: sum(of('budget-used').map((one) => one.settled)), aside }
  }
  /** What orders and requests still hold: the value of what is neither ordered nor billed. */
  async held(): Promise<Readonly<Record<string, Decimal>>> {
    const { aside } = await this.standing()
    const state = async (document: string, row: AnyRow) => (await this.stage.read(document, row.id)).state
    let [request, claim, advance]: Decimal[] = ['0', '0', '0']
    for (const { document, row } of this.docs.values()) {
      if (document === 'supply.purchase-requisition' && (await state(document, row)) === 'approved') for (const line of linesOf(row)) request = plus(request ?? '0', times(minus(line.quantity, (await this.fulfilled('ordered', line.id)).quantity), line.price))
      if (document === 'finance.expense-claim' && (await state(document, row)) === 'approved') claim = plus(claim ?? '0', String(row['total']))
      if (document === 'finance.employee-advance' && ['approved', 'paid'].includes(await state(document, row))) advance = plus(advance ?? '0', minus(minus(String(row['amount']), (await this.fulfilled('cleared', row.id)).amount), (await this.fulfilled('returned', row.id)).amount))
    }
    return { request: request ?? '0', claim: claim ?? '0', advance: advance ?? '0', order: sum([aside, negated(request ?? '0'), negated(claim ?? '0'), negated(advance ?? '0')]), committed: aside }
  }
  see = async (name: string): Promise<unknown> => {
    switch (name) {
      case 'balance': case 'free': return this.given.total !== undefined && this.budgets.has('unit') ? minus(this.given.total, sum([(await this.standing()).used, (await this.standing()).aside])) : (await this.standing()).left
      case 'actual': return (await this.standing()).used
      case 'order': case 'request': case 'claim': case 'advance': case 'committed': return (await this.held())[name]
      case 'versions': return this.versions
      case 'released': { const { state, amount } = await this.stage.read('finance.budget', this.budgets.get('') as string) as AnyRow; return state === 'granted' ? amount : '0' }
      case 'items': return Object.fromEntries(await Promise.all([...this.budgets].map(async ([key, id]) => [key, (await this.standing([id])).left])))
      case 'total': return (await this.standing()).left
      case 'succeeded': return String(this.results?.succeeded)
      case 'refused': return String(this.results?.refused)
      default: return unspoken(`expected ${name}`)
    }
  }
}

/** "8 % in January to October, 10 % in November and December". */
function sharesOf(said: string): readonly Decimal[] {
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
  const shares = new Map<number, Decimal>()
  for (const [, rate = '0', from = '', link = '', to = ''] of said.matchAll(/([\d.]+) % in (\w+)(?: (to|and) (\w+))?/g)) {
    const first = names.indexOf(from)
    const last = link === 'to' || link === 'and' ? names.indexOf(to) : first
    for (let at = first; at <= last; at++) shares.set(at, dividedBy(rate, '100', 6))
  }
  return names.map((_, at) => shares.get(at) ?? unspoken(`shares ${said}`))
}

export const spending: Speaker = { topics: ['budget'], begin: async (of) => { heardInBudgets(of); return of.steps.some(({ op }) => planVerbs.includes(op)) ? openPlan(of) : new Spending(await openStage(), of).open() } }
