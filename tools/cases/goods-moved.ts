/** Goods received, issued, moved, counted and taken back, each by its document. */
import type { AnyRow } from '#act'
import { compare, isZero, least, minus, Refused, type Decimal } from '#words'
import { unspoken, type See, type Step } from './case.ts'
import { Goods, glTold, text, type Doc } from './goods.ts'
import { Serials } from './serials.ts'
import type { Values } from './stage.ts'

export abstract class GoodsMoved extends Goods {
  async receive(step: Step, more: Values = {}): Promise<Doc> {
    const [item, place, quantity, { date, at }] = [await this.item(text(step['item'])), await this.place(text(step['wh'] ?? step['to'])), this.pieces(step), this.when(step)]
    const price = this.price(step) ?? text(this.of.given['unit_cost'])
    const owned = step['owner'] === undefined || step['owner'] === 'self' ? {} : { purpose: 'consigned', owner: await this.owner(String(step['owner'])) }
    const values = { date, at, purpose: 'other', ...owned, lines: this.serials.lines(step, { item, place, quantity, batch: text(step['batch']), ...(price === undefined ? {} : { price }), ...more }) }
    return this.kept(step, 'supply.stock-receipt', this.serials.moved(step, await this.stage.done('supply.stock-receipt', 'post', values)), { item, place, batch: text(step['batch']), quantity, price, values })
  }
  async issue(step: Step, more: Values = {}): Promise<Doc> {
    await this.decimals(step['qty_decimals'])
    const [item, place, quantity, { date, at }] = [await this.item(text(step['item'])), await this.issuedFrom(step), this.pieces(step), this.when(step)]
    const price = this.price(step, step['fixed_unit_cost'] === undefined ? 'at_unit_cost' : 'fixed_unit_cost')
    const owned = step['owner'] === undefined || step['owner'] === 'self' ? {} : { owner: await this.owner(String(step['owner'])), price: price ?? '0' }
    const line = { item, place, quantity, batch: text(step['batch']), ...owned, ...more }
    const named = step['at_unit_cost'] === undefined ? [] : await this.ofCost(item, place, quantity, String(step['at_unit_cost']))
    const values = { date, at, purpose: 'sale', lines: named.length > 0 ? named.map((one) => ({ ...line, ...one })) : this.serials.lines(step, { ...line, ...(price === undefined ? {} : { price }) }) }
    return this.kept(step, 'supply.stock-issue', this.serials.moved(step, await this.stage.done('supply.stock-issue', 'post', values)), { item, place, batch: text(step['batch']), quantity, price, values })
  }
  /** The place a step names, or else where so much of it lies. */
  async issuedFrom(step: Step): Promise<string> {
    const [item, usual] = [await this.item(text(step['item'])), await this.place(text(step['wh']))]
    if (step['wh'] !== undefined) return usual
    for (const place of [usual, ...this.places.values()]) if (compare(await this.onHand(item, place), this.pieces(step)) >= 0) return place
    return usual
  }
  /** Pieces that came at a cost, receipt by receipt; whatever is more goes as it always does. */
  async ofCost(item: string, place: string, quantity: Decimal, cost: Decimal): Promise<readonly Values[]> {
    const layers = await this.stage.house.store.query<{ line: string; quantity: Decimal }>({ text: `select m.line, l.layer->>'quantity' as quantity from house.stock_item s, jsonb_each(s.pools) p, jsonb_array_elements(p.value->'layers') with ordinality l(layer, nr) join house.stock_move m on m.id = (l.layer->>'move')::uuid
      where s.item = $1 and p.key like $2 || '%' and round((l.layer->>'value')::numeric / (l.layer->>'quantity')::numeric, 6) = $3::numeric order by nr`, values: [item, place, cost] })
    let left = quantity
    const lines = layers.map(({ line: receipt, quantity: held }) => { const part = least(held, left); left = minus(left, part); return { receipt, quantity: part } }).filter((one) => !isZero(one.quantity))
    return lines.length === 0 || isZero(left) ? lines : [...lines, { quantity: left } as Values]
  }
  readonly serials = new Serials()
  async owner(name: string): Promise<string> {
    const known = this.owners.get(name) ?? (await this.stage.make('supply.supplier', { code: name, name, admissions: [{ group: this.group, from: '2015-01-01' }], papers: [{ kind: 'licence', number: name }] })).id
    this.owners.set(name, known)
    return known
  }
  readonly owners = new Map<string, string>()
  async transfer(step: Step): Promise<Doc> {
    const [item, from, to, quantity, { date, at }] = [await this.item(text(step['item'])), await this.place(text(step['from'])), await this.place(text(step['to'])), this.pieces(step), this.when(step)]
    const values = { date, at, from, to, lines: [{ item, quantity, batch: text(step['batch']) }] }
    return this.kept(step, 'supply.stock-transfer', await this.stage.done('supply.stock-transfer', 'post', values), { item, place: from, batch: text(step['batch']), quantity, price: undefined, values })
  }
  async viaTransit(step: Step): Promise<Doc> {
    const doc = await this.transfer({ ...step, to: 'transit' })
    await this.transfer({ ...step, from: 'transit' })
    return doc
  }
  async count(step: Step): Promise<Doc | void> {
    if (step['qty'] === null) return this.notCounted(step)
    await this.decimals(step['qty_decimals'])
    if (this.of.steps.some(({ op }) => op === 'submit_count')) { this.sheet.push({ item: await this.item(text(step['item'])), place: await this.place(), counted: this.pieces(step) }); return }
    const [item, place, { date, at }] = [await this.item(text(step['item'])), await this.place(text(step['wh'])), this.when(step)]
    const values = { date, at, restate: step['unit_cost'] !== undefined, lines: [{ item, place, batch: text(step['batch']), counted: this.pieces(step), ...(step['unit_cost'] === undefined ? {} : { price: this.price(step) }) }] }
    return this.kept(step, 'supply.stock-count', await this.stage.done('supply.stock-count', 'submit', values), { item, place, batch: text(step['batch']), quantity: this.pieces(step), price: undefined, values })
  }
  /** A sheet on which nothing was counted is not even submitted, unless its empty lines mean that nothing is there. */
  async notCounted(step: Step): Promise<void> {
    const values = { ...this.when(step), blank: this.of.given['blank_rule'] === 'empty' ? 'empty' : 'keep', lines: [{ item: await this.item(text(step['item'])), place: await this.place() }] }
    await this.stage.done('supply.stock-count', 'submit', values).catch((error: unknown) => { if (!(error instanceof Refused)) throw error })
  }
  readonly sheet: Values[] = []
  sheetRow: AnyRow | undefined
  async submitCount(): Promise<See> {
    const counter = await this.stage.as('counter', 'warehouse-manager')
    this.sheetRow = await counter.done('supply.stock-count', 'submit', { ...this.when({ op: 'count' }), lines: this.sheet })
    const lines = await this.glOf(this.sheetRow.id)
    return (name) => (name === 'vouchers' ? [...Map.groupBy(lines, ({ line }) => line).values()].map(glTold) : unspoken(`expected ${name}`))
  }
  /** Told with the cause that the case implies: gains lower expenses, losses are borne by the company. */
  async settleCount(step: Step): Promise<See> {
    const id = this.sheetRow?.id as string
    const [counter, other, before] = [await this.stage.as('counter', 'warehouse-manager'), await this.stage.as('other', 'finance-manager'), await this.glOf(id)]
    const settled = (by: typeof other, cause?: string) => by.act('supply.stock-count', id, 'settle', cause === undefined ? {} : { cause }).then(() => true, (error: unknown) => (error instanceof Refused ? false : Promise.reject(error)))
    if (step['reason_required'] === true && await settled(other)) throw new Error('settled without a cause')
    if (step['approver_not_counter'] === true && await settled(counter, 'disaster')) throw new Error('settled by who counted')
    if (!await settled(other, 'disaster')) throw new Error('not settled by another person with a cause')
    const lines = (await this.glOf(id)).filter((one) => !before.some(({ id: known }) => known === one.id))
    const byLine = [...Map.groupBy(lines, ({ line }) => line).values()].map(glTold)
    const of = (side: 'debit' | 'credit') => byLine.find((one) => one[side]?.['1901'] !== undefined)
    const loss = of('credit')
    return (name) => ({
      gain_entry: of('debit'), loss_entry: loss && { ...loss, debit: { ...loss.debit, '6711 or 6602 by cause': loss.debit?.['6711'] ?? loss.debit?.['6602'] } },
    })[name] ?? unspoken(`expected ${name}`)
  }
  async takeBack(step: Step): Promise<Doc> {
    const doc = this.doc(step['doc'])
    await this.stage.act(doc.document, doc.row.id, doc.document === 'supply.stock-reservation' ? 'release' : 'reverse')
    if (step['doc']) this.docs.delete(String(step['doc']))
    return doc
  }
}
