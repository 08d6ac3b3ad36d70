/** A store to tell cases of goods in: items, places, when things happen, and what lies where. */
import type { AnyRow } from '#act'
import { addDays, dividedBy, isZero, negated, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type Step } from './case.ts'
import { today, type Stage, type Values } from './stage.ts'

export type Doc = { readonly document: string; readonly row: AnyRow; readonly line: string; readonly item: string; readonly place: string; readonly batch: string | undefined; readonly quantity: Decimal; readonly price: Decimal | undefined; readonly values: Values }
export type Seen = { readonly quantity: Decimal; readonly value: Decimal }
const methods: Readonly<Record<string, string>> = { moving_average: 'moving-average', average: 'moving-average', fifo: 'fifo', month_end_average: 'month-average', monthly_average: 'month-average', specific: 'specific', standard: 'standard', fixed: 'standard' }
export const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))

/** On which day a step happens. */
const dayOf = ({ day, date, at }: Step): string => (day !== undefined ? addDays(today, Number(day)) : /^T\s*[+-]/.test(String(date)) ? addDays(today, Number(String(date).replace(/[T\s]/g, ''))) : [date, at].map((one) => String(one).slice(0, 10)).find((one) => /^\d{4}-/.test(one)) ?? today)

export type GlLine = { readonly id: string; readonly line: string; readonly account: string; readonly side: 'debit' | 'credit'; readonly amount: Decimal }
/** Lines of an entry as accountants write them: side, account, amount. */
export const glTold = (lines: readonly GlLine[]): { debit?: Record<string, string>; credit?: Record<string, string> } =>
  lines.reduce<{ debit?: Record<string, string>; credit?: Record<string, string> }>((told, { side, account, amount }) => ({ ...told, [side]: { ...told[side], [account]: plus(told[side]?.[account] ?? '0', amount) } }), {})

/** What every telling of goods stands on. */
export abstract class Goods {
  stage: Stage
  readonly of: Case
  readonly items = new Map<string, string>()
  readonly places = new Map<string, string>()
  readonly docs = new Map<string, Doc>()
  group = ''
  sequence = 0
  /** The last paper that was posted, and all on which goods were sold or came back. */
  paper = ''
  readonly sold: string[] = []
  constructor(stage: Stage, of: Case) {
    this.stage = stage
    this.of = of
  }
  abstract receive(step: Step, more?: Values): Promise<Doc>
  abstract issue(step: Step, more?: Values): Promise<Doc>
  /** How much of an item a place takes. */
  abstract rooms(): Promise<void>

