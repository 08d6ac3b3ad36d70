/** A receipt that was reversed leaves nothing to inspect: the inspections it asked for are cancelled. */
import { reaction, rows, type Announced, type Deed } from '#declare'
import { qualityInspection, receiptReversed } from '../contract.ts'

export const cancelInspections = reaction(
  'supply.cancel-inspections', receiptReversed,
  (_of: Announced, { waiting }: { waiting: readonly { id: string }[] }): readonly Deed[] => waiting.map(({ id }) => ({ document: qualityInspection.name, id, action: 'cancel' })),
  { waiting: (of: Announced) => rows<{ id: string }>({ source: { document: qualityInspection.name }, where: { receipt: of.id, state: 'draft' }, fields: { id: 'id' } }) },
)
