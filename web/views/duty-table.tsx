/** Duties in a table, where there is little room as cards: the clause, what is owed, until when, how it stands, and the next step. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Duty } from '../client/duties.ts'
import { useHouse } from '../client/house.ts'
import { dueText } from '../draw/moment.ts'
import { usePhone } from '../draw/phone.ts'
import { ClauseTag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useLifeWords } from '../words/life.ts'
import { useWords } from '../words/words.tsx'
import { DutyNext, type Step } from './duty-next.tsx'

/** Of a period, but in a year whose holidays are not announced: its working days cannot be counted yet. */
export const isUndated = ({ dueAt, period, metAt }: Duty): boolean => dueAt === null && period !== null && metAt === null

export function DutyTable({ label, duties, mine = false, beside = false }: {
  label: string; duties: readonly Duty[]
  /** All of them are the reader's own: whose they are is not told again. */
  mine?: boolean
  /** Something else stands beside them. */
  beside?: boolean
}) {
  const { t, say } = useWords()
  const more = useLifeWords()
  const phone = usePhone()
  const { departments, company } = useHouse()
  const columns: readonly Column<Duty>[] = [
    { key: 'clause', label: t('duties.clause'), slim: true, cell: (one) => <Link to="/policy/$number" params={{ number: one.clause }} search={{}} title={say(one.title)}>{one.clause}</Link> },
    { key: 'activity', label: t('duty.activity'), wide: true, cell: (one) => say(one.activity) },
    { key: 'case', label: t('duty.case'), cell: (one) => <About duty={one} /> },
    { key: 'owner', label: t('clause.owner'), cell: (one) => [say(one.ownerLabel), departments[one.department ?? '']].filter(Boolean).join(' · ') },
    { key: 'due', label: t('duty.due'), cell: (one) => (one.dueAt ? dueText(one.dueAt, company.zone) : isUndated(one) ? <span className="faint">{more('undatedDay')}</span> : t('duty.unknown')) },
    { key: 'state', label: t('head.state'), cell: (one) => <ClauseTag state={one.state} /> },
    { key: 'next', label: t('duties.next'), slim: true, cell: (one) => <DutyNext of={stepOf(one)} /> },
  ]
  const shown = columns.filter(({ key }) => !mine || key !== 'owner')
  return phone || beside ? <Cards label={label} columns={shown} duties={duties} /> : <Table label={label} columns={shown} rows={duties} rowKey={(one) => one.id} />
}

/** What is owed and how it stands; below until when, about what and by whom; then the next step. */
function Cards({ label, columns, duties }: { label: string; columns: readonly Column<Duty>[]; duties: readonly Duty[] }) {
  const cell = (key: string, one: Duty): ReactNode => columns.find((column) => column.key === key)?.cell(one)
  return (
    <ul className="duty-cards" aria-label={label}>{duties.map((one) => (
      <li key={one.id}>
        <div><span>{cell('clause', one)} {cell('activity', one)}</span>{cell('state', one)}</div>
        <div className="faint">{['due', 'case', 'owner'].map((key) => <span key={key}>{cell(key, one)}</span>)}</div>
        {cell('next', one)}
      </li>
    ))}</ul>
  )
}

function About({ duty: { document, record, number, period } }: { duty: Duty }) {
  if (!document || !record) return <>{period}</>
  return <Link to="/documents/$type/$id" params={{ type: document, id: number || record }} search={{}}>{number}</Link>
}

const stepOf = ({ clause, activity, plain, metAt, period, department, dueAt, proof, document, record, number }: Duty): Step =>
  ({ clause, activity, plain, done: metAt !== null, period, department, dueAt, proof, about: document && record ? { document, id: number || record } : undefined })
