/** Cases of bare accounts: amounts set aside and settled, groups that post or do not, limits, accounts that are closed, entries taken back. */
import { mainBook } from '#declare'
import { createHash } from 'node:crypto'
import { bookOf, closeAccount, hold, lapse, post, postUpTo, release, settle } from '#ledger'
import type { Unit } from '#store'
import { isPositive, isZero, minus, negated, Refused, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { openStage, today, type Stage } from './stage.ts'

type Opening = { readonly rule?: string; readonly debit_posted?: string; readonly credit_posted?: string; readonly debit_reserved?: string; readonly credit_reserved?: string }
type Leg = { readonly debit: string; readonly credit: string; readonly amount: Decimal }

/** What the word of an expected error speaks of, by the rule of the books that refuses. */
const means: readonly (readonly [rule: RegExp, word: RegExp])[] = [
  [/^hold-settled/, /settled|posted/], [/^hold-released/, /releas|void/], [/^hold-lapsed/, /expire|lapse/], [/^exceeds-hold/, /exceed|more|over/], [/^ZF020/, /clos/], [/^ZF013/, /account|unknown|not_found|exist|group|linked/],
  [/^entry_line_reversed_once|^nothing-to-reverse/, /revers|revert|once|twice/], [/key/, /key|same|differ|exist|duplic|idempot|conflict|reuse/], [/^itself/, /same|itself|self|differ|group|linked|account/], [/^nothing$/, /zero|amount|positive|negative|group|linked/], [/^ZF002/, /balanc|differ|unequal|sum|zero/],
  [/^ZF012/, /insuff|enough|exceed|limit|below|negative|over|max|upper|balance|fund|money|moved|short|available|credit|debit|group|linked|refused|all_or_nothing/],
]

/** What came of a posting under a key, in the words of the case. */
const cameOf = { posted: /^(posted|new|created|ok|done|accepted|booked)$/i, again: /same|exist|already|repeat|again|duplicate|no_?change|unchanged|idempotent|first|ignored|^ok$|replay|cached/i } as const

export class Accounts implements Telling {
  readonly stage: Stage
  readonly of: Case
  readonly numbers = new Map<string, string>()
  readonly held = new Map<string, string>()
  readonly entries = new Map<string, string>()
  /** The papers of accounts that may not fall below zero, by number. */
  readonly limits = new Map<string, string>()
  ahead = 0
  constructor(stage: Stage, of: Case) { this.stage = stage; this.of = of }
  close = (): Promise<void> => this.stage.close()

  async open(): Promise<this> {
    const told = this.of.given['accounts'] as readonly string[] | Readonly<Record<string, Opening>> | undefined
    const openings: Readonly<Record<string, Opening>> = Array.isArray(told) ? Object.fromEntries(told.map((name: string) => [name, {}])) : ((told ?? {}) as Readonly<Record<string, Opening>>)
    const moves = this.of.steps.some(({ op }) => op === 'transfer')
    for (const [name, one] of Object.entries(openings)) await this.account(name, one.rule ?? (moves ? ruleOf(name) : undefined))
    for (const [name, one] of Object.entries(openings)) {
      if (isPositive(one.credit_posted ?? '0')) await this.moved('#open', name, String(one.credit_posted))
      if (isPositive(one.debit_posted ?? '0')) await this.moved(name, '#open', String(one.debit_posted))
      if (one.debit_reserved) await this.set({ debit: await this.account(name), credit: await this.account('#open'), amount: one.debit_reserved })
      if (one.credit_reserved) await this.set({ debit: await this.account('#open'), credit: await this.account(name), amount: one.credit_reserved })
    }
    const limit = this.of.given['limit'] ?? this.of.steps.find((step) => step['check_limit'] !== undefined)?.['check_limit']
    if (limit !== undefined) await this.bound(limit)
    this.before = await this.made()
    return this
  }
  /** What an account may come to at most is room on another that may not fall below zero, and is used up by the same entry. */
  async bound(limit: Json): Promise<void> {
    const steps = this.of.steps.flatMap((step) => [step, ...((step['lines'] as unknown as readonly Step[] | undefined) ?? [])])
    const said = [typeof limit === 'string' ? limit : JSON.stringify(limit), ...steps.flatMap((step) => (typeof step['check_limit'] === 'string' ? [step['check_limit']] : []))].join(' ')
    const [found, most] = [[...this.numbers.keys()].find((one) => new RegExp(`\\b${one}\\b`).test(said)), /(?<![\w.])\d+(?:\.\d+)?(?![\w.])/.exec(said)?.[0]]
    const name = found ?? steps.find((step) => step['credit'] !== undefined)?.['credit']?.toString()
    if (name === undefined || most === undefined) return unspoken(`a limit ${said}`)
    const first = steps.find((one) => one['debit'] === name || one['credit'] === name)
    const side = /debit/i.test(said) ? 'debit' : /credit/i.test(said) ? 'credit' : first?.['debit'] === name ? 'debit' : 'credit'
    const room = await this.account('#room', 'debits may not exceed')
    await this.moved('#open', '#room', most)
    this.most = { account: await this.account(name), room, side }
  }
  most: { readonly account: string; readonly room: string; readonly side: 'debit' | 'credit' } | undefined
  /** The room that a leg takes up, or gives back. */
  async roomOf(leg: Leg): Promise<readonly { readonly account: string; readonly amount: Decimal; readonly dimensions: Readonly<Record<string, never>> }[]> {
    if (!this.most || ![leg.debit, leg.credit].includes(this.most.account)) return []
    const more = leg[this.most.side] === this.most.account ? leg.amount : negated(leg.amount)
    return [{ account: this.most.room, amount: more, dimensions: {} }, { account: await this.account('#open'), amount: negated(more), dimensions: {} }]
  }
  /** An account whose debits may not exceed its credits stands on the credit side, and never below zero. */
  async account(name: string, rule = ''): Promise<string> {
    const known = this.numbers.get(name)
    if (known) return known
    const code = String(9001 + this.numbers.size)
    const credit = /debits may not exceed/.test(rule) || (this.numbers.size % 2 === 1 && !rule)
    const limited = /may not exceed/.test(rule)
    const { id } = await this.stage.done('finance.account', 'open', { code, name, nameEn: name, kind: credit ? 'liability' : 'asset', side: credit ? 'credit' : 'debit', notBelowZero: limited })
    if (limited) this.limits.set(code, id)
    this.numbers.set(name, code)
    return code
  }
  /** In one transaction, at the time of the case. */
  within = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => this.stage.house.store.transaction((unit) => work(Object.assign(Object.create(unit) as Unit, { at: new Date(Date.parse(unit.at) + this.ahead * 1000).toISOString() })))
  /** Accounts that the case lists are all there are; from one to itself nothing moves. */
  async legs({ debit, credit, amount }: Leg): Promise<Leg> {
    if (debit === credit) throw new Refused({ refused: { zh: '借贷为同一科目', en: 'Debit and credit are the same account' }, rule: 'itself' })
    if (!isPositive(amount)) throw new Refused({ refused: { zh: '金额须大于零', en: 'The amount must be above zero' }, rule: 'nothing' })
    const number = async (name: string): Promise<string> => (this.listed && !this.numbers.has(name) && !name.startsWith('#') ? name : this.account(name))
    return { debit: await number(debit), credit: await number(credit), amount }
  }
  get listed(): boolean { return Array.isArray(this.of.given['accounts']) }
  set = (leg: Leg, until?: string): Promise<string> => this.within((unit) => hold(unit, { ...leg, book: mainBook, currency: 'CNY', on: today, ...(until === undefined ? {} : { until }) }))

  async moved(debit: string, credit: string, amount: Decimal, record?: string): Promise<string> { return (await this.group([{ debit, credit, amount }], record))[0] ?? '' }
  async group(all: readonly Leg[], record?: string): Promise<readonly string[]> {
    const legs = await Promise.all(all.map((one) => this.legs(one)))
    const rooms = await Promise.all(legs.map((one) => this.roomOf(one)))
    return this.within(async (unit) => {
      const made: string[] = []
      for (const [at, leg] of legs.entries()) {
        const id = record ?? unit.newId()
        await post(unit, { book: mainBook, document: 'case.entry', record: id, version: 1, action: 'post', deed: unit.newId(), person: id, currency: 'CNY', today, postings: [{ summary: ['案例', 'Case'], date: today, lines: [{ account: leg.debit, amount: leg.amount, dimensions: {} }, { account: leg.credit, amount: negated(leg.amount), dimensions: {} }, ...(rooms[at] ?? [])] }] })
        made.push(id)
      }
      return made
    })
  }
  async tried(work: () => Promise<Readonly<Record<string, unknown>> | void>): Promise<See> {
    let refusal: Refused['refusal'] | undefined
    const got = await work().catch((error: unknown) => { if (!(error instanceof Refused)) throw error; refusal = error.refusal })
    return (name, wanted) => {
      if (name === 'accepted') return refusal === undefined
      if (name !== 'error') return got && name in got ? got[name] : this.see(name, wanted)
      if (!refusal) return 'accepted'
      return means.some(([rule, word]) => rule.test(refusal?.rule ?? '') && word.test(String(wanted))) ? wanted : `${refusal.rule} ${refusal.refused.en}`
    }
  }
  readonly verbs: Telling['verbs'] = {
    post: (step) => this.tried(async () => {
      if (step['key'] !== undefined) return this.once(step)
      this.entries.set(String(step['id'] ?? this.entries.size), await this.moved(String(step['debit']), String(step['credit']), String(step['amount'])))
    }),
    post_group: (step) => this.tried(async () => { await this.group(step['lines'] as unknown as readonly Leg[]) }),
    post_up_to: (step) => this.tried(async () => {
      const leg = await this.legs(step as unknown as Leg)
      return { posted: await this.within((unit) => postUpTo(unit, { ...leg, book: mainBook, currency: 'CNY', on: today }, step['limit_side'] === 'credit' ? 'credit' : 'debit')) }
    }),
    reserve: (step) => this.tried(async () => {
      const seconds = step['expires_in_s'] === undefined ? undefined : Number(step['expires_in_s'])
      const until = seconds === undefined ? undefined : new Date(Date.parse(this.stage.house.store.clock().toISOString()) + (this.ahead + seconds) * 1000).toISOString()
      this.held.set(String(step['id']), await this.set(await this.legs(step as unknown as Leg), until))
    }),
    settle: (step) => this.tried(async () => {
      const amount = step['amount'] === undefined || step['amount'] === 'full' ? undefined : String(step['amount'])
      const id = this.held.get(String(step['of'])) ?? unspoken('no hold')
      await this.within((unit) => (amount !== undefined && isZero(amount) ? release(unit, id, today) : settle(unit, id, amount, today)))
    }),
    release: (step) => this.tried(async () => { await this.within((unit) => release(unit, this.held.get(String(step['of'])) ?? unspoken('no hold'), today)) }),
    advance_clock: async (step) => { this.ahead += Number(step['seconds']); await this.within((unit) => lapse(unit, today)) }, check: () => undefined,
    close_account: async (step) => closeAccount(bookOf(this.stage.house.store), await this.account(String(step['account'])), true), reopen_account: async (step) => closeAccount(bookOf(this.stage.house.store), await this.account(String(step['account'])), false),
    transfer: (step) => this.tried(async () => {
      for (const end of [step['source'], step['target']]) if (!this.numbers.has(String(end))) await this.account(String(end), ruleOf(String(end)))
      this.entries.set(String(step['id'] ?? this.entries.size + 1), await this.moved(String(step['source']), String(step['target']), String(step['amount'])))
    }),
    post_entry: (step) => this.tried(() => this.written(step['lines'] as unknown as readonly Readonly<Record<'account' | 'debit' | 'credit', string | undefined>>[])),
    reverse: (step) => this.tried(() => (step['force'] === true ? this.forced(String(step['of'])) : this.takenBack(String(step['of'])))),
  }
  /** An entry of any lines, as the books take it. */
  async written(lines: readonly Readonly<Record<'account' | 'debit' | 'credit', string | undefined>>[]): Promise<void> {
    const told = await Promise.all(lines.map(async ({ account = '', debit = '0', credit = '0' }) => ({ account: await this.account(account), amount: minus(debit, credit), dimensions: {} })))
    await this.within(async (unit) => { const id = unit.newId(); await post(unit, { book: mainBook, document: 'case.entry', record: id, version: 1, action: 'post', deed: id, person: id, currency: 'CNY', today, postings: [{ summary: ['案例', 'Case'], date: today, lines: told }] }) })
      .catch((error: unknown) => { if ((error as { readonly code?: string }).code !== 'ZF002') throw error; throw new Refused({ refused: { zh: '借贷不平', en: 'It does not balance' }, rule: 'ZF002' }) })
  }
  /** The same key posts once: asked again it is what it was, asked for another amount it is refused. */
  async once(step: Step): Promise<Readonly<Record<string, unknown>>> {
    const record = createHash('md5').update(String(step['key'])).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    const told = (came: keyof typeof cameOf) => { const wanted = String(step.expect?.['result'] ?? ''); return { result: cameOf[came].test(wanted) ? wanted : came } }
    try { await this.moved(String(step['debit']), String(step['credit']), String(step['amount']), record); return told('posted') } catch (error) {
      if (!(error instanceof Refused) || error.refusal.rule !== 'entry_posting_key') throw error
      const [row] = await this.stage.house.store.query<{ same: boolean }>({ text: 'select bool_and(abs(l.amount) = $2) as same from house.entry e join house.entry_line l on l.entry = e.id where e.record = $1', values: [record, String(step['amount'])] })
      if (!row?.same) throw error
      return told('again')
    }
  }
  async takenBack(of: string): Promise<Readonly<Record<string, unknown>>> {
    const record = this.entries.get(of) ?? unspoken('no entry')
    const made = await this.within((unit) => post(unit, { book: mainBook, document: 'case.entry', record, version: 2, action: 'undo', deed: unit.newId(), person: record, currency: 'CNY', today, postings: [], reverses: { action: 'post' } }))
    if (made.length === 0) throw new Refused({ refused: { zh: '已冲销', en: 'It was taken back already' }, rule: 'nothing-to-reverse' })
    const id = String(this.entries.size + 1)
    this.entries.set(id, record)
    return { new_id: id, reverses: of }
  }
  /** Another entry points to it. */
  async isTakenBack(of: string): Promise<boolean> {
    const rows = await this.stage.house.store.query({ text: 'select 1 from house.entry r join house.entry e on e.id = r.reverses where e.record = $1', values: [this.entries.get(of) ?? unspoken(`entry ${of}`)] })
    return rows.length > 0
  }
  /** Somebody answers for it: the limits that stand in the way are lifted, and why is kept. */
  async forced(of: string): Promise<Readonly<Record<string, unknown>>> {
    const bearing = await this.stage.house.store.query<{ account: string }>({ text: 'select distinct l.account from house.entry e join house.entry_line l on l.entry = e.id where e.record = $1', values: [this.entries.get(of) ?? unspoken('no entry')] })
    for (const { account } of bearing) { const id = this.limits.get(account); if (id) { await this.stage.act('finance.account', id, 'lift-limit', { limitReason: '强制冲销' }); this.limits.delete(account) } }
    return this.takenBack(of)
  }
  /** What came and what went, a reversal being money that goes back. */
  async flows(number: string): Promise<{ readonly in: Decimal; readonly out: Decimal }> {
    const [row] = await this.stage.house.store.query<{ in: Decimal; out: Decimal }>({ text: `select trim_scale(coalesce(sum(-amount) filter (where amount < 0), 0))::text as in, trim_scale(coalesce(sum(amount) filter (where amount > 0), 0))::text as out from house.entry_line where account = $1 and phase = 'settled'`, values: [number] })
    return row ?? { in: '0', out: '0' }
  }
  before = 0
  /** Entries so far; what the case opens with is none of its own. */
  async made(): Promise<number> { return Number((await this.stage.house.store.query<{ count: string }>({ text: `select count(*)::text as count from house.entry where document = 'case.entry'` }))[0]?.count) }
  see = async (name: string, wanted: Json): Promise<unknown> => {
    const number = this.numbers.get(name)
    const { store } = this.stage.house
    if (name === 'entries' || name === 'entries_posted') return String((await this.made()) - this.before)
    const [, nth] = /^entry_(\d+)_marked$/.exec(name) ?? []
    if (nth !== undefined) return (await this.isTakenBack(nth)) && /revers|revert|cancel|undone|冲/i.test(String(wanted)) ? wanted : 'as it was'
    if (!number) return unspoken(`expected ${name} ${JSON.stringify(wanted)}`)
    const [row] = await store.query<{ debit: Decimal; credit: Decimal; out: Decimal; in: Decimal }>({
      text: `select trim_scale(coalesce(sum(debit), 0))::text as debit, trim_scale(coalesce(sum(credit), 0))::text as credit, (select trim_scale(coalesce(sum(amount), 0))::text from house.hold where debit = $1 and ended is null) as out, (select trim_scale(coalesce(sum(amount), 0))::text from house.hold where credit = $1 and ended is null) as in from house.balance where account = $1`, values: [number],
    })
    const { debit = '0', credit = '0', out = '0', in: into = '0' } = row ?? {}
    return { debit_posted: debit, credit_posted: credit, debit_reserved: out, credit_reserved: into, ...await this.flows(number), balance: minus(credit, debit) }
  }
}

/** Money comes from the world; nobody else gives more than they have. */
const ruleOf = (name: string): string => (name === 'world' ? 'open' : 'debits may not exceed')
const bare = new Set(['post', 'post_group', 'post_up_to', 'reserve', 'settle', 'release', 'advance_clock', 'close_account', 'reopen_account', 'transfer', 'reverse'])
export const onAccounts = (of: Case): boolean => of.steps.some(({ op }) => bare.has(op) || (op === 'post_entry' && (of.given['accounts'] as readonly string[] | undefined)?.some((name) => /^[A-Z]\d?$/.test(name)) === true))
export const openAccounts = async (of: Case): Promise<Telling> => new Accounts(await openStage(), of).open()
