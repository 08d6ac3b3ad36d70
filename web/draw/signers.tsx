/** Who of the approvers has signed and who has not, why they were asked, what they said and by when it is owed; who was sent a copy and has read it. */
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import type { Signer, Task } from '../client/tasks.ts'
import { useApprovalWords } from '../words/approvals.ts'
import { dueText, instantText } from './moment.ts'
import { Tag } from './status.tsx'
import { refText } from './value.tsx'

const tones = { approve: 'green', resolve: 'green', skipped: 'green', reject: 'red', open: 'amber', waiting: 'grey', removed: 'grey', cancelled: 'grey' } as const
type State = keyof typeof tones

export function Signers({ task, refs }: { task: Task; refs: Refs | undefined }) {
  const { signers = [], copies = [] } = task
  const { t } = useApprovalWords()
  const { company } = useHouse()
  const asked = signers.filter(({ state }) => state !== 'removed' && state !== 'cancelled')
  const late = signers.filter(({ state, why }) => state === 'removed' && why === 'escalated')
  const said = ({ state, kind }: Signer): string => (state === 'removed' ? t('signers.late') : kind === 'choose' ? t('signers.to-choose') : t(`signers.${state as State}`))
  const done = asked.filter(({ state }) => state !== 'open' && state !== 'waiting')
  return (
    <>
      {asked.length > 0 && <p className="faint">{t('signers.progress', { done: done.length, all: asked.length })}</p>}
      <Term task={task} />
      <ul className="records">{[...late, ...asked].map((one) => (
        <li key={`${one.person}${one.state}${one.doneAt ?? ''}`}><Tag tone={tones[one.state as State]}>{said(one)}</Tag> {refText(one.person, refs)}{one.why && one.state !== 'removed' && <span className="faint"> {t(`why.${one.why}`)}</span>}{one.doneAt && <small className="faint"> {instantText(one.doneAt, company.zone)}</small>}{one.opinion && <> · {one.opinion}</>}</li>
      ))}{copies.map(({ person, readAt }) => (
        <li key={`copy ${person}`}><Tag tone={readAt ? 'green' : 'grey'}>{t(readAt ? 'signers.read' : 'signers.unread')}</Tag> {refText(person, refs)}{readAt && <small className="faint"> {instantText(readAt, company.zone)}</small>}</li>
      ))}</ul>
    </>
  )
}

/** Until when it is owed in working time, when whoever has it is reminded, and what is drawn to happen then. */
function Term({ task: { dueAt, remindAt, onDue, state } }: { task: Task }) {
  const { t } = useApprovalWords()
  const { company } = useHouse()
  if (!dueAt || state !== 'open') return null
  return <p className="faint">{[t('term.until', { at: dueText(dueAt, company.zone) }), remindAt && t('term.remind', { at: dueText(remindAt, company.zone) }), onDue && onDue !== 'wait' && t(`term.${onDue}`)].filter(Boolean).join(' · ')}</p>
}
