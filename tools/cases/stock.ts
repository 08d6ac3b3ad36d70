/** Cases of goods: what is said of them, and what is seen of it. */
import { addDays, compare, dividedBy, isNegative, isZero, minus, negated, plus, Refused, sum } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { countingVerbs, openCounting } from './counting.ts'
import { openEngine } from './engine.ts'
import { landedVerbs, openLanded } from './goods-landed.ts'
import { GoodsSeen } from './goods-seen.ts'
import { openTraded } from './goods-traded.ts'
import { heard } from './goods-words.ts'
import { text, type Doc, type Seen } from './goods.ts'
import { linesIn } from './series.ts'
import { openHands, openStage, today, type Stage } from './stage.ts'

/** What the words of an expected error mean in refusals: by rule, by field, by clause. */
export function errorOf(refusal: Refused['refusal'], wanted: string): string {
  const { rule = '', field = '', clause = '' } = refusal
  const about = rule === 'back-dated' ? /back|dat|allow|permi|role|forbid|right/ : rule === 'via-transit' ? /transit|direct|allow|between|forbid/ : rule === 'no-room' ? /room|capacity|full|space/
    : rule === 'ZF012' ? /stock|short|negative|insufficient|available|balance|use|depend|later|future|reserv|lock|consum/ : rule === 'ZF010' || rule === 'ZF011' ? /period|frozen|froze|clos|lock/
    : /quantity|counted/.test(field) ? /quantity|qty/ : /price/.test(field) ? /price|cost|rate/ : undefined
  return about?.test(wanted) ? wanted : `${rule} ${field} ${clause} ${refusal.refused.en}`
}

