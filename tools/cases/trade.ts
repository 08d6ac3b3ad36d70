/** Cases of goods bought and sold, each item valued in its own way: what comes in, is billed, goes out to the customer, is counted and valued anew. */
import { isZero, minus, negated, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { Firm, type Bought } from './firm.ts'
import { named } from './orders.ts'
import { openStage, today, type Stage } from './stage.ts'

type Kept = { readonly method: string; readonly cost?: Decimal }
const valuations: Readonly<Record<string, string>> = { standard: 'standard', fixed: 'standard', moving_average: 'moving-average', average: 'moving-average', fifo: 'fifo' }
const accounts = { ...named, price_difference: '1404', cost_of_sales: '6401' } as const
export const tradeVerbs: readonly string[] = ['deliver', 'bill_customer', 'count_to_one_each', 'set_cost']

class Trade extends Firm implements Telling {
  readonly kept: Readonly<Record<string, Kept>>
  readonly bought: Awaited<ReturnType<Firm['receive']>>[] = []
  constructor(stage: Stage, of: Case) {
    super(stage, of)
    this.kept = Object.fromEntries(Object.entries(of.given).filter(([, one]) => typeof one === 'object' && one !== null && 'method' in one)) as unknown as Record<string, Kept>
  }
  /** What a bill differs stands apart in these books, so goods stay at what they came in at. */
  async open(): Promise<this> {
    await this.furnish()
    for (const [name, { method, cost }] of Object.entries(this.kept)) {
      const group = (await this.stage.make('commons.item-group', { code: name, name, stockAccount: 'finished-goods', valuation: valuations[method] ?? unspoken(`method ${method}`), priceDifference: 'variance' })).id
      await this.stage.edit('supply.supplier', this.supplier, { admissions: [...await this.admissions(), { group, from: '2015-01-01' }] })
      await this.item(name, { group, ...(cost === undefined ? {} : { standardCost: cost }) })
    }
    return this
  }
  async admissions(): Promise<readonly { readonly group: string; readonly from: string }[]> {
    return ((await this.stage.read('supply.supplier', this.supplier))['admissions'] as readonly { readonly group: string; readonly from: string }[]).map(({ group, from }) => ({ group, from }))
  }
  readonly verbs: Telling['verbs'] = {
    receive: async (step) => {
      const lines = step['lines'] as unknown as readonly Bought[]
      const came = await this.receive(await this.order(lines), lines.map(({ qty }) => qty))
      this.bought.push(came)
      return this.after(came.inspection.id)
    },
    bill: async (step) => {
      const { order } = this.bought.at(-1) ?? unspoken('a bill of nothing')
      const prices = step['lines'] as unknown as readonly Bought[]
      return this.asBought(await this.after((await this.bill(order, prices.map(({ qty, price }, at) => ({ at, qty, price })), { accept: true })).id))
    },
    deliver: async (step) => {
      const lines = await this.placed((step['lines'] as unknown as readonly Bought[]).map(({ item = 'X', qty }) => [item, qty]))
      return this.after((await this.stage.done('supply.stock-issue', 'post', { date: today, purpose: 'sale', lines: lines.map(({ amount: quantity, ...at }) => ({ ...at, quantity })) })).id)
    },
    bill_customer: (step) => this.sold(step),
    count_to_one_each: async () => {
      const lines = await this.placed(Object.keys(this.kept).map((name) => [name, '1']))
      return this.changing(() => this.stage.done('supply.stock-count', 'submit', { date: today, lines: lines.map(({ amount: counted, ...at }) => ({ ...at, counted })) }))
    },
    set_cost: (step) => this.valued(step), check: () => undefined,
  }
  placed = (lines: readonly (readonly [string, Decimal])[]) => Promise.all(lines.map(async ([name, amount]) => ({ item: await this.item(name), place: this.place, amount })))

  /** The case tells what the customer is billed by what comes out of it. */
  async sold(step: Step): Promise<See> {
    const customer = (await this.stage.make('commons.party', { code: 'C', name: '客户' })).id
    await this.stage.done('finance.sales-invoice', 'post', { customer, date: today, lines: [{ what: 'x', quantity: '1', net: String(step.expect?.['revenue'] ?? unspoken('an invoice of nothing')), vatRate: '0' }] })
    return this.see
  }
  /** A new standard, for what comes and for what lies there. */
  async valued({ from, to }: Step): Promise<See> {
    const [name] = Object.entries(this.kept).find(([, { cost }]) => cost !== undefined && isZero(minus(cost, String(from)))) ?? unspoken(`an item at ${String(from)}`)
    const item = await this.item(name)
    await this.stage.edit('commons.item', item, { standardCost: String(to) })
    return this.changing(() => this.stage.done('supply.stock-revaluation', 'post', { date: today, reason: '标准成本调整', lines: [{ item, place: this.place, each: String(to) }] }))
  }
  async changing(work: () => Promise<unknown>): Promise<See> {
    const before = await this.stage.account('1405')
    await work()
    const more = minus(await this.stage.account('1405'), before)
    return (name, wanted) => (name === 'stock_change' ? more : name === 'stock_out' ? negated(more) : this.see(name, wanted))
  }
  /** Books that take what is bought for an expense, and stock for its correction, see in a bill its whole worth as one. */
  asBought = (see: See): See => async (name, wanted) => {
    const gl = (await see('gl', wanted)) as Readonly<Record<string, { readonly debit?: Decimal; readonly credit?: Decimal }>>
    const expense = gl['expense'] ?? { debit: gl['payable']?.credit ?? '0' }
    return name === 'gl' ? { ...gl, expense } : name === 'expense' ? expense.debit : see(name, wanted)
  }
  async after(paper: string): Promise<See> {
    const gl = await this.gl(paper, accounts)
    return (name, wanted) => (name === 'gl' ? gl : name === 'stock_out' ? gl['stock']?.credit : this.see(name, wanted))
  }
  see: See = async (name: string, _wanted: Json) => {
    switch (name) {
      case 'grni_balance': { const left = negated(await this.stage.account('220202')); return isZero(left) ? '0' : left }
      case 'stock': return this.stage.account('1405')
      case 'payable': return negated(await this.stage.account('220201'))
      case 'revenue': return negated(await this.stage.account('6001'))
      case 'cost_of_sales': return this.stage.account('6401')
      default: return unspoken(`expected ${name}`)
    }
  }
}

export const openTrade = async (of: Case): Promise<Telling> => new Trade(await openStage(), of).open()
