/** What waits at the foot of the cockpit: exceptions with their end, open findings, one's own tasks, and how long processes take; each as far as the reader may see it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listQuery, type Row } from '../client/documents.ts'
import { useDocument } from '../client/house.ts'
import { paceQuery } from '../client/processes.ts'
import { tasksQuery } from '../client/tasks.ts'
import { daysUntil } from '../draw/moment.ts'
import { Card } from '../draw/page.tsx'
import { StateTag, Tag } from '../draw/status.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/words.tsx'

const [exception, finding] = ['governance.exception', 'governance.audit-finding']
/** Rows that are named. */
const named = 2

export function Waits({ at }: { at: string | undefined }) {
  const words = useCockpitWords()
  return (
    <div className="cockpit-foot">
      {useDocument(exception) && <Listed type={exception} state="approved" sort="until" title={words.exceptions} none={words.noExceptions} end={(row) => <Ending day={String(row['until'])} />} />}
      {useDocument(finding) && <Listed type={finding} state="raised,rectified" sort="dueOn" title={words.findings} none={words.noFindings} end={(row) => <Ending day={String(row['dueOn'])} />} />}
      <Tasks />
      <Paces at={at} />
    </div>
  )
}

function Listed({ type, state, sort, title, none, end }: { type: string; state: string; sort: string; title: string; none: string; end: (row: Row) => ReactNode }) {
  const { data } = useInfiniteQuery(listQuery(type, { state, sort }))
  const [page] = data?.pages ?? []
  const total = typeof page?.total === 'number' ? page.total : (page?.items.length ?? 0)
  return (
    <Card title={title} extra={<Link to="/documents/$type" params={{ type }} search={{ state }}>{total}</Link>}>
      {total === 0 ? <p className="faint">{none}</p> : (
        <ul className="waits">{page?.items.slice(0, named).map((row) => (
          <li key={row.id}><Link to="/policy/$number" params={{ number: String(row['clause']) }} search={{}} className="figures">{String(row['clause'])}</Link> <Link to="/documents/$type/$id" params={{ type, id: row.number }} search={{}}>{row.number}</Link> <StateTag document={type} state={row.state} /> {end(row)}</li>
        ))}</ul>
      )}
    </Card>
  )
}

/** Orange in its last fourteen days, red afterwards. */
function Ending({ day }: { day: string }) {
  const words = useCockpitWords()
  const left = daysUntil(day)
  return <Tag tone={left < 0 ? 'red' : left <= 14 ? 'orange' : 'grey'}>{words.until} {day}</Tag>
}

function Tasks() {
  const words = useCockpitWords()
  const { say } = useWords()
  const { data } = useInfiniteQuery(tasksQuery('todo'))
  const [page] = data?.pages ?? []
  const total = page?.total ?? page?.items.length ?? 0
  return (
    <Card title={words.tasks} extra={<Link to="/" search={{}}>{total}</Link>}>
      {total === 0 ? <p className="faint">{words.none}</p> : <ul className="waits">{page?.items.slice(0, named).map((task) => <li key={task.id}><Link to="/" search={{ task: task.id }}>{task.number}</Link> <span>{say(task.name)}</span></li>)}</ul>}
    </Card>
  )
}

/** The slowest processes; each leads to where its time goes, step by step and holder by holder. */
function Paces({ at }: { at: string | undefined }) {
  const words = useCockpitWords()
  const { say } = useWords()
  const items = useQuery(paceQuery(at)).data?.items
  const hours = (minutes: number | null) => (minutes === null ? '—' : (minutes / 60).toFixed(1))
  return (
    <Card title={words.pace} extra={<Link to="/processes" search={{}}>{items?.length}</Link>}>
      {items?.length === 0 ? <p className="faint">{words.noPace}</p> : <ul className="waits">{items?.slice(0, named).map((one) => <li key={one.key}><Link to="/processes/$key/mining" params={{ key: one.key }} search={{}}>{say(one.label)}</Link> <span className="figures">{fill(words.paceOf, { half: hours(one.median), most: hours(one.p90) })}</span> <span className="faint">n = {one.cases}</span></li>)}</ul>}
    </Card>
  )
}
