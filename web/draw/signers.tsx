/** Who of the approvers has signed and who has not, with what they said; who was sent a copy and has read it. */
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import type { Task } from '../client/tasks.ts'
import { useWords } from '../words/words.tsx'
import { instantText } from './moment.ts'
import { Tag } from './status.tsx'
import { refText } from './value.tsx'

const tones = { approve: 'green', resolve: 'green', skipped: 'green', reject: 'red', open: 'amber', waiting: 'grey', removed: 'grey', cancelled: 'grey' } as const
type State = keyof typeof tones

export function Signers({ task: { signers = [], copies = [] }, refs }: { task: Task; refs: Refs | undefined }) {
  const { t } = useWords()
  const { company } = useHouse()
  const asked = signers.filter(({ state }) => state !== 'removed' && state !== 'cancelled')
  const done = asked.filter(({ state }) => state !== 'open' && state !== 'waiting')
  return (
    <>
      {asked.length > 0 && <p className="faint">{t('signers.progress', { done: done.length, all: asked.length })}</p>}
      <ul className="records">{asked.map((one) => (
        <li key={`${one.person}${one.state}${one.doneAt ?? ''}`}><Tag tone={tones[one.state as State]}>{t(`signers.${one.state as State}`)}</Tag> {refText(one.person, refs)}{one.doneAt && <small className="faint"> {instantText(one.doneAt, company.zone)}</small>}{one.opinion && <> · {one.opinion}</>}</li>
      ))}{copies.map(({ person, readAt }) => (
        <li key={`copy ${person}`}><Tag tone={readAt ? 'green' : 'grey'}>{t(readAt ? 'signers.read' : 'signers.unread')}</Tag> {refText(person, refs)}{readAt && <small className="faint"> {instantText(readAt, company.zone)}</small>}</li>
      ))}</ul>
    </>
  )
}
