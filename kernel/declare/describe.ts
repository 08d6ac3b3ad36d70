/** A declaration as plain data, so that a client can draw lists, forms and details without knowing the document. */
import type { Label } from '#words'
import type { AnyDocument } from './document.ts'
import type { Field, FieldKind, Fields } from './field.ts'

export type FieldMeta = {
  readonly key: string
  readonly kind: FieldKind
  readonly label: Label
  readonly required: boolean
  /** Computed or set by the house: shown, never typed. */
  readonly readOnly: boolean
  /** Follows from other values; of lines, that something in them does. */
  readonly derived?: true
  readonly initially?: unknown
  readonly startsToday?: boolean
  readonly help?: Label
  /** What is read where nothing is given. */
  readonly blank?: Label
  readonly clause?: string
  readonly max?: number
  readonly places?: number
  readonly signed?: boolean
  readonly options?: Readonly<Record<string, Label>>
  readonly to?: string
  readonly codeOf?: string
  readonly lines?: readonly FieldMeta[]
}
export type ActionMeta = {
  readonly key: string
  readonly label: Label
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly asks: readonly { readonly field: string; readonly required: boolean }[]
  readonly byTask: boolean
  readonly grave: boolean
  /** Undoes what an earlier action entered in the books. */
  readonly takesBack?: true
  /** Done only with a reason, which stands in the history. */
  readonly reasoned?: true
  readonly clause?: string
}
export type DocumentMeta = {
  readonly name: string
  readonly label: Label
  readonly clause: string
  readonly states: Readonly<Record<string, Label>>
  readonly fields: readonly FieldMeta[]
  readonly actions: readonly ActionMeta[]
  readonly title?: string
  /** Each reading is noted; the reader's name stands across what they see and print. */
  readonly secret?: true
  readonly list: AnyDocument['list']
  readonly form: AnyDocument['form']
  readonly seldom?: AnyDocument['seldom']
}

export function describe(document: AnyDocument): DocumentMeta {
  const { name, label, clause, states, list, form, seldom, title, access } = document
  const actions = Object.entries(document.actions).map(([key, action]): ActionMeta => ({
    key, label: action.label, from: [action.from].flat(), to: [action.to].flat(), byTask: action.by === 'task', grave: action.grave ?? false,
    asks: (action.asks ?? []).map((asked) => ({ field: asked.replace(/\?$/, ''), required: !asked.endsWith('?') })),
    ...(action.reverses ? { takesBack: true as const } : {}), ...(action.givesUp ? { reasoned: true as const } : {}), ...(action.clause ? { clause: action.clause.clause } : {}),
  }))
  return { name, label, clause: clause.clause, states, fields: describeFields(document.fields, document.derive ?? {}), actions, list, form, ...(seldom ? { seldom } : {}), ...(title ? { title } : {}), ...(access.secret ? { secret: true as const } : {}) }
}

const describeFields = (fields: Fields, derived: Readonly<Record<string, unknown>>): readonly FieldMeta[] =>
  Object.entries(fields).map(([key, field]) => describeField(key, field, key in derived))

function describeField(key: string, field: Field, derived: boolean): FieldMeta {
  const { required = false, fixed = false, initially, startsToday, help, blank, clause, max, places, signed, options, to, codeOf, of } = field.facts
  return {
    key, kind: field.kind, label: field.label, required, readOnly: (derived && field.kind !== 'lines') || fixed,
    ...(derived ? { derived } : {}), ...optional({ initially, startsToday, help, blank, clause, max, places, signed, options, to, codeOf }),
    ...(of ? { lines: describeFields(of, derived ? ofHouse(of) : {}) } : {}),
  }
}

/** What nobody types in computed lines is computed. */
const ofHouse = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, { facts }]) => facts.fixed))

const optional = <T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never
