/** Goods that become other goods, goods laid where there is room, and goods of somebody else. */
import type { AnyRow } from '#act'
import { compare, dividedBy, isZero, minus, plus, Refused, sum, type Decimal } from '#words'
import { unspoken, type See, type Step } from './case.ts'
import { GoodsCosted } from './goods-costed.ts'
import { text, type Doc } from './goods.ts'
import type { Values } from './stage.ts'

type Amounts = Readonly<Record<string, Decimal>>
type Rule = { readonly wh: string; readonly capacity?: string; readonly capacity_kg?: string; readonly priority?: string }

export abstract class GoodsMade extends GoodsCosted {
  /** What is used of what is there, by name, and what is made of it; costs of the work besides. */
  async repack(step: Step): Promise<Doc> {
    const { input, output } = this.of.given as { input?: { qty: string; unit_cost: string }; output?: { qty: string } }
    if (input && this.docs.size === 0) await this.receive({ op: 'receive', item: 'input', qty: input.qty, unit_cost: input.unit_cost })
    const [used, made] = [(step['consume'] as Amounts | undefined) ?? { input: input?.qty ?? unspoken('a repack of nothing') }, (step['produce'] as Amounts | undefined) ?? { output: output?.qty ?? '1' }]
    const extra = sum((step['extra_costs'] as readonly Decimal[] | undefined) ?? [text(step['extra_cost']) ?? '0'])
    const [from, to] = await this.throughStores(step, Object.keys(used)[0] ?? '')
    const named = async (amounts: Amounts, place: string) => Promise.all(Object.entries(amounts).map(async ([name, quantity]) => ({ item: await this.item(name), place, quantity })))
    const values = { ...this.when(step), extra, used: await named(used, from), lines: await named(made, to) }
    const [first] = values.lines
    return this.kept(step, 'supply.repacking', await this.stage.done('supply.repacking', 'post', values), { item: first?.item ?? '', place: to, batch: undefined, quantity: first?.quantity ?? '1', price: undefined, values })
  }
  /** From the store that holds what is used into the other. */
  async throughStores(step: Step, used: string): Promise<readonly [from: string, to: string]> {
    const [from, to] = [await this.place(text(step['wh_in'] ?? step['from'])), await this.place(text(step['wh_out'] ?? step['to'] ?? step['wh_in'] ?? step['from']))]
    const item = await this.item(used)
    return isZero(await this.onHand(item, from)) && !isZero(await this.onHand(item, to)) ? [to, from] : [from, to]
  }
  /** What a piece is worth from a day on, whatever it cost. */
  async setCost(step: Step): Promise<void> {
    await this.stage.done('supply.stock-revaluation', 'post', { date: this.when(step).date, reason: '按单价重估', lines: [{ item: await this.item(text(step['item'])), place: await this.place(text(step['wh'])), each: this.price(step) }] })
  }

  async rooms(): Promise<void> {
    const bag = (this.of.given['uom'] as Amounts | undefined)?.['bag']
    for (const { wh, capacity, capacity_kg: kilos, priority } of (this.of.given['rules'] ?? []) as readonly Rule[]) {
      await this.stage.make('supply.storage-room', { item: await this.item(), place: await this.place(wh), capacity: capacity ?? kilos, priority: Number(priority ?? 1), ...(kilos === undefined || bag === undefined ? {} : { pack: bag }) })
    }
  }
  /** Goods that came, or lie somewhere, are laid where the rules leave room; told as rows of a put-away. */
  async putAway(step: Step): Promise<See> {
    const from = step['from'] === undefined ? 'receiving' : String(step['from'])
    const item = await this.item(text(step['item']))
    const uom = this.of.given['uom'] as Amounts | undefined
    const quantity = this.pieces(uom?.['bag'] === undefined || step['uom'] !== undefined ? step : { ...step, uom: 'bag' })
    const held = await this.onHand(item, await this.place(from))
    if (compare(held, quantity) < 0) await this.receive({ op: 'receive', item: text(step['item']), qty: minus(quantity, held), wh: from, unit_cost: '1' })
    const draft = await this.stage.make('supply.put-away', { ...this.when(step), from: await this.place(from), lines: [{ item, quantity }] })
    const arranged = await this.stage.act('supply.put-away', draft.id, 'arrange')
    return this.laid(arranged, uom?.['bag'])
  }
  async laid(arranged: AnyRow, pack: Decimal | undefined): Promise<See> {
    const lines = arranged['lines'] as readonly { readonly to?: string; readonly quantity: Decimal }[]
    const placed = lines.filter(({ to }) => to)
    if (placed.length > 0) await this.stage.act('supply.put-away', arranged.id, 'post')
    const names = new Map([...this.places].map(([name, id]) => [id, name]))
    const told = (quantity: Decimal) => (pack === undefined ? quantity : dividedBy(quantity, pack, 6))
    this.put = { lines: placed.map(({ to, quantity }) => ({ wh: names.get(to ?? ''), qty: told(quantity) })), unassigned: told(sum(lines.filter(({ to }) => !to).map(({ quantity }) => quantity))) }
    return (name) => (name === 'lines' ? this.put?.lines : name === 'unassigned' ? this.put?.unassigned : unspoken(`expected ${name}`))
  }
  put: { readonly lines: readonly { readonly wh: string | undefined; readonly qty: Decimal }[]; readonly unassigned: Decimal } | undefined

  /** A sheet filled from the books, refreshed, confirmed. */
  readonly counts = new Map<string, Decimal>()
  async openSheet(): Promise<See> { return this.sheetSeen() }
  async enterCount(step: Step): Promise<void> { this.counts.set(text(step['item']) ?? 'X', this.pieces(step)) }
  sheetSeen = (): See => async (name) => ({ expected: await this.onHand(await this.item(name)), counted: this.counts.get(name) })
  async confirmSheet(): Promise<See> {
    const before = new Map<string, Decimal>()
    const lines: Values[] = []
    for (const name of this.items.keys()) {
      before.set(name, await this.onHand(await this.item(name)))
      lines.push({ item: await this.item(name), place: await this.place(), ...(this.counts.has(name) ? { counted: this.counts.get(name) } : {}) })
    }
    await this.stage.done('supply.stock-count', 'submit', { ...this.when({ op: 'count' }), lines }).catch((error: unknown) => { if (!(error instanceof Refused)) throw error })
    return async (name) => {
      const more = minus(await this.onHand(await this.item(name)), before.get(name) ?? '0')
      return { gain: more, loss: plus('0', minus('0', more)), moves: compare(more, '0') === 0 ? '0' : '1', on_hand: await this.onHand(await this.item(name)) }
    }
  }
}
