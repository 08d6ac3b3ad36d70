/** A firm to tell cases of buying and paying in: its supplier, its goods, who may approve, and the papers from order to invoice. */
import type { AnyRow } from '#act'
import { isZero, plus, Refused, type Decimal } from '#words'
import type { Case, See } from './case.ts'
import { today, type Stage, type Values } from './stage.ts'

export type Bought = { readonly item?: string; readonly qty: Decimal; readonly price: Decimal; readonly requisition?: string }
export type Received = { readonly receipt: AnyRow; readonly inspection: AnyRow; readonly order: AnyRow }
export type Line = { readonly id: string; readonly item: string; readonly order: string; readonly quantity: Decimal; readonly price: Decimal; readonly accepted: Decimal }
export const linesOf = (row: AnyRow): readonly Line[] => (row['lines'] as readonly (Line & { position?: number })[]).map(({ position: _, ...line }) => line)
export type Gl = Readonly<Record<string, { readonly debit?: Decimal; readonly credit?: Decimal }>>
/** Accounts as the cases call them; what the house numbers otherwise. */
export type Named = Readonly<Record<string, string>>

/** What the words of an expected error mean in refusals: by rule, field and clause. */
type Meant = (refusal: Refused['refusal']) => boolean
export type Sense = readonly [word: RegExp, meant: Meant]
export type Words = Readonly<Record<string, Meant>> | readonly Sense[]
/** Whether a refusal is the one that an expected word speaks of. */
const speaksOf = (words: Words, wanted: string, refusal: Refused['refusal']): boolean => (Array.isArray(words) ? words.some(([word, meant]) => word.test(wanted) && meant(refusal)) : ((words as Readonly<Record<string, Meant>>)[wanted]?.(refusal) ?? false))

export class Firm {
  readonly stage: Stage
  readonly of: Case
  readonly items = new Map<string, string>()
  supplier = ''
  place = ''
  group = ''
  bills = 0
  constructor(stage: Stage, of: Case) { this.stage = stage; this.of = of }
  close = (): Promise<void> => this.stage.close()

  async furnish(supplier: Values = {}): Promise<void> {
    const { stage } = this
    this.group = (await stage.make('commons.item-group', { code: 'G', name: 'G', stockAccount: 'finished-goods', valuation: 'moving-average' })).id
    this.place = (await stage.make('commons.location', { code: 'main', name: 'main', kind: 'warehouse' })).id
    this.supplier = (await stage.make('supply.supplier', { code: 'S', name: 'S', admissions: [{ group: this.group, from: '2015-01-01' }], papers: [{ kind: 'licence', number: 'L' }], ...supplier })).id
    await stage.act('supply.supplier', this.supplier, 'admit')
    for (const document of ['supply.purchase-requisition', 'supply.purchase-order', 'finance.payment-request']) await stage.done('governance.authority-limit', 'enact', { document, role: 'general-manager', from: '2015-01-01' })
  }
  async item(name = 'X', more: Values = {}): Promise<string> {
    const known = this.items.get(name)
    if (known) return known
    const [unit] = await this.stage.house.store.query<{ id: string }>({ text: `select id from commons.unit_of_measure where code = 'PCS'` })
    const { id } = await this.stage.make('commons.item', { code: name, name, group: this.group, unit: unit?.id, inspected: true, ...more })
    this.items.set(name, id)
    return id
  }

  async draft(lines: readonly Bought[], more: Values = {}): Promise<AnyRow> {
    const told: Values[] = []
    for (const { item, qty, price, requisition } of lines) told.push({ item: await this.item(item), quantity: qty, price, requisition })
    return this.stage.make('supply.purchase-order', { supplier: this.supplier, date: today, promised: '2026-03-31', deliveryPlace: '主仓', quality: '按图纸', liability: '按合同', taxRate: '0', lines: told, ...more })
  }
  async sent(order: AnyRow): Promise<AnyRow> {
    for (const action of ['submit', 'approve', 'send']) order = await this.stage.act('supply.purchase-order', order.id, action)
    return order
  }
  order = async (lines: readonly Bought[], more: Values = {}): Promise<AnyRow> => this.sent(await this.draft(lines, more))

