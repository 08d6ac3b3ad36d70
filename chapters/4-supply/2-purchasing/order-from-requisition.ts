/** An order drawn from an approved requisition: what is still to be ordered, on the terms on which these goods were last ordered. */
import { conversion, fulfilled, rows, type Fulfilment, type Moment } from '#declare'
import { item } from '#commons'
import { compare, isPositive, minus, plus, times, type Day, type Decimal, type Label } from '#words'
import { notAdmitted, type Supplier } from '../1-sourcing/supplier.ts'
import { purchaseOrder, supplier } from '../contract.ts'
import { purchaseRequisitionDocument, type Requisition } from './purchase-requisition.ts'
import type { Order } from './purchase-order.ts'

/** What is agreed with a supplier rather than for these goods. */
export const terms = ['paymentTerms', 'paymentDays', 'deliveryPlace', 'quality', 'liability', 'overDelivery', 'underDelivery', 'overPrice', 'overBilling', 'prices', 'taxRate'] as const
export type Terms = Pick<Order, (typeof terms)[number]>
type Admission = NonNullable<Supplier['admissions']>[number] & { readonly supplier: string }
type Paper = NonNullable<Supplier['papers']>[number] & { readonly supplier: string }
type Former = Terms & Pick<Supplier, 'name' | 'hold' | 'holdUntil'> & {
  readonly number: string; readonly supplier: string; readonly state: string; readonly item: string; readonly price: Decimal; readonly lineRate?: Decimal | null
}
type Known = {
  readonly ordered: Readonly<Record<string, Fulfilment>>; readonly groups: readonly { readonly id: string; readonly group: string }[]
  readonly former: readonly Former[]; readonly admissions: readonly Admission[]; readonly expired: readonly Paper[]; readonly today: Day
}

/** Orders in the currency of the books alone: a rate of long ago is nobody's proposal. */
const formerOrders = (row: Requisition) => rows<Former>({
  source: { document: purchaseOrder.name, lines: 'lines' }, where: { item: { in: row.lines.map((one) => one.item) }, 'parent.state': { in: ['sent', 'closed'] }, 'parent.currency': null },
  fields: {
    number: 'parent.number', supplier: 'parent.supplier', name: 'parent.supplier.name', state: 'parent.supplier.state', hold: 'parent.supplier.hold', holdUntil: 'parent.supplier.holdUntil', item: 'item', price: 'price', lineRate: 'taxRate',
    ...Object.fromEntries(terms.map((key) => [key, `parent.${key}`])),
  },
  sort: ['-parent.date', '-parent.number'], limit: 200,
})

export const orderFromRequisition = conversion(purchaseRequisitionDocument, purchaseOrder, {
  ordered: (row: Requisition) => fulfilled('ordered', row.lines.map(({ id }) => id)),
  groups: (row: Requisition) => rows<Known['groups'][number]>({ source: { document: item.name }, where: { id: { in: row.lines.map((one) => one.item) } }, fields: { id: 'id', group: 'group' } }),
  former: formerOrders,
  admissions: (_row: Requisition, { today }: Moment) => rows<Admission>({ source: { document: supplier.name, lines: 'admissions' }, where: { 'parent.state': 'admitted', from: { to: today } }, fields: { supplier: 'parent.id', group: 'group', from: 'from', to: 'to' }, limit: 5_000 }),
  expired: (_row: Requisition, { today }: Moment) => rows<Paper>({ source: { document: supplier.name, lines: 'papers' }, where: { 'parent.state': 'admitted', needed: true, expires: { to: today } }, fields: { supplier: 'parent.id', kind: 'kind', number: 'number', expires: 'expires', needed: 'needed' }, limit: 5_000 }),
}, (row, known) => {
  const wanted = wantedOf(row, known)
  const last = lastOrder(wanted.map((one) => one.item), known)
  return {
    date: known.today, promised: row.neededBy < known.today ? known.today : row.neededBy,
    ...(last ? { supplier: last.supplier, ...Object.fromEntries(terms.map((key) => [key, last[key] ?? undefined])) } : {}),
    lines: wanted.map(({ id, item: of, quantity, price }) => ({ requisition: id, item: of, quantity, ...(last ? priceOf(of, price, last, known) : { price }) })),
  }
}, (row, known) => {
  const wanted = wantedOf(row, known)
  const last = lastOrder(wanted.map((one) => one.item), known)
  if (!last) return {}
  const priced = [...new Set(wanted.flatMap((one) => pricedBy(one.item, last, known)?.number ?? []))]
  return { ...Object.fromEntries(['supplier', ...terms].map((key) => [key, asOn(last.number)])), ...(priced.length > 0 ? { lines: pricesAsOn(priced) } : {}) }
})

export const asOn = (number: string): Label => [`沿用 ${number}`, `As on ${number}`]
const pricesAsOn = (numbers: readonly string[]): Label => [`单价沿用 ${numbers.join('、')}；其余按请购`, `Prices as on ${numbers.join(', ')}; the rest as requested`]

const wantedOf = (row: Requisition, { ordered }: Pick<Known, 'ordered'>) =>
  row.lines.map((one) => ({ ...one, quantity: minus(one.quantity, ordered[one.id]?.quantity ?? '0') })).filter(({ quantity }) => isPositive(quantity))

/** 4.1.1: the last one to a supplier that may be ordered from today, for all that is wanted. */
const lastOrder = (items: readonly string[], { groups, former, admissions, expired, today }: Known): Former | undefined => former.find((one) => {
  const mine = <T extends { readonly supplier: string }>(all: readonly T[]) => all.filter((each) => each.supplier === one.supplier)
  return !notAdmitted({ ...one, admissions: mine(admissions), papers: mine(expired) } as never, groups.filter(({ id }) => items.includes(id)).map(({ group }) => group), today)
})

/** Quoted by the same supplier in the same way: a price with its tax in it says nothing of one without. */
const pricedBy = (of: string, last: Former, { former }: Pick<Known, 'former'>): Former | undefined => former.find((one) => one.item === of && one.supplier === last.supplier && withTax(one) === withTax(last))

function priceOf(of: string, requested: Decimal, last: Former, known: Pick<Known, 'former'>): { readonly price: Decimal; readonly taxRate?: Decimal } {
  const before = pricedBy(of, last, known)
  if (!before) return { price: withTax(last) ? times(requested, plus('1', last.taxRate)) : requested }
  const rate = before.lineRate ?? before.taxRate
  return { price: before.price, ...(compare(rate, last.taxRate) === 0 ? {} : { taxRate: rate }) }
}

export const withTax = ({ prices }: { readonly prices?: Terms['prices'] | null }): boolean => prices === 'gross'
