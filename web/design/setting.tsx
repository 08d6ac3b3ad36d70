/** One thing that is set up: its facts, and a label over its field. */
import { useId, type ReactNode } from 'react'
import type { DocumentMeta } from '#declare'
import type { Facts } from './flow.ts'

/** A fact set, or unset where nothing is left to say. */
export const withFact = (facts: Facts, key: string, value: string | undefined): Facts => {
  const { [key]: _, ...rest } = facts
  return value === undefined || value === '' ? rest : { ...rest, [key]: value }
}

export type Setting = { readonly facts: Facts; readonly set: (key: string, value: string | undefined) => void; readonly put: (facts: Facts) => void; readonly document: DocumentMeta | undefined }

export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return <div className="field"><label htmlFor={id}>{label}</label>{children(id)}</div>
}
