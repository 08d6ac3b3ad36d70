/** A revision is drawn from the version at hand: its clauses under the next edition, to be worded anew. */
import { conversion, rows } from '#declare'
import { policyVersion } from '../contract.ts'
import { policyVersionDocument, type PolicyVersion } from '../policy-version.ts'

export const revisionOfVersion = conversion(policyVersionDocument, policyVersion, {
  newest: () => rows<{ edition: number }>({ source: { document: policyVersion.name }, fields: { edition: 'edition' }, sort: ['-edition'], limit: 1 }),
}, ({ title, interpreter, council = [], clauses, headings = [] }: PolicyVersion, { newest, today }) => ({
  title, edition: (newest[0]?.edition ?? 0) + 1, effectiveFrom: today, interpreter, council: council.map(({ person }) => ({ person })), clauses: clauses.map(({ id: _id, ...one }) => one), headings: headings.map(({ id: _id, ...one }) => one),
}))
