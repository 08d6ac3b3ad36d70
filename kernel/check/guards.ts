/** Whether an action fits the state, and whether the clause behind it is kept. */
import type { AnyAction, AnyDocument } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Values } from './formed.ts'

export function inState(document: AnyDocument, action: AnyAction, state: string): Refusal | undefined {
  if ([action.from].flat().includes(state)) return undefined
  const names = (at: 0 | 1) => [action.from].flat().map((one) => document.states[one]?.[at] ?? one)
  return refuse(
    `“${document.states[state]?.[0] ?? state}”状态下不能“${action.label[0]}”（只在：${names(0).join('、')}）`,
    `Cannot ${action.label[1].toLowerCase()} while ${document.states[state]?.[1] ?? state} (only while ${names(1).join(', ')})`,
    undefined, { kind: 'conflict', ...(action.clause ? { clause: action.clause.clause } : {}) },
  )
}

/** The guard's word, with the clause of the action beside it. */
export function guarded(document: AnyDocument, action: AnyAction, row: unknown, known: unknown): Refusal | undefined {
  const refusal = action.guard?.(row as never, known as never)
  return refusal && { clause: (action.clause ?? document.clause).clause, ...refusal }
}

/** What others were built on is not given up under them. */
export const builtUpon = (action: AnyAction, other: AnyDocument | undefined): Refusal | undefined => other && refuse(
  `已有${other.label[0]}依据本单办理，不能“${action.label[0]}”；请先处理它`, `A ${other.label[1].toLowerCase()} was drawn from this one, which cannot be given up before it`, undefined, { kind: 'conflict' },
)

/** What comes with an action: the fields it asks for must be there, others may not come; what gives a document up says why. */
export function asked(document: AnyDocument, action: AnyAction, values: Values, opinion?: string): readonly Refusal[] {
  const asks = (action.asks ?? []).map((key) => ({ key: key.replace(/\?$/, ''), required: !key.endsWith('?') }))
  const strange = Object.keys(values).filter((key) => !asks.some((one) => one.key === key))
    .map((key) => refuse(`“${action.label[0]}”不接受字段“${key}”`, `"${action.label[1]}" takes no field "${key}"`, key))
  const absent = asks.filter(({ key, required }) => required && (values[key] === undefined || values[key] === null || values[key] === ''))
    .map(({ key }) => refuse(`请填写“${document.fields[key]?.label[0] ?? key}”`, `"${document.fields[key]?.label[1] ?? key}" is required`, key))
  const silent = action.givesUp && !opinion?.trim() ? [refuse(`“${action.label[0]}”须写明理由`, `"${action.label[1]}" needs a reason`, 'opinion')] : []
  return [...strange, ...absent, ...silent]
}
