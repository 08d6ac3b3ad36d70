/** A business document: one declaration from which table, API, form, list, access and audit follow. */
import type { Day, Decimal, Label, Refusal } from '#words'
import type { Field, Fields, Id, RowOf } from './field.ts'
import type { DutyKind, Event, Name, Role } from './name.ts'
import type { ClauseRef } from './policy.ts'
import type { BookChange, Posting } from './posting.ts'
import type { AnswerOf, Fact } from './query.ts'

/** What every document carries beside its declared fields. */
export type Head = {
  readonly id: Id
  readonly number: string
  readonly version: number
  readonly state: string
  readonly department: Id | null
  /** The book of the company it belongs to, from its first day on. */
  readonly book: string
  readonly enteredBy: Id
  readonly enteredAt: string
}
export type Row<F extends Fields> = RowOf<F> & Head

/** The book of whoever belongs to no company that keeps its own. */
export const mainBook = 'main'

/** Always known: who acts, in whose name, and which day it is in the company's zone. */
export type Moment = { readonly today: Day; readonly actor: Id; readonly onBehalfOf?: Id; readonly currency: string; readonly book: string }

/** How far a role sees: own documents, its department, its department and below, everything. */
export type Scope = 'own' | 'department' | 'below' | 'all'
export type Grant = { readonly role: string; readonly scope: Scope }
const grants = (scope: Scope) => (...roles: readonly Role[]): readonly Grant[] => roles.map(({ role }) => ({ role, scope }))
export const own = grants('own')
export const department = grants('department')
export const below = grants('below')
export const all = grants('all')

/** One document fulfils part of another's line: quantity and amount, negative when taken back. */
export type Link = {
  readonly kind: string
  /** A line of the other document, or the document as a whole. */
  readonly from: { readonly document: string; readonly line: Id } | { readonly document: string; readonly record: Id }
  readonly line: Id
  readonly quantity: Decimal
  readonly amount: Decimal
}
/** A document that follows from this one, made in the same transaction; `act` is performed on it at once. */
export type Draft = { readonly document: string; readonly values: Readonly<Record<string, unknown>>; readonly act?: string; /** Of another company than the document it follows from. */ readonly book?: string }

export type Action<S extends string, R, Known, F> = {
  readonly label: Label
  readonly from: S | readonly S[]
  readonly to: S | readonly S[]
  /** Chooses among several `to`; needed when there are several. */
  readonly decide?: (row: R, known: Known) => S
  /** Roles that may; `task` when only a process may, through a task or a step of its own. */
  readonly by: Role | readonly Role[] | 'task'
  readonly clause?: ClauseRef
  readonly duty?: DutyKind
  /** Which of `known` it needs; asking for another one throws. */
  readonly needs?: readonly (keyof Known & string)[]
  readonly guard?: (row: R, known: Known) => Refusal | undefined
  /** Fields the person gives with the action; required unless ended with `?`. */
  readonly asks?: readonly ((keyof F & string) | `${keyof F & string}?`)[]
  readonly sets?: (row: R, known: Known) => Partial<{ [K in keyof F]: unknown }>
  readonly post?: (row: R, known: Known) => readonly Posting[]
  /** What it changes of the books' frame, beside what it posts. */
  readonly books?: (row: R, known: Known) => readonly BookChange[]
  /** The earlier action whose postings and links this one takes back. */
  readonly reverses?: string
  readonly link?: (row: R, known: Known) => readonly Link[]
  /** Field whose document is locked meanwhile: of two who draw on what is left of it, the second sees what the first one took. */
  readonly holds?: keyof F & string
  readonly follow?: (row: R, known: Known) => readonly Draft[]
  readonly announce?: Event
  /** Asked twice before it is done, because it cannot be taken back. */
  readonly grave?: true
  /** Gives the document up: only with a reason, and only while nothing was built on it. */
  readonly givesUp?: true
}

type Knows<R> = Readonly<Record<string, (row: R, moment: Moment) => Fact>>
type Answers<K> = { readonly [N in keyof K]: K[N] extends (...given: never) => infer A ? AnswerOf<A> : never } & Moment
type Columns<F> = readonly ((keyof F & string) | keyof Head)[]

export type Access<F, S extends string> = {
  readonly see: readonly Grant[]
  /** Who may write the fields while it is in that state; the first state's roles may also make one. */
  readonly edit: { readonly [K in S]?: readonly Role[] }
  /** Field that names the department it belongs to; else the department of whoever entered it. */
  readonly department?: keyof F & string
  /** Field that names the person it belongs to, beside whoever entered it. */
  readonly owner?: keyof F & string
  /** Fields that only these roles may read. */
  readonly mask?: { readonly [K in keyof F]?: readonly Role[] }
  /** Reading one is itself a deed. */
  readonly secret?: true
  /** Whether it is one company's own, where that is not told by its going into the books. */
  readonly company?: boolean
}

type Declaration<F extends Fields, S extends Readonly<Record<string, Label>>, K, A> = {
  readonly label: Label
  readonly clause: ClauseRef
  readonly numbered?: string
  readonly fields: F
  readonly derive?: { readonly [D in keyof F]?: (row: Row<F>) => F[D]['value'] }
  readonly check?: (row: Row<F>) => Refusal | undefined
  readonly known?: K
  /** What an edit may not change once certain facts hold. */
  readonly editing?: { readonly needs: readonly (keyof K & string)[]; readonly guard: (row: Row<F>, known: Answers<K>, before: Row<F>) => Refusal | undefined }
  readonly states: S
  readonly actions: A
  /** Announced when one is made. */
  readonly announce?: Event
  readonly access: Access<F, keyof S & string>
  /** Field shown as its name wherever it is referred to; else the number. */
  readonly title?: keyof F & string
  readonly list: { readonly columns: Columns<F>; readonly filters?: Columns<F>; readonly sort?: string }
  readonly form: readonly (readonly (keyof F & string)[])[]
  /** Fields that one rarely fills: folded in a form as long as nothing but their first value stands in them. */
  readonly seldom?: readonly (keyof F & string)[]
}

