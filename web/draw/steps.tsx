/** The life of a document as a road: where it came past, where it stands. */
import { CheckOutlined } from '@ant-design/icons'
import type { DocumentMeta } from '#declare'
import { useWords } from '../words/words.tsx'
import { stepsOf } from './tone.ts'

export function Steps({ document, state }: { document: DocumentMeta; state: string }) {
  const { say, t } = useWords()
  const steps = stepsOf(document, state)
  const here = steps.findIndex((one) => one.includes(state))
  if (steps.length < 2) return null
  return (
    <ol className="steps" aria-label={t('document.states')}>
      {steps.map((one, at) => (
        <li key={one.join()} className={at < here ? 'past' : at === here ? 'here' : undefined} aria-current={at === here ? 'step' : undefined}>
          <i aria-hidden>{at < here ? <CheckOutlined /> : at + 1}</i><span>{one.map((each) => say(document.states[each])).join(' / ')}</span>
        </li>
      ))}
    </ol>
  )
}
