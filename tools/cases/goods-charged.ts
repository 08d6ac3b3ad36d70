/** What landing costs are on goods that came: on some of them or all, in one currency or several, told with the receipt or long after. */
import { allocate, compare, dividedBy, isZero, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Json, type Step } from './case.ts'
import { GoodsMoved } from './goods-moved.ts'
import { text, type Doc } from './goods.ts'
import { today, type Values } from './stage.ts'

type Part = { readonly amount: Decimal; readonly currency?: string }
type Came = { readonly item?: string; readonly qty?: string; readonly price?: string; readonly amount?: Decimal; readonly category?: string }
type Charges = { readonly line?: Readonly<Record<string, Decimal>>; readonly lines?: readonly Came[]; readonly header_charge?: Decimal; readonly header_freight?: Decimal; readonly rate?: Json; readonly decimals?: Decimal }

export abstract class GoodsCharged extends GoodsMoved {
  landed = ''
  /** Category of an item. */
  readonly kinds = new Map<string, string>()
  /** What each line that came has borne so far. */
  readonly borne = new Map<string, Decimal>()
  nominal: Decimal = '0'
  header: Decimal = '0'
  readonly owed: { readonly currency: string; readonly amount: Decimal; readonly base: Decimal }[] = []
  get shares(): readonly Decimal[] { return [...this.borne.values()] }
  charges = (): Charges => this.of.given as unknown as Charges

  /** What the case says came, received once. */
  async receiveGiven(): Promise<void> {
    const { lines, line } = this.charges()
    if (this.docs.size > 0) return
    for (const { category, item, qty = '1', price, amount } of lines ?? (line ? [line as Came] : [])) {
      const { item: of } = await this.receive({ op: 'receive', item: item ?? (lines && lines.length > 1 ? `L${this.docs.size + 1}` : undefined), qty, unit_cost: price ?? amount })
      this.kinds.set(of, category ?? item ?? '')
    }
  }
  async landedCost(step: Step): Promise<Doc> {
    await this.receiveGiven()
    const told = step['lines'] as readonly Decimal[] | undefined
    if (this.docs.size === 0) for (const [at, worth] of (told ?? []).entries()) await this.receive({ op: 'receive', item: `L${at + 1}`, qty: '1', unit_cost: worth })
    const all = step['on'] === undefined ? [...this.docs.values()] : [this.doc(step['on'])]
    const category = text(step['only_category'])
    const docs = category === undefined ? all : all.filter((doc) => { const kind = this.kinds.get(doc.item) ?? ''; return kind === category || category.split(/\W+/).includes(kind) })
    if (docs.length === 0) unspoken('landed cost of nothing')
    if (step['parts'] !== undefined) return this.inParts(docs, step['parts'] as unknown as readonly Part[])
    const amount = text(step['amount']) ?? sum(told ?? [])
    const by = String(step['basis'] ?? 'value')
    const shares = /main|first/i.test(by) ? docs.map((_, at) => (at === 0 ? amount : '0')) : told && this.sharesOf(told, amount, docs)
    return this.charged('freight', amount, docs, shares ? { basis: 'manual', shares } : { basis: /^q/i.test(by) ? 'quantity' : 'value' })
  }
  /** Lines by their numbers, by what each of them bears, or by what they are worth. */
  sharesOf(told: readonly Decimal[], amount: Decimal, docs: readonly Doc[]): readonly Decimal[] {
    if (told.length === docs.length && compare(sum(told), amount) === 0) return told
    if (told.every((one) => /^\d+$/.test(one) && Number(one) >= 1 && Number(one) <= docs.length)) return docs.map((_, at) => (told.includes(String(at + 1)) ? dividedBy(amount, String(told.length), 2) : '0'))
    return told.length === docs.length ? allocate(amount, told, 2) : unspoken(`a cost on ${JSON.stringify(told)}`)
  }
  /** One paper of costs; told in more decimals than the books have, it is only worked out. */
  async charged(kind: string, amount: Decimal, docs: readonly Doc[], { shares, ...more }: Values & { readonly shares?: readonly Decimal[] } = {}): Promise<Doc> {
    const places = Number(this.charges().decimals ?? 2)
    const worth = docs.map((doc) => rounded(times(doc.quantity, doc.price ?? '0'), 2))
    if (places > 2) return this.bears(docs, allocate(amount, isZero(sum(worth)) ? docs.map(({ quantity }) => quantity) : worth, places))
    const row = await this.stage.done('supply.cost-adjustment', 'post', { date: today, kind, amount, ...more, lines: docs.map((doc, at) => ({ item: doc.item, receipt: doc.line, quantity: doc.quantity, value: worth[at], ...(shares ? { share: shares[at] ?? '0' } : {}) })) })
    this.landed = row.id
    this.paper = row.id
    return this.bears(docs, (row['lines'] as readonly { readonly share: string }[]).map(({ share }) => share))
  }
  /** The last charge, line by line; of lines alike it does not matter which bears the odd cent. */
  bears(docs: readonly Doc[], shares: readonly Decimal[]): Doc {
    const alike = docs.every(({ quantity, price }) => compare(quantity, docs[0]?.quantity ?? '0') === 0 && compare(price ?? '0', docs[0]?.price ?? '0') === 0)
    const ordered = alike && new Set(shares).size > 1 && !shares.some(isZero) ? shares.toSorted(compare) : shares
    for (const doc of this.docs.values()) if (!this.borne.has(doc.line)) this.borne.set(doc.line, '0')
    for (const [at, doc] of docs.entries()) this.borne.set(doc.line, plus(this.borne.get(doc.line) ?? '0', ordered[at] ?? '0'))
    this.charge = sum(ordered)
    return docs[0] as Doc
  }
  charge: Decimal = '0'
  async cancelLanded(): Promise<void> { await this.stage.act('supply.cost-adjustment', this.landed, 'reverse') }

