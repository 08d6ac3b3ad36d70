/** One purchase on its way through the sample company, and whoever approves it. */
import type { AnyRow } from '#act'
import type { Hall } from './hall.ts'
import { departments, people } from './organisation.ts'
import type { Purchase } from './purchases.ts'
import type { Stage } from './stage.ts'

/** What was wanted, and the documents it has so far. */
export type Case = {
  readonly purchase: Purchase; readonly hall: Hall; readonly supplier: ReadonlyMap<string, string>
  /** By the code of the department that spends it. */
  readonly budget: ReadonlyMap<string, string>
  requisition?: AnyRow; order?: AnyRow; receipts?: readonly AnyRow[]; invoice?: AnyRow; request?: AnyRow
}
export type Line = { readonly id: string; readonly item: string; readonly quantity: string; readonly price: string }

export const linesOf = (row: AnyRow | undefined): readonly Line[] => (row?.['lines'] ?? []) as readonly Line[]

/** Whoever the authority matrix names approves: a role of the whole company, or the head of the row's department. */
export async function approved(stage: Stage, { hall }: Case, row: AnyRow | undefined): Promise<AnyRow> {
  if (!row) throw new Error('nothing to approve')
  return (await stage.as(holderOf(row, hall))).decide(row.id, 'approve', '同意')
}

function holderOf(row: AnyRow, { department }: Hall): string {
  const role = String(row['approverRole'])
  if (role !== 'department-head') return people.find(({ roles }) => roles.includes(role))?.login as string
  return departments.find(({ code }) => department.get(code) === row.department)?.head as string
}
