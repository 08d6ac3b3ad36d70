/** Budgets of a case: with their groups, items and months, and what of them is free, set aside and spent. */
import type { AnyRow } from '#act'
import { runQuery } from '#read'
import { dividedBy, isZero, minus, negated, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type Step } from './case.ts'
import { Firm, linesOf } from './firm.ts'
import { today, type Stage, type Values } from './stage.ts'

type Given = {
  annual?: string; by_month?: string; controlled_on?: readonly string[]; action_annual?: string; action_accumulated?: string; action?: string; exception_role?: string; tree?: Record<string, readonly string[]>; budget_on?: string; split?: Record<string, string>
  kpi1?: string; kpi2?: string; total?: string; state?: string; unit?: string; unit_valid?: readonly string[]; actual?: string; committed?: string; item?: string; used?: string; items?: Record<string, string>; free?: string
}
export const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))
export const day = (month: string | undefined): string => (month === undefined ? today : `2026-${month.padStart(2, '0')}-15`)
export const money = (amount: Decimal): string => rounded(amount, 2)

export class Budgeted extends Firm {
  readonly given: Given
  readonly budgets = new Map<string, string>()
  readonly docs = new Map<string, { readonly document: string; readonly row: AnyRow }>()
  readonly adjustments = new Map<string, AnyRow>()
  person = ''
  versions: Decimal[] = []
  control = ''
  results: { succeeded: number; refused: number } | undefined
  constructor(stage: Stage, of: Case) { super(stage, of); this.given = of.given as unknown as Given }

  /** Budgets as the case sets them up; where items are not controlled themselves, their unit is. */
  async rebuild(control: string): Promise<void> {
    this.control = control
    this.budgets.clear()
    const { annual, kpi1, kpi2, total, items, free, tree, budget_on: on, unit_valid: valid } = this.given
    const [firm, within] = [this.firmness(), valid ? { year: Number(valid[0]?.slice(0, 4)), from: valid[0], to: valid[1] } : {}]
    if (this.unreleased) {
      const allotted = this.of.steps.some(({ op }) => op === 'allocate') ? '0' : (total ?? annual ?? kpi1 ?? '0')
      await this.budget('', allotted, { ...firm, ...within }, false)
    } else if (kpi1 !== undefined) {
      const unit = await this.budget('unit', total ?? plus(kpi1, kpi2 ?? '0'), { binds: true, ...within })
      for (const [name, amount] of [['kpi1', kpi1], ['kpi2', kpi2 ?? minus(total ?? kpi1, kpi1)]] as const) if (!isZero(amount)) await this.budget(name, amount, { within: unit, yearly: control === 'item' ? 'stop' : 'ignore', ...within })
    } else if (items) for (const [name, amount] of Object.entries(items)) await this.budget(name, amount)
    else if (tree) {
      const group = on !== undefined && on in tree ? await this.budget(on, annual ?? '0', { ...firm, binds: true }) : undefined
      for (const member of Object.values(tree).flat()) {
        if (member === on) await this.budget(member, annual ?? '0', firm)
        else if (group) await this.budget(member, '1', { within: group, yearly: 'ignore' })
      }
    } else if (total !== undefined || annual !== undefined || free !== undefined || valid) {
      const amount = total ?? annual ?? free ?? '1000000'
      await this.budget('', amount, { ...firm, ...within })
      this.versions = [amount]
    }
  }
  get unreleased(): boolean { return /draft|not|un|planned/i.test(this.given.state ?? '') }
  /** A step that is let through is told on budgets of which nothing is used yet. */
  async loosened(step: Step): Promise<void> {
    const { action } = step
    if (typeof action !== 'string' || action === 'stop' || step.op !== 'purchase_order') return
    const { used, aside } = await this.standing()
    if (!isZero(used) || !isZero(aside)) unspoken(`${step.op} with action ${action} on a budget in use`)
    Object.assign(this.given, { action_annual: action, action_accumulated: action, action })
    await this.rebuild(this.control)
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

/** "8 % in January to October, 10 % in November and December", or equal shares. */
function sharesOf(said: string): readonly Decimal[] {
  if (/^(equal|equally|even|evenly|1\/12|平均|均分)/i.test(said)) return Array.from({ length: 12 }, (_, at) => (at === 11 ? '0.083337' : '0.083333'))
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
  const shares = new Map<number, Decimal>()
  for (const [, rate = '0', from = '', link = '', to = ''] of said.matchAll(/([\d.]+) % in (\w+)(?: (to|and) (\w+))?/g)) {
    const first = names.indexOf(from)
    const last = link === 'to' || link === 'and' ? names.indexOf(to) : first
    for (let at = first; at <= last; at++) shares.set(at, dividedBy(rate, '100', 6))
  }
  return names.map((_, at) => shares.get(at) ?? unspoken(`shares ${said}`))
}