  async open(): Promise<this> {
    const { given } = this.of
    await this.stage.years([...this.of.steps.map((step) => dayOf(step)), this.begins()])
    const method = methods[String(given['method'] ?? 'moving_average')] ?? unspoken(`method ${String(given['method'])}`)
    await this.decimals(given['qty_decimals'])
    this.group = (await this.stage.make('commons.item-group', { code: 'G', name: 'G', stockAccount: 'finished-goods', valuation: given['tracking'] === undefined ? method : 'specific', negative: this.mayFallShort(), shortage: given['negative_rule'] === undefined || /keep|own cost|unchanged/i.test(String(given['negative_rule'])) ? 'kept' : 'latest', scope: /company|all|global/.test(String(given['cost_scope'])) ? 'company' : 'place' })).id
    await this.rooms()
    await this.opening(given)
    if (given['role_for_back_dating'] !== undefined) await this.stage.done('finance.accounting-policy', 'enact', { from: '2015-01-01', backDated: 'manager', reason: '案例' })
    return this
  }
  /** In how many decimals the stock unit is counted. */
  async decimals(places: Json | undefined): Promise<void> {
    if (places !== undefined) await this.stage.edit('commons.unit-of-measure', await this.id('commons.unit_of_measure', 'PCS'), { places: Number(places) })
  }
  async opening(given: Case['given']): Promise<void> {
    const cost = text(given['opening_cost']) ?? text(given['unit_cost']) ?? '1'
    const held = text(given['opening_on_hand']) ?? text(given['on_hand'])
    const date = this.begins()
    const [came, gone] = [(qty: Decimal, unit_cost: Decimal, item?: string) => this.receive({ op: 'receive', date, qty, unit_cost, item }), (qty: Decimal) => this.issue({ op: 'issue', date, qty })]
    if (held?.startsWith('-')) { await came(negated(held), cost); await gone(times('2', negated(held))) }
    else if (held !== undefined && !isZero(held)) await came(held, cost)
    else if (given['opening_cost'] !== undefined) { await came('1', cost); await gone('1') }
    for (const { qty, unit_cost } of (given['opening_layers'] ?? []) as readonly { qty: string; unit_cost: string }[]) await (qty.startsWith('-') ? this.issue({ op: 'issue', date, qty: negated(qty), fixed_unit_cost: unit_cost }) : came(qty, unit_cost))
    const opening = given['opening'] as Readonly<Record<string, string>> | undefined
    if (opening?.['qty']) await came(opening['qty'], opening['unit_cost'] ?? '0')
    else for (const [item, qty] of Object.entries(opening ?? {})) if (item !== 'date' && !isZero(qty)) await this.receive({ op: 'receive', date: opening?.['date'] ?? date, qty, unit_cost: cost, ...(this.storesNamed().includes(item) ? { wh: item } : { item }) })
    const books = given['books'] as readonly { readonly item: string; readonly qty: string; readonly unit_cost: string }[] | undefined
    if (books) await this.opened(books)
    this.docs.clear()
    this.sold.length = 0
  }
  /** What the books begin with. */
  async opened(books: readonly { readonly item: string; readonly qty: string; readonly unit_cost: string }[]): Promise<void> {
    const goods: Values[] = []
    for (const one of books) goods.push({ item: await this.item(one.item), place: await this.place(), quantity: one.qty, price: one.unit_cost } as never)
    await this.stage.done('finance.opening-balance', 'post', { date: today, summary: '期初', goods })
  }
  /** The day before anything of the case happens. */
  begins = (): string => this.of.steps.some((step) => dayOf(step) < today) ? addDays(this.of.steps.map((step) => dayOf(step)).toSorted()[0] as string, -1) : today
  close = (): Promise<void> => this.stage.close()

  /** Where a case does not say whether more may go out than there is, but lets it. */
  mayFallShort(): boolean {
    let left = 0
    return this.of.given['negative_stock'] === true || (this.of.given['negative_stock'] === undefined && this.of.steps.some((step) => step.op === 'move' && (left += Number(step['qty'])) < 0))
  }
  /** Stores by name, as steps say from where and to where. */
  storesNamed = (): readonly string[] => this.of.steps.flatMap(({ from, to, wh }) => [from, to, wh].flatMap((one) => (typeof one === 'string' ? [one] : [])))
  /** What a step speaks of that names no item: what other steps name, or what is used up first. */
  usual(): string {
    const named = (steps: Case['steps']) => steps.flatMap((step) => (typeof step['item'] === 'string' ? [step['item']] : []))
    const [used] = this.of.steps.flatMap(({ consume }) => Object.keys((consume ?? {}) as object))
    if (used !== undefined && !named(this.of.steps.filter(({ op }) => op === 'receive' || op === 'count')).includes(used)) return used
    return named(this.of.steps)[0] ?? used ?? (this.of.given['output'] === undefined ? 'X' : 'output')
  }
  /** Where a step happens that names no place: where the first goods are moved from, if no step says where they came. */
  usualPlace(): string {
    const moved = this.of.steps.find(({ from, wh_in: within }) => from !== undefined || within !== undefined)
    return this.of.steps.some(({ wh }) => wh !== undefined) || this.of.steps.some(({ op }) => op.endsWith('putaway')) ? 'main' : text(moved?.['from'] ?? moved?.['wh_in']) ?? 'main'
  }
  async item(name = this.usual()): Promise<string> {
    const known = this.items.get(name)
    if (known) return known
    const unit = await this.id('commons.unit_of_measure', 'PCS')
    const { id } = await this.stage.make('commons.item', { code: name, name, group: this.group, unit })
    this.items.set(name, id)
    return id
  }
  async place(name = this.usualPlace()): Promise<string> {
    const known = this.places.get(name)
    if (known) return known
    const { id } = await this.stage.make('commons.location', { code: name, name, kind: 'warehouse', ...(/transit/i.test(name) ? { purpose: 'transit' } : { viaTransit: this.of.steps.some(({ op }) => op === 'transfer_via_transit') && /ware|store|place/i.test(String(this.of.given['cost_scope'])) }) })
    this.places.set(name, id)
    return id
  }
  async id(table: string, code: string): Promise<string> {
    const [chapter, name] = table.split('.')
    const [row] = await this.stage.house.store.query<{ id: string }>({ text: `select id from "${chapter}"."${name}" where code = $1`, values: [code] })
    return row?.id ?? unspoken(`${table} ${code}`)
  }

