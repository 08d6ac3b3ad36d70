/** What a step of a drawn process lets its holder see and change: less than their roles do, or more where only the task brought them here. */
import type { AnyDocument } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Actor } from './actor.ts'
import { masked, maySee } from './scope.ts'

/** A step that somebody has in hand, or had; fields as the drawing names them. */
export type StepRights = { readonly inHand: boolean; readonly hidden: readonly string[]; readonly read: readonly string[] }

/** Fields of the row that the reader is not shown; nothing when they may not see the row at all. */
export function hiddenOf(document: AnyDocument, actor: Actor, row: Readonly<Record<string, unknown>>, steps: readonly StepRights[]): readonly string[] | undefined {
  const byRole = maySee(document, actor, row)
  if (!byRole && steps.length === 0) return undefined
  const inHand = steps.filter((one) => one.inHand)
  const bearing = inHand.length > 0 || byRole ? inHand : steps
  return [...masked(document, actor), ...inEach(bearing.map(({ hidden }) => hidden))]
}

/** While a step is in hand, what it hides or shows for reading only is not changed past it. */
export function mayChange(document: AnyDocument, steps: readonly StepRights[], fields: readonly string[]): Refusal | undefined {
  const kept = inEach(steps.filter((one) => one.inHand).map(({ hidden, read }) => [...hidden, ...read]))
  const field = fields.find((one) => kept.includes(one))
  if (field === undefined) return undefined
  const label = document.fields[field]?.label ?? [field, field]
  return refuse(`您待办的环节不能修改“${label[0]}”`, `The step in your hands may not change "${label[1]}"`, field, { kind: 'forbidden' })
}

/** Whoever has two steps in hand is held back only by what both of them say. */
const inEach = ([first = [], ...others]: readonly (readonly string[])[]): readonly string[] => first.filter((one) => others.every((more) => more.includes(one)))
