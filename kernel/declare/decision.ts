/** A decision that people keep as a table: who keeps it, what it is asked about, what its answer names. */
import type { Label } from '#words'
import type { Name, Role } from './name.ts'

export type Decision = {
  readonly decision: string
  readonly label: Label
  /** Documents it decides about; `given` says which of their fields each input takes its value from. */
  readonly document: string
  readonly given: Readonly<Record<string, string>>
  readonly by: readonly Role[]
}

export const decision = (code: string, label: Label, of: Name, { given, by }: Pick<Decision, 'given' | 'by'>): Decision => ({ decision: code, label, document: of.name, given, by })
