/** A field kind: what a value is, how it is stored, what it is called, what may be left out. */
import type { Decimal, Day, Instant, Label } from '#words'
import type { Name } from './name.ts'
import type { ClauseRef } from './policy.ts'

export type Id<D extends string = string> = string & { readonly __of?: D }

export type FieldKind =
  | 'text' | 'long-text' | 'integer' | 'quantity' | 'money' | 'rate' | 'day' | 'instant' | 'choice' | 'flag' | 'ref' | 'line' | 'lines'

/** What a house declares and a field may name by its code. */
export type Declared = 'roles' | 'documents' | 'clauses' | 'accounts'

/** What the declaration says of a field beside its kind and label; all of it may be sent to a client. */
type FieldFacts = {
  readonly required?: boolean
  readonly initially?: unknown
  readonly startsToday?: boolean
  readonly unique?: boolean
  readonly search?: boolean
  readonly fixed?: boolean
  readonly renamedFrom?: string
  readonly filledFrom?: string
  readonly help?: Label
  /** What is read where nothing is given. */
  readonly blank?: Label
  readonly clause?: string
  readonly max?: number
  readonly places?: number
  readonly signed?: boolean
  readonly options?: Readonly<Record<string, Label>>
  /** A choice whose options are what the house declares; the plan fills them in. */
  readonly among?: Declared
  readonly to?: string
  /** A text that is the code of a document of this type: written as it is, looked up by code, name or initials. */
  readonly codeOf?: string
  readonly lines?: string
  readonly of?: Fields
}

export class Field<T = unknown, Present extends boolean = boolean> {
  declare readonly value: T
  declare readonly present: Present
  readonly kind: FieldKind
  readonly label: Label
  readonly facts: FieldFacts
  constructor(kind: FieldKind, label: Label, facts: FieldFacts = {}) {
    this.kind = kind
    this.label = label
    this.facts = facts
  }
  /** Must have a value before the document is kept. */
  required(): Field<T, true> { return this.with({ required: true }) }
  /** Filled with this when nothing is given. */
  initially(value: T): Field<T, true> { return this.with({ initially: value, required: true }) }
  /** A new form proposes today; the house itself puts nothing where nothing is given. */
  startsToday(this: Field<Day, Present>): Field<Day, Present> { return this.with({ startsToday: true }) }
  /** No two documents of the type (two lines of one document) may share the value. */
  unique(): Field<T, Present> { return this.with({ unique: true }) }
  /** Found by the search box. */
  searched(): Field<T, Present> { return this.with({ search: true }) }
  /** Never typed by a person: set by `sets`, `follow` or an import on behalf of the house. */
  fixed(): Field<T, Present> { return this.with({ fixed: true }) }
  /** May be negative; amounts and quantities otherwise may not. */
  signed(): Field<T, Present> { return this.with({ signed: true }) }
  /** Written by the code of a document of that type, e.g. an account by its number. */
  codeOf(of: Name<string>): Field<T, Present> { return this.with({ codeOf: of.name }) }
  /** The column keeps its values under a new name. */
  renamedFrom(column: string): Field<T, Present> { return this.with({ renamedFrom: column }) }
  /** Rows kept before the field was declared take the value of that column of theirs. */
  filledFrom(column: string): Field<T, Present> { return this.with({ filledFrom: column }) }
  /** Left out it means this, e.g. the whole company. */
  blank(zh: string, en: string): Field<T, Present> { return this.with({ blank: [zh, en] }) }
  /** Text behind the field's "?", with the clause that asks for it. */
  because(zh: string, en: string, clause?: ClauseRef): Field<T, Present> {
    return this.with(clause ? { help: [zh, en], clause: clause.clause } : { help: [zh, en] })
  }
  private with<P extends boolean>(facts: FieldFacts): Field<T, P> { return new Field(this.kind, this.label, { ...this.facts, ...facts }) }
}

export type Fields = Readonly<Record<string, Field>>

/** The row of a set of fields: required ones present, others perhaps. */
export type RowOf<F extends Fields> =
  & { readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: F[K]['value'] }
  & { readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: F[K]['value'] | undefined }

/** A line of a document: its fields and its own id, by which other documents point at it. */
export type LineOf<F extends Fields> = RowOf<F> & { readonly id: Id }

/** Up to `max` characters (200 when not said), one line. */
export const text = (zh: string, en: string, max = 200) => new Field<string, false>('text', [zh, en], { max })
/** Up to 20,000 characters, several lines. */
export const longText = (zh: string, en: string) => new Field<string, false>('long-text', [zh, en], { max: 20_000 })
/** A whole number within 32 bits. */
export const integer = (zh: string, en: string) => new Field<number, false>('integer', [zh, en])
/** An amount in the document's currency (the company's where it has none), `places` decimals, up to 18 digits before the point. */
export const money = (zh: string, en: string, places = 2) => new Field<Decimal, false>('money', [zh, en], { places })
/** A quantity in the item's stock unit, `places` decimals. */
export const quantity = (zh: string, en: string, places = 4) => new Field<Decimal, false>('quantity', [zh, en], { places })
/** A fraction, e.g. 0.13 for 13 %. */
export const rate = (zh: string, en: string, places = 6) => new Field<Decimal, false>('rate', [zh, en], { places })
export const day = (zh: string, en: string) => new Field<Day, false>('day', [zh, en])
export const instant = (zh: string, en: string) => new Field<Instant, false>('instant', [zh, en])
export const flag = (zh: string, en: string) => new Field<boolean, false>('flag', [zh, en])
export const choice = <const O extends Readonly<Record<string, Label>>>(zh: string, en: string, options: O) =>
  new Field<keyof O & string, false>('choice', [zh, en], { options })
/** One of what the house itself declares, by its code: a role, a document type, a clause, an account role. */
export const declared = (among: Declared, zh: string, en: string) => new Field<string, false>('choice', [zh, en], { among, options: {} })
/** Points at a document of another type. */
export const ref = <N extends string>(to: Name<N>, zh: string, en: string) => new Field<Id<N>, false>('ref', [zh, en], { to: to.name })
/** Points at one line of another document, e.g. the order line that a receipt line fulfils. */
export const line = <N extends string>(of: Name<N>, zh: string, en: string, lines = 'lines') =>
  new Field<Id<`${N}.lines`>, false>('line', [zh, en], { to: of.name, lines })
export const lines = <F extends Fields>(zh: string, en: string, of: F) => new Field<readonly LineOf<F>[], false>('lines', [zh, en], { of })
