/** A budget that ends frees what was asked for on it and never ordered (6.1.3). */
import { reaction, rows, type Announced, type Deed } from '#declare'
import { budgetClosed } from '../../6-finance/contract.ts'
import { purchaseRequisition } from '../contract.ts'

export const closeRequisitions = reaction(
  'supply.close-requisitions', budgetClosed,
  (_of: Announced, { waiting }: { waiting: readonly { id: string }[] }): readonly Deed[] => waiting.map(({ id }) => ({ document: purchaseRequisition.name, id, action: 'close' })),
  { waiting: (of: Announced) => rows<{ id: string }>({ source: { document: purchaseRequisition.name }, where: { budget: of.id, state: 'approved' }, fields: { id: 'id' } }) },
)
