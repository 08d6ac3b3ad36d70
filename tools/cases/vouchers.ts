/** Cases of vouchers: numbered when they are posted, never changed, taken back in red, made and checked by two; and the books carried over to another house. */
import { edit, make, type AnyRow } from '#act'
import { houseActor } from '#allow'
import { mainBook, documentOf } from '#declare'
import { bookOf, journal, journalColumns, post, trialBalance, type JournalLine } from '#ledger'
import { compare, negated, plus, Refused, rounded, sum } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { openStage, today, type Stage } from './stage.ts'

const valuations: readonly (readonly [RegExp, string])[] = [[/先进先出|fifo|first.in/i, 'fifo'], [/last.in/i, 'lifo'], [/移动|moving/i, 'moving-average'], [/月末|加权|weighted|month/i, 'month-average'], [/标准|计划|standard/i, 'standard'], [/个别|specific/i, 'fifo'], [/后进先出|lifo/i, 'lifo']]
const voucher = { date: today, summary: '案例', lines: [{ account: '1002', debit: '100.00' }, { account: '4001', credit: '100.00' }] }
type Held = { readonly row: AnyRow; readonly number: string }

export class Vouchers implements Telling {
  readonly stage: Stage
  readonly of: Case
  readonly held = new Map<string, Held>()
  readonly makers = new Map<string, { readonly id: string; readonly by: string }>()
  lines: readonly JournalLine[] = []
  methods = 0
  constructor(stage: Stage, of: Case) { this.stage = stage; this.of = of }
  close = (): Promise<void> => this.stage.close()

  /** A refusal for another reason than the one meant is told as what it says. */
  async tried(work: () => Promise<See | void>, meant: (refusal: Refused['refusal']) => boolean = () => true): Promise<See> {
    let refusal: Refused['refusal'] | undefined
    const see = await work().catch((error: unknown) => { if (!(error instanceof Refused)) throw error; refusal = error.refusal })
    const refused = refusal !== undefined
    const reason = refusal
    return (name, wanted) => (name === 'error' ? (reason ? (meant(reason) ? wanted : reason.refused.en) : 'accepted') : name === 'accepted' ? !refused : reason ? reason.refused.en : see ? see(name, wanted) : this.see(name, wanted))
  }
  drafted = (hand: Stage = this.stage): Promise<AnyRow> => hand.done('finance.voucher', 'submit', { ...voucher, word: String(this.of.given['word'] ?? '记') })
  async number(record: string): Promise<string> {
    const [row] = await this.stage.house.store.query<{ number: string }>({ text: `select word || '-' || number as number from house.entry where record = $1 order by seq desc limit 1`, values: [record] })
    return row?.number ?? ''
  }
  /** A number is the same however many zeros it is written with. */
  shown = (number: string): See => (name, wanted) => (name === 'number' ? (/\d+$/.exec(String(wanted))?.[0].replace(/^0+/, '') === /\d+$/.exec(number)?.[0] ? wanted : number) : this.see(name, wanted))

