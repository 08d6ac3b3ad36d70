/** What comes after goods have moved: corrections, late costs, returns, reservations. */
import { allocate, compare, dividedBy, isZero, minus, rounded, sum, times, Refused, type Decimal } from '#words'
import { unspoken, type Step } from './case.ts'
import { GoodsMoved } from './goods-moved.ts'
import { text, type Doc } from './goods.ts'
import { today, type Values } from './stage.ts'

type Part = { readonly amount: Decimal; readonly currency?: string }
type Came = { readonly item?: string; readonly qty: string; readonly price: string; readonly category?: string }

export abstract class GoodsCosted extends GoodsMoved {
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
  async landedCost(step: Step): Promise<Doc> {
    const held = this.of.given['lines'] as unknown as readonly Came[] | undefined
    const line = this.of.given['line'] as unknown as Came | undefined
    if (this.docs.size === 0) for (const { category, ...one } of held ?? (line ? [line] : [])) this.kinds.set((await this.receive({ op: 'receive', ...one, unit_cost: one.price })).item, category ?? one.item ?? '')
    const all = step['on'] === undefined ? [...this.docs.values()] : [this.doc(step['on'])]
    const docs = all.filter((doc) => step['only_category'] === undefined || this.kinds.get(doc.item) === step['only_category'])
    if (docs.length === 0) unspoken('landed cost of nothing')
    if (step['parts'] !== undefined) return this.inParts(docs, step['parts'] as unknown as readonly Part[])
    const told = step['lines'] as readonly Decimal[] | undefined
    const amount = text(step['amount'])
    const byNumber = told !== undefined && amount !== undefined && compare(sum(told), amount) !== 0
    const shares = byNumber ? docs.map((_, at) => (told.includes(String(at + 1)) ? dividedBy(amount, String(told.length), 2) : '0')) : told
    const basis = shares ? 'manual' : step['basis'] === 'quantity' || step['basis'] === 'qty' ? 'quantity' : 'value'
    const row = await this.stage.done('supply.cost-adjustment', 'post', {
      date: today, kind: 'freight', amount: shares ? sum(shares) : String(step['amount']), basis,
      lines: docs.map((doc, at) => ({ item: doc.item, receipt: doc.line, quantity: doc.quantity, value: rounded(times(doc.quantity, doc.price ?? '0'), 2), ...(shares ? { share: shares[at] ?? '0' } : {}) })),
    })
    this.landed = row.id
    this.paper = row.id
    this.shares = (row['lines'] as readonly { readonly share: string }[]).map(({ share }) => share)
    return docs[0] as Doc
  }
  /** What the goods of a bill cost more than was thought, for layers of which some are gone. */
  async billVariance(step: Step): Promise<Doc | void> {
    const layers = this.of.given['layers'] as readonly { readonly received: string; readonly left: string }[]
    if (compare(sum(layers.map(({ received }) => received)), String(step['matched_qty'])) !== 0) unspoken('a bill of a part of what came')
    const amount = rounded(String(step['variance']), 2)
    const parts = allocate(amount, layers.map(({ received }) => received), 2)
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
  async cancelLanded(): Promise<void> { await this.stage.act('supply.cost-adjustment', this.landed, 'reverse') }
  landed = ''
  /** What the last late price came to over all goods it was about. */
  late: Decimal = '0'
  /** Category of an item. */
  readonly kinds = new Map<string, string>()
  shares: readonly Decimal[] = []
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
    if (step['of'] === undefined) return this.issue({ ...step, fixed_unit_cost: step['price'] })
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

  /** Costs of a landing in several currencies, each on a paper of its own; told by what is owed for it. */
  async inParts(docs: readonly Doc[], parts: readonly Part[]): Promise<Doc> {
    for (const { amount, currency = 'CNY' } of parts) {
      const rate = (this.of.given['rate'] as Readonly<Record<string, Decimal>> | undefined)?.[currency]
      if (currency !== 'CNY' && rate === undefined) unspoken(`a rate of ${currency}`)
      const abroad = currency === 'CNY' ? {} : { currency: (await this.stage.make('commons.currency', { code: currency, name: currency })).id, exchangeRate: rate }
      const row = await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind: 'freight', amount, basis: 'value', ...abroad, lines: docs.map((doc) => ({ item: doc.item, receipt: doc.line, quantity: doc.quantity, value: rounded(times(doc.quantity, doc.price ?? '0'), 2) })) })
      const base = sum((row['lines'] as readonly { readonly share: string }[]).map(({ share }) => share))
      this.owed.push({ currency, amount, base })
    }
    return docs[0] as Doc
  }
  /** Goods and what their landing costs, told at once: by lines with a charge on all of them in another currency, or one line in its buying unit. */
  async landedTogether(): Promise<Doc> {
    const { lines, line, header_charge: charge = '0', header_freight: freight = '0', rate } = this.of.given as unknown as { lines?: readonly { amount: Decimal }[]; line?: Readonly<Record<string, Decimal>>; header_charge?: Decimal; header_freight?: Decimal; rate?: Decimal }
    if (lines) {
      for (const [at, { amount }] of lines.entries()) await this.receive({ op: 'receive', item: `L${at + 1}`, qty: '1', unit_cost: amount })
      const abroad = rate === undefined ? {} : { currency: (await this.stage.make('commons.currency', { code: 'USD', name: 'USD' })).id, exchangeRate: dividedBy('1', rate, 8) }
      return this.charged('freight', charge, abroad)
    }
    const { qty = '1', price = '0', conversion = '1', freight: own = '0', tax = '0' } = line ?? unspoken('a receipt of nothing')
    this.nominal = times(qty, price)
    this.header = freight
    await this.receive({ op: 'receive', qty: times(qty, conversion), unit_cost: dividedBy(price, conversion, 6) })
    for (const [kind, amount] of [['freight', own], ['duty', tax], ['freight', freight]] as const) if (!isZero(amount)) await this.charged(kind, amount)
    return this.doc('')
  }
  async charged(kind: string, amount: Decimal, more: Values = {}): Promise<Doc> {
    const docs = [...this.docs.values()]
    const row = await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind, amount, ...more, lines: docs.map((doc) => ({ item: doc.item, receipt: doc.line, quantity: doc.quantity, value: rounded(times(doc.quantity, doc.price ?? '0'), 2) })) })
    this.shares = (row['lines'] as readonly { readonly share: string }[]).map(({ share }) => share)
    return docs[0] as Doc
  }
  nominal: Decimal = '0'
  header: Decimal = '0'
  readonly owed: { readonly currency: string; readonly amount: Decimal; readonly base: Decimal }[] = []

  /** Lines told in one text: `2 @ 10, 3 x 20`. */
  manyOf(step: Step): readonly Step[] {
    const told = String(step['lines']).split(/[,;]/).map((one) => /^\s*([\d.]+)(?:\s*(?:@|x|×|at)\s*([\d.]+))?\s*$/.exec(one))
    return told.map((one) => (one ? { op: step.op, qty: one[1] ?? '', ...(one[2] === undefined ? {} : { unit_cost: one[2] }) } : unspoken(`${step.op} ${JSON.stringify(step['lines'])}`)))
  }
}
