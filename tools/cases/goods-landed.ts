/** Goods bought with what their landing costs: a receipt with its charges, billed, and sent back as a whole. */
import { dividedBy, minus, negated, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { Firm, linesOf, type Bought, type Received } from './firm.ts'
import { openStage, today } from './stage.ts'

type Charge = { readonly name: string; readonly amount: Decimal; readonly in_value: boolean; readonly on_invoice: boolean }
const named = { payable: '220201', grni: '220202', stock: '1405', vat_input: '22210101', freight: '140102', cost_of_sales: '6401', included_in_valuation: '220202' } as const
const kinds: Readonly<Record<string, string>> = { shipping: 'freight', freight: 'freight', customs: 'duty', duty: 'duty', insurance: 'insurance', handling: 'handling' }
export const landedVerbs: readonly string[] = ['receive_and_bill', 'return_all', 'post_invoice']

class Landed extends Firm implements Telling {
  received: Received | undefined
  record = ''
  shares: readonly Decimal[] = []
  raised: Decimal = '0'
  /** Credits of charges, each by a paper of its own. */
  readonly charged = new Map<string, Decimal>()
  lines = (): readonly Bought[] => (this.of.given['lines'] as unknown as readonly Bought[] | undefined) ?? [this.of.given['line'] as unknown as Bought]

  async receiveAll(): Promise<Received> {
    this.received = await this.receive(await this.order(this.lines()), this.lines().map(({ qty }) => qty))
    this.record = this.received.inspection.id
    for (const { name, amount, in_value: valued } of (this.of.given['charges'] ?? []) as unknown as readonly Charge[]) if (valued) this.charged.set(`${name}_clearing`, await this.charge(kinds[name] ?? 'other', amount))
    return this.received
  }
  /** A charge on all that came; answers what is provided for it. */
  async charge(kind: string, amount: Decimal, more: Readonly<Record<string, Json>> = {}): Promise<Decimal> {
    const came = linesOf((this.received as Received).inspection)
    const before = await this.stage.account('1405')
    const row = await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind, amount, ...more, lines: came.map((one) => ({ item: one.item, accepted: one.id, quantity: one.accepted, value: rounded(times(one.accepted, one.price), 2) })) })
    this.later = row.id
    this.shares = (row['lines'] as readonly { readonly share: Decimal }[]).map(({ share }) => share)
    this.raised = minus(await this.stage.account('1405'), before)
    return (await this.gl(row.id, named))['grni']?.credit ?? '0'
  }
  async receiveAndBill(): Promise<void> {
    const { order } = await this.receiveAll()
    await this.bill(order, this.lines().map(({ qty }, at) => ({ at, qty })))
  }
  async invoice(): Promise<void> {
    const freight = String(this.of.given['freight_in_value'] ?? '0')
    const order = await this.order(this.lines(), { freight })
    this.received = await this.receive(order, this.lines().map(({ qty }) => qty))
    this.charged.set('freight', await this.charge('freight', freight))
    this.record = (await this.bill(order, this.lines().map(({ qty }, at) => ({ at, qty })))).id
  }
  async returnAll(): Promise<void> {
    const lines = linesOf((this.received ?? unspoken('nothing came')).inspection)
    const row = await this.stage.done('supply.supplier-return', 'post', { supplier: this.supplier, date: today, reason: '退货', lines: lines.map((one) => ({ accepted: one.id, item: one.item, place: this.place, quantity: one.accepted })) })
    this.record = row.id
  }

  readonly verbs: Telling['verbs'] = {
    post_receipt: () => this.receiveAll().then(() => undefined), receive_and_bill: () => this.receiveAndBill(), return_all: () => this.returnAll(), post_invoice: () => this.invoice(),
    landed_cost: async (step: Step) => {
      const received = this.received ?? await this.receiveAll()
      this.charged.set('included_in_valuation', await this.charge('freight', String(step['amount']), { basis: step['basis'] ?? 'value' }))
      this.record = received.inspection.id
    },
    cancel_landed_cost: async () => { await this.stage.act('supply.cost-adjustment', this.later, 'reverse'); this.charged.delete('included_in_valuation') },
  }
  later = ''
  see: See = async (name, wanted) => {
    const value = async (item: string) => this.stage.account('1405', { item })
    const each = new Map(await Promise.all(this.lines().map(async ({ item = 'X', qty }) => [item, dividedBy(await value(await this.item(item)), qty, 4)] as const)))
    if (name === 'unit_value' || name === 'unit_cost') return typeof wanted === 'object' ? Object.fromEntries(each) : [...each.values()][0]
    if (each.has(name)) return { unit_cost: each.get(name), value: await value(await this.item(name)) }
    if (name === 'stock_value') return sum(await Promise.all([...this.items.values()].map(value)))
    if (name === 'per_line') return new Set(this.shares).size === 1 ? this.shares[0] : this.shares
    if (name === 'stock_value_change_per_item') return dividedBy(this.raised, String(this.lines().length), 2)
    return name === 'gl' ? this.told() : unspoken(`expected ${name}`)
  }
  /** Debits and credits net by account; a receipt with its charges is told as one. */
  async told(): Promise<unknown> {
    const gl = Object.entries(await this.gl(this.record, named)).map(([name, { debit = '0', credit = '0' }]) => [name, plus(debit, negated(credit))] as const)
    const charges = this.record === this.received?.inspection.id ? sum([...this.charged.values()]) : '0'
    const net = new Map([...gl.map(([name, amount]) => [name, name === 'stock' || name === '1405' ? plus(amount, charges) : amount] as const), ...[...this.charged].map(([name, amount]) => [name, negated(amount)] as const)])
    return Object.fromEntries([...net].map(([name, amount]) => [name, amount.startsWith('-') ? { credit: negated(amount) } : { debit: amount }]))
  }
}

export async function openLanded(of: Case): Promise<Telling> {
  const landed = new Landed(await openStage(), of)
  await landed.furnish()
  return landed
}
