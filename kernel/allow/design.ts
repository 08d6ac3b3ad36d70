/** Who may draw processes: the company's designers any, and whoever may change a kind of document, in its own department, the drawing of that kind. */
import { documentOf, roleLabel, type Decision, type Plan } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Actor } from './actor.ts'
import { mayEdit } from './may.ts'

/** The document whose kind is drawn, as it stands. */
export type Kind = { readonly document: string; readonly row: { readonly state: string; readonly department?: string | null; readonly enteredBy?: string } }

/** `kind` is set where the drawing is that of one kind of a document. */
export function mayDesign(plan: Plan, actor: Actor, kind?: Kind): Refusal | undefined {
  const { designers } = plan.directory
  if (actor.house || actor.roles.some(({ role, department }) => department === null && designers.includes(role))) return undefined
  if (kind) return mayEdit(plan, documentOf(plan, kind.document), actor, kind.row) ?? (heads(plan, actor, kind) ? undefined : elsewhere)
  const names = (at: 0 | 1) => designers.map((role) => roleLabel(plan, role)[at])
  return refuse(`设计流程需要全公司的角色：${names(0).join('、')}`, `Designing a process needs the role ${names(1).join(' or ')} in the whole company`, undefined, { kind: 'forbidden' })
}

/** Here a role counts only where it is held: nobody draws what another department has decided. */
function heads(plan: Plan, actor: Actor, { document, row }: Kind): boolean {
  const roles = (documentOf(plan, document).access.edit[row.state] ?? []).map(({ role }) => role)
  return actor.roles.some(({ role, department, below }) => roles.includes(role) && (department === null || (typeof row.department === 'string' && below.includes(row.department))))
}
const elsewhere = refuse('只能设计本部门的审批', 'Only the approvals of the own department may be drawn', undefined, { kind: 'forbidden' })

/** A decision is kept by those it names, where they hold the role in the whole company. */
export function mayKeepDecision(plan: Plan, actor: Actor, { by, label }: Decision): Refusal | undefined {
  if (actor.house || actor.roles.some(({ role, department }) => department === null && by.some((one) => one.role === role))) return undefined
  const names = (at: 0 | 1) => by.map(({ role }) => roleLabel(plan, role)[at])
  return refuse(`修改“${label[0]}”需要角色：${names(0).join('、')}`, `Changing "${label[1]}" needs the role ${names(1).join(' or ')}`, undefined, { kind: 'forbidden' })
}
