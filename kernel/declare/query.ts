/** Declared questions about documents, entries, stock, links, tasks and deeds; read compiles them, with access applied. */
import type { Decimal, Label } from '#words'
import type { Id } from './field.ts'
import type { Name } from './name.ts'

/** Where the rows come from. `lines` names a lines field; its rows also see the document as `parent.`. */
export type Source =
  | { readonly document: string; readonly lines?: string }
  | { readonly journal: 'entries' | 'balances' | 'links' | 'tasks' | 'deeds' | 'stock-ages' }

export type Scalar = string | number | boolean | null
/** What a path must be: equal, one of, between (inclusive), different from, or like a text. `null` asks for "nothing there". */
export type Condition = Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly from?: Scalar; readonly to?: Scalar }
  | { readonly not: Scalar | readonly Scalar[] }
  | { readonly contains: string }

/** Dotted path from the source row: a field, then fields of what it refers to, e.g. `supplier.group.name`. */
export type Path = string

export type Measure =
  | { readonly count: true } | { readonly sum: Path; /** Only of what is so many days late, counted from the first of these days that is known; what is not late yet is 0 days late, or less. */ readonly late?: { readonly since: readonly Path[]; readonly from?: number; readonly to?: number } } | { readonly min: Path } | { readonly max: Path }
  /** Working minutes between two instants, averaged. */
  | { readonly workingMinutes: readonly [from: Path, to: Path] }

export type Query<T = unknown> = {
  readonly __answer?: T
  readonly source: Source
  readonly where?: Readonly<Record<Path, Condition>>
  /** Paths to answer row by row (or to group by, when there are measures), under their given names. */
  readonly fields?: Readonly<Record<string, Path>>
  readonly measures?: Readonly<Record<string, Measure>>
  /** What is left of each document, as path `open`: one of its sums, less what links of these kinds have fulfilled of it as a whole; `at` is the rate that takes it into the books' currency. */
  readonly open?: { readonly of: Path; readonly less: readonly string[]; readonly at?: Path }
  readonly sort?: readonly string[]
  readonly limit?: number
}

/** Something an action must know before it is decided; all facts of one action are learnt in one trip. */
export type Fact<T = unknown> = { readonly __answer?: T } & (
  | { readonly fact: 'record'; readonly of: string; readonly id: Id | undefined }
  | { readonly fact: 'lines'; readonly of: string; readonly lines: string; readonly ids: readonly (Id | undefined)[] }
  | { readonly fact: 'fulfilled'; readonly kind: string; readonly ids: readonly (Id | undefined)[] }
  | { readonly fact: 'rows'; readonly query: Query }
  | { readonly fact: 'balance'; readonly account: string; readonly dimensions: Readonly<Record<string, Id | undefined>>; readonly unit?: Id }
  | { readonly fact: 'ask'; readonly question: string; readonly with: unknown }
  | { readonly fact: 'unposted'; readonly asked: UnpostedAsked }
  | { readonly fact: 'ties'; readonly upTo: string }
  | { readonly fact: 'decided'; readonly decision: string; readonly given: Readonly<Record<string, unknown>>; readonly on: string }
  | { readonly fact: 'several'; readonly facts: Readonly<Record<string, Fact>> }
)
export type AnswerOf<F> = F extends { readonly __answer?: infer T } ? T : never

/** The whole document another one points at, with its lines; nothing when the field is empty. */
export const record = <R = Readonly<Record<string, unknown>>>(of: Name | { readonly name: string; readonly row?: R }, id: Id | undefined): Fact<R | undefined> =>
  ({ fact: 'record', of: of.name, id })
/** Lines of other documents by their ids, each with its document as `parent`. */
export const linesOf = <L = Readonly<Record<string, unknown>>>(of: Name, ids: readonly (Id | undefined)[], lines = 'lines'): Fact<Readonly<Record<string, L>>> =>
  ({ fact: 'lines', of: of.name, lines, ids })
/** What other documents have fulfilled of these lines so far: sums over links of one kind. A line without links is absent. */
export const fulfilled = (kind: string, ids: readonly (Id | undefined)[]): Fact<Readonly<Record<string, Fulfilment>>> => ({ fact: 'fulfilled', kind, ids })
export const rows = <T>(query: Query<T>): Fact<readonly T[]> => ({ fact: 'rows', query })
/** What an account holds; `unit` is an item for quantities, left out for money. */
export const balance = (account: AccountRole, dimensions: Readonly<Record<string, Id | undefined>>, unit?: Id): Fact<Balance> =>
  ({ fact: 'balance', account: account.account, dimensions, ...(unit === undefined ? {} : { unit }) })

/** Papers of some days that still wait to be posted, whichever chapter declares them. */
export type UnpostedAsked = {
  readonly from: string; readonly to: string
  /** Papers that only promise, so that a month does not wait for them. */
  readonly except: readonly string[]
  /** States in which a paper still waits though a part of it is posted. */
  readonly also: Readonly<Record<string, readonly string[]>>
}
export type Unposted = { readonly document: string; readonly label: Label; readonly states: readonly string[]; readonly count: number; /** The first of them. */ readonly number: string }
export const unposted = (asked: UnpostedAsked): Fact<readonly Unposted[]> => ({ fact: 'unposted', asked })

/** Figures that the books keep twice, up to a month: what of each does not agree. `difference` is in money, where there is one. */
export type Tie = { readonly key: string; readonly label: Label; readonly open: number; readonly difference: Decimal }
export const tied = (upTo: string): Fact<readonly Tie[]> => ({ fact: 'ties', upTo })

/** What the table in force on a day answers; nothing where there is none, null where it has no answer. */
export const decided = (decision: string, given: Readonly<Record<string, unknown>>, on: string): Fact<unknown> => ({ fact: 'decided', decision, given, on })
/** Facts learnt together, as one. */
export const several = <F extends Readonly<Record<string, Fact>>>(facts: F): Fact<{ readonly [K in keyof F]: AnswerOf<F[K]> }> => ({ fact: 'several', facts })

export type Fulfilment = { readonly quantity: Decimal; readonly amount: Decimal }
export type Balance = { readonly settled: Decimal; readonly reserved: Decimal; readonly available: Decimal }

/** A question that one chapter asks and another answers. */
type Question<A = unknown, W = unknown> = { readonly question: string; readonly __answer?: A; readonly __with?: W }
export const question = <A, W>(code: string): Question<A, W> => ({ question: code })
export const ask = <A, W>(of: Question<A, W>, given: NoInfer<W>): Fact<A> => ({ fact: 'ask', question: of.question, with: given })

/** How a chapter answers a question: the facts it looks up, and what it makes of them. */
export type Answer = { readonly question: string; readonly learn: (given: never) => Fact; readonly tell: (fact: never, given: never) => unknown }
export const answer = <A, W, F extends Fact>(of: Question<A, W>, learn: (given: W) => F, tell: (fact: AnswerOf<F>, given: W) => A): Answer =>
  ({ question: of.question, learn, tell: tell as Answer['tell'] })

/** An account by what it is for; finance maps it to an account number. */
export type AccountRole<N extends string = string> = { readonly account: N; readonly label: readonly [string, string] }
export const accountRole = <const N extends string>(code: N, zh: string, en: string): AccountRole<N> => ({ account: code, label: [zh, en] })
