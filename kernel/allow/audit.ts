/** Who may ask how the policy is kept beyond their own duties: samples and evidence, and a month frozen as a report. */
import { roleLabel, type Plan } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Actor } from './actor.ts'

/** Samples and evidence are drawn from all clauses; what of it is shown is the reader's own scope. */
export const mayAudit = (plan: Plan, actor: Actor): Refusal | undefined => holdsOne(plan, actor, plan.directory.auditors)

export const mayReport = (plan: Plan, actor: Actor): Refusal | undefined => holdsOne(plan, actor, plan.directory.reporters)

/** Held in the whole company: the head of one department does not answer for the others. */
function holdsOne(plan: Plan, actor: Actor, roles: readonly string[]): Refusal | undefined {
  if (actor.house || actor.roles.some(({ role, department }) => department === null && roles.includes(role))) return undefined
  const names = (at: 0 | 1) => roles.map((role) => roleLabel(plan, role)[at])
  return refuse(`需要全公司的角色：${names(0).join('、')}`, `Needs the role ${names(1).join(' or ')} in the whole company`, undefined, { kind: 'forbidden' })
}
