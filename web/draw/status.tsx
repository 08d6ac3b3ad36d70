/** How something stands: its word on its colour, never the colour alone. */
import { useDocument } from '../client/house.ts'
import type { ClauseState } from '../client/policy.ts'
import type { Tone } from '../shell/palette.ts'
import { useWords } from '../words/words.tsx'
import { toneOf } from './tone.ts'

export const Tag = ({ tone, children, title }: { tone: Tone; children: React.ReactNode; title?: string | undefined }) => <span className={`tag tone-${tone}`} title={title}>{children}</span>

export function StateTag({ document: name, state }: { document: string; state: string }) {
  const { say } = useWords()
  const document = useDocument(name)
  return <Tag tone={toneOf(document, state)}>{document?.states[state] ? say(document.states[state]) : state}</Tag>
}

/** Each of the nine words has its own colour. */
export const clauseTone: Readonly<Record<ClauseState, string>> = {
  kept: 'tone-green', late: 'tone-lime', 'not-due': 'tone-blue', overdue: 'tone-orange', broken: 'tone-red',
  excepted: 'tone-purple', 'not-applicable': 'tone-teal', 'no-data': 'tone-grey', 'not-landed': 'tone-none',
}

export function ClauseTag({ state }: { state: ClauseState }) {
  const { t } = useWords()
  return <span className={`tag ${clauseTone[state] ?? 'tone-none'}`}>{t(`clause-state.${state}`)}</span>
}
