/** Home: what waits for me, what I wait for, what is late, what my department owes this week, and the numbers I follow - arranged by the person. */
import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { dutiesQuery, type Duty } from '../client/duties.ts'
import { useHouse } from '../client/house.ts'
import { usePreference } from '../client/own.ts'
import { useSession } from '../client/session.ts'
import { tasksQuery, type Box, type Task } from '../client/tasks.ts'
import { dueText } from '../draw/moment.ts'
import { Card, Page } from '../draw/page.tsx'
import { Pop } from '../draw/pop.tsx'
import { useKept } from '../shell/kept.ts'
import { useWords } from '../words/words.tsx'
import { DutyTable } from './duty-table.tsx'
import { HomeFigures } from './home-figures.tsx'
import { HomeTasks, shortly } from './home-tasks.tsx'

const parts = ['waiting', 'late', 'started', 'week', 'figures', 'recent'] as const
type Part = (typeof parts)[number]
type Arranged = { readonly order: readonly Part[]; readonly hidden: readonly Part[] }

export function Home() {
  const { t, say } = useWords()
  const { person, roles } = useSession()
  const [kept, keep, known] = usePreference<Arranged>('home', { order: parts, hidden: [] })
  // A part that came to the house later stands at the end.
  const order = [...kept.order.filter((one) => parts.includes(one)), ...parts.filter((one) => !kept.order.includes(one))]
  const shown: Readonly<Record<Part, ReactNode>> = { waiting: <TasksOf box="todo" part="waiting" />, started: <TasksOf box="started" part="started" />, late: <Late beside={!kept.hidden.includes('waiting')} />, week: <ThisWeek />, figures: <HomeFigures />, recent: <Lately /> }
  return (
    <Page wide title={t('home.title', { name: person.name })} name={t('home.menu')} beside={<span className="faint">{roles.map((one) => say(one.label)).join(' · ')}</span>} actions={<Arrange order={order} hidden={kept.hidden} keep={keep} />}>
      {known ? <div className="home">{order.filter((part) => !kept.hidden.includes(part)).map((part) => <div key={part} className={`home-${part}`}>{shown[part]}</div>)}</div> : <Skeleton active />}
    </Page>
  )
}

/** Which parts are shown, and in which order. */
function Arrange({ order, hidden, keep }: Arranged & { keep: (arranged: Arranged) => void }) {
  const { t } = useWords()
  const move = (at: number, by: number): void => keep({ hidden, order: order.with(at, order[at + by] as Part).with(at + by, order[at] as Part) })
  return (
    <Pop label={t('home.arrange')} button={<><SettingOutlined aria-hidden /> {t('home.arrange')}</>}>
      {() => (
        <div className="pop-list columns"><ul>
          {order.map((part, at) => {
            const name = t(`home.${part}`)
            return (
              <li key={part}>
                <label><input type="checkbox" checked={!hidden.includes(part)} onChange={() => keep({ order, hidden: hidden.includes(part) ? hidden.filter((one) => one !== part) : [...hidden, part] })} /> {name}</label>
                <Button type="text" size="small" disabled={at === 0} aria-label={t('columns.up', { name })} icon={<ArrowUpOutlined aria-hidden />} onClick={() => move(at, -1)} />
                <Button type="text" size="small" disabled={at === order.length - 1} aria-label={t('columns.down', { name })} icon={<ArrowDownOutlined aria-hidden />} onClick={() => move(at, 1)} />
              </li>
            )
          })}
        </ul></div>
      )}
    </Pop>
  )
}

function TasksOf({ box, part }: { box: Box; part: 'waiting' | 'started' }) {
  const { t } = useWords()
  const { data } = useInfiniteQuery(tasksQuery(box))
  const open = (data?.pages.flatMap(({ items }) => items) ?? []).filter(isOpen)
  return <Card flush title={t(`home.${part}`)} extra={<Link to="/" search={box === 'todo' ? {} : { box }}>{t('home.all', { n: box === 'todo' ? data?.pages[0]?.total ?? open.length : open.length })}</Link>}>{data ? <HomeTasks tasks={open} box={box} none={t(`home.none-${part}`)} /> : <Skeleton active className="pad" />}</Card>
}

const isOpen = ({ state }: Task): boolean => state === undefined || state === 'open'
const isLate = ({ state }: Duty): boolean => state === 'overdue' || state === 'broken'

/** `beside` what waits for the reader, whose first tasks are not told twice. */
function Late({ beside }: { beside: boolean }) {
  const { t } = useWords()
  const todo = useInfiniteQuery(tasksQuery('todo')).data?.pages.flatMap(({ items }) => items) ?? []
  const duties = (useQuery(dutiesQuery({ box: 'mine' })).data?.items ?? []).filter(isLate)
  const told = beside ? new Set(shortly(todo.filter(isOpen)).filter(({ overdue }) => overdue)) : new Set<Task>()
  const tasks = todo.filter((one) => one.overdue && !told.has(one))
  return (
    <Card flush title={t('home.late')} extra={<span className="faint">{told.size + tasks.length + duties.length}</span>}>
      {told.size > 0 && <p className="pad faint">{t('home.late-above', { n: told.size, where: t('home.waiting') })}</p>}
      {tasks.length > 0 && <HomeTasks tasks={tasks} box="todo" none="" />}
      {duties.length > 0 && <DutyTable mine beside label={t('home.late')} duties={duties.slice(0, 6)} />}
      {told.size + tasks.length + duties.length === 0 && <p className="pad faint">{t('home.none-late')}</p>}
    </Card>
  )
}

/** What the person's own department, or the person where none is known, owes until seven days from now. */
function ThisWeek() {
  const { t } = useWords()
  const { company } = useHouse()
  const { person } = useSession()
  const { data } = useQuery(dutiesQuery(person.department ? { box: 'all', department: person.department } : { box: 'mine' }))
  const until = dueText(new Date(Date.now() + 7 * 86_400_000).toISOString(), company.zone).slice(0, 10)
  const duties = (data?.items ?? []).filter((one) => !one.metAt && !isLate(one) && one.dueAt && dueText(one.dueAt, company.zone).slice(0, 10) <= until)
  return (
    <Card flush title={t('home.week')} extra={<Link to="/duties" search={{}}>{t('home.all', { n: duties.length })}</Link>}>
      {duties.length > 0 ? <DutyTable label={t('home.week')} duties={duties.slice(0, 8)} /> : <p className="pad faint">{t('home.none-week')} <Link to="/duties" search={{ box: 'all' }}>{t('home.see-duties')}</Link></p>}
    </Card>
  )
}

function Lately() {
  const { t } = useWords()
  const { recent, starred } = useKept()
  const all = [...starred, ...recent].slice(0, 10)
  return <Card title={t('home.recent')}>{all.length > 0 ? <ul className="home-list">{all.map(({ to, title }) => <li key={to}><Link to={to as never}>{title}</Link></li>)}</ul> : <p className="faint">{t('home.none-recent')}</p>}</Card>
}
