/** Cases of work orders: what is drawn for it, what the work costs, and what the pieces made are worth - told as goods that become other goods. */
import { dividedBy, plus, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type See, type Step, type Telling } from './case.ts'
import { openStage, today, type Stage } from './stage.ts'

type Part = { readonly qty: Decimal; readonly uom?: string; readonly cost?: Decimal } & Readonly<Record<string, string | undefined>>
/** How much of the unit in which a part costs is one of the unit in which it is counted. */
const inUnit: Readonly<Record<string, Decimal>> = { m: '1', cm: '0.01', mm: '0.001', kg: '1', g: '0.001', l: '1', ml: '0.001' }
export const makingVerbs = ['plan', 'finish'] as const

class WorkOrder implements Telling {
  readonly stage: Stage
  readonly of: Case
  constructor(stage: Stage, of: Case) { this.stage = stage; this.of = of }
  close = () => this.stage.close()
  make = (): Decimal => String(this.of.given['make'] ?? '1')

  /** Parts with what all of them together come to, in pieces and in the price of one. */
  parts(): readonly { readonly name: string; readonly quantity: Decimal; readonly uom: string | undefined; readonly price: Decimal }[] {
    const { bom, input, material } = this.of.given as unknown as { bom?: Readonly<Record<string, Part>>; input?: { qty: Decimal; cost: Decimal }; material?: Decimal }
    if (input) return [{ name: 'input', quantity: input.qty, uom: undefined, price: input.cost }]
    if (material) return [{ name: 'material', quantity: this.make(), uom: undefined, price: material }]
    return Object.entries(bom ?? unspoken('a work order of nothing')).map(([name, { qty, uom, cost, ...more }]) => {
      const [per] = Object.entries(more).filter(([key]) => key.startsWith('cost_per_')).map(([, price]) => price)
      return { name, quantity: times(qty, this.make()), uom, price: cost ?? times(per ?? '0', inUnit[uom ?? ''] ?? '1') }
    })
  }
  async finish(step: Step): Promise<See> {
    const { stage } = this
    const work = sum((this.of.given['work'] as readonly Decimal[] | undefined) ?? [])
    const group = (await stage.make('commons.item-group', { code: 'G', name: 'G', stockAccount: 'finished-goods' })).id
    const place = (await stage.make('commons.location', { code: 'shop', name: '车间', kind: 'warehouse' })).id
    const [unit] = await stage.house.store.query<{ id: string }>({ text: `select id from commons.unit_of_measure where code = 'PCS'` })
    const item = async (name: string) => (await stage.make('commons.item', { code: name, name, group, unit: unit?.id })).id
    const used = await Promise.all(this.parts().map(async ({ name, quantity, price }) => ({ item: await item(name), place, quantity, price })))
    await stage.done('supply.stock-receipt', 'post', { date: today, purpose: 'other', lines: used })
    const pieces: Readonly<Record<string, Decimal>> = { good: String(step['good'] ?? this.make()), ...(step['waste'] === undefined ? {} : { waste: String(step['waste']) }) }
    const made = await Promise.all(Object.entries(pieces).map(async ([name, quantity]) => ({ item: await item(name), place, quantity })))
    await stage.done('supply.repacking', 'post', { date: today, extra: work, used: used.map(({ price: _, ...one }) => one), lines: made })
    const worth = Object.fromEntries(await Promise.all(Object.keys(pieces).map(async (name, at) => [`${name}_cost`, await stage.account('1405', { item: made[at]?.item })] as const)))
    const cost = Object.values(worth).reduce(plus, '0')
    this.seen = { ...worth, cost, total: cost, unit_cost: dividedBy(cost, sum(Object.values(pieces)), 6) }
    return this.see
  }
  seen: Readonly<Record<string, Decimal>> = {}
  see: See = (name) => this.seen[name] ?? unspoken(`expected ${name}`)

  readonly verbs: Telling['verbs'] = {
    plan: () => { const told = Object.fromEntries(this.parts().map(({ name, uom, quantity }) => [uom ? `${name}_${uom}` : name, quantity])); return (name) => told[name] ?? unspoken(`expected ${name}`) },
    finish: (step) => this.finish(step),
  }
}

export const openWorkOrder = async (of: Case): Promise<Telling> => new WorkOrder(await openStage(), of)
