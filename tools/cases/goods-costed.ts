/** What comes after goods have moved: corrections, prices of bills, returns, reservations. */
import { allocate, compare, isZero, least, minus, rounded, sum, times, Refused, type Decimal } from '#words'
import { unspoken, type Step } from './case.ts'
import { GoodsCharged } from './goods-charged.ts'
import { text, type Doc } from './goods.ts'
import { today, type Values } from './stage.ts'

export abstract class GoodsCosted extends GoodsCharged {
  /** A correction is a reversal and the same again, at the same moment. */
  async corrected(step: Step, line: Values): Promise<Doc> {
    const doc = this.doc(step['doc'])
    const lines = (doc.values['lines'] as readonly Values[]).map((one) => ({ ...one, ...line }))
    const row = await this.stage.make(doc.document, { ...doc.values, lines })
    await this.stage.act(doc.document, doc.row.id, 'reverse')
    return this.kept({ ...step, id: step['doc'] }, doc.document, await this.stage.act(doc.document, row.id, 'post'), { item: doc.item, place: doc.place, batch: doc.batch, quantity: text(line['quantity'] as string | undefined) ?? doc.quantity, price: doc.price, values: { ...doc.values, lines } })
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
  /** What the goods of a bill cost more than was thought, for layers of which some are gone. */
  async billVariance(step: Step): Promise<Doc | void> {
    const layers = this.of.given['layers'] as readonly { readonly received: string; readonly left: string }[]
    const amount = rounded(String(step['variance']), 2)
    let left = String(step['matched_qty'])
    const billed = layers.map(({ received }) => { const part = least(received, left); left = minus(left, part); return part })
    const parts = isZero(sum(billed)) ? [] : allocate(amount, billed, 2)
    const all: Doc[] = []
    for (const [at, { received, left }] of layers.entries()) {
      const doc = await this.receive({ op: 'receive', item: `L${at}`, qty: received, unit_cost: '10' })
      if (compare(left, received) < 0) await this.issue({ op: 'issue', item: `L${at}`, qty: minus(received, left) })
      all.push(doc)
    }
    const worth = async () => sum(await Promise.all(all.map(({ item }) => this.value(item))))
    const before = await worth()
    for (const [at, doc] of all.entries()) if (!isZero(parts[at] ?? '0')) await this.adjusted(doc, parts[at] ?? '0')
    this.variance = { stock: minus(await worth(), before), all: amount }
  }
  /** What the last late price came to over all goods it was about. */
  late: Decimal = '0'
  variance = { stock: '0', all: '0' }
  async adjusted(doc: Doc, amount: Decimal): Promise<void> {
    this.late = amount
    this.paper = (await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind: 'price', amount, lines: [{ item: doc.item, receipt: doc.line, quantity: doc.quantity }] })).id
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
    if (step['of'] === undefined) return this.issue(step)
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
}
