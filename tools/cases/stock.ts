/** Cases of goods: what is said of them, and what is seen of it. */
import { compare, dividedBy, isNegative, isZero, minus, negated, plus, Refused, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { countingVerbs, openCounting } from './counting.ts'
import { landedVerbs, openLanded } from './goods-landed.ts'
import { GoodsMade } from './goods-made.ts'
import { openTraded } from './goods-traded.ts'
import { heard } from './goods-words.ts'
import { text, type Doc, type Seen } from './goods.ts'
import { openStage, type Stage } from './stage.ts'

/** What the words of an expected error mean in refusals: by rule, by field, by clause. */
export function errorOf(refusal: Refused['refusal'], wanted: string): string {
  const { rule = '', field = '', clause = '' } = refusal
  const said: Readonly<Record<string, boolean>> = {
    insufficient_stock: rule === 'ZF012', negative_stock: rule === 'ZF012', used_later: rule === 'ZF012', later_use: rule === 'ZF012', over_capacity: rule === 'no-room', no_room: rule === 'no-room', capacity: rule === 'no-room', reserved: rule === 'ZF012', reserved_for_other: rule === 'ZF012', reserved_for_another: rule === 'ZF012', stock_reserved: rule === 'ZF012', bad_quantity: /quantity|counted/.test(field), bad_price: /price/.test(field), period_closed: rule === 'ZF011' || rule === 'ZF010', period_frozen: rule === 'ZF011' || rule === 'ZF010',
  }
  return said[wanted] ? wanted : `${rule} ${field} ${clause} ${refusal.refused.en}`
}

const named: Readonly<Record<string, string>> = { stock: '1405', expense_applied: '6602', cost_of_sales: '6401', payable: '220201', grni: '220202' }

class Store extends GoodsMade implements Telling {
  last: { readonly before: Seen; readonly after: Seen; readonly doc?: Doc | undefined; readonly refusal?: Refused | undefined; readonly item: string } | undefined
  readonly verbs: Telling['verbs']
  constructor(stage: Stage, of: Case) {
    super(stage, of)
    const on = (work: (step: Step) => Promise<Doc | void>) => (step: Step) => this.seen(step, work)
    this.verbs = {
      receive: on((step) => this.receive(step)), issue: on((step) => this.issue(step)), transfer: on((step) => this.transfer(step)), internal_move: on((step) => this.transfer({ ...step, to: 'elsewhere' })),
      transfer_via_transit: on((step) => this.viaTransit(step)), count: on((step) => this.count(step)), reverse: on((step) => this.takeBack(step)), cancel: on((step) => this.takeBack(step)),
      correct_qty: on((step) => this.corrected(step, { quantity: String(step['new_qty']) })), correct_price: on((step) => this.repriced(step)), revalue: on((step) => this.revalue(step)),
      supplier_invoice: on((step) => this.supplierInvoice(step)), customer_return: on((step) => this.customerReturn(step)), supplier_return: on((step) => this.supplierReturn(step)), landed_cost: on((step) => this.landedCost(step)), cancel_landed_cost: on(() => this.cancelLanded()),
      receive_many: on(async (step) => { for (const one of this.manyOf(step)) await this.receive({ ...one, wh: step['wh'] }) }), transfer_many: on(async (step) => { for (const one of this.manyOf(step)) await this.transfer({ ...one, from: step['from'], to: step['to'] }) }),
      found: on((step) => this.receive({ ...step, unit_cost: undefined })), lost: on((step) => this.issue(step)), move: on((step) => (String(step['qty']).startsWith('-') ? this.issue({ ...step, qty: negated(String(step['qty'])) }) : this.receive(step))),
      check: on(async () => undefined), recalculate: on(async () => undefined), recompute: on(async () => undefined), set: on((step) => this.freeze(step)),
      submit_count: () => this.submitCount(), approve_differences: (step) => this.settleCount(step),
      post: on(() => this.landedTogether()), bill_variance: on((step) => this.billVariance(step)),
      repack: on((step) => this.repack(step)), receive_consigned: on((step) => this.receive({ owner: 'other', ...step })), set_cost: on(async (step) => this.setCost(step)),
      receive_with_putaway: (step) => this.putAway(step), transfer_with_putaway: (step) => this.putAway(step),
      open_count_sheet: () => this.openSheet(), enter_count: (step) => this.enterCount(step), refresh_sheet: () => this.openSheet(), confirm: () => this.confirmSheet(),
      reserve: on((step) => this.reserve(step)), sales_order: on(async (step) => (step['reserve'] === true ? this.reserve(step) : undefined)), unreserve: on((step) => this.takeBack(step)), change_qty: on((step) => this.changed(step)), close_month: on(async () => undefined),
    }
  }

  /** Tells a step and remembers what it changed; a refusal is what comes out of it where one is expected. */
  async seen(step: Step, work: (step: Step) => Promise<Doc | void>): Promise<See> {
    const item = await this.item(text(step['item']))
    const before = await this.standing(item)
    let [doc, refusal]: [Doc | undefined, Refused | undefined] = [undefined, undefined]
    try { doc = (await work(step)) ?? undefined } catch (error) {
      if (!(error instanceof Refused) || step.expect?.['error'] === undefined) throw error
      refusal = error
    }
    const after = await this.standing(item)
    if (compare(after.value, this.lowest) < 0) this.lowest = after.value
    const last = { before, after, doc, refusal, item }
    this.last = last
    return (name, wanted) => this.ofStep(last, name, wanted)
  }
  async standing(item: string): Promise<Seen> {
    return { quantity: await this.onHand(item), value: await this.value(item) }
  }
  async ofStep({ before, after, doc, refusal, item }: NonNullable<Store['last']>, name: string, wanted: Json): Promise<unknown> {
    const change = minus(after.value, before.value)
    switch (name) {
      case 'error': return refusal ? errorOf(refusal.refusal, String(wanted)) : 'accepted'
      case 'accepted': return refusal === undefined
      case 'value_change': case 'stock_account_change': case 'stock_change': return change
      case 'cost': case 'issue_cost': return doc ? (await this.worthOf(doc)).out : negated(change)
      case 'stock_credit': case 'amount': return doc ? (await this.worthOf(doc)).out : negated(change)
      case 'unit_cost': return typeof wanted === 'object' ? Object.fromEntries(await Promise.all(Object.keys(wanted ?? {}).map(async (name) => [name, (await this.standingOf(item, this.places.get(name)))['unit_cost']]))) : doc?.document === 'supply.repacking' ? dividedBy((await this.worthOf(doc)).out, doc.quantity, 6) : this.see(name, wanted)
      case 'balances': return this.balances(item)
      case 'clearing': return negated(plus(await this.stage.account('1901'), await this.stage.account('220202')))
      case 'unit_issue_cost': return dividedBy(negated(change), doc?.quantity ?? '1', 6)
      case 'already_shipped_change': return minus(this.late, change)
      case 'removed_at_old_cost': return before.value
      case 'added_at_new_cost': return after.value
      case 'moves': return minus(after.quantity, before.quantity) === '0' ? '0' : '1'
      case 'loss': return negated(minus(after.quantity, before.quantity))
      case 'gain': return minus(after.quantity, before.quantity)
      case 'available': return minus(after.quantity, String(await this.ofStep({ before, after, doc, refusal, item }, 'reserved', '')))
      case 'line_reserved': case 'reserved': return sum((await this.stage.house.store.query<{ reserved: string }>({ text: `select coalesce(sum(reserved), 0)::text as reserved from house.balance where unit = $1`, values: [item] })).map(({ reserved }) => reserved))
      case 'state': { const reserved = String(await this.ofStep({ before, after, doc, refusal, item }, 'line_reserved', '')); return compare(reserved, String(this.of.given['order_qty'] ?? '0')) >= 0 ? 'reserved' : isZero(reserved) ? 'open' : 'partly reserved' }
      default: return this.see(name, wanted)
    }
  }
  see = async (name: string, wanted: Json): Promise<unknown> => {
    const item = await this.item()
    const doc = this.docs.get(name)
    if (doc && typeof wanted === 'string') return this.balanceAfter(doc)
    if (doc) { const { out, value } = await this.worthOf(doc); const side = value.startsWith('-') ? 'stock_credit' : 'stock_debit'; return { cost: out, value_change: value, unit_cost: dividedBy(out, doc.quantity, 6), amount: out, [side]: out } }
    if (this.places.has(name) && typeof wanted === 'object' && Object.keys(wanted ?? {}).some((key) => this.items.has(key))) return this.within(name, Object.keys(wanted ?? {}))
    if (this.items.has(name) && name !== 'X') return typeof wanted === 'string' ? this.onHand(this.items.get(name) as string) : this.standingOf(this.items.get(name) as string)
    if (this.places.has(name)) return typeof wanted === 'string' ? this.onHand(item, this.places.get(name)) : this.standingOf(item, this.places.get(name))
    switch (name) {
      case 'on_hand': case 'balance': case 'own_on_hand': return this.onHand(item)
      case 'value': case 'own_value': case 'stock_account': case 'stock': return this.value(item)
      case 'unit_cost': return (await this.standingOf(item)).unit_cost
      case 'layers': return this.layers(item, wanted)
      case 'per_line_sorted': return this.shares.toSorted((a, b) => compare(a, b))
      case 'sum': return sum(this.shares)
      case 'value_never_negative': return !isNegative(this.lowest)
      case 'net_cost_of_sales': return this.soldFor()
      case 'issued_value': return this.soldFor('negative')
      case 'total': return this.owed.length === 0 ? this.onHand(item) : sum(this.owed.map(({ base }) => base))
      case 'gl_credit': return { ...Object.fromEntries(this.owed.map(({ currency, amount, base }) => [`shipping_${currency.toLowerCase()}`, { base, [currency]: amount }])), valuation_clearing: { base: sum(this.owed.filter(({ currency }) => currency === 'CNY').map(({ base }) => base)) } }
      case 'charge_per_line': return this.shares
      case 'line_totals': return Promise.all([...this.docs.values()].map((one) => this.value(one.item)))
      case 'stock_qty': return this.onHand(item)
      case 'nominal': return this.nominal
      case 'header_share': return this.header
      case 'repack': return this.repacked()
      case 'per_line': case 'stock_value_change_per_item': return typeof wanted !== 'string' ? this.shares : new Set(this.shares).size === 1 ? this.shares[0] : this.shares
      case 'stock_value': return sum(await Promise.all([...this.items.values()].map((one) => this.value(one))))
      case 'unit_value': return typeof wanted === 'string' ? (await this.standingOf(item)).unit_cost : Object.fromEntries(await Promise.all(Object.keys(wanted ?? {}).map(async (one) => [one, (await this.standingOf(await this.item(one))).unit_cost])))
      case 'gl': return this.gl(wanted)
      case 'lines': return this.put?.lines
      case 'unassigned': return this.put?.unassigned
      case 'output_value_minus_input_value': return this.last ? this.gathered(this.last.doc) : '0'
      case 'to_stock': return this.variance.stock
      case 'to_price_variance': return minus(this.variance.all, this.variance.stock)
      case 'A_change_plus_B_change': return this.last ? minus(this.last.after.value, this.last.before.value) : '0'
      case '1901': return this.stage.account('1901')
      default: return this.ofDocument(name)
    }
  }
  /** `value_of_R1`, `left_of_R1`, `after_R1`: of what one document brought. */
  async ofDocument(name: string): Promise<unknown> {
    const [, asked, id] = /^(value_of|left_of|after)_(.+)$/.exec(name) ?? []
    const doc = this.docs.get(id ?? '')
    if (!doc || asked === undefined) return unspoken(`expected ${name}`)
    if (asked === 'value_of') return (await this.worthOf(doc)).value
    if (asked === 'after') return this.standingAfter(doc)
    const moves = (await this.stage.house.store.query<{ id: string }>({ text: 'select id from house.stock_move where record = $1', values: [doc.row.id] })).map(({ id: move }) => move)
    const { pools } = (await this.standingOf(doc.item)) as { readonly pools: readonly { readonly layers: readonly { readonly move: string; readonly quantity: string }[] }[] }
    return sum(pools.flatMap(({ layers }) => layers.filter(({ move }) => moves.includes(move)).map(({ quantity }) => quantity)))
  }
  /** What all that was sold cost; `negative` leaves out what came back. */
  async soldFor(only?: 'negative'): Promise<Decimal> {
    const [row] = await this.stage.house.store.query<{ value: string }>({ text: `select coalesce(-sum(w.value), 0)::text as value from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = any($1::uuid[]) and ($2::boolean is not true or m.quantity < 0) and not exists (select 1 from house.stock_undone u where u.id = m.id)`, values: [this.sold, only === 'negative'] })
    return row?.value ?? '0'
  }
  /** What the last repacking used and made, a piece. */
  async repacked(): Promise<Readonly<Record<string, Decimal>>> {
    const doc = [...this.docs.values()].findLast(({ document }) => document === 'supply.repacking') ?? unspoken('nothing was repacked')
    const rows = await this.stage.house.store.query<{ item: string; quantity: string; value: string }>({ text: 'select m.item, sum(w.quantity)::text as quantity, sum(w.value)::text as value from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = $1 group by 1', values: [doc.row.id] })
    const names = new Map([...this.items].map(([name, id]) => [id, name]))
    const used = sum(rows.filter(({ quantity }) => isNegative(quantity)).map(({ value }) => negated(value)))
    const made = sum(rows.filter(({ quantity }) => !isNegative(quantity)).map(({ quantity }) => quantity))
    return Object.fromEntries(rows.flatMap(({ item, quantity, value }) => [[`${names.get(item)}_unit_cost`, dividedBy(value, quantity, 6)], [`${names.get(item)}_base_cost`, dividedBy(used, made, 6)]]))
  }
  /** Several items in one place. */
  async within(place: string, names: readonly string[]): Promise<unknown> {
    const at = this.places.get(place)
    const told = await Promise.all(names.map(async (name) => {
      const item = this.items.get(name)
      if (item === undefined) return [name, (await this.standingOf(await this.item(), at))[name]] as const
      const [came] = await this.stage.house.store.query<{ each: string }>({ text: `select trim_scale(round(sum(w.value) / sum(w.quantity), 6))::text as each from house.stock_move m join house.stock_worth w on w.move = m.id where m.item = $1 and m.pool like $2 || '%' and m.quantity > 0 group by m.id, m.at, m.seq order by m.at desc, m.seq desc limit 1`, values: [item, at] })
      return [name, { ...(await this.standingOf(item, at)), incoming_unit_cost: came?.each }] as const
    }))
    return Object.fromEntries(told)
  }
  lowest: Decimal = '0'
  async standingOf(item: string, place?: string): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await this.stage.house.store.query<{ pools: Record<string, { there: string; worth: string; lastCost: string; layers: { quantity: string; value: string }[]; shortages: { quantity: string; cost: string }[] }> }>({ text: 'select pools from house.stock_item where item = $1', values: [item] })
    const pools = Object.entries(row?.pools ?? {}).filter(([name]) => place === undefined || name.startsWith(place)).map(([, pool]) => pool)
    const quantity = sum(pools.flatMap((pool) => [pool.there, ...pool.shortages.map((one) => negated(one.quantity))]))
    const value = sum(pools.flatMap((pool) => [pool.worth, ...pool.shortages.map((one) => negated(rounded(times(one.quantity, one.cost), 2)))]))
    return { on_hand: quantity, on_hand_kg: quantity, value, unit_cost: isZero(quantity) ? (pools[0]?.lastCost ?? '0') : dividedBy(value, quantity, 6), pools }
  }
  /** Oldest first, shortages as negative layers; ages by quantity where only these are wanted. */
  async layers(item: string, wanted: Json): Promise<unknown> {
    const { pools } = (await this.standingOf(item)) as { readonly pools: readonly { readonly there: string; readonly worth: string; readonly layers: readonly { readonly quantity: string; readonly value: string }[]; readonly shortages: readonly { readonly quantity: string; readonly cost: string }[] }[] }
    if (Array.isArray(wanted) && typeof wanted[0] === 'string') return (await this.stage.house.store.query<{ quantity: string }>({ text: 'select trim_scale(quantity)::text as quantity from house.stock_age where item = $1 order by since, quantity', values: [item] })).map(({ quantity }) => quantity)
    const all = this.alike(pools.flatMap((pool) => [...pool.layers.map(({ quantity, value }) => [quantity, dividedBy(value, quantity, 6)] as const), ...pool.shortages.map(({ quantity, cost }) => [negated(quantity), rounded(cost, 6)] as const)]))
    return Array.isArray(wanted) && Array.isArray(wanted[0]) ? all : all.map(([qty, unit_cost]) => ({ qty, unit_cost }))
  }
  /** Neighbours of one cost are told as one layer, wherever they lie. */
  alike(layers: readonly (readonly [Decimal, Decimal])[]): readonly (readonly [Decimal, Decimal])[] {
    return layers.reduce<readonly (readonly [Decimal, Decimal])[]>((told, [quantity, cost]) => {
      const last = told.at(-1)
      return last && compare(last[1], cost) === 0 ? [...told.slice(0, -1), [plus(last[0], quantity), cost]] : [...told, [quantity, cost]]
    }, [])
  }
  async worthOf(doc: Doc): Promise<{ readonly value: Decimal; readonly out: Decimal }> {
    const rows = await this.stage.house.store.query<{ value: string; quantity: string; item: string }>({ text: `select sum(w.value)::text as value, sum(w.quantity)::text as quantity, m.item from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = $1 group by m.id`, values: [doc.row.id] })
    const of = (goesOut: boolean) => rows.filter(({ item, quantity }) => item === doc.item && quantity.startsWith('-') === goesOut).map(({ value }) => value)
    const goesOut = doc.document !== 'supply.repacking' && of(true).length > 0
    const value = sum(of(goesOut))
    return { value, out: goesOut ? negated(value) : value }
  }
  /** Net by account of the last document, by the names of the case. */
  async gl(wanted: Json): Promise<unknown> {
    const lines = this.paper === '' ? [] : await this.glOf(this.paper)
    const net = (account: string) => sum(lines.filter((one) => one.account === account).map(({ side, amount }) => (side === 'debit' ? amount : negated(amount))))
    return Object.fromEntries(Object.keys(wanted as object).map((name) => { const amount = net(named[name] ?? name); return [name, amount.startsWith('-') ? { credit: negated(amount) } : { debit: amount }] }))
  }
  /** By how much what a document moved is worth more after it than before, over all items. */
  async gathered(doc: Doc | undefined): Promise<Decimal> {
    const [row] = await this.stage.house.store.query<{ value: string }>({ text: 'select coalesce(sum(w.value), 0)::text as value from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = $1', values: [doc?.row.id] })
    return row?.value ?? '0'
  }
  /** What lay there after each movement, in the order in which they count. */
  async balances(item: string): Promise<readonly Decimal[]> {
    const rows = await this.stage.house.store.query<{ quantity: string }>({ text: `select trim_scale(sum(w.quantity))::text as quantity from house.stock_move m join house.stock_worth w on w.move = m.id where m.item = $1 and not exists (select 1 from house.stock_undone u where u.id = m.id) group by m.id order by m.at, m.seq`, values: [item] })
    return rows.map((_, at) => sum(rows.slice(0, at + 1).map(({ quantity }) => quantity)))
  }
  /** What lay there right after a document, by the time at which it counts. */
  balanceAfter = async (doc: Doc): Promise<Decimal> => (await this.standingAfter(doc)).on_hand
  async standingAfter(doc: Doc): Promise<{ readonly on_hand: Decimal; readonly value: Decimal }> {
    const [row] = await this.stage.house.store.query<{ balance: string; value: string }>({ text: `
      select trim_scale(sum(w.quantity))::text as balance, trim_scale(sum(w.value))::text as value from house.stock_move mine join house.stock_move m on m.item = mine.item and m.pool = mine.pool and (m.at, m.seq) <= (mine.at, mine.seq) join house.stock_worth w on w.move = m.id
      where mine.line = $1 and not exists (select 1 from house.stock_undone u where u.id = m.id)`, values: [doc.line] })
    return { on_hand: row?.balance ?? '0', value: row?.value ?? '0' }
  }
}

export const stock: Speaker = {
  topics: ['valuation', 'inventory_integrity', 'landed_cost'],
  begin: async (of) => {
    heard(of)
    if (of.steps.some(({ op }) => countingVerbs.includes(op))) return openCounting(of)
    if (of.steps.some(({ op }) => op === 'sales_invoice')) return openTraded(of)
    return of.steps.some(({ op }) => landedVerbs.some((verb) => verb === op)) ? openLanded(of) : new Store(await openStage(), of).open()
  },
}
