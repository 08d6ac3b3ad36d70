/** A process as it was walked by one document: the drawing, where it stands, where it came past. */
import type { Said } from '../words/words.tsx'

export type Walk = {
  readonly definition?: { readonly key: string; readonly version: number } | null
  readonly xml?: string | null
  readonly tokens?: readonly { readonly node: string; readonly since?: string; readonly who?: readonly { readonly name: string }[] | string | null }[]
  readonly history?: readonly { readonly node: string; readonly name?: Said; readonly enteredAt?: string; readonly leftAt?: string | null; readonly person?: { readonly name: string } | string | null; readonly outcome?: string | null; readonly opinion?: string | null; readonly workingMinutes?: number | null }[]
}

export const namesOf = (who: NonNullable<Walk['tokens']>[number]['who']): string => (Array.isArray(who) ? who.map((one: { name: string }) => one.name).join(', ') : typeof who === 'string' ? who : '')