  /** Costs of a landing in several currencies, each on a paper of its own; told by what is owed for it. */
  async inParts(docs: readonly Doc[], parts: readonly Part[]): Promise<Doc> {
    for (const { amount, currency = 'CNY' } of parts) {
      const rate = (this.charges().rate as Readonly<Record<string, Decimal>> | undefined)?.[currency]
      if (currency !== 'CNY' && rate === undefined) unspoken(`a rate of ${currency}`)
      await this.charged('freight', amount, docs, { basis: 'value', ...(currency === 'CNY' ? {} : await this.abroad(currency, String(rate))) })
      this.owed.push({ currency, amount, base: this.charge })
    }
    return docs[0] as Doc
  }
  abroad = async (code: string, exchangeRate: Decimal): Promise<Values> => ({ currency: (await this.stage.make('commons.currency', { code, name: code })).id, exchangeRate })
  /** A charge at the head of a paper in another currency: its rate is so much of it for one of ours, or by its name what one of it is worth. */
  async headed(amount: Decimal): Promise<Values> {
    const { rate } = this.charges()
    if (rate === undefined || rate === null) return {}
    const [code, worth] = typeof rate === 'object' ? (Object.entries(rate)[0] as [string, Decimal]) : ['USD', dividedBy('1', String(rate), 8)]
    this.header = rounded(times(amount, worth), 2)
    return this.abroad(code, worth)
  }
  /** Goods and what their landing costs, told at once: by lines with a charge on all of them in another currency, or one line in its buying unit. */
  async landedTogether(): Promise<Doc> {
    const { lines, line, header_charge: charge = '0', header_freight: freight = '0' } = this.charges()
    if (lines) {
      await this.receiveGiven()
      const more = await this.headed(charge)
      return Number(this.charges().decimals ?? 2) > 2 ? this.charged('freight', this.header === '0' ? charge : this.header, [...this.docs.values()]) : this.charged('freight', charge, [...this.docs.values()], more)
    }
    const { qty = '1', price = '0', conversion = '1', freight: own = '0', tax = '0' } = line ?? unspoken('a receipt of nothing')
    this.nominal = times(qty, price)
    this.header = freight
    await this.receive({ op: 'receive', qty: times(qty, conversion), unit_cost: dividedBy(price, conversion, 6) })
    for (const [kind, amount] of [['freight', own], ['duty', tax]] as const) if (!isZero(amount)) await this.charged(kind, amount, [...this.docs.values()])
    return isZero(freight) ? this.doc('') : this.charged('freight', freight, [...this.docs.values()], await this.headed(freight))
  }
}
