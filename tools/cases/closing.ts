/** Cases of the end of a month or a year: vouchers, periods, transfers, statements and spreading, through the papers of finance. */
import { balanceSheet, drawn, incomeStatement } from '../../chapters/6-finance/1-books/statements.ts'
import { cashFlowStatement, moneyAccounts } from '../../chapters/6-finance/1-books/cash-flows.ts'
import { productCost, variances, type Month } from '../../chapters/6-finance/1-books/product-cost.ts'
import { balances, cashFlows, openYear, standings, turnovers } from '#ledger'
import { runQuery } from '#read'
import { allocate, compare, dividedBy, isPositive, isZero, minus, negated, plus, Refused, sum, type Decimal } from '#words'
import { makingVerbs, openWorkOrder } from './making.ts'
import { differences, unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { openStage, type Stage } from './stage.ts'

/** Accounts as the cases name them. */
const accounts: Readonly<Record<string, string>> = {
  bank: '1002', capital: '4001', sales: '6001', 'VAT payable': '22210107', 'VAT prepaid': '22210101', receivable: '1122', child_receivable: '112201', 'cost of sales': '6401', result: '4103',
}
const day = '2026-03-16'
type Leg = { readonly account: string; readonly amount: Decimal; readonly cashItem?: string; readonly department?: string | undefined }
type Shares = Readonly<Record<string, Decimal>>

class Books implements Telling {
  readonly stage: Stage
  readonly of: Case
  refusal: Refused | undefined
  parts: readonly Decimal[] = []
  constructor(stage: Stage, of: Case) { this.stage = stage; this.of = of }
  close = () => this.stage.close()

  /** A voucher, written, checked and posted. */
  async voucher(legs: readonly Leg[], date = day): Promise<void> {
    const lines = legs.map(({ account, amount, cashItem, department }) => ({ department, account: accounts[account] ?? account, ...(isPositive(amount) ? { debit: amount } : { credit: negated(amount) }), ...(cashItem ? { cashItem } : {}) }))
    const row = await this.stage.make('finance.voucher', { date, summary: this.of.title.slice(0, 60), lines })
    await this.stage.act('finance.voucher', row.id, 'submit')
    await this.stage.act('finance.voucher', row.id, 'post')
  }
  async period(code: string): Promise<string> {
    const [row] = await runQuery<{ id: string }>(this.stage.house.store, this.stage.house.plan, { source: { document: 'finance.period' }, where: { code }, fields: { id: 'id' } })
    return row?.id ?? (await this.stage.make('finance.period', { code, year: Number(code.slice(0, 4)), first: `${code}-01`, last: lastDay(code) })).id
  }
  async periodAct(code: string, action: string): Promise<void> { await this.stage.act('finance.period', await this.period(code), action) }

  async open(): Promise<this> {
    const { entries, closed_until: until, receivable, child_receivable: child } = this.of.given as Record<string, never>
    await this.stage.done('finance.account', 'open', { code: '112201', name: '应收账款——下级', nameEn: 'Receivable, sub-account', kind: 'asset', side: 'debit' })
    for (const { debit, credit, amount } of (entries ?? []) as readonly { debit: string; credit: string | readonly (readonly [string, string])[]; amount?: string }[]) {
      const credits = typeof credit === 'string' ? [[credit, amount ?? '0'] as const] : credit
      await this.voucher([{ account: debit, amount: sum(credits.map(([, one]) => one)) }, ...credits.map(([account, one]) => ({ account, amount: negated(one) }))])
    }
    for (const [account, amount] of [['receivable', receivable], ['child_receivable', child]] as const) if (amount) await this.voucher([{ account, amount }, { account: 'capital', amount: negated(amount) }])
    await this.openSplits()
    if (until) await this.closeUntil(String(until))
    const periods = this.of.given['periods'] as readonly string[] | undefined
    if (periods?.[0]) await this.closeBefore(periods[0])
    return this
  }
  /** What the case is given: a main centre with its parts, or parts by main centre; and an entry that was made before. */
  async openSplits(): Promise<void> {
    const { split, entry_on: on } = this.of.given as unknown as { split?: { main: string; parts: Shares } | Readonly<Record<string, Shares>>; entry_on?: string }
    if (on) await this.posted('100', 'M', on)
    for (const [main, shares] of split && 'main' in split ? [[String(split.main), split.parts as Shares] as const] : Object.entries((split ?? {}) as Readonly<Record<string, Shares>>)) await this.split(main, shares, '2026-01-01')
  }
  async split(main: string, shares: Shares, from: string): Promise<void> {
    const lines = await Promise.all(Object.entries(shares).map(async ([name, percent]) => ({ department: await this.centre(name), share: dividedBy(percent, '100', 6) })))
    await this.stage.done('finance.cost-split', 'enact', { main: await this.centre(main), from, lines })
  }
  readonly centres = new Map<string, Promise<string>>()
  /** A cost centre is a department. */
  centre(name: string): Promise<string> {
    const known = this.centres.get(name) ?? this.stage.make('commons.department', { code: name, name }).then(({ id }) => id)
    this.centres.set(name, known)
    return known
  }
  async posted(amount: Decimal, centre?: string, date = day, account = 'sales'): Promise<void> {
    await this.voucher([{ account: 'bank', amount }, { account, amount: negated(amount), department: centre === undefined ? undefined : await this.centre(centre) }], date)
  }
  async defined(step: Step): Promise<See> {
    for (const [main, shares] of Object.entries((step['existing'] ?? {}) as Readonly<Record<string, Shares>>)) await this.split(main, shares, '2026-01-01')
    return this.tried(() => this.split(String(step['main']), step['parts'] as Shares, String(step['valid_from'] ?? '2026-01-01')))
  }
  async closeUntil(until: string): Promise<void> {
    const year = Number(until.slice(0, 4))
    await openYear(this.stage.house.store, year)
    for (let month = 1; month <= Number(until.slice(5, 7)); month++) {
      const code = `${year}-${String(month).padStart(2, '0')}`
      for (const action of ['open', 'lock', 'close']) await this.periodAct(code, action)
    }
  }
  /** A case that names its months begins with the first of them; what the house has before it is done with. */
  async closeBefore(first: string): Promise<void> {
    const { store, plan } = this.stage.house
    for (const { code } of await runQuery<{ code: string }>(store, plan, { source: { document: 'finance.period' }, fields: { code: 'code' }, sort: ['code'] })) if (code < first) for (const action of ['lock', 'close']) await this.periodAct(code, action)
  }
  async tried(work: () => Promise<void>): Promise<See> {
    this.refusal = undefined
    try { await work() } catch (error) { if (!(error instanceof Refused)) throw error; this.refusal = error }
    return (name, wanted) => (name === 'error' ? this.errorOf(String(wanted)) : name === 'accepted' ? this.refusal === undefined : this.see(name, wanted))
  }
  errorOf(wanted: string): string {
    const { rule = '', field = '' } = this.refusal?.refusal ?? {}
    const unlocked = this.refusal?.refusal.refused.en.includes('only while Locked') ?? false
    const said: Readonly<Record<string, boolean>> = {
      not_locked: unlocked, must_be_locked: unlocked, must_be_locked_first: unlocked, sum_not_100: field === 'lines', not_100_percent: field === 'lines', main_in_parts: /department/.test(field), main_in_own_parts: /department/.test(field), is_main_elsewhere: field === 'lines', nested: /lines|main/.test(field), part_is_main: field === 'lines', main_is_part: field === 'main', entries_exist: field === 'from', entries_after_start: field === 'from', entries_already_made: field === 'from',
       period_closed: ['ZF010', 'ZF011'].includes(rule), overlap: rule === 'ZF015' || field === 'code', earlier_period_open: rule === 'ZF017' || field === 'code', open_drafts: rule.startsWith('finance.') }
    return said[wanted] ? wanted : this.refusal ? `${rule} ${field} ${this.refusal.refusal.refused.en}` : 'accepted'
  }

  readonly verbs: Telling['verbs'] = {
    post: (step) => this.tried(() => this.posted(String(step['amount'] ?? step['credit']), step['cost_center'] === undefined ? undefined : String(step['cost_center']), String(step['date'] ?? day), String(step['account'] ?? 'sales'))),
    invoice: (step) => this.tried(() => this.posted(String(step['amount'] ?? this.of.given['invoice']), String(step['cost_center'] ?? 'M'))), define_split: (step) => this.defined(step),
    close_year: async (step) => {
      if (step.expect) unspoken('what a year end shows at once')
      for (const kind of ['month', 'year']) await this.stage.done('finance.profit-transfer', 'post', { date: '2026-12-31', kind }).then(({ id }) => this.transfers.push(id), (error: unknown) => { if (!(error instanceof Refused)) throw error })
    },
    undo_close: async () => { for (const id of this.transfers.toReversed()) await this.stage.act('finance.profit-transfer', id, 'reverse') },
    compute: () => { this.seen = this.computed() }, variances: () => { this.seen = this.differing() },
    lock: (step) => this.tried(() => this.periodAct(String(step['period']), 'lock')), close: (step) => this.closed(String(step['period']), Number(step['drafts'] ?? 0)),
    create_period: (step) => this.tried(async () => { await this.stage.done('finance.period', 'open', { code: String(step['start']).slice(0, 7), year: Number(String(step['start']).slice(0, 4)), first: step['start'], last: step['end'] }) }),
    balance_sheet: () => undefined, cash_flow_statement: () => this.cashEntries(),
    spread: () => { this.parts = this.spread() },
  }
  readonly transfers: string[] = []
  seen: Readonly<Record<string, unknown>> = {}
  /** With so many vouchers of the month still in draft; afterwards these are of another month. */
  async closed(period: string, drafts: number): Promise<See> {
    const made = await Promise.all(Array.from({ length: drafts }, () => this.stage.make('finance.voucher', { date: `${period}-15`, summary: '草稿', lines: [{ account: '1002', debit: '1' }, { account: '4001', credit: '1' }] })))
    const see = await this.tried(() => this.periodAct(period, 'close'))
    for (const { id } of made) await this.stage.edit('finance.voucher', id, { date: '2026-12-15' })
    return see
  }
  /** What is left of the entries that closed the year, once those taken back are gone. */
  async closingEntries(): Promise<string> {
    const [row] = await this.stage.house.store.query<{ left: string }>({ text: `select (count(*) - 2 * count(*) filter (where reverses is not null))::text as left from house.entry where document = 'finance.profit-transfer'` })
    return row?.left ?? '0'
  }
  async closingEntry(wanted: Json): Promise<unknown> {
    const lines = await this.stage.house.store.query<{ account: string; side: string; amount: Decimal }>({ text: `select l.account, l.side, abs(l.amount)::text as amount from house.entry_line l join house.entry e on e.id = l.entry where e.record = $1 and e.reverses is null`, values: [this.transfers[0]] })
    return Object.fromEntries(Object.keys(wanted as object).map((name) => [name, Object.fromEntries(lines.filter(({ account }) => account === (accounts[name] ?? name)).map(({ side, amount }) => [side, amount]))]))
  }
  computed(): Readonly<Record<string, unknown>> {
    const { perUnit, finished, unfinished } = productCost(this.of.given as unknown as Month)
    return { material_per_unit: perUnit.material, labour_per_unit: perUnit.labour, overhead_per_unit: perUnit.overhead, finished_cost: finished, unfinished_cost: unfinished, total: plus(finished, unfinished) }
  }
  differing(): Readonly<Record<string, unknown>> {
    const { standard, actual } = this.of.given as unknown as { standard: Readonly<Record<'kg_per_unit' | 'price' | 'hours_per_unit' | 'rate', Decimal>>; actual: Readonly<Record<'units' | 'kg' | 'price' | 'hours' | 'rate', Decimal>> }
    const material = variances({ perUnit: standard.kg_per_unit, price: standard.price }, { units: actual.units, used: actual.kg, price: actual.price })
    const labour = variances({ perUnit: standard.hours_per_unit, price: standard.rate }, { units: actual.units, used: actual.hours, price: actual.rate })
    return { material_price: material.price, material_usage: material.usage, material_total: material.total, labour_rate: labour.price, labour_efficiency: labour.usage, labour_total: labour.total }
  }
  /** By keys, or by the hours of machines. */
  keys = (): Readonly<Record<string, Decimal>> => (this.of.given['keys'] ?? this.of.given['hours'] ?? {}) as Readonly<Record<string, Decimal>>
  spread = (): readonly Decimal[] => allocate(String(this.of.given['amount'] ?? this.of.given['overhead']), Object.values(this.keys()), 2)
  async cashEntries(): Promise<void> {
    const { cash_entries: entries, opening_cash: opening } = this.of.given as unknown as { cash_entries: readonly { item: string; amount: string }[]; opening_cash: string }
    await this.voucher([{ account: '1002', amount: opening }, { account: '4001', amount: negated(opening) }], '2026-02-20')
    for (const { item, amount } of entries) {
      const { id } = await this.stage.make('finance.cash-item', { code: item, name: item, activity: activityOf(item) })
      await this.voucher([{ account: '1002', amount, cashItem: id }, { account: '6602', amount: negated(amount) }])
    }
  }
  async cash(): Promise<Readonly<Record<string, Decimal>>> {
    const { store, plan } = this.stage.house
    const items = await runQuery<{ id: string; name: string; activity: never }>(store, plan, { source: { document: 'finance.cash-item' }, fields: { id: 'id', name: 'name', activity: 'activity' } })
    const opening = sum((await standings(store, '2026-02')).filter(({ account }) => moneyAccounts.some((one) => account.startsWith(one))).map(({ net }) => net))
    return Object.fromEntries(cashFlowStatement(await cashFlows(store, '2026-03', '2026-03', moneyAccounts), items, opening).rows.map(({ key, amount }) => [key, amount]))
  }
  /** What a centre has on accounts of income, as a credit. */
  borne = async (centre: Promise<string>): Promise<Decimal> => negated(await this.stage.account('6001', { department: await centre }))
  see = async (name: string, wanted: Json): Promise<unknown> => {
    const { store } = this.stage.house
    if (name in this.seen) return this.seen[name]
    if (name === 'closing_entries') return this.closingEntries()
    if (name === 'closing_entry') return this.closingEntry(wanted)
    if (['operating', 'investing', 'financing', 'net', 'closing_cash'].includes(name)) return (await this.cash())[name === 'closing_cash' ? 'closing' : name]
    if (name === 'parts_sum') return sum(await Promise.all([...this.centres.values()].map((one) => this.borne(one))))
    if (name === 'debit_equals_credit') return isZero(sum((await standings(store, '2026-12')).map(({ net }) => net)))
    if (this.centres.has(name)) return this.borne(this.centres.get(name) as Promise<string>)
    if (name === 'parts_sorted') return this.parts.toSorted((a, b) => compare(a, b))
    if (name === 'sum') return sum(this.parts)
    if (name === 'same_result_every_time') return differences('', this.parts as never, this.spread()).length === 0
    if (name in this.keys()) return this.parts[Object.keys(this.keys()).indexOf(name)]
    const at = '2026-12'
    const sheet = () => standings(store, at).then((found) => Object.fromEntries(drawn(balanceSheet, found).map(({ key, amount }) => [key, amount])))
    const net = async (account: string) => sum((await balances(store, { account, upTo: at })).filter((one) => one.account === account).map(({ settled }) => settled))
    switch (name) {
      case 'profit_of_the_year': return drawn(incomeStatement, await turnovers(store, '2026-01', at, 'finance.profit-transfer')).find(({ key }) => key === 'net-profit')?.amount
      case 'VAT_net': return plus(await net('22210101'), await net('22210107'))
      case 'assets': return minus((await sheet())['assets'] ?? '0', '0')
      case 'liabilities_and_equity': return (await sheet())['liabilities-and-equity']
      case 'capital': return negated(await net('4001'))
      default: return accounts[name] ? net(accounts[name]) : unspoken(`expected ${name}`)
    }
  }
}

const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)
/** The activity an item of the standard belongs to, by what it says. */
const activityOf = (item: string): string => (/购建|投资|处置/.test(item) ? 'investing' : /借款|偿付|偿还|分配|吸收/.test(item) ? 'financing' : 'operating')

const spoken = new Set(['post', 'invoice', 'define_split', 'close_year', 'lock', 'close', 'create_period', 'balance_sheet', 'cash_flow_statement', 'spread', 'undo_close', 'compute', 'variances'])
export const closing: Speaker = {
  topics: ['allocation_close'],
  begin: async (of) => { if (of.steps.some(({ op }) => makingVerbs.some((verb) => verb === op))) return openWorkOrder(of); const strange = of.steps.find(({ op }: Step) => !spoken.has(op)); return strange ? unspoken(strange.op) : new Books(await openStage(), of).open() },
}
