/** Cases of the books of a month: vouchers, periods, splits of costs, spreading and the balance sheet, through the papers of finance. */
import { balanceSheet, drawn, incomeStatement } from '../../chapters/6-finance/1-books/statements.ts'
import { balances, bookOf, openYear, standings, turnovers } from '#ledger'
import { runQuery } from '#read'
import { allocate, compare, dividedBy, isPositive, isZero, minus, negated, plus, Refused, sum, type Decimal } from '#words'
import { differences, unspoken, type Case, type See, type Step, type Telling } from './case.ts'
import type { Stage } from './stage.ts'

/** Accounts as the cases name them. */
export const accounts: Readonly<Record<string, string>> = {
  bank: '1002', capital: '4001', sales: '6001', 'VAT payable': '22210107', 'VAT prepaid': '22210101', receivable: '1122', child_receivable: '112201', 'cost of sales': '6401', result: '4103',
}
export const day = '2026-03-16'
/** Other names by which accounts go. */
const called: readonly (readonly [name: RegExp, account: string])[] = [[/cash/i, '1002'], [/debtor|receivable/i, '1122'], [/creditor|payable/i, '2202'], [/stock|inventory/i, '1405'], [/cost|expense/i, '6602'], [/income|revenue/i, '6001'], [/retained|profit/i, '4104'], [/equity/i, '4001']]
export const accountOf = (name: string): string => accounts[name] ?? (/^\d/.test(name) ? name : (called.find(([pattern]) => pattern.test(name))?.[1] ?? name))

/** What the word of an expected error speaks of. */
const reasons: readonly (readonly [word: RegExp, meant: (refusal: Refused['refusal']) => boolean])[] = [
  [/100|sum|total|percent|share/i, ({ refused }) => refused.en.includes('add up to 100')], [/main|part|child|parent|elsewhere|nested|circular|chain|other/i, ({ field = '', refused }) => /department|main/.test(field) || refused.en.includes('is itself split')],
  [/entr|posted|booked|gl_|exist|start/i, ({ field }) => field === 'from'], [/lock/i, ({ refused }) => refused.en.includes('only while Locked')], [/clos|frozen/i, ({ rule = '' }) => ['ZF010', 'ZF011', 'ZF016'].includes(rule)],
  [/overlap|conflict/i, ({ rule, field }) => rule === 'ZF015' || field === 'code'], [/earlier|previous|order|before|first/i, ({ rule, field }) => rule === 'ZF017' || field === 'code'], [/draft|unposted|not_posted/i, ({ rule = '' }) => rule.startsWith('finance.')],
]
type Leg = { readonly account: string; readonly amount: Decimal; readonly cashItem?: string; readonly department?: string | undefined }
type Shares = Readonly<Record<string, Decimal>>

export class Books {
  readonly stage: Stage
  readonly of: Case
  refusal: Refused | undefined
  parts: readonly Decimal[] = []
  /** The last day that is closed for good. */
  closedUntil = ''
  see: See = (name) => this.seeMonth(name)
  constructor(stage: Stage, of: Case) { this.stage = stage; this.of = of }
  close = () => this.stage.close()
  /** A case that closes a year in the past has its business in it. */
  get year(): number { return Number(this.of.steps.find(({ op, year }) => op === 'close_year' && year !== undefined)?.['year'] ?? 2026) }
  get day(): string { return this.year === 2026 ? day : `${this.year}-06-30` }

  /** A voucher, written, checked and posted. */
  async voucher(legs: readonly Leg[], date = this.day): Promise<void> {
    const lines = legs.map(({ account, amount, cashItem, department }) => ({ department, account: accountOf(account), ...(isPositive(amount) ? { debit: amount } : { credit: negated(amount) }), ...(cashItem ? { cashItem } : {}) }))
    const row = await this.stage.make('finance.voucher', { date, summary: this.of.title.slice(0, 60), lines })
    await this.stage.act('finance.voucher', row.id, 'submit')
    await this.stage.act('finance.voucher', row.id, 'post')
  }
  async period(code: string): Promise<string> {
    const [row] = await runQuery<{ id: string }>(this.stage.house.store, this.stage.house.plan, { source: { document: 'finance.period' }, where: { code }, fields: { id: 'id' } })
    return row?.id ?? (await this.stage.make('finance.period', { code, year: Number(code.slice(0, 4)), first: `${code}-01`, last: lastDay(code) })).id
  }
  /** A case that closes a month leaves open what it does not tell of. */
  async periodAct(code: string, action: string): Promise<void> { await this.stage.act('finance.period', await this.period(code), action, action === 'close' ? { reason: '案例未涉及' } : {}) }