  /** When a step happens: a day from today, a date, a moment, or its place in a given order. */
  when(step: Step): { readonly date: string; readonly at: string } {
    const minute = String(this.sequence++).padStart(6, '0')
    const [h, m, s] = [minute.slice(0, 2), minute.slice(2, 4), minute.slice(4, 6)]
    if (step['at'] !== undefined) return { date: String(step['at']).slice(0, 10), at: `${String(step['at']).replace(/(\.\d{3})\d*$/, '$1')}Z` }
    if (step['seq'] !== undefined) return { date: today, at: `${today}T01:00:${String(step['seq']).padStart(2, '0')}.000Z` }
    const date = step['day'] !== undefined ? addDays(today, Number(step['day'])) : /^\d{4}-/.test(String(step['date'])) ? String(step['date']) : step['date'] === undefined ? today : /^T\s*([+-]\s*\d+)?$/.test(String(step['date'])) ? addDays(today, Number(String(step['date']).replace(/[T\s]/g, '') || '0')) : unspoken(`date ${String(step['date'])}`)
    return { date, at: step['time'] !== undefined ? `${date}T${String(step['time'])}Z` : `${date}T0${Number(h) % 8}:${Number(m) % 60 < 10 ? '0' : ''}${Number(m) % 60}:${s}.000Z`.replace('T0', 'T1') }
  }

  pieces(step: Step, name = 'qty'): Decimal {
    const raw = String(step[name] ?? (step['serials'] as readonly string[] | undefined)?.length ?? '1')
    const factor = (this.of.given['uom'] as Record<string, string> | undefined)?.[String(step['uom'] ?? '')]
    return rounded(factor ? times(raw, factor) : raw, 6)
  }
  price(step: Step, name = 'unit_cost'): Decimal | undefined {
    if (step[name] === undefined) return undefined
    const factor = (this.of.given['uom'] as Record<string, string> | undefined)?.[String(step['uom'] ?? '')]
    return rounded(factor ? dividedBy(String(step[name]), factor, 6) : String(step[name]), 6)
  }

  kept(step: Step, document: string, row: AnyRow, of: Omit<Doc, 'document' | 'row' | 'line'>): Doc {
    const doc: Doc = { document, row, line: (row['lines'] as readonly { readonly id: string }[])[0]?.id ?? '', ...of }
    this.docs.set(text(step['id']) ?? `#${this.docs.size}`, doc)
    this.paper = row.id
    if (step.op === 'issue' || step.op === 'customer_return') this.sold.push(row.id)
    return doc
  }
  doc(name: Json | undefined): Doc {
    return this.docs.get(String(name)) ?? ([...this.docs.values()].at(-1) as Doc | undefined) ?? unspoken(`document ${String(name)}`)
  }
  onHand = async (item: string, place?: string): Promise<Decimal> => sum(await Promise.all(['Q101', 'Q105'].map((account) => this.stage.account(account, { item, ...(place ? { place } : {}) }))))
  value = (item: string): Promise<Decimal> => this.stage.account('1405', { item })
  glOf = (record: string): Promise<readonly GlLine[]> => this.stage.house.store.query<GlLine>({ text: `select l.id, l.line, l.account, l.side, abs(l.amount)::text as amount from house.entry_line l join house.entry e on e.id = l.entry where e.record = $1 and l.account !~ '^[QB]' order by e.seq, l.position`, values: [record] })
}