  /** Goods come and are judged: what is not accepted is refused. */
  async receive(order: AnyRow, quantities: readonly Decimal[], accepted = quantities, date = today): Promise<Received> {
    const receipt = await this.stage.done('supply.goods-receipt', 'post', {
      order: order.id, supplier: this.supplier, date, place: this.place, lines: quantities.map((quantity, at) => ({ order: linesOf(order)[at]?.id, item: linesOf(order)[at]?.item, quantity })).filter(({ quantity }) => !isZero(quantity)),
    })
    const [found] = await this.stage.house.store.query<{ id: string; state: string }>({ text: 'select id, state from supply.quality_inspection where receipt = $1', values: [receipt.id] })
    const waiting = await this.stage.read('supply.quality-inspection', found?.id as string)
    if (found?.state !== 'draft') return { receipt, inspection: waiting, order }
    await this.stage.edit('supply.quality-inspection', waiting.id, { date, lines: linesOf(waiting).map((one, at) => ({ ...one, accepted: accepted[at], reason: '拒收' })) })
    return { receipt, inspection: await this.stage.act('supply.quality-inspection', waiting.id, 'conclude'), order }
  }
  async takeBack({ receipt, inspection }: Received): Promise<void> {
    if (linesOf(inspection).length > 0) await this.stage.act('supply.quality-inspection', inspection.id, 'reopen')
    await this.stage.act('supply.goods-receipt', receipt.id, 'reverse')
  }
  /** An invoice, matched; posted where it agrees, or where somebody takes responsibility for the difference. */
  async bill(order: AnyRow, lines: readonly { readonly at: number; readonly qty: Decimal; readonly price?: Decimal | undefined }[], { accept = false, ...more }: Values & { readonly accept?: boolean } = {}): Promise<AnyRow> {
    const row = await this.stage.make('supply.supplier-invoice', {
      supplier: this.supplier, order: order.id, supplierNumber: `INV-${++this.bills}`, date: today,
      lines: lines.map(({ at, qty, price }) => ({ order: linesOf(order)[at]?.id, item: linesOf(order)[at]?.item, quantity: qty, price: price ?? linesOf(order)[at]?.price })), ...more,
    })
    const matched = await this.stage.act('supply.supplier-invoice', row.id, 'match')
    if (matched.state === 'exception' && !accept) return matched
    if (matched.state === 'exception') await this.stage.act('supply.supplier-invoice', row.id, 'accept-exception', { exceptionReason: '已核实' })
    return this.stage.act('supply.supplier-invoice', row.id, 'post')
  }

  /** Debits and credits that a paper has in the books, by the names of the case. */
  async gl(record: string, named: Named): Promise<Gl> {
    const lines = await this.stage.house.store.query<{ account: string; side: 'debit' | 'credit'; amount: Decimal }>({
      text: `select l.account, l.side, (case l.side when 'debit' then l.amount else -l.amount end)::text as amount from house.entry_line l join house.entry e on e.id = l.entry where e.record = $1 and l.account !~ '^[QB]' and l.phase = 'settled' order by e.seq, l.position`, values: [record],
    })
    return lines.reduce<Gl>((told, { account, side, amount }) => {
      const names = [account, ...Object.keys(named).filter((name) => named[name] === account)]
      return { ...told, ...Object.fromEntries(names.map((name) => [name, { ...told[name], [side]: plus(told[name]?.[side] ?? '0', amount) }])) }
    }, {})
  }
  /** Links of a kind that were made on a line of another paper. */
  async fulfilled(kind: string, line: string): Promise<{ readonly quantity: Decimal; readonly amount: Decimal }> {
    const [row] = await this.stage.house.store.query<{ quantity: Decimal; amount: Decimal }>({ text: 'select coalesce(sum(quantity), 0)::text as quantity, coalesce(sum(amount), 0)::text as amount from house.link where kind = $1 and (from_line = $2 or from_record = $2)', values: [kind, line] })
    return row ?? { quantity: '0', amount: '0' }
  }

  /** Tells a step; a refusal is what comes out of it where one is expected. */
  async tried(work: () => Promise<See | void>, words: Words, see: See, stopped?: () => string | undefined): Promise<See> {
    let refusal: Refused['refusal'] | undefined
    let told: See | void
    try { told = await work() } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal = error.refusal
    }
    return (name, wanted) => {
      if (name === 'accepted') return refusal === undefined && stopped?.() === undefined ? true : refusal?.refused.en ?? stopped?.()
      if (name !== 'error' && name !== 'warning') return (told ?? see)(name, wanted)
      if (stopped?.() !== undefined) return stopped()
      if (refusal === undefined) return 'accepted'
      return speaksOf(words, String(wanted), refusal) ? wanted : `${refusal.rule ?? ''} ${refusal.field ?? ''} ${refusal.refused.en}`
    }
  }
}
