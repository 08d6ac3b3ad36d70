/** The life of a document as a road: where it came past, where it stands. */
import { CheckOutlined } from '@ant-design/icons'
import type { DocumentMeta } from '#declare'
import { useWords } from '../words/words.tsx'
import { roadOf } from './tone.ts'

export function Steps({ document, state }: { document: DocumentMeta; state: string }) {
  const { say, t } = useWords()
  const road = roadOf(document, state)
  const here = road.indexOf(state)
  if (road.length < 2) return null
  return (
    <ol className="steps" aria-label={t('document.states')}>
      {road.map((one, at) => (
        <li key={one} className={at < here ? 'past' : at === here ? 'here' : undefined} aria-current={at === here ? 'step' : undefined}>
          <i aria-hidden>{at < here ? <CheckOutlined /> : at + 1}</i><span>{say(document.states[one])}</span>
        </li>
      ))}
    </ol>
  )
}