  async open(): Promise<this> {
    const { entries, receivable, child_receivable: child } = this.of.given as Record<string, never>
    await this.stage.years([this.day, ...[this.of.given['entry_on'], ...this.of.steps.flatMap(({ date, valid_from: from }) => [date, from])].filter((one) => one !== undefined).map(String)])
    const [begins, ends] = (this.of.given['period'] ?? []) as readonly string[]
    if (begins?.endsWith('-01') && ends === lastDay(begins.slice(0, 7))) await this.period(begins.slice(0, 7))
    await this.stage.done('finance.account', 'open', { code: '112201', name: '应收账款——下级', nameEn: 'Receivable, sub-account', kind: 'asset', side: 'debit' })
    for (const { debit, credit, amount } of (entries ?? []) as readonly { debit: string; credit: string | readonly (readonly [string, string])[]; amount?: string }[]) {
      const credits = typeof credit === 'string' ? [[credit, amount ?? '0'] as const] : credit
      await this.voucher([{ account: debit, amount: sum(credits.map(([, one]) => one)) }, ...credits.map(([account, one]) => ({ account, amount: negated(one) }))])
    }
    for (const [account, amount] of [['receivable', receivable], ['child_receivable', child]] as const) if (amount) await this.voucher([{ account, amount }, { account: 'capital', amount: negated(amount) }])
    await this.openSplits()
    const periods = this.of.given['periods'] as readonly string[] | undefined
    if (periods?.[0]) await this.closeBefore(periods[0])
    return this
  }
  /** What the case is given: a main centre with its parts, or parts by main centre; and an entry that was made before. */
  async openSplits(): Promise<void> {
    const { split, entry_on: on } = this.of.given as unknown as { split?: { main: string; parts: Shares } | Readonly<Record<string, Shares>>; entry_on?: string }
    if (on && !split) await this.posted('100', 'M', on)
    for (const [main, shares] of split && 'main' in split ? [[String(split.main), split.parts as Shares] as const] : Object.entries((split ?? {}) as Readonly<Record<string, Shares>>)) await this.split(main, shares, '2026-01-01')
    if (on && split) await this.posted('100', 'M', on)
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
  async posted(amount: Decimal, centre?: string, date = this.day, account = 'sales'): Promise<void> {
    await this.voucher([{ account: 'bank', amount }, { account, amount: negated(amount), department: centre === undefined ? undefined : await this.centre(centre) }], date)
  }
  async defined(step: Step): Promise<See> {
    for (const [main, shares] of Object.entries((step['existing'] ?? {}) as Readonly<Record<string, Shares>>)) await this.split(main, shares, '2026-01-01')
    return this.tried(() => this.split(String(step['main']), step['parts'] as Shares, String(step['valid_from'] ?? '2026-01-01')))
  }
  async closeUntil(until: string): Promise<void> {
    const year = Number(until.slice(0, 4))
    this.closedUntil = until
    await openYear(bookOf(this.stage.house.store), year)
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
  /** What a posting brings each centre, or what they then bear in all. */
  async bornBy(work: () => Promise<void>): Promise<See> {
    const bear = async () => new Map(await Promise.all([...this.centres].map(async ([name, centre]) => [name, await this.borne(centre)] as const)))
    const before = await bear()
    const see = await this.tried(work)
    const after = await bear()
    return (name, wanted) => {
      const [all, more] = [after.get(name), minus(after.get(name) ?? '0', before.get(name) ?? '0')]
      return all === undefined || (typeof wanted === 'string' && compare(all, wanted) === 0) ? see(name, wanted) : more
    }
  }
  async tried(work: () => Promise<void>): Promise<See> {
    this.refusal = undefined
    try { await work() } catch (error) { if (!(error instanceof Refused)) throw error; this.refusal = error }
    return (name, wanted) => (name === 'error' ? this.errorOf(String(wanted)) : name === 'accepted' ? this.refusal === undefined : this.see(name, wanted))
  }
  errorOf(wanted: string): string {
    const refusal = this.refusal?.refusal
    if (!refusal) return 'accepted'
    return reasons.some(([word, meant]) => word.test(wanted) && meant(refusal)) ? wanted : `${refusal.rule ?? ''} ${refusal.field ?? ''} ${refusal.refused.en}`
  }

  readonly ofMonth: Telling['verbs'] = {
    post: (step) => this.bornBy(() => this.posted(String(step['amount'] ?? step['credit']), step['cost_center'] === undefined ? undefined : String(step['cost_center']), String(step['date'] ?? this.day), String(step['account'] ?? 'sales'))),
    invoice: (step) => this.tried(() => this.posted(String(step['amount'] ?? this.of.given['invoice']), String(step['cost_center'] ?? 'M'))), define_split: (step) => this.defined(step),
    lock: (step) => this.tried(() => this.periodAct(String(step['period']), 'lock')), close: (step) => this.closed(String(step['period']), Number(step['drafts'] ?? 0)),
    create_period: (step) => this.tried(async () => { await this.stage.done('finance.period', 'open', { code: String(step['start']).slice(0, 7), year: Number(String(step['start']).slice(0, 4)), first: step['start'], last: step['end'] }) }),
    balance_sheet: () => undefined,
    spread: () => { this.parts = this.spread() },
  }
  /** With so many vouchers of the month still in draft; afterwards these are of another month. */
  async closed(period: string, drafts: number): Promise<See> {
    const made = await Promise.all(Array.from({ length: drafts }, () => this.stage.make('finance.voucher', { date: `${period}-15`, summary: '草稿', lines: [{ account: '1002', debit: '1' }, { account: '4001', credit: '1' }] })))
    const see = await this.tried(() => this.periodAct(period, 'close'))
    for (const { id } of made) await this.stage.edit('finance.voucher', id, { date: '2026-12-15' })
    return see
  }
  /** By keys, or by the hours of machines. */
  keys = (): Readonly<Record<string, Decimal>> => (this.of.given['keys'] ?? this.of.given['hours'] ?? {}) as Readonly<Record<string, Decimal>>
  spread = (): readonly Decimal[] => allocate(String(this.of.given['amount'] ?? this.of.given['overhead']), Object.values(this.keys()), 2)
  /** What a centre has on accounts of income, as a credit. */
  borne = async (centre: Promise<string>): Promise<Decimal> => negated(await this.stage.account('6001', { department: await centre }))
  seeMonth = async (name: string): Promise<unknown> => {
    const { store } = this.stage.house
    if (name === 'parts_sum') return sum(await Promise.all([...this.centres.values()].map((one) => this.borne(one))))
    if (name === 'debit_equals_credit') return isZero(sum((await standings(bookOf(store), '2026-12')).map(({ net }) => net)))
    if (this.centres.has(name)) return this.borne(this.centres.get(name) as Promise<string>)
    if (name === 'parts_sorted') return this.parts.toSorted((a, b) => compare(a, b))
    if (name === 'sum') return sum(this.parts)
    if (name === 'same_result_every_time') return differences('', this.parts as never, this.spread()).length === 0
    if (name in this.keys()) return this.parts[Object.keys(this.keys()).indexOf(name)]
    const at = '2026-12'
    const sheet = () => standings(bookOf(store), at).then((found) => Object.fromEntries(drawn(balanceSheet, found).map(({ key, amount }) => [key, amount])))
    const net = async (account: string) => sum((await balances(bookOf(store), { account, upTo: at })).filter((one) => one.account === account).map(({ settled }) => settled))
    switch (name) {
      case 'profit_of_the_year': return drawn(incomeStatement, await turnovers(bookOf(store), '2026-01', at, 'finance.profit-transfer')).find(({ key }) => key === 'net-profit')?.amount
      case 'VAT_net': return plus(await net('22210101'), await net('22210107'))
      case 'assets': return minus((await sheet())['assets'] ?? '0', '0')
      case 'liabilities_and_equity': return (await sheet())['liabilities-and-equity']
      case 'capital': return negated(await net('4001'))
      default: return accounts[name] ? net(accounts[name]) : unspoken(`expected ${name}`)
    }
  }
}

const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)
