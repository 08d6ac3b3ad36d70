/** Processes as one document walked them: the drawing, where it stands, where it came past. */
import type { Label } from '#words'
import type { Refs } from '../client/documents.ts'
import type { Signer } from '../client/tasks.ts'

export type Walk = {
  readonly instance: string
  readonly definition: string
  readonly version: number
  readonly xml: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly tokens: readonly { readonly node: string; readonly since?: string | null; readonly person?: string | null; readonly roles?: readonly string[] | null; readonly people?: readonly string[] | null; readonly dueAt?: string | null }[]
  readonly history: readonly {
    readonly node: string; readonly name: Label; readonly enteredAt: string; readonly leftAt: string | null; readonly person: string | null
    readonly onBehalfOf?: string | null; readonly outcome: string | null; readonly opinion: string | null; readonly dueAt?: string | null; readonly workingMinutes?: number | null
    readonly automatic?: boolean; readonly signers?: readonly Signer[]
  }[]
}
export type Walks = { readonly items: readonly Walk[]; readonly refs?: Refs }
