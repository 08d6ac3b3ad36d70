/** An order drawn from an approved requisition: what is still to be ordered. */
import { conversion, fulfilled } from '#declare'
import { isPositive, minus } from '#words'
import { purchaseOrder } from '../contract.ts'
import { purchaseRequisitionDocument, type Requisition } from './purchase-requisition.ts'

export const orderFromRequisition = conversion(purchaseRequisitionDocument, purchaseOrder, {
  ordered: (row: Requisition) => fulfilled('ordered', row.lines.map(({ id }) => id)),
}, (row, { ordered, today }) => ({
  date: today, promised: row.neededBy < today ? today : row.neededBy,
  lines: row.lines.map((one) => ({ requisition: one.id, item: one.item, quantity: minus(one.quantity, ordered[one.id]?.quantity ?? '0'), price: one.price })).filter(({ quantity }) => isPositive(quantity)),
}))
