/** What an electronic invoice bills of ours: its lines find the order lines they can only mean, a red one the lines of the blue invoice. */
import { absolute, compare, dividedBy, isNegative, minus, plus, refuse, rounded, sum, times, type Day, type Decimal, type Refusal } from '#words'
import { netLines, plainName, type ElectronicInvoice, type ElectronicLine } from './electronic-invoice.ts'

/** A line that may be billed: of an order, with the pieces accepted and not billed yet, or of the blue invoice. */
export type OpenLine = { readonly id: string; readonly from: string; readonly number: string; readonly item: string; readonly code: string; readonly name: string; readonly specification?: string | null | undefined; readonly price: Decimal; readonly open: Decimal }
/** `said` is what the invoice calls it. */
type Fitted = { readonly said: string; readonly line: OpenLine; readonly quantity: Decimal; readonly price: Decimal }
export type Fit = { readonly lines: readonly Fitted[]; readonly freight: Decimal; readonly refusals: readonly Refusal[] }

/** Each line with the one line it can mean; which it could be one of several is refused, as is what fits nothing. */
export function fitted(invoice: ElectronicInvoice, open: readonly OpenLine[]): Fit {
  const found: Fitted[] = []
  const refusals: Refusal[] = []
  let freight: Decimal = '0'
  for (const [at, one] of netLines(invoice.lines).entries()) {
    const fit = candidates(one, open.filter(({ id }) => !found.some(({ line }) => line.id === id)), invoice.remark)
    const [line, second] = fit
    if (!line && /运费|运输服务/.test(one.name)) freight = plus(freight, one.amount)
    else if (!line) refusals.push(refuse(`第 ${at + 1} 行“${one.name}”对不上已验收未开票的订单行`, `Line ${at + 1} "${one.name}" fits no order line that was accepted and not billed yet`, `lines.${at}.name`, { rule: 'no-line-fits' }))
    else if (second) refusals.push(refuse(`第 ${at + 1} 行“${one.name}”可能是 ${placesOf(fit)} 中的任一行，请手工登记`, `Line ${at + 1} "${one.name}" may be any line of ${placesOf(fit)}; enter it by hand`, `lines.${at}.name`, { rule: 'several-lines-fit' }))
    else found.push({ said: one.name, line, ...pieces(one, line) })
  }
  return { lines: found, freight, refusals: refusals.length > 0 ? refusals : unlike(invoice, found, freight) }
}

const placesOf = (lines: readonly OpenLine[]): string => [...new Set(lines.map(({ number }) => number))].slice(0, 5).join('、')

/** Named by code, name or specification; else by its price and all its pieces. What still leaves several is narrowed by the order the remark names, the price, the pieces. */
function candidates(one: ElectronicLine, open: readonly OpenLine[], remark: string): readonly OpenLine[] {
  const quantity = absolute(one.quantity ?? '1')
  const samePrice = ({ price }: OpenLine): boolean => compare(rounded(times(price, quantity), 2), absolute(one.amount)) === 0
  const samePieces = (line: OpenLine): boolean => compare(line.open, quantity) === 0
  const named = open.filter((line) => names(one, line))
  const pool = named.length > 0 ? named : open.filter((line) => samePrice(line) && samePieces(line))
  return [(line: OpenLine) => remark.includes(line.number), samePrice, samePieces, (line: OpenLine) => compare(line.open, quantity) >= 0].reduce((left, narrower) => {
    const fewer = left.length > 1 ? left.filter(narrower) : []
    return fewer.length > 0 ? fewer : left
  }, pool)
}

/** Whether an invoice's line speaks of an item; the tax office's class before the name (`*五金*螺栓`) says nothing about it. */
function names({ name, specification }: ElectronicLine, item: OpenLine): boolean {
  const [said, model] = [plainName(name.replace(/^\*[^*]*\*/, '')), plainName(specification)]
  const [code, ours, ourModel] = [plainName(item.code), plainName(item.name), plainName(item.specification ?? '')]
  if (said === code || model === code || said.split(/[()/,，、]/).includes(code)) return true
  if (model !== '' && ourModel !== '') return model === ourModel
  return said === ours || said === `${ours}${ourModel}`
}

/** Pieces and price as billed: the price of the order where it comes to the same cent, else what the amount makes of it. */
function pieces({ quantity, amount }: ElectronicLine, { price }: OpenLine): { readonly quantity: Decimal; readonly price: Decimal } {
  const [count, worth] = [absolute(quantity ?? '1'), absolute(amount)]
  return { quantity: count, price: compare(rounded(times(price, count), 2), worth) === 0 ? price : dividedBy(worth, count, 10) }
}

/** What is booked is what the invoice says, to the cent: even a price of ten places may not come to it for pieces beyond number. */
function unlike({ total, tax }: ElectronicInvoice, found: readonly Fitted[], freight: Decimal): readonly Refusal[] {
  const booked = sum([...found.map(({ quantity, price }) => rounded(times(quantity, price), 2)), absolute(tax), absolute(freight)])
  return compare(booked, absolute(total)) === 0 ? [] : [refuse(`单价取十位小数后合计为 ${booked}，与价税合计 ${total} 差 ${minus(absolute(total), booked)}，请手工登记`, `At prices of ten places it comes to ${booked}, not to the total ${total}; enter it by hand`, 'total')]
}

/** Values of the supplier's invoice. */
export function invoiceValues({ number, issued, tax }: ElectronicInvoice, { lines, freight }: Fit, { supplier, today }: { readonly supplier: string; readonly today: Day }) {
  const orders = new Set(lines.map(({ line }) => line.from))
  return {
    supplier, ...(orders.size === 1 ? { order: [...orders][0] } : {}), supplierNumber: number, issued, date: today, tax, freight,
    lines: lines.map(({ line, quantity, price }) => ({ order: line.id, item: line.item, quantity, price })),
  }
}

/** Values of the credit note that a red invoice becomes: whole pieces taken back are billed anew, a lower price is not. */
export function creditValues({ number, tax, lines: told }: ElectronicInvoice, { lines }: Fit, { supplier, invoice, today }: { readonly supplier: string; readonly invoice: string; readonly today: Day }) {
  return {
    supplier, invoice, supplierNumber: number, date: today, tax: absolute(tax), lowersOrder: told.every(({ quantity }) => quantity !== undefined && isNegative(quantity)),
    lines: lines.map(({ line, quantity, price }) => ({ invoice: line.id, item: line.item, quantity, price })),
  }
}
