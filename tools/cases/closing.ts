/** Cases of the end of a month or a year: the result transferred, taxed and kept in reserve, what a product cost, and the statements, through the papers of finance. */
import { cashFlowStatement, moneyAccounts } from '../../chapters/6-finance/1-books/cash-flows.ts'
import { monthsBetween, overMonths } from '../../chapters/6-finance/9-month-end/over-months.ts'
import { productCost, variances, type Month } from '../../chapters/6-finance/9-month-end/equivalent-units.ts'
import { bookOf, cashFlows, standings } from '#ledger'
import { runQuery } from '#read'
import { balanceSheet, drawn } from '../../chapters/6-finance/1-books/statements.ts'
import { addDays, compare, dividedBy, isZero, minus, negated, plus, Refused, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { makingVerbs, openWorkOrder } from './making.ts'
import { accountOf, accounts, Books } from './month.ts'
import { scored } from './scores.ts'
import { heardInClosing } from './money-words.ts'
import { openStage } from './stage.ts'

const isAccount = /^[1-6]\d{3}(\d{2})*$/

class Closing extends Books implements Telling {
  readonly transfers: string[] = []
  get yearEnd(): string { return `${this.year}-12-31` }
  seen: Readonly<Record<string, unknown>> = {}

  override async open(): Promise<this> {
    await super.open()
    const { balances: held, sales } = this.of.given as unknown as { balances?: Readonly<Record<string, { readonly debit?: Decimal; readonly credit?: Decimal }>>; sales?: Readonly<Record<string, Decimal>> }
    for (const [account, { debit = '0', credit = '0' }] of Object.entries(held ?? {})) await this.voucher([{ account, amount: plus(debit, negated(credit)) }, { account: 'bank', amount: plus(credit, negated(debit)) }])
    for (const [centre, amount] of Object.entries(sales ?? {})) await this.posted(amount, centre)
    await this.openYears()
    await this.openSheet()
    const until = this.of.given['closed_until']
    if (until !== undefined) await this.closeUntil(String(until))
    return this
  }

  /** What was sold in years gone by, centre by centre: `sales_2021`. */
  async openYears(): Promise<void> {
    for (const [name, sales] of Object.entries(this.of.given)) {
      const [, year] = /^sales_(\d{4})$/.exec(name) ?? []
      if (!year) continue
      await this.stage.years([`${year}-12-31`])
      for (const [centre, amount] of Object.entries(sales as Readonly<Record<string, Decimal>>)) await this.posted(amount, centre, `${year}-06-30`)
    }
  }
  async openSheet(): Promise<void> {
    const { assets, liabilities = '0', equity = '0' } = (this.of.given['opening'] ?? {}) as Readonly<Record<string, Decimal>>
    if (assets === undefined) return
    this.openingEquity = equity
    await this.voucher([{ account: 'bank', amount: assets }, { account: '2241', amount: negated(liabilities) }, { account: 'capital', amount: negated(equity) }].filter(({ amount }) => !isZero(amount)))
  }
  openingEquity: Decimal = '0'

  readonly verbs: Telling['verbs'] = {
    ...this.ofMonth, recalculate_stock: (step) => this.recalculated(String(step['from_date'])), statements: () => undefined,
    close_year: (step) => this.yearClosed(Number(step['year'] ?? this.year)),
    undo_close: async () => { for (const id of this.transfers.toReversed()) await this.stage.act('finance.profit-transfer', id, 'reverse') },
    transfer_result: () => this.transferred('month'), income_tax: () => this.taxed(), appropriate_reserve: (step) => this.reserved(String(step['rate'])),
    recognise: (step) => this.recognised(step),
    score: () => { this.seen = scored(this.of.given['departments'] as never, String(this.of.given['score'] ?? '')) }, compute: () => { this.seen = this.computed() }, variances: () => { this.seen = this.differing() }, cash_flow_statement: () => this.cashEntries(),
  }

  /** A transfer of nothing is refused, and nothing of the kind is left to do. */
  async transferred(kind: 'month' | 'year', date = this.yearEnd): Promise<void> {
    try { this.transfers.push((await this.stage.done('finance.profit-transfer', 'post', { date, kind })).id) } catch (error) { if (!(error instanceof Refused)) throw error }
  }
  async yearClosed(year: number): Promise<See> {
    const before = this.transfers.length
    for (const kind of ['month', 'year'] as const) await this.transferred(kind, `${year}-12-31`)
    if (year < 2026) await this.closeUntil(`${year}-12-31`)
    const made = this.transfers[before]
    return async (name, wanted) => {
      const centre = await this.centres.get(name)
      if (centre && typeof wanted === 'string') return negated(await this.stage.account('4104', { department: centre }))
      return centre && made ? this.movedOf(made, centre) : this.see(name, wanted)
    }
  }
  /** Goods that come in the past make the house work out again what went out after them; into a month that is closed nothing comes. */
  async recalculated(from: string): Promise<See> {
    const { stage } = this
    if (from > this.closedUntil) await stage.years([from])
    const group = (await stage.make('commons.item-group', { code: from, name: from, stockAccount: 'finished-goods' })).id
    const place = (await stage.make('commons.location', { code: from, name: from, kind: 'warehouse' })).id
    const [unit] = await stage.house.store.query<{ id: string }>({ text: `select id from commons.unit_of_measure where code = 'PCS'` })
    const item = (await stage.make('commons.item', { code: from, name: from, group, unit: unit?.id })).id
    return this.tried(async () => { await stage.done('supply.stock-receipt', 'post', { date: from, purpose: 'other', lines: [{ item, place, quantity: '1', price: '1' }] }) })  }
  /** What the transfer moved of one centre. */
  async movedOf(record: string, department: string): Promise<Readonly<Record<string, Decimal>>> {
    const { store, plan } = this.stage.house
    const lines = await runQuery<{ account: string; debit: Decimal; credit: Decimal }>(store, plan, { source: { journal: 'entries' }, where: { record, department }, fields: { account: 'account' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } })
    return Object.fromEntries(lines.flatMap(({ account, debit, credit }) => Object.entries(accounts).filter(([, code]) => code === account).flatMap(([name]) => [[`${name}_debit`, debit], [`${name}_credit`, credit]])))
  }
  /** Of the result of the year so far, by the rate of the case. */
  async taxed(): Promise<void> {
    const tax = rounded(times(negated(await this.standing('4103')), share(String(this.of.given['tax_rate'] ?? unspoken('a tax without a rate')))), 2)
    await this.voucher([{ account: '6801', amount: tax }, { account: '222106', amount: negated(tax) }], this.yearEnd)
  }
  async reserved(rate: Decimal): Promise<void> {
    const amount = rounded(times(negated(await this.standing('4104')), share(rate)), 2)
    await this.voucher([{ account: '4104', amount }, { account: '4101', amount: negated(amount) }], this.yearEnd)
  }
  async standing(account: string): Promise<Decimal> {
    return sum((await standings(bookOf(this.stage.house.store), this.yearEnd.slice(0, 7))).filter((one) => one.account.startsWith(account)).map(({ net }) => net))
  }
  /** Nothing is left on any account of income or expense. */
  async resultLeft(): Promise<Decimal> { return this.standing('6') }

  /** What is left of the entries that closed the year, once those taken back are gone. */
  async closingEntries(): Promise<string> {
    const [row] = await this.stage.house.store.query<{ left: string }>({ text: `select (count(*) - 2 * count(*) filter (where reverses is not null))::text as left from house.entry where document = 'finance.profit-transfer'` })
    return row?.left ?? '0'
  }
  async closingEntry(wanted: Json): Promise<unknown> {
    const lines = await this.stage.house.store.query<{ account: string; side: string; amount: Decimal }>({ text: `select l.account, l.side, abs(l.amount)::text as amount from house.entry_line l join house.entry e on e.id = l.entry where e.record = $1 and e.reverses is null`, values: [this.transfers[0]] })
    return Object.fromEntries(Object.keys(wanted as object).map((name) => [name, sidesOf(lines.filter(({ account }) => account === accountOf(name)))]))
  }
  /** What is said to tie in the statements, told back where it does: both sides of the sheet, and the profit with what equity gained. */
  async checked(said: readonly string[]): Promise<readonly string[]> {
    const sheet = Object.fromEntries(drawn(balanceSheet, await standings(bookOf(this.stage.house.store), '2026-12')).map(({ key, amount }) => [key, amount]))
    const [gained, profit] = [minus(sheet['equity'] ?? '0', this.openingEquity), String(await this.seeMonth('profit_of_the_year'))]
    return said.map((one) => {
      const [left, right] = /profit|利润|result|net income|equity (at the )?end|期末权益/i.test(one) ? [gained, profit] : /asset|资产|balance|两方|平衡/i.test(one) ? [sheet['assets'] ?? '0', sheet['liabilities-and-equity'] ?? '0'] : unspoken(`a check of ${one}`)
      return compare(left, right) === 0 ? one : `${left} is not ${right}`
    })
  }
  /** Over the months that are told, or at once; a month without anything bears nothing. */
  recognised(step: Step): See {
    const { start, end, invoice, amount } = this.of.given as Readonly<Record<string, string>>
    const from = start ?? unspoken('a service without its start')
    const told = overMonths(invoice ?? amount ?? unspoken('a service without its price'), from, step['months'] === undefined ? monthsBetween(from, lastOf(from, end ?? from)) : Number(step['months']))
    return (name) => (/^\d{4}-\d{2}$/.test(name) ? (told[name] ?? '0') : unspoken(`expected ${name}`))
  }
  computed(): Readonly<Record<string, unknown>> {
    if (this.of.given['hours'] ?? this.of.given['keys']) { this.parts = this.spread(); return {} }
    const { opening, unfinished: left } = this.of.given as unknown as { opening?: Month['opening']; unfinished: Month['unfinished'] }
    const { perUnit, finished, unfinished } = productCost({ ...(this.of.given as unknown as Month), opening: { material: '0', labour: '0', overhead: '0', ...opening }, unfinished: { ...left, done: share(left.done) } })
    return { material_per_unit: perUnit.material, labour_per_unit: perUnit.labour, overhead_per_unit: perUnit.overhead, finished_cost: finished, unfinished_cost: unfinished, total: plus(finished, unfinished) }
  }
  differing(): Readonly<Record<string, unknown>> {
    const { standard, actual } = this.of.given as unknown as { standard: Readonly<Record<'kg_per_unit' | 'price' | 'hours_per_unit' | 'rate', Decimal>>; actual: Readonly<Record<'units' | 'kg' | 'price' | 'hours' | 'rate', Decimal>> }
    const material = variances({ perUnit: standard.kg_per_unit, price: standard.price }, { units: actual.units, used: actual.kg, price: actual.price })
    const labour = variances({ perUnit: standard.hours_per_unit, price: standard.rate }, { units: actual.units, used: actual.hours, price: actual.rate })
    const told = { material_price: material.price, material_usage: material.usage, material_total: material.total, labour_rate: labour.price, labour_efficiency: labour.usage, labour_total: labour.total }
    const saved = /(positive|plus|\+)\S* (is|=|means) (favou?rable|saved)|favou?rable\S* (is|=|are) positive/i.test(this.of.notes ?? '')
    return saved ? Object.fromEntries(Object.entries(told).map(([name, amount]) => [name, negated(amount)])) : told
  }
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
    const opening = sum((await standings(bookOf(store), '2026-02')).filter(({ account }) => moneyAccounts.some((one) => account.startsWith(one))).map(({ net }) => net))
    return Object.fromEntries(cashFlowStatement(await cashFlows(bookOf(store), '2026-03', '2026-03', moneyAccounts), items, opening).rows.map(({ key, amount }) => [key, amount]))
  }

  override see = async (name: string, wanted: Json): Promise<unknown> => {
    if (name in this.seen) return this.seen[name]
    if (name === 'closing_entries') return this.closingEntries()
    if (name === 'closing_entry') return this.closingEntry(wanted)
    if (['operating', 'investing', 'financing', 'net', 'closing_cash'].includes(name)) return (await this.cash())[name === 'closing_cash' ? 'closing' : name]
    if (name === 'net_profit') return this.seeMonth('profit_of_the_year')
    if (name === 'checks') return this.checked(wanted as readonly string[])
    if (name === 'all_result_accounts') return this.resultLeft()
    if (!isAccount.test(name)) return this.seeMonth(name)
    const net = await this.standing(name)
    return typeof wanted === 'string' ? net : { debit: net, credit: negated(net) }
  }
}