/**
 * Declares a document type. `numbered` is a pattern such as `PO-{yyyy}{MM}-{0000}`, counted per filled-in prefix;
 * the first of `states` is the one a new document has.
 */
export function document<
  const N extends `${string}.${string}`,
  const F extends Fields,
  const S extends Readonly<Record<string, Label>>,
  K extends Knows<Row<F>>,
  const A extends Readonly<Record<string, Action<keyof S & string, Row<F>, Answers<K>, F>>>,
>(name: N, declaration: Declaration<F, S, K, A>): Declaration<F, S, K, A> & { readonly name: N } {
  return { name, ...declaration }
}

/** Any document, where only its shape matters. */
export type AnyAction = Action<string, never, never, Record<string, unknown>>
export type AnyDocument = {
  readonly name: string
  readonly label: Label
  readonly clause: ClauseRef
  readonly numbered?: string
  readonly fields: Fields
  readonly derive?: Readonly<Record<string, ((row: never) => unknown) | undefined>>
  readonly check?: (row: never) => Refusal | undefined
  readonly known?: Readonly<Record<string, (row: never, moment: Moment) => Fact>>
  readonly editing?: { readonly needs: readonly string[]; readonly guard: (row: never, known: never, before: never) => Refusal | undefined }
  readonly states: Readonly<Record<string, Label>>
  readonly actions: Readonly<Record<string, AnyAction>>
  readonly announce?: Event
  readonly access: {
    readonly see: readonly Grant[]
    readonly edit: Readonly<Record<string, readonly Role[] | undefined>>
    readonly department?: string
    readonly owner?: string
    readonly mask?: Readonly<Record<string, readonly Role[] | undefined>>
    readonly secret?: true
    readonly company?: boolean
  }
  readonly title?: string
  readonly list: { readonly columns: readonly string[]; readonly filters?: readonly string[]; readonly sort?: string }
  readonly form: readonly (readonly string[])[]
  readonly seldom?: readonly string[]
}

export type RowOfDocument<D> = D extends { readonly fields: infer F extends Fields } ? Row<F> : never
export type StateOf<D extends { readonly states: object }> = keyof D['states'] & string
export type ActionOf<D extends { readonly actions: object }> = keyof D['actions'] & string
export type LineRow<F extends Field> = F['value'] extends readonly (infer L)[] | undefined ? L : never

/** Whether it is one company's own, as all that goes into its books; everything else is of the whole house. */
export const ofCompany = ({ access, actions }: Pick<AnyDocument, 'access' | 'actions'>): boolean =>
  access.company ?? Object.values(actions).some(({ post, books, reverses }) => post !== undefined || books !== undefined || reverses !== undefined)

/** A new document drawn from another, e.g. a receipt from an order: the values to start from. */
export type Conversion = { readonly from: string; readonly to: string; readonly known?: Readonly<Record<string, (row: never, moment: Moment) => Fact>>; readonly draw: (row: never, known: never) => Readonly<Record<string, unknown>>; readonly follows?: (row: never, known: never) => Readonly<Record<string, Label>>
  /** The field of the new document that names the other: proposed while it is filled, and not drawn from there. */
  readonly at?: string; readonly lines?: (row: never, known: never) => PerLine
  /** Of which documents it is offered; of all, where left out. */
  readonly offered?: (row: never) => boolean }
/** Of lines, by the value that their field `by` has, what the others are. */
export type PerLine = Readonly<Record<string, { readonly by: string; readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>>
/** `follows` says of proposed values, by their field, what they were taken from. */
export function conversion<D extends { readonly name: string; readonly fields: Fields }, K extends Knows<RowOfDocument<D>>>(
  from: D, to: Name | { readonly name: string }, known: K, draw: (row: RowOfDocument<D>, known: Answers<K>) => Readonly<Record<string, unknown>>,
  follows?: (row: RowOfDocument<D>, known: Answers<K>) => Readonly<Record<string, Label>>,
): Conversion {
  return { from: from.name, to: to.name, known: known as unknown as NonNullable<Conversion['known']>, draw: draw as unknown as Conversion['draw'], ...(follows ? { follows: follows as unknown as NonNullable<Conversion['follows']> } : {}) }
}

/** What is proposed once a field of the document being filled names another, e.g. the terms of its supplier; what somebody typed stays. */
export function proposal<D extends { readonly name: string; readonly fields: Fields }, K extends Knows<RowOfDocument<D>>>(
  from: D, to: Name | { readonly name: string }, at: string, known: K,
  says: { readonly draw: (row: RowOfDocument<D>, known: Answers<K>) => Readonly<Record<string, unknown>>; readonly follows: (row: RowOfDocument<D>, known: Answers<K>) => Readonly<Record<string, Label>>; readonly lines: (row: RowOfDocument<D>, known: Answers<K>) => PerLine },
): Conversion {
  return { ...conversion(from, to, known, says.draw, says.follows), at, lines: says.lines as unknown as NonNullable<Conversion['lines']> }
}
