/** An electronic invoice beside the draft it is attached to: what it would fill in, what agrees already, and where it is another invoice altogether. */
import { absolute, compare, plus, refuse, rounded, sum, times, type Day, type Decimal, type Refusal } from '#words'
import type { Fit } from './billed-by-file.ts'
import { isRed, plainName, type ElectronicInvoice } from './electronic-invoice.ts'

type Billed = { readonly order: string; readonly item: string; readonly quantity: Decimal; readonly price: Decimal }
/** The supplier's invoice as it stands, with its supplier as the master data know it. */
export type Standing = {
  readonly supplier: { readonly name: string; readonly taxNumber?: string | null | undefined }
  readonly supplierNumber: string; readonly issued?: Day | null | undefined; readonly tax: Decimal; readonly freight: Decimal; readonly lines: readonly Billed[]
}
type Field = 'supplierNumber' | 'issued' | 'tax' | 'freight' | 'lines'
/** Of lines the amount without tax is told. */
export type Compared = { readonly field: Field; readonly has?: string | undefined; readonly says: string; readonly agrees: boolean }
export type Beside = {
  readonly compared: readonly Compared[]; readonly refusals: readonly Refusal[]
  /** What the draft takes over; nothing where it is refused. */
  readonly values: Partial<{ readonly supplierNumber: string; readonly issued: Day; readonly tax: Decimal; readonly freight: Decimal; readonly lines: readonly Billed[] }>
}

export function beside(invoice: ElectronicInvoice, draft: Standing, fit: Fit): Beside {
  const lines = fit.refusals.length === 0 ? fit.lines.map(({ line, quantity, price }): Billed => ({ order: line.id, item: line.item, quantity, price })) : undefined
  const freight = lines ? fit.freight : draft.freight
  const said = { supplierNumber: invoice.number, issued: invoice.issued, tax: invoice.tax, freight, ...(lines ? { lines } : {}) }
  const compared: readonly Compared[] = [
    { field: 'supplierNumber', has: draft.supplierNumber, says: invoice.number, agrees: draft.supplierNumber === invoice.number },
    { field: 'issued', has: draft.issued ?? undefined, says: invoice.issued, agrees: draft.issued === invoice.issued },
    { field: 'tax', has: draft.tax, says: invoice.tax, agrees: compare(draft.tax, invoice.tax) === 0 },
    ...(compare(freight, draft.freight) === 0 ? [] : [{ field: 'freight' as const, has: draft.freight, says: freight, agrees: false }]),
    ...(lines ? [{ field: 'lines' as const, has: amountOf(draft.lines), says: amountOf(lines), agrees: alike(draft.lines, lines) }] : []),
  ]
  const refusals = [...another(invoice, draft), ...apart(invoice, { ...draft, ...said }, fit)]
  const values = refusals.length > 0 ? {} : Object.fromEntries(compared.filter(({ agrees }) => !agrees).map(({ field }) => [field, said[field]]))
  return { compared, refusals, values }
}

const amountOf = (lines: readonly Billed[]): Decimal => sum(lines.map(({ quantity, price }) => rounded(times(quantity, price), 2)))

/** The same order lines, with the same pieces and prices. */
const alike = (ours: readonly Billed[], theirs: readonly Billed[]): boolean => ours.length === theirs.length
  && theirs.every((one) => ours.some(({ order, quantity, price }) => order === one.order && compare(quantity, one.quantity) === 0 && compare(price, one.price) === 0))

/** Whoever sold, or the number that was typed, tells that it is another invoice; what stands in place of a number does not. */
function another(invoice: ElectronicInvoice, { supplier, supplierNumber }: Standing): readonly Refusal[] {
  const { name, taxNumber } = invoice.seller
  const sold = supplier.taxNumber ? plainName(taxNumber) === plainName(supplier.taxNumber) : plainName(name) === plainName(supplier.name)
  return [
    ...(sold ? [] : [refuse(`销售方“${name}”（${taxNumber || '无税号'}）不是这张单据的供应商“${supplier.name}”`, `The seller "${name}" (${taxNumber || 'no tax number'}) is not the supplier of this document, "${supplier.name}"`, 'supplier', { rule: 'another-seller' })]),
    ...(isRed(invoice) ? [refuse('这是红字发票，请登记为采购红字发票', 'This is a red invoice: enter it as a credit note of the supplier', 'total', { rule: 'red-invoice' })] : []),
    ...(supplierNumber === invoice.number || !/^\d{8,20}$/.test(supplierNumber) ? [] : [refuse(`文件是发票 ${invoice.number}，单据上登记的是 ${supplierNumber}`, `The file is invoice ${invoice.number}, the document says ${supplierNumber}`, 'supplierNumber', { rule: 'another-invoice' })]),
  ]
}

/** Where its lines find no order lines, those of the draft must come to its total. */
function apart({ total }: ElectronicInvoice, { tax, freight, lines }: Standing, fit: Fit): readonly Refusal[] {
  const due = plus(plus(amountOf(lines), rounded(tax, 2)), rounded(freight, 2))
  if (compare(due, absolute(total)) === 0) return []
  return [refuse(`价税合计 ${total}，单据各行加税、运费为 ${due}，请先核对明细`, `The total is ${total}; the lines of the document with tax and freight come to ${due}: check the lines first`, 'lines', { rule: 'another-total' }), ...fit.refusals]
}
