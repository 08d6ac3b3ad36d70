/** One task in the list: what, from whom, how much, until when. */
import { useEffect, useRef } from 'react'
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import type { Task } from '../client/tasks.ts'
import { grouped } from '../draw/decimal.ts'
import { daysUntil, instantText } from '../draw/moment.ts'
import { Tag } from '../draw/status.tsx'
import { refText } from '../draw/value.tsx'
import { useWords } from '../words/words.tsx'

type Line = { readonly task: Task; readonly people: Refs; readonly chosen: boolean; readonly choose: () => void; readonly marked: boolean; readonly mark: (() => void) | undefined }

export function TaskLine({ task, people, chosen, choose, marked, mark }: Line) {
  const { t, say } = useWords()
  const { documents, company } = useHouse()
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => { if (chosen) line.current?.scrollIntoView({ block: 'nearest' }) }, [chosen])
  const document = documents.find((one) => one.name === task.document)
  return (
    <li className={mark ? 'markable' : undefined}>
      {mark && <input type="checkbox" checked={marked} onChange={mark} aria-label={t('batch.mark', { number: task.number })} />}
      <button ref={line} type="button" className="task" aria-current={chosen || undefined} onClick={choose}>
        <span className="task-top"><b>{say(task.name)}</b><Due task={task} /></span>
        <span className="task-what">{document ? say(document.label) : task.document} <span className="figures">{task.number}</span>{task.title && task.title !== task.number ? ` · ${task.title}` : ''}</span>
        <span className="task-foot"><span>{task.startedBy && people[task.startedBy] ? `${refText(task.startedBy, people)} · ` : ''}{instantText(task.createdAt, company.zone)}</span>{task.amount && <span className="figures amount">{grouped(task.amount, 2)} <small>{company.currency}</small></span>}</span>
      </button>
    </li>
  )
}

/** Until when, in days; past is said in words and colour. */
export function Due({ task }: { task: Task }) {
  const { t } = useWords()
  const { company } = useHouse()
  if (task.outcome) return <Tag tone={/reject/.test(task.outcome) ? 'red' : 'green'}>{t('inbox.settled')}</Tag>
  if (!task.dueAt) return null
  const days = daysUntil(task.dueAt, company.zone)
  if (task.overdue || days < 0) return <Tag tone="red" title={instantText(task.dueAt, company.zone)}>{days < 0 ? t('inbox.overdue', { n: -days }) : t('inbox.overdue-today')}</Tag>
  return <Tag tone={days <= 1 ? 'amber' : 'grey'} title={instantText(task.dueAt, company.zone)}>{days === 0 ? t('inbox.due-today') : t('inbox.due', { n: days })}</Tag>
}
