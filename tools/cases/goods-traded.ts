/** Goods bought, billed at another price and sold: what is earned on them, whichever comes first. */
import { dividedBy, minus, negated, plus, sum, type Decimal } from '#words'
import { unspoken, type Case, type See, type Step, type Telling } from './case.ts'
import { Firm, type Received } from './firm.ts'
import { openStage, today } from './stage.ts'

class Traded extends Firm implements Telling {
  readonly came = new Map<string, Received>()
  readonly verbs: Telling['verbs'] = {
    receive: (step) => this.changing(async () => { const qty = String(step['qty']); this.came.set(String(step['id'] ?? this.came.size), await this.receive(await this.order([{ qty, price: String(step['unit_cost']) }]), [qty])) }),
    supplier_invoice: (step) => this.changing(async () => { const { order } = this.came.get(String(step['of'])) ?? [...this.came.values()].at(-1) ?? unspoken('a bill of nothing'); await this.bill(order, [{ at: 0, qty: String(step['qty']), price: String(step['price']) }], { accept: true }) }),
    issue: (step) => this.changing(() => this.gone(step)),
    sales_invoice: async (step) => {
      if (!this.of.steps.some(({ op }) => op === 'issue')) await this.gone(step)
      const customer = (await this.stage.make('commons.party', { code: `C${this.bills++}`, name: '客户' })).id
      await this.stage.done('finance.sales-invoice', 'post', { customer, date: today, lines: [{ what: 'x', quantity: String(step['qty']), net: String(Number(step['qty']) * Number(step['price'])), vatRate: '0' }] })
    },
    check: () => undefined,
  }
  /** What a step changes in the store, and in what was sold before. */
  async changing(work: () => Promise<void>): Promise<See> {
    const [stock, sold] = [await this.stage.account('1405'), await this.cost()]
    await work()
    const [more, shipped] = [minus(await this.stage.account('1405'), stock), minus(await this.cost(), sold)]
    return (name, wanted) => ({ cost: negated(more), value_change: more, stock_change: more, stock_account_change: more, already_shipped_change: shipped })[name] ?? this.see(name, wanted)
  }
  async gone(step: Step): Promise<void> {
    await this.stage.done('supply.stock-issue', 'post', { date: today, purpose: 'sale', lines: [{ item: await this.item(), place: this.place, quantity: String(step['qty']) }] })
  }
  cost = async (): Promise<Decimal> => plus(await this.stage.account('6401'), await this.stage.account('1404'))
  see: See = async (name) => {
    switch (name) {
      case 'gross_profit': return minus(negated(await this.stage.account('6001')), await this.cost())
      case 'cost_of_sales_plus_variance': return this.cost()
      case 'stock': case 'value': case 'stock_account': return this.stage.account('1405')
      case 'on_hand': return sum(await Promise.all(['Q101', 'Q105'].map((account) => this.stage.account(account))))
      case 'net_cost_of_sales': return this.stage.account('6401')
      case 'unit_cost': return dividedBy(await this.stage.account('1405'), await this.stage.account('Q101'), 6)
      case 'grni': return negated(await this.stage.account('220202'))
      case 'payable': return negated(await this.stage.account('220201'))
      default: return unspoken(`expected ${name}`)
    }
  }
}

export async function openTraded(of: Case): Promise<Telling> {
  const traded = new Traded(await openStage(), of)
  await traded.furnish()
  if (of.given['negative_stock'] === true) await traded.stage.edit('commons.item-group', traded.group, { negative: true })
  return traded
}
