/** Names of things that another file may point at without importing them. */
import type { Label } from '#words'

/** The name of a document type, `<chapter>.<document>`. */
export type Name<N extends string = string> = { readonly name: N }
export const name = <const N extends string>(of: N): Name<N> => ({ name: of })

/** A role that people hold, in a department or in the whole company. */
export type Role<N extends string = string> = { readonly role: N; readonly label: Label }
export const role = <const N extends string>(code: N, zh: string, en: string): Role<N> => ({ role: code, label: [zh, en] })

/** A kind of work that separation of duties speaks of, e.g. request, approve, receive, pay. */
export type DutyKind<N extends string = string> = { readonly duty: N; readonly label: Label }
export const dutyKind = <const N extends string>(code: N, zh: string, en: string): DutyKind<N> => ({ duty: code, label: [zh, en] })

/** Two kinds of work that one person may not do on one business case (the document and all that led to it). */
export type Conflict = { readonly pair: readonly [DutyKind, DutyKind]; readonly source: Label; readonly clause?: string }
export const conflict = (a: DutyKind, b: DutyKind, source: Label, clause?: string): Conflict =>
  clause === undefined ? { pair: [a, b], source } : { pair: [a, b], source, clause }

/** A past fact that a chapter announces; other chapters and processes listen. */
export type Event<N extends string = string> = { readonly event: N; readonly label: Label }
export const event = <const N extends string>(code: N, zh: string, en: string): Event<N> => ({ event: code, label: [zh, en] })