  readonly verbs: Telling['verbs'] = {
    post: (step) => this.tried(() => this.post(step), ({ rule = '' }) => (/same|person|apart|dut/.test(String(step.expect?.['error'])) ? rule.includes('/') : /check/.test(String(step.expect?.['error'])) && rule === '')), post_correct: (step) => this.tried(() => this.post(step)),
    change_amount: (step) => this.changed(step, { lines: [] }), change_date: (step) => this.changed(step, { date: '2026-03-17' }),
    delete: (step) => this.deleted(step), insert_number: (step) => this.tried(async () => { await make(this.stage.house, houseActor, 'finance.voucher', { ...voucher, number: String(step['number'] ?? '记-1') }) }, ({ field }) => field === 'number'),
    red_reverse: (step) => this.tried(() => this.red(String(step['doc']))),
    make: async (step) => { const by = String(step['by']); this.makers.set(String(step['id']), { id: (await this.drafted(await this.stage.as(by, 'accountant'))).id, by }) },
    check: (step) => this.tried(async () => { const { id } = this.makers.get(String(step['doc'])) ?? unspoken('no voucher'); await (await this.stage.as(String(step['by']), 'finance-manager')).act('finance.voucher', id, 'check') }, ({ rule = '' }) => rule.includes('/')),
    choose_method: (step) => this.tried(async () => { await this.group(String(step['method'])) }),
    change_method: (step) => this.tried(async () => {
      const row = await this.group(String(step['from']))
      await this.stocked(row.id)
      await this.stage.edit('commons.item-group', row.id, { valuation: valuationOf(String(step['to'])) })
    }, ({ rule }) => rule === 'valuation-in-use'),
    export: () => this.exported(), import_into_empty_system: () => this.imported(),
  }
  /** Goods of the group lie in a store, valued by its method. */
  async stocked(group: string): Promise<void> {
    const { stage } = this
    const [unit] = await stage.house.store.query<{ id: string }>({ text: `select id from commons.unit_of_measure where code = 'PCS'` })
    const item = await stage.make('commons.item', { code: 'M', name: 'M', group, unit: unit?.id, standardCost: '1' })
    const place = await stage.make('commons.location', { code: 'M', name: 'M', kind: 'warehouse' })
    await stage.done('supply.stock-receipt', 'post', { date: today, purpose: 'other', lines: [{ item: item.id, place: place.id, quantity: '1', price: '1' }] })
  }
  async group(method: string): Promise<AnyRow> { const code = `M${++this.methods}`; return this.stage.make('commons.item-group', { code, name: code, stockAccount: 'finished-goods', valuation: valuationOf(method) }) }
  async post(step: Step): Promise<See> {
    const known = this.makers.get(String(step['doc'] ?? ''))
    if (known) {
      await (await this.stage.as(String(step['by'] ?? 'poster'), 'accountant')).act('finance.voucher', known.id, 'enter')
      return this.shown(await this.number(known.id))
    }
    const row = await this.drafted()
    await this.stage.act('finance.voucher', row.id, 'post')
    const number = await this.number(row.id)
    this.held.set(String(step['id'] ?? number), { row, number })
    return this.shown(number)
  }
  changed(step: Step, values: Readonly<Record<string, unknown>>): Promise<See> {
    const { row } = this.held.get(String(step['doc'])) ?? unspoken('no voucher')
    return this.tried(async () => { await edit(this.stage.house, houseActor, 'finance.voucher', row.id, undefined, values) }, ({ refused }) => refused.en.startsWith('Cannot be changed while'))
  }
  /** No action deletes a voucher; and the books keep its entry from whoever asks the database. */
  async deleted(step: Step): Promise<See> {
    const { row } = this.held.get(String(step['doc'])) ?? unspoken('no voucher')
    const { store, plan } = this.stage.house
    const came = await store.query({ text: 'delete from house.entry where record = $1', values: [row.id] }).then(() => 'deleted', ({ code = '' }: { readonly code?: string }) => code)
    const offered = Object.keys(documentOf(plan, 'finance.voucher').actions).some((action) => /delete|remove/.test(action))
    return (name, wanted) => (name === 'error' ? (came === 'ZF001' && !offered ? wanted : came) : name === 'accepted' ? came === 'deleted' : this.see(name, wanted))
  }
  async red(doc: string): Promise<See> {
    const { row, number: was } = this.held.get(doc) ?? unspoken('no voucher')
    await this.stage.act('finance.voucher', row.id, 'reverse')
    const number = await this.number(row.id)
    const lines = await this.stage.house.store.query<{ amount: string; side: string; of: string }>({ text: `select l.amount::text, l.side, o.record as of from house.entry e join house.entry o on o.id = e.reverses join house.entry_line l on l.entry = e.id where e.record = $1`, values: [row.id] })
    const isRed = lines.length > 0 && lines.every(({ amount, side }) => (side === 'debit') === (compare(amount, '0') < 0))
    return (name, wanted) => (name === 'amounts' ? (isRed && /neg|red|-|红/.test(String(wanted)) ? wanted : 'as they were') : name === 'refers_to' ? (lines[0]?.of === row.id ? (wanted === was || wanted === was.replace(/^\D+/, '') ? wanted : doc) : '') : this.shown(number)(name, wanted))
  }

  /** A month of business, taken out line by line. */
  async exported(): Promise<See> {
    for (const _ of [1, 2, 3]) await this.post({ op: 'post' })
    const { store } = this.stage.house
    this.lines = await journal(bookOf(store), '2026-01', '2026-12')
    const whole = this.lines.length > 0 && this.lines.every((line) => journalColumns.every((name) => name in line) && /^\d{4}(\d{2})*$/.test(line.account) && line.unit === 'CNY')
    const vouchers = [...Map.groupBy(this.lines, ({ period, word, number }) => `${period} ${word} ${number}`).values()]
    const balanced = vouchers.every((of) => compare(sum(of.map(({ debit }) => debit)), sum(of.map(({ credit }) => credit))) === 0)
    const trial = await trialBalance(bookOf(store), '2026-01', '2026-12')
    const moved = trial.every(({ account, debit, credit }) => { const of = this.lines.filter((line) => line.account === account); return compare(sum(of.map((line) => line.debit)), debit) === 0 && compare(sum(of.map((line) => line.credit)), credit) === 0 })
    return (name, wanted) => (name === 'files_checked_by_schema' ? whole : name === 'totals' ? (balanced && moved ? wanted : `balanced ${balanced}, moved ${moved}`) : unspoken(`expected ${name}`))
  }
  async imported(): Promise<See> {
    const other = await openStage()
    try {
      const { store } = other.house
      for (const of of Map.groupBy(this.lines, ({ period, word, number }) => `${period} ${word} ${number}`).values()) {
        const [{ date, word, summary } = unspoken('nothing exported')] = of
        await store.transaction((unit) => post(unit, {
          book: mainBook, document: 'import.journal', record: unit.newId(), version: 1, action: 'post', deed: unit.newId(), person: houseActor.person, currency: 'CNY', today: date,
          postings: [{ summary: [summary, summary], date, word, lines: of.map(({ account, debit, credit }) => ({ account, amount: plus(debit, negated(credit)), dimensions: {} })) }],
        }))
      }
      const [here, there] = await Promise.all([this.stage.house.store, store].map((one) => trialBalance(bookOf(one), '2026-01', '2026-12')))
      const told = (rows: Awaited<ReturnType<typeof trialBalance>> | undefined) => JSON.stringify(rows?.map(({ account, debit, credit, closingDebit, closingCredit }) => [account, ...[debit, credit, closingDebit, closingCredit].map((one) => rounded(one, 2))]))
      const equal = told(here) === told(there)
      return (name) => (name === 'trial_balance_equal' ? equal : unspoken(`expected ${name}`))
    } finally {
      await other.close()
    }
  }
  see = (name: string, _wanted: Json): never => unspoken(`expected ${name}`)
}

const valuationOf = (said: string): string => valuations.find(([pattern]) => pattern.test(said))?.[1] ?? unspoken(`method ${said}`)
