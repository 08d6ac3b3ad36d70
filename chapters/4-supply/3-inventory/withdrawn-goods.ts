/** A product cost that was reversed leaves nothing to take into store: the receipts it asked for are cancelled. */
import { reaction, rows, type Announced, type Deed } from '#declare'
import { productCostReversed } from '../../6-finance/contract.ts'
import { stockReceipt } from '../contract.ts'

export const cancelMade = reaction(
  'supply.cancel-made', productCostReversed,
  (_of: Announced, { waiting }: { waiting: readonly { id: string }[] }): readonly Deed[] => waiting.map(({ id }) => ({ document: stockReceipt.name, id, action: 'cancel' })),
  { waiting: (of: Announced) => rows<{ id: string }>({ source: { document: stockReceipt.name }, where: { note: of.row['number'] as string, purpose: 'made', state: 'draft' }, fields: { id: 'id' } }) },
)
