/** How long a process may take when every step uses all its days: from today, in working days, with the chain of steps that decides the end. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { addDays, dayOf, type Day } from '#words'
import { calendarQuery } from '../client/calendar.ts'
import { useHouse } from '../client/house.ts'
import { Card } from '../draw/page.tsx'
import { Gantt } from '../picture/gantt.tsx'
import { planOf } from '../picture/plan.ts'
import { daysOf, readSteps, stepsOf } from '../picture/steps-of-drawing.ts'
import { usePictureWords } from '../words/pictures.ts'

export function ProcessPlan({ xml }: { xml: string }) {
  const { t, language } = usePictureWords()
  const { company } = useHouse()
  const { steps, flows } = useMemo(() => readSteps(xml, language === 'en'), [xml, language])
  const today = dayOf(new Date(), company.zone)
  const most = steps.reduce((sum, { due }) => sum + daysOf(due), 0)
  const { data } = useQuery(calendarQuery(today, addDays(today, Math.min(1000, 2 * most + 30))))
  if (!data || steps.length < 2) return null
  const off = new Set<Day>(data.off)
  const named = new Map(steps.map(({ id, name, pool }) => [id, <>{name}{pool && <small className="faint"> {pool}</small>}</>]))
  const plan = planOf(stepsOf(steps, flows), today, (day) => !off.has(day)).toSorted((a, b) => a.from.localeCompare(b.from))
  const last = plan.map(({ to }) => to).toSorted().at(-1) ?? today
  return (
    <Card flush title={t('picture.plan')} extra={<span className="faint">{t('picture.plan-end', { day: last })}</span>}>
      <Gantt label={t('picture.plan')} head={{ name: t('picture.step'), from: t('picture.from'), to: t('picture.to'), text: t('picture.slack') }} from={today} to={addDays(last, 2)} off={off} today={today} todayText={t('picture.today')}
        spans={plan.map(({ id, from, to, slack, critical }) => ({ id, name: named.get(id), from, to, tone: critical ? 'tone-red' : 'tone-blue', text: critical ? t('picture.critical') : t('picture.days', { n: slack }) }))} />
      {data.provisionalFrom && data.provisionalFrom <= last && <p className="pad faint">{t('picture.provisional', { day: data.provisionalFrom })}</p>}
    </Card>
  )
}
