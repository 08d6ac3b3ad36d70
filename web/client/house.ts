/** What the house says of itself to this reader: its documents, figures, clauses and processes, from one call. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { createContext, createElement, use, type ReactNode } from 'react'
import type { DocumentMeta, FieldKind, FieldMeta } from '#declare'
import type { Label } from '#words'
import { call } from './call.ts'
import type { Refs } from './row.ts'

export type KnownDocument = DocumentMeta & { readonly chapter: string; readonly mayMake: boolean; readonly conversions?: readonly { readonly from: string; /** Proposed while this field is filled. */ readonly at?: string }[]; /** For each of these an approval is drawn. */ readonly isDrawn?: true }
export type FigureMeta = {
  readonly figure: string
  readonly label: Label
  readonly clause?: string
  readonly chapter?: string
  readonly columns: Readonly<Record<string, { readonly label: Label; readonly kind: FieldKind; readonly to?: string; readonly total?: boolean }>>
  readonly narrow?: Readonly<Record<string, { readonly label: Label; readonly kind: FieldKind; readonly to?: string }>>
}
export type ClauseMeta = { readonly title: Label; readonly text?: Label; readonly owner?: string }
export type HouseMeta = {
  readonly company: { readonly name: string; readonly currency: string; readonly zone?: string }
  /** The documents that its people and departments are. */
  readonly directory: { readonly department: string; readonly person: string }
  readonly rolesByCode: Readonly<Record<string, Label>>
  readonly readsBooks: boolean
  /** May ask for samples and evidence of any clause. */
  readonly audits: boolean
  /** Gives others a way in. */
  readonly givesPasswords: boolean
  /** May draw up how a month stood. */
  readonly reports: boolean
  /** Department id -> name. */
  readonly departments: Readonly<Record<string, string>>
  readonly policies: readonly { readonly chapter: number; readonly title: Label; readonly sections: Readonly<Record<string, Label>> }[]
  readonly documents: readonly KnownDocument[]
  readonly figures: readonly FigureMeta[]
  readonly chapters: readonly { readonly code: string; readonly label: Label }[]
  readonly clauses: Readonly<Record<string, ClauseMeta>>
  readonly processes: readonly { readonly process: string; readonly label: Label }[]
}

export const houseQuery = queryOptions({ queryKey: ['meta'], queryFn: async ({ signal }): Promise<HouseMeta> => {
  const { refs, ...house } = await call<Omit<HouseMeta, 'departments'> & { readonly refs: Refs }>('/meta', { signal })
  return { ...house, departments: Object.fromEntries(Object.entries(refs).map(([id, { title, number }]) => [id, title || number])) }
}, staleTime: 10 * 60_000 })

const Standing = createContext<HouseMeta | undefined>(undefined)

/** Asked for once, at the frame: each of a form's many fields reads it without following a query of its own. */
export const InHouse = ({ children }: { children: ReactNode }) => createElement(Standing, { value: useSuspenseQuery(houseQuery).data }, children)

export function useHouse(): HouseMeta {
  const house = use(Standing)
  if (!house) throw new Error('nobody stands in the house here')
  return house
}

/** The declaration of a document type; nothing when this reader may not see it, or stands before the door. */
export const useDocument = (name: string): KnownDocument | undefined => use(Standing)?.documents.find((one) => one.name === name)

/** A column of a list: a declared field, or one of the head that every document carries (its label stands in the dictionary). */
export function columnOf(document: DocumentMeta, key: string): FieldMeta {
  const declared = document.fields.find((field) => field.key === key)
  if (declared) return declared
  const kind = headKinds[key] ?? 'text'
  return { key, kind, label: ['', ''], required: false, readOnly: true, ...(key in headRefs ? { to: headRefs[key] as string } : {}) }
}

/** The parts of the head whose kind is not plain text; their labels stand in the dictionary. */
export const headKinds: Readonly<Record<string, FieldKind>> = { state: 'choice', enteredAt: 'instant', enteredBy: 'ref', department: 'ref', version: 'integer' }
const headRefs: Readonly<Record<string, string>> = { enteredBy: 'commons.person', department: 'commons.department' }
