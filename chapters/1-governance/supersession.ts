/** When a version of the policy comes into force, earlier editions go out of force, whenever the announcement is heard. */
import { reaction, rows, type Announced, type Deed } from '#declare'
import { policyPutInForce, policyVersion } from './contract.ts'

export const supersedeEarlier = reaction(
  'governance.supersede-earlier', policyPutInForce,
  (of: Announced, { earlier }: { earlier: readonly { id: string }[] }): readonly Deed[] => earlier.map(({ id }) => ({ document: of.document, id, action: 'supersede' })),
  { earlier: (of: Announced) => rows<{ id: string }>({ source: { document: policyVersion.name }, where: { state: 'in-force', edition: { to: Number(of.row['edition']) - 1 } }, fields: { id: 'id' } }) },
)
