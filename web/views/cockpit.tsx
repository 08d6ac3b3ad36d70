/** The cockpit of the head of operations: which clause is kept, what is overdue, where, how it developed, and what is excused - on one page. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { dutiesQuery, type Duty } from '../client/duties.ts'
import { useHouse } from '../client/house.ts'
import { policyQuery, type PolicyMap } from '../client/policy.ts'
import type { Search } from '../client/search.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { dueText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { ClauseTag } from '../draw/status.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { useWords } from '../words/words.tsx'
import { HeatMap } from './heat-map.tsx'
import { StateBar } from './state-bar.tsx'
import { Trend } from './trend.tsx'
import { Waits } from './waits.tsx'
import '../shell/cockpit.css'

export function Cockpit() {
  const words = useCockpitWords()
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { at } = search
  const { data, error, isPending } = useQuery(policyQuery(at))
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const drill = (change: Search): void => void go({ to: '/policy', search: { at, ...change } })
  return (
    <Page wide title={words.title} beside={<Coverage map={data} />}
      actions={<><Link to="/audit" search={{}}>{words.audit}</Link><Link to="/documents/$type" params={{ type: 'governance.compliance-report' }} search={{}}>{words.reports}</Link><label className="span-of-days" htmlFor="cockpit-at">{t('policy.at')} <DayPick id="cockpit-at" day={at} set={(day) => void go({ to: '/cockpit', search: { ...search, at: day } })} /></label></>}>
      <div className="cockpit">
        <StateBar clauses={data.items} chosen={undefined} choose={(status) => drill({ status })} />
        <div className="cockpit-map"><HeatMap map={data} chosen={{ chapter: undefined, department: undefined }} choose={drill} /></div>
        <div className="cockpit-side"><Overdue at={at} /><Trend at={at} /></div>
        <Waits at={at} />
      </div>
    </Page>
  )
}

/** Of the clauses how many somebody owes. */
function Coverage({ map: { items } }: { map: PolicyMap }) {
  const words = useCockpitWords()
  const landed = items.filter(({ status }) => status !== 'not-landed').length
  return <span className="faint">{words.landed} {landed} / {items.length}</span>
}

/** How many of the most urgent are named; the rest stands behind the link. */
const named = 7

function Overdue({ at }: { at: string | undefined }) {
  const words = useCockpitWords()
  const { t, say } = useWords()
  const { departments, company } = useHouse()
  const { data } = useQuery(dutiesQuery({ box: 'all', at }))
  if (!data) return null
  const overdue = data.items.filter(({ state }) => state === 'overdue' || state === 'broken').toSorted((a, b) => (b.over ?? 0) - (a.over ?? 0))
  const week = new Date((at ? Date.parse(at) : Date.now()) + 7 * 86_400_000).toISOString()
  const soon = data.items.filter((one) => one.state === 'not-due' && one.dueAt !== null && one.dueAt <= week)
  return (
    <Card flush title={words.overdue} extra={<Link to="/duties" search={{ box: 'all' }}>{overdue.length} · {words.soon} {soon.length}</Link>}>
      {overdue.length === 0 ? <Empty>{words.noneOverdue}</Empty> : (
        <ul className="urgent">{overdue.slice(0, named).map((one) => (
          <li key={one.id}>
            <Link to="/policy/$number" params={{ number: one.clause }} search={{ at }} className="figures leads" title={say(one.activity)}>{one.clause}</Link>
            <span className="urgent-what" title={say(one.activity)}>{say(one.title) || say(one.activity)}</span>
            <span className="faint">{whoOwes(one, say, departments)}</span>
            <span className="figures" title={one.dueAt ? dueText(one.dueAt, company.zone) : t('duty.unknown')}>{one.over === undefined ? <ClauseTag state={one.state} /> : <><b>{one.over}</b> {words.workingDays}</>}</span>
          </li>
        ))}</ul>
      )}
    </Card>
  )
}

const whoOwes = (one: Duty, say: ReturnType<typeof useWords>['say'], departments: Readonly<Record<string, string>>): string => [say(one.ownerLabel), departments[one.department ?? '']].filter(Boolean).join(' · ')
