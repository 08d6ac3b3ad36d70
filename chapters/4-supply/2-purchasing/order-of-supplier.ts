/** A new order once its supplier is chosen: the terms, tax, currency and prices of the last orders to them. */
import { proposal, rows } from '#declare'
import type { Decimal, Label } from '#words'
import { supplierDocument } from '../1-sourcing/supplier.ts'
import { purchaseOrder } from '../contract.ts'
import { asOn, terms, withTax, type Terms } from './order-from-requisition.ts'

type Former = Terms & { readonly number: string; readonly currency?: string | null; readonly item: string; readonly price: Decimal; readonly lineRate?: Decimal | null }
type Known = { readonly former: readonly Former[] }

const agreed = [...terms, 'currency'] as const

/** Nothing of an exchange rate: one of long ago is nobody's proposal. */
export const orderOfSupplier = proposal(supplierDocument, purchaseOrder, 'supplier', {
  former: ({ id }: { readonly id: string }) => rows<Former>({
    source: { document: purchaseOrder.name, lines: 'lines' }, where: { 'parent.supplier': id, 'parent.state': { in: ['sent', 'closed'] } },
    fields: { number: 'parent.number', item: 'item', price: 'price', lineRate: 'taxRate', ...Object.fromEntries(agreed.map((key) => [key, `parent.${key}`])) }, sort: ['-parent.date', '-parent.number'], limit: 500,
  }),
}, {
  draw: (_row, { former: [last] }: Known) => (last ? Object.fromEntries(agreed.map((key) => [key, last[key] ?? undefined])) : {}),
  follows: (_row, { former: [last] }: Known): Readonly<Record<string, Label>> => (last ? { ...Object.fromEntries(agreed.map((key) => [key, asOn(last.number)])), lines: ['单价沿用该供应商的最近订单', 'Prices as last ordered from this supplier'] } : {}),
  lines: (_row, { former }: Known) => ({ lines: { by: 'item', values: pricesOf(former) } }),
})

/** Of each item the last price quoted as the last order was: a price with its tax in it says nothing of one without. */
function pricesOf(former: readonly Former[]): Readonly<Record<string, { readonly price: Decimal; readonly taxRate?: Decimal }>> {
  const [last] = former
  const alike = former.filter((one) => withTax(one) === withTax(last ?? {}) && (one.currency ?? null) === (last?.currency ?? null))
  return Object.fromEntries(alike.toReversed().map(({ item, price, lineRate }) => [item, { price, ...(lineRate ? { taxRate: lineRate } : {}) }]))
}
