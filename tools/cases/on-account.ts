/** Cases of a sale and a purchase on account with their VAT: what their papers put into the books together. */
import { compare, dividedBy, isNegative, isZero, negated, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Telling } from './case.ts'
import { Firm, type Gl } from './firm.ts'
import { openStage, today } from './stage.ts'

/** Accounts by the names of the cases; a group stands for what is below it. */
const named: readonly (readonly [name: string, account: RegExp])[] = [['2221.销项', /^22210107/], ['2221.进项', /^22210101/], ['2202', /^2202/], ['1122', /^1122/], ['6001', /^6001/], ['6401', /^6401/], ['1405', /^1405/], ['1403', /^1403/]]

class OnAccount extends Firm implements Telling {
  readonly entries: Gl[] = []
  readonly verbs: Telling['verbs'] = { sell_on_account: () => this.sell(), buy_on_account: () => this.buy() }
  given = (name: string): Decimal => String(this.of.given[name] ?? unspoken(`no ${name}`))

  async sell(): Promise<void> {
    const [quantity, price, vat] = [this.given('qty'), this.given('price_without_tax'), this.given('vat')]
    const net = times(quantity, price)
    const line = { item: await this.item(), place: this.place, quantity }
    await this.stage.done('supply.stock-receipt', 'post', { date: today, purpose: 'other', lines: [{ ...line, price: this.given('unit_cost') }] })
    const customer = (await this.stage.make('commons.party', { code: 'C', name: '客户' })).id
    const invoice = await this.stage.done('finance.sales-invoice', 'post', { customer, date: today, lines: [{ what: 'X', quantity, net: rounded(net, 2), vatRate: compare(vat, '1') < 0 ? vat : dividedBy(vat, net, 6) }] })
    const issue = await this.stage.done('supply.stock-issue', 'post', { date: today, purpose: 'sale', lines: [line] })
    for (const { id } of [invoice, issue]) this.entries.push(await this.together([id]))
  }
  /** Goods are accepted, billed with all the tax, and bear their freight. */
  async buy(): Promise<void> {
    await this.stage.edit('commons.item-group', this.group, { stockAccount: 'inventory' })
    const order = await this.order([{ qty: '1', price: this.given('goods_without_tax') }])
    const { inspection } = await this.receive(order, ['1'])
    const invoice = await this.bill(order, [{ at: 0, qty: '1' }], { tax: plus(this.given('goods_vat'), this.given('freight_vat')) })
    const freight = await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind: 'freight', supplier: this.supplier, amount: this.given('freight_without_tax'), lines: [{ item: await this.item(), quantity: '1', accepted: (inspection['lines'] as readonly { readonly id: string }[])[0]?.id }] })
    this.entries.push(await this.together([inspection.id, invoice.id, freight.id]))
  }
  /** What papers put on an account in all, on the side where it ends. */
  async together(papers: readonly string[]): Promise<Gl> {
    const all = await Promise.all(papers.map((one) => this.gl(one, {})))
    return Object.fromEntries(named.flatMap(([name, pattern]) => {
      const net = sum(all.flatMap((gl) => Object.entries(gl).filter(([account]) => pattern.test(account)).flatMap(([, { debit = '0', credit = '0' }]) => [debit, negated(credit)])))
      return isZero(net) ? [] : [[name, isNegative(net) ? { credit: negated(net) } : { debit: net }]]
    }))
  }
  see: See = (name, wanted) => (name === 'entry' ? shown(this.entries[0], wanted) : name === 'entries' ? this.entries.map((one, at) => shown(one, (wanted as readonly Json[])[at])) : unspoken(`expected ${name}`))
}

/** An amount told without its side is the one there is. */
const shown = (gl: Gl | undefined, wanted: Json | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(gl ?? {}).map(([name, sides]) => [name, typeof (wanted as Readonly<Record<string, Json>> | undefined)?.[name] === 'string' ? (sides.debit ?? sides.credit) : sides]))

export const tradesOnAccount = (of: Case): boolean => of.steps.some(({ op }) => op === 'sell_on_account' || op === 'buy_on_account')
export async function openOnAccount(of: Case): Promise<Telling> {
  const told = new OnAccount(await openStage(), of)
  await told.furnish()
  return told
}