/** A share, told as a fraction or in percent. */
const share = (told: Decimal): Decimal => (compare(told, '1') > 0 ? dividedBy(told, '100', 8) : told)
/** A service that ends on the day of the month on which it began lasted whole months. */
const lastOf = (from: string, end: string): string => (from !== end && from.slice(8) === end.slice(8) ? addDays(end, -1) : end)
const sidesOf = (lines: readonly { readonly side: string; readonly amount: Decimal }[]) => Object.fromEntries([...Map.groupBy(lines, ({ side }) => side)].map(([side, of]) => [side, sum(of.map(({ amount }) => amount))]))
/** The activity an item of the standard belongs to, by what it says. */
const activityOf = (item: string): string => (/购建|投资|处置/.test(item) ? 'investing' : /借款|偿付|偿还|分配|吸收/.test(item) ? 'financing' : 'operating')

const spoken = new Set(['post', 'invoice', 'define_split', 'close_year', 'lock', 'close', 'create_period', 'balance_sheet', 'cash_flow_statement', 'spread', 'undo_close', 'compute', 'variances', 'transfer_result', 'income_tax', 'appropriate_reserve', 'recalculate_stock', 'statements', 'recognise', 'score'])
export const closing: Speaker = {
  topics: ['allocation_close'],
  begin: async (of) => { heardInClosing(of); if (of.steps.some(({ op }) => makingVerbs.some((verb) => verb === op))) return openWorkOrder(of); const strange = of.steps.find(({ op }: Step) => !spoken.has(op)); return strange ? unspoken(strange.op) : new Closing(await openStage(), of).open() },
}
