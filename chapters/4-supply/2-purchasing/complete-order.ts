/** An order whose last line has come is complete: nobody waits for its goods any more. */
import { reaction, record, rows, type Announced, type Deed } from '#declare'
import { compare, greatest, isZero, minus, sum, times, type Decimal } from '#words'
import { goodsReceived, purchaseOrder } from '../contract.ts'

type Ordered = { readonly id: string; readonly state: string; readonly underDelivery: Decimal | null; readonly lines: readonly { readonly id: string; readonly quantity: Decimal }[] } | undefined
type Arrived = { readonly line: string; readonly quantity: Decimal }

export const completeOrder = reaction('supply.complete-order', goodsReceived, done, {
  order: (of: Announced) => record<Ordered>(purchaseOrder as { name: string }, of.row['order'] as string),
  arrived: (of: Announced) => rows<Arrived>({ source: { journal: 'links' }, where: { kind: 'received', from: of.row['order'] as string }, fields: { line: 'fromLine' }, measures: { quantity: { sum: 'quantity' } } }),
})

/** What of an ordered line is waited for: nothing more, where it is short by no more than its order lets it be. */
export const stillToCome = (ordered: Decimal, came: Decimal, underDelivery: Decimal | null | undefined): Decimal =>
  (compare(came, times(ordered, minus('1', underDelivery ?? '0'))) >= 0 ? '0' : greatest('0', minus(ordered, came)))

/** Each line by itself, but for what the order lets it be short of: more of one does not make up for less of another. */
function done(_of: Announced, { order, arrived }: { order: Ordered; arrived: readonly Arrived[] }): readonly Deed[] {
  if (order?.state !== 'sent') return []
  const came = (line: string): Decimal => sum(arrived.filter((one) => one.line === line).map(({ quantity }) => quantity))
  return order.lines.every(({ id, quantity }) => isZero(stillToCome(quantity, came(id), order.underDelivery))) ? [{ document: purchaseOrder.name, id: order.id, action: 'complete' }] : []
}
