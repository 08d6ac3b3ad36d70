/** What a person changes of a reading: by the place in the source where a line or part begins. */
import type { Level } from './levels.ts'

export type Correction = {
  readonly at: number
  /** `part`: a part of `level` begins here, split off what stands before; `join`: belongs to what stands before; `drop` and `restore`: out of the policy and back. */
  readonly do: 'part' | 'join' | 'drop' | 'restore' | 'contents'
  readonly level?: Level
  readonly number?: string
}
