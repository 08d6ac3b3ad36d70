/** Who may do what: answered with a reason, for the button and for the deed alike. */
import { documentOf, firstState, mainBook, ofCompany, roleLabel, type AnyDocument, type Plan, type Role } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Actor, Held } from './actor.ts'

type Owned = { readonly department?: string | null; readonly enteredBy?: string; readonly book?: string }

/** May this person perform the action; `task` is set when they decide through a task of theirs. */
export function mayAct(plan: Plan, document: AnyDocument, action: string, actor: Actor, row: Owned, task = false): Refusal | undefined {
  const declared = document.actions[action]
  if (!declared) return noSuchAction(document, action)
  if (actor.house || task) return undefined
  if (declared.by === 'task') return refuse('这一步由流程任务决定，请在待办中处理', 'This step is decided through a task; see your inbox', undefined, { kind: 'forbidden' })
  return needsOne(plan, document, [declared.by].flat(), actor, row)
}

export function mayEdit(plan: Plan, document: AnyDocument, actor: Actor, row: Owned & { readonly state: string }): Refusal | undefined {
  const roles = document.access.edit[row.state]
  if (!roles) return refuse(`“${document.states[row.state]?.[0] ?? row.state}”状态下不能修改`, `Cannot be changed while ${document.states[row.state]?.[1] ?? row.state}`)
  return actor.house ? undefined : needsOne(plan, document, roles, actor, row)
}

export function mayMake(plan: Plan, document: AnyDocument, actor: Actor): Refusal | undefined {
  return actor.house ? undefined : needsOne(plan, document, document.access.edit[firstState(document)] ?? [], actor)
}

/** Whether the actor writes such documents at all, in whatever state. */
export function mayWrite(plan: Plan, document: AnyDocument, actor: Actor): Refusal | undefined {
  return actor.house ? undefined : needsOne(plan, document, [...new Set(Object.values(document.access.edit).flatMap((roles) => roles ?? []))], actor)
}

/** Whoever administers the house, or the department of that person, gives them a way in. */
export const mayGivePassword = (plan: Plan, actor: Actor, row?: Owned): Refusal | undefined => needsOne(plan, documentOf(plan, plan.directory.person.document), [plan.directory.administrator], actor, row)

/** Roles the actor holds that count for this row: held in the whole company it is of, or in a department above or at the row's; what one entered oneself is one's own, and everyone is everyone everywhere. */
const rolesFor = ({ directory }: Plan, document: AnyDocument, actor: Actor, row?: Owned): readonly string[] => actor.roles.filter((held) => held.role === directory.everyone || reaches(document, held, actor, row)).map(({ role }) => role)

function reaches(document: AnyDocument, { department, below, books }: Held, actor: Actor, row?: Owned): boolean {
  if (!row || row.enteredBy === actor.person) return true
  if (row.department && below.includes(row.department)) return true
  return (department === null || !row.department) && (!actor.book || !ofCompany(document) || (books ?? []).includes(row.book ?? mainBook))
}

function needsOne(plan: Plan, document: AnyDocument, roles: readonly Pick<Role, 'role'>[], actor: Actor, row?: Owned): Refusal | undefined {
  const held = rolesFor(plan, document, actor, row)
  if (roles.some(({ role }) => held.includes(role))) return undefined
  const names = (at: 0 | 1) => roles.map(({ role }) => roleLabel(plan, role)[at])
  if (roles.length === 0) return refuse('这类单据不由人工建立', 'Nobody makes this kind of document by hand', undefined, { kind: 'forbidden' })
  return refuse(`需要角色：${names(0).join('、')}`, `Needs the role ${names(1).join(' or ')}`, undefined, { kind: 'forbidden' })
}

const noSuchAction = (document: AnyDocument, action: string) =>
  refuse(`${document.label[0]}没有“${action}”这个操作`, `${document.label[1]} has no action "${action}"`, undefined, { kind: 'not-found' })
