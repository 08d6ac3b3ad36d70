/** What the standard forbids: every rule looks at the whole drawing and answers its refusals. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { quantities } from './quantities.ts'

const rules: readonly ((drawing: Drawing) => readonly Refusal[])[] = [quantities]

export const forbidden = (drawing: Drawing): readonly Refusal[] => rules.flatMap((rule) => rule(drawing))