class Store extends GoodsSeen implements Telling {
  last: { readonly before: Seen; readonly after: Seen; readonly doc?: Doc | undefined; readonly refusal?: Refused | undefined; readonly item: string } | undefined
  readonly verbs: Telling['verbs']
  constructor(stage: Stage, of: Case) {
    super(stage, of)
    const on = (work: (step: Step) => Promise<Doc | void>) => (step: Step) => this.seen(step, work)
    this.verbs = {
      receive: on((step) => this.receive(step)), issue: on((step) => this.issue(step)), transfer: on((step) => this.transfer(step)), internal_move: on((step) => this.transfer({ ...step, to: 'elsewhere' })),
      transfer_via_transit: on((step) => this.viaTransit(step)), count: on((step) => this.count(step)), reverse: on((step) => this.takeBack(step)), cancel: on((step) => this.takeBack(step)),
      correct_qty: on((step) => this.corrected(step, { quantity: String(step['new_qty']) })), correct_price: on((step) => this.repriced(step)), revalue: on((step) => this.revalue(step)),
      supplier_invoice: on((step) => this.supplierInvoice(step)), customer_return: on((step) => this.customerReturn(step)), supplier_return: on((step) => this.supplierReturn(step)), landed_cost: on((step) => this.landedCost(step)), post_receipt: on(() => this.receiveGiven()), cancel_landed_cost: on(() => this.cancelLanded()),
      receive_many: on(async (step) => { this.came = linesIn(step['lines']) ?? unspoken(`lines ${JSON.stringify(step['lines'])}`); for (const one of this.came) await this.receive({ op: 'receive', ...one, wh: step['wh'] }) }),
      transfer_many: on(async (step) => { for (const { qty } of linesIn(step['lines']) ?? this.came) await this.transfer({ op: 'transfer', qty, from: step['from'], to: step['to'] }) }),
      found: on((step) => this.receive({ ...step, unit_cost: undefined })), lost: on((step) => this.issue(step)), move: on((step) => this.packedAnew(step) ?? (String(step['qty']).startsWith('-') ? this.issue({ ...step, qty: negated(String(step['qty'])) }) : this.receive(step))),
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
    const house = this.stage
    try {
      await this.handTo(step)
      doc = (await work(step)) ?? undefined
    } catch (error) {
      if (!(error instanceof Refused) || step.expect?.['error'] === undefined) throw error
      refusal = error
    } finally { this.stage = house }
    const after = await this.standing(item)
    if (compare(after.value, this.lowest) < 0) this.lowest = after.value
    const last = { before, after, doc, refusal, item }
    this.last = last
    return (name, wanted) => this.ofStep(last, name, wanted)
  }
  /** What goes out and comes back on one day, and is as much, was only packed anew: told with the first of it. */
  packedAnew(step: Step): Promise<Doc | void> | undefined {
    const day = this.of.steps.filter(({ op, date, wh }) => op === 'move' && date === step['date'] && wh === step['wh'])
    if (day.length < 2 || !String(day[0]?.['qty']).startsWith('-') || !isZero(sum(day.map(({ qty }) => String(qty))))) return undefined
    if (day[0] !== step) return Promise.resolve()
    const quantity = sum(day.map(({ qty }) => String(qty)).filter((qty) => !qty.startsWith('-')))
    const { op: _, qty: __, ...when } = step
    return this.repack({ op: 'repack', ...when, ...(step['wh'] === undefined ? {} : { from: step['wh'], to: step['wh'] }), consume: { [this.usual()]: quantity }, produce: { [this.usual()]: quantity } })
  }
  /** What a named person enters is theirs: of the people of a case, the one who bears the role for it manages the store. */
  async handTo(step: Step): Promise<void> {
    const [user, role] = [text(step['user']), text(this.of.given['role_for_back_dating'])]
    if (user === undefined) return
    await this.place(text(step['wh']))
    this.stage = await openHands(this.stage, user, role !== undefined && (user === role || /manager|head|chief|senior|boss|with/i.test(user)) ? 'warehouse-manager' : 'warehouse-keeper')
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
      case 'available': return minus(after.quantity, String(await this.ofStep({ before, after, doc, refusal, item }, 'line_reserved', '')))
      case 'reserved': return doc?.document === 'supply.stock-reservation' ? doc.quantity : '0'
      case 'line_reserved': return sum((await this.stage.house.store.query<{ reserved: string }>({ text: `select coalesce(sum(reserved), 0)::text as reserved from house.balance where unit = $1`, values: [item] })).map(({ reserved }) => reserved))
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
    const place = this.places.get(name)
    if (place !== undefined) return typeof wanted === 'string' ? this.onHand(item, place) : { ...(await this.standingOf(item, place)), ...(typeof wanted === 'object' && wanted !== null && 'layers' in wanted ? { layers: await this.layers(item, (wanted as Record<string, Json>)['layers'] ?? '', place) } : {}) }
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
      case 'total': return this.of.topic === 'landed_cost' ? sum(this.shares) : this.onHand(item)
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
    const [, leaving] = /^cost_of_the_\w+?_pieces?_leaving_day_(-?\d+)$/.exec(name) ?? []
    if (leaving !== undefined) return this.leftOn(addDays(today, Number(leaving)))
    const [, asked, id] = /^(value_of|left_of|after)_(.+)$/.exec(name) ?? []
    const doc = this.docs.get(id ?? '')
    if (!doc || asked === undefined) return unspoken(`expected ${name}`)
    if (asked === 'value_of') return (await this.worthOf(doc)).value
    if (asked === 'after') return this.standingAfter(doc)
    const moves = (await this.stage.house.store.query<{ id: string }>({ text: 'select id from house.stock_move where record = $1', values: [doc.row.id] })).map(({ id: move }) => move)
    const { pools } = (await this.standingOf(doc.item)) as { readonly pools: readonly { readonly layers: readonly { readonly move: string; readonly quantity: string }[] }[] }
    return sum(pools.flatMap(({ layers }) => layers.filter(({ move }) => moves.includes(move)).map(({ quantity }) => quantity)))
  }
}

export const stock: Speaker = {
  topics: ['valuation', 'inventory_integrity', 'landed_cost'],
  begin: async (of) => {
    heard(of)
    if (of.given['method'] === 'lifo') return openEngine(of)
    if (of.steps.some(({ op }) => countingVerbs.includes(op))) return openCounting(of)
    if (of.steps.some(({ op }) => op === 'sales_invoice')) return openTraded(of)
    return of.given['charges'] !== undefined || of.steps.some(({ op }) => landedVerbs.includes(op)) ? openLanded(of) : new Store(await openStage(), of).open()
  },
}
