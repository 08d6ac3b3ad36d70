/** Cases of a customer's credit: what they owe and were promised, within a limit that somebody sets. */
import type { AnyRow } from '#act'
import { isPositive, least, minus, plus, rounded, sum, type Decimal } from '#words'
import { unspoken, type Case, type See, type Telling } from './case.ts'
import { Firm, type Words } from './firm.ts'
import { openStage, today } from './stage.ts'

export const creditVerbs: readonly string[] = ['confirm_sale', 'set_limit', 'invoice_part']
const words: Words = [[/limit|credit|exposure/i, ({ rule }) => rule === 'credit-limit']]

class CreditLimit extends Firm implements Telling {
  customer = ''
  readonly orders: AnyRow[] = []
  async open(): Promise<this> {
    const { credit_limit: creditLimit, receivable } = this.of.given as Readonly<Record<string, Decimal>>
    this.customer = (await this.stage.make('commons.party', { code: 'C', name: '客户', ...(creditLimit === undefined ? {} : { creditLimit: rounded(creditLimit, 2) }) })).id
    if (receivable !== undefined) await this.invoiced(receivable)
    return this
  }
  invoiced = (net: Decimal, order?: string): Promise<AnyRow> => this.stage.done('finance.sales-invoice', 'post', { customer: this.customer, date: today, order, lines: [{ what: 'x', quantity: '1', net: rounded(net, 2), vatRate: '0' }] })
  readonly verbs: Telling['verbs'] = {
    set_limit: async (step) => { await this.stage.edit('commons.party', this.customer, { creditLimit: rounded(String(step['limit']), 2) }) },
    confirm_sale: (step) => this.tried(async () => { this.orders.push(await this.stage.done('finance.customer-order', 'confirm', { customer: this.customer, date: today, subject: '案例', total: rounded(String(step['amount']), 2) })) }, words, this.see),
    invoice_part: async (step) => {
      let left = String(step['amount'])
      for (const order of this.orders) {
        const part = least(left, minus(String(order['total']), (await this.fulfilled('invoiced', order.id)).amount))
        if (isPositive(part)) await this.invoiced(part, order.id)
        left = minus(left, part)
      }
      return this.see
    },
    check: () => undefined,
  }
  see: See = async (name) => {
    if (name !== 'exposure') return unspoken(`expected ${name}`)
    const open = await Promise.all(this.orders.map(async ({ id, total }) => minus(String(total), (await this.fulfilled('invoiced', id)).amount)))
    return plus(await this.stage.account('1122', { party: this.customer }), sum(open))
  }
}

export const openCreditLimit = async (of: Case): Promise<Telling> => new CreditLimit(await openStage(), of).open()
