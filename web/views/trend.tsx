/** Twelve months of what fell due: a bar for each, its parts by state, with how many of a hundred were done in time. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trendQuery, type Month } from '../client/audit.ts'
import type { ClauseState } from '../client/policy.ts'
import { Card, Empty } from '../draw/page.tsx'
import { clauseTone } from '../draw/status.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { useWords } from '../words/words.tsx'

/** From the ground up. */
const parts: readonly ClauseState[] = ['kept', 'late', 'excepted', 'not-due', 'overdue', 'broken']

export function Trend({ at }: { at: string | undefined }) {
  const words = useCockpitWords()
  const { data } = useQuery(trendQuery(at))
  if (!data) return null
  const most = Math.max(1, ...data.items.map(sum))
  return <Card title={words.trend}>{data.items.length === 0 ? <Empty>{words.noTrend}</Empty> : <ol className="trend">{data.items.map((one) => <Bar key={one.month} month={one} most={most} />)}</ol>}</Card>
}

function Bar({ month, most }: { month: Month; most: number }) {
  const { t } = useWords()
  const rate = inTime(month)
  const shown = parts.filter((state) => month.counts[state])
  const text = `${month.month}: ${rate === undefined ? '' : `${rate} %, `}${shown.map((state) => `${t(`clause-state.${state}`)} ${month.counts[state]}`).join(', ')}`
  return (
    <li>
      <Link to="/policy" search={{ at: lastDay(month.month) }} title={text} aria-label={text}>
        <span className="trend-bar" style={{ height: `${(70 * sum(month)) / most}px` }}>{shown.toReversed().map((state) => <i key={state} className={clauseTone[state]} style={{ flexGrow: month.counts[state] }} />)}</span>
        <b className="figures">{rate === undefined ? '—' : `${rate}%`}</b><small className="figures">{month.month.slice(5)}</small>
      </Link>
    </li>
  )
}

const sum = ({ counts }: Month): number => parts.reduce((all, state) => all + (counts[state] ?? 0), 0)

/** Nothing where nothing had to be done. */
function inTime({ counts: { kept = 0, late = 0, overdue = 0, broken = 0 } }: Month): number | undefined {
  const due = kept + late + overdue + broken
  return due === 0 ? undefined : Math.round((100 * kept) / due)
}

const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
