/** What comes after goods have moved: corrections, late costs, returns, reservations. */
import { compare, isZero, minus, rounded, sum, times, Refused, type Decimal } from '#words'
import { unspoken, type Step } from './case.ts'
import { GoodsMoved } from './goods-moved.ts'
import { text, type Doc } from './goods.ts'
import { today, type Values } from './stage.ts'

type Came = { readonly item?: string; readonly qty: string; readonly price: string; readonly category?: string }

export abstract class GoodsCosted extends GoodsMoved {
  /** A correction is a reversal and the same again, at the same moment. */
  async corrected(step: Step, line: Values): Promise<Doc> {
    const doc = this.doc(step['doc'])
    const lines = (doc.values['lines'] as readonly Values[]).map((one) => ({ ...one, ...line }))
    const row = await this.stage.make(doc.document, { ...doc.values, lines })
    await this.stage.act(doc.document, doc.row.id, 'reverse')
    return this.kept({ ...step, id: step['doc'] }, doc.document, await this.stage.act(doc.document, row.id, 'post'), { ...doc, ...line, values: { ...doc.values, lines } } as Doc)
  }
  async repriced(step: Step): Promise<Doc> {
    const doc = this.doc(step['doc'])
    await this.adjusted(doc, rounded(times(doc.quantity, minus(String(step['new_price']), doc.price ?? '0')), 2))
    return doc
  }
  async supplierInvoice(step: Step): Promise<Doc> {
    const doc = this.doc(step['of'])
    await this.adjusted(doc, rounded(times(String(step['qty']), minus(String(step['price']), doc.price ?? '0')), 2))
    return doc
  }
  async landedCost(step: Step): Promise<Doc> {
    if (step['parts'] !== undefined) unspoken('costs in several currencies')
    const held = this.of.given['lines'] as unknown as readonly Came[] | undefined
    const line = this.of.given['line'] as unknown as Came | undefined
    if (this.docs.size === 0) for (const { category, ...one } of held ?? (line ? [line] : [])) this.kinds.set((await this.receive({ op: 'receive', ...one, unit_cost: one.price })).item, category ?? one.item ?? '')
    const all = step['on'] === undefined ? [...this.docs.values()] : [this.doc(step['on'])]
    const docs = all.filter((doc) => step['only_category'] === undefined || this.kinds.get(doc.item) === step['only_category'])
    if (docs.length === 0) unspoken('landed cost of nothing')
    const shares = step['lines'] as readonly Decimal[] | undefined
    const basis = shares ? 'manual' : step['basis'] === 'quantity' || step['basis'] === 'qty' ? 'quantity' : 'value'
    const row = await this.stage.done('supply.cost-adjustment', 'post', {
      date: today, kind: 'freight', amount: shares ? sum(shares) : String(step['amount']), basis,
      lines: docs.map((doc, at) => ({ item: doc.item, receipt: doc.line, quantity: doc.quantity, value: rounded(times(doc.quantity, doc.price ?? '0'), 2), ...(shares ? { share: shares[at] ?? '0' } : {}) })),
    })
    this.landed = row.id
    this.shares = (row['lines'] as readonly { readonly share: string }[]).map(({ share }) => share)
    return docs[0] as Doc
  }
  /** What the goods of a bill cost more than was thought, for layers of which some are gone. */
  async billVariance(step: Step): Promise<Doc | void> {
    const [layer] = this.of.given['layers'] as readonly { readonly received: string; readonly left: string }[]
    if (!layer) return unspoken('a bill of nothing')
    const doc = await this.receive({ op: 'receive', qty: layer.received, unit_cost: '10' })
    if (compare(layer.left, layer.received) < 0) await this.issue({ op: 'issue', qty: minus(layer.received, layer.left) })
    const amount = rounded(String(step['variance']), 2)
    const before = await this.value(doc.item)
    if (!isZero(amount)) await this.adjusted(doc, amount)
    this.variance = { stock: minus(await this.value(doc.item), before), all: amount }
  }
  async cancelLanded(): Promise<void> { await this.stage.act('supply.cost-adjustment', this.landed, 'reverse') }
  landed = ''
  /** Category of an item. */
  readonly kinds = new Map<string, string>()
  shares: readonly Decimal[] = []
  variance = { stock: '0', all: '0' }
  async adjusted(doc: Doc, amount: Decimal): Promise<void> {
    await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind: 'price', amount, lines: [{ item: doc.item, receipt: doc.line, quantity: doc.quantity }] })
  }
  async revalue(step: Step): Promise<Doc | void> {
    const value = await this.value(await this.item(text(step['item'])))
    await this.stage.done('supply.stock-revaluation', 'post', { date: today, reason: '重估', lines: [{ item: await this.item(text(step['item'])), place: await this.place(), more: rounded(times(value, minus(String(step['factor']), '1')), 2) }] })
  }
  customerReturn(step: Step): Promise<Doc> {
    const doc = this.doc(step['of'])
    if (step['serials'] !== undefined) return this.receive({ ...step, unit_cost: undefined, op: 'customer_return' }, { item: doc.item, place: doc.place })
    return this.receive({ ...step, wh: undefined }, { issue: doc.line, place: doc.place, item: doc.item, batch: doc.batch })
  }
  supplierReturn(step: Step): Promise<Doc> {
    if (step['of'] === undefined) return this.issue({ ...step, fixed_unit_cost: step['price'] })
    const doc = this.doc(step['of'])
    return this.issue(step, { receipt: doc.line, place: doc.place, item: doc.item, batch: doc.batch })
  }
  async freeze(step: Step): Promise<void> {
    const until = step['stock_frozen_until']
    const state = until === null ? 'open' : 'locked'
    if (step['frozen_older_than_days'] === undefined && until === undefined) unspoken(`set ${Object.keys(step).join(' ')}`)
    const [period] = await this.stage.house.store.query<{ id: string }>({ text: `select id from finance.period where code = $1`, values: [today.slice(0, 7)] })
    await this.stage.act('finance.period', period?.id as string, step['frozen_older_than_days'] !== undefined || state === 'locked' ? 'lock' : 'open').catch((error: unknown) => { if (!(error instanceof Refused)) throw error })
  }
  async reserve(step: Step): Promise<Doc> {
    const [item, place, quantity] = [await this.item(), await this.place(), this.pieces(step)]
    const values = { purpose: 'order', lines: [{ item, place, quantity }] }
    return this.kept(step, 'supply.stock-reservation', await this.stage.done('supply.stock-reservation', 'hold', values), { item, place, batch: undefined, quantity, price: undefined, values })
  }
  async changed(step: Step): Promise<Doc> {
    const doc = this.doc(step['doc'])
    if (doc.document !== 'supply.stock-reservation') return this.corrected(step, { quantity: this.pieces(step) })
    await this.stage.act(doc.document, doc.row.id, 'release')
    return this.reserve({ ...step, id: step['doc'] })
  }

  manyOf(step: Step): readonly Step[] {
    return unspoken(`${step.op} ${JSON.stringify(step['lines'])}`)
  }
}
