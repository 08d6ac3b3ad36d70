/** For cases alone, no page of the house asks for it. Charges on a purchase or a sale: freight, duty and taxes one after another, what of them the buyer pays and what belongs to the goods (CAS 1 art. 6). Amounts round half up to the cent, charge by charge. */
import { allocate, dividedBy, isZero, minus, plus, rounded, sum, times, type Decimal } from '#words'

export type ChargedLine = { readonly item: string; readonly quantity: Decimal; readonly net: Decimal }
/** `price` is paid to the supplier, `value` belongs to the goods only, `both` is paid and belongs to the goods. */
export type Charge = { readonly name: string; readonly into: 'price' | 'value' | 'both'; /** Part of the prices of the lines already. */ readonly included?: boolean } & (
  | { readonly fixed: Decimal }
  | { readonly rate: Decimal; /** On the net, on what it has come to, or on a charge before. */ readonly on: 'net' | 'total' | { readonly charge: string }; /** Other rates for some items. */ readonly except?: Readonly<Record<string, Decimal>> }
)
export type Charged = {
  readonly net: Decimal; readonly total: Decimal
  readonly told: readonly { readonly name: string; readonly amount: Decimal; readonly running: Decimal }[]
  /** What the charges add to the goods, in all and each. */
  readonly value: readonly { readonly item: string; readonly added: Decimal; readonly each: Decimal }[]
}

export function charged(lines: readonly ChargedLine[], charges: readonly Charge[]): Charged {
  const net = sum(lines.map((one) => rounded(one.net, 2)))
  const byLine = partsOfAll(lines, charges)
  let running = net
  const told = charges.map(({ name, into }, at) => {
    const amount = rounded(sum(byLine[at] ?? []), 2)
    if (into !== 'value') running = plus(running, amount)
    return { name, amount, running }
  })
  const inValue = byLine.filter((_, at) => charges[at]?.into !== 'price')
  return {
    net, told, total: running,
    value: lines.map(({ item, quantity, net: own }, at) => { const added = rounded(sum(inValue.map((parts) => parts[at] ?? '0')), 2); return { item, added, each: dividedBy(plus(own, added), quantity, 4) } }),
  }
}

/** Lines whose prices have some of the charges in them, without these. */
export function without(lines: readonly ChargedLine[], charges: readonly Charge[]): readonly ChargedLine[] {
  const included = charges.filter((one) => one.included)
  if (included.length === 0) return lines
  return lines.map((one) => {
    const of = [{ ...one, net: '1' }]
    return { ...one, net: dividedBy(one.net, plus('1', sum(partsOfAll(of, included).flatMap(([part = '0'], at) => (included[at]?.into === 'value' ? [] : [part])))), 10) }
  })
}

/** The same less an amount off the total: every line bears its share before tax, what comes of fixed amounts is not lowered, and the last charge takes the cent that is missing. */
export function chargedLess(lines: readonly ChargedLine[], charges: readonly Charge[], off: Decimal): Charged & { /** What is left of each line. */ readonly lines: readonly ChargedLine[] } {
  const before = charged(lines, charges)
  const lowered = minus(before.total, charged(lines.map((one) => ({ ...one, net: '0' })), charges).total)
  const left = lines.map((one) => ({ ...one, net: minus(one.net, dividedBy(times(off, one.net), lowered, 10)) }))
  const after = charged(left, charges)
  const missing = minus(minus(before.total, off), after.total)
  return { ...after, lines: left.map((one) => ({ ...one, net: rounded(one.net, 2) })), total: minus(before.total, off), told: after.told.map((one, at) => (at === after.told.length - 1 ? { ...one, amount: plus(one.amount, missing), running: plus(one.running, missing) } : one)) }
}

/** What each charge comes to on each line, exactly. */
function partsOfAll(lines: readonly ChargedLine[], charges: readonly Charge[]): readonly (readonly Decimal[])[] {
  const byName = new Map<string, readonly Decimal[]>()
  let running = lines.map((one) => one.net)
  return charges.map((charge) => {
    const parts = partsOf(charge, lines, running, byName)
    byName.set(charge.name, parts)
    if (charge.into !== 'value') running = running.map((before, at) => plus(before, parts[at] ?? '0'))
    return parts
  })
}

function partsOf(charge: Charge, lines: readonly ChargedLine[], running: readonly Decimal[], before: ReadonlyMap<string, readonly Decimal[]>): readonly Decimal[] {
  if ('fixed' in charge) return isZero(sum(lines.map(({ net }) => net))) ? allocate(charge.fixed, lines.map(({ quantity }) => quantity), 2) : allocate(charge.fixed, lines.map(({ net }) => net), 2)
  const base = charge.on === 'net' ? lines.map(({ net }) => net) : charge.on === 'total' ? running : (before.get(charge.on.charge) ?? lines.map(() => '0'))
  return base.map((of, at) => times(of, charge.except?.[lines[at]?.item ?? ''] ?? charge.rate))
}

/** A price with tax in it: what is net, what is tax. */
export function withoutTax(gross: Decimal, rate: Decimal): { readonly net: Decimal; readonly tax: Decimal } {
  const net = dividedBy(gross, plus('1', rate), 2)
  return { net, tax: minus(gross, net) }
}

/** Net lines with one tax, less an amount off the total: the total comes out to the cent, the tax bears the rounding. */
export function exactTotal(nets: readonly Decimal[], rate: Decimal, off: Decimal): { readonly net: Decimal; readonly tax: Decimal; readonly total: Decimal } {
  const net = sum(nets)
  const total = minus(rounded(times(net, plus('1', rate)), 2), off)
  const lower = dividedBy(total, plus('1', rate), 2)
  return { net: isZero(off) ? net : lower, tax: minus(total, isZero(off) ? net : lower), total }
}
