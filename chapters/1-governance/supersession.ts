/** When a version of the policy comes into force, the one before it goes out of force. */
import { reaction, rows, type Announced, type Deed } from '#declare'
import { policyPutInForce, policyVersion } from './contract.ts'

export const supersedeEarlier = reaction(
  'governance.supersede-earlier', policyPutInForce,
  (of: Announced, { earlier }: { earlier: readonly { id: string }[] }): readonly Deed[] => earlier.map(({ id }) => ({ document: of.document, id, action: 'supersede' })),
  { earlier: (of: Announced) => rows<{ id: string }>({ source: { document: policyVersion.name }, where: { state: 'in-force', id: { not: of.id } }, fields: { id: 'id' } }) },
)
