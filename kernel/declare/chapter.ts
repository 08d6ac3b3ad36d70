/** A chapter: the roof over what one part of the policy holds. */
import type { Label } from '#words'
import type { Decision } from './decision.ts'
import type { AnyDocument, Conversion, Draft, Grant, Moment } from './document.ts'
import type { Figure } from './figure.ts'
import type { Conflict, DutyKind, Event, Role } from './name.ts'
import type { Excuse, Obligation, PlainDuty, Terms } from './obligation.ts'
import type { Policy } from './policy.ts'
import type { Process } from './process.ts'
import type { AccountRole, Answer, Fact } from './query.ts'

/** What a chapter does when another one announces something; runs after the announcing transaction, once. */
export type Reaction = {
  readonly on: string
  readonly code: string
  readonly known?: Readonly<Record<string, (of: Announced) => Fact>>
  readonly follow: (of: Announced, known: never) => readonly (Draft | Deed)[]
}
export type Announced = { readonly event: string; readonly document: string; readonly id: string; readonly row: Readonly<Record<string, unknown>> } & Moment
export type Deed = { readonly document: string; readonly id: string; readonly action: string; readonly values?: Readonly<Record<string, unknown>> }
export const reaction = (code: string, on: Event, follow: Reaction['follow'], known?: Reaction['known']): Reaction =>
  known ? { code, on: on.event, follow, known } : { code, on: on.event, follow }

export type Chapter = {
  readonly code: string
  readonly label: Label
  /** Chapters of the policy that live here. */
  readonly policies?: readonly Policy[]
  readonly documents?: readonly AnyDocument[]
  readonly conversions?: readonly Conversion[]
  readonly processes?: readonly Process[]
  readonly decisions?: readonly Decision[]
  readonly obligations?: readonly Obligation[]
  readonly plainDuty?: PlainDuty
  readonly excuses?: readonly Excuse[]
  readonly terms?: Terms
  readonly figures?: readonly Figure[]
  readonly answers?: readonly Answer[]
  readonly reactions?: readonly Reaction[]
  readonly roles?: readonly Role[]
  readonly duties?: readonly DutyKind[]
  readonly conflicts?: readonly Conflict[]
  readonly events?: readonly Event[]
  readonly accounts?: readonly AccountRole[]
}
export const chapter = (code: string, label: Label, holds: Omit<Chapter, 'code' | 'label'>): Chapter => ({ code, label, ...holds })

/** Which documents of commons tell the kernel who is who; the kernel itself knows no person and no department. */
export type Directory = {
  /** Person document with a `login` text field and a `department` ref. */
  readonly person: { readonly document: string; readonly login: string; readonly department: string; readonly name: string; readonly active: readonly string[]
    readonly position: string
    /** The person whose second account this is. */
    readonly sameAs: string
    /** Who takes over when they leave. */
    readonly successor: string
  }
  readonly department: { readonly document: string; readonly parent: string; readonly name: string; readonly head: string }
  readonly position: { readonly document: string; readonly code: string; readonly active: readonly string[] }
  readonly group: { readonly document: string; readonly code: string; readonly people: string; readonly active: readonly string[] }
  /** Who stands in for whom, from one day to another; `of` names the document type, empty for all. */
  readonly substitution: { readonly document: string; readonly absent: string; readonly substitute: string; readonly of: string; readonly active: readonly string[] }
  /** Who holds which role where; an empty department means the whole company. */
  readonly holding: { readonly document: string; readonly person: string; readonly role: string; readonly department: string; readonly active: readonly string[] }
  /** Whose house it is: its name, its currency (ISO 4217) and its time zone. */
  readonly company: { readonly document: string; readonly name: string; readonly currency: string; readonly zone: string; readonly active: readonly string[] }
  readonly everyone: Grant['role']
  /** Roles that may draw any process of the company. */
  readonly designers: readonly Grant['role'][]
  /** Roles that may draw samples and take evidence of any clause, each as far as they see. */
  readonly auditors: readonly Grant['role'][]
  /** Roles that may freeze how a month stood. */
  readonly reporters: readonly Grant['role'][]
  /** Who decides where nobody else is found. */
  readonly administrator: { readonly role: string }
}
export const directory = (declared: Directory): Directory => declared
