/** Duties: what the policy asks of me, of my department, of everybody - as a list by urgency or as a month. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Skeleton } from 'antd'
import { calendarKey, dutiesQuery, type Duty } from '../client/duties.ts'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { lifeQuery } from '../client/policy.ts'
import type { Search } from '../client/search.ts'
import { dueText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { tell } from '../draw/tell.tsx'
import { useLifeWords } from '../words/life.ts'
import { useWords } from '../words/words.tsx'
import { DutyTable, isUndated } from './duty-table.tsx'
import { Month, monthOf, spanOf } from './month.tsx'

const boxes = ['mine', 'all'] as const

export function Duties() {
  const { t, language } = useWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const box = boxes.find((one) => one === search['box']) ?? 'mine'
  const { company } = useHouse()
  // The month in which something is due next is known once what is due is.
  const next = useQuery({ ...dutiesQuery({ box, from: dueText(new Date().toISOString(), company.zone).slice(0, 10) }), enabled: search['month'] === 'next', refetchInterval: ({ state: { data } }) => (search['month'] === 'next' && data?.items.length === 0 ? 1000 : false) })
  const [first] = next.data?.items.flatMap(({ dueAt }) => (dueAt ? [dueText(dueAt, company.zone).slice(0, 7)] : [])) ?? []
  const month = search['month'] === 'next' ? first ?? monthOf(new Date()) : search['month']
  const { data, error } = useQuery(dutiesQuery(month ? { box, ...spanOf(month) } : { box }))
  const set = (more: Search): void => void go({ to: '/duties', search: { ...search, ...more } })
  const subscribe = async (): Promise<void> => {
    const { key } = await calendarKey()
    const address = `${location.origin}/api/duties/calendar.ics?key=${encodeURIComponent(key)}${language === 'en' ? '&language=en' : ''}`
    // Without a secure context there is no clipboard; the address is shown instead.
    const copied = await navigator.clipboard?.writeText(address).then(() => true, () => false)
    tell(copied ? t('duties.copied') : address)
  }
  return (
    <Page title={t('duties.title')} beside={<Segmented value={box} options={boxes.map((one) => ({ value: one, label: t(`duties.${one}`) }))} onChange={(value) => set({ box: value === 'mine' ? undefined : value })} />}
      actions={<><Segmented value={month ? 'month' : 'list'} options={[{ value: 'list', label: t('duties.list') }, { value: 'month', label: t('duties.month') }]} onChange={(value) => set({ month: value === 'month' ? monthOf(new Date()) : undefined })} /><Button onClick={() => void subscribe()}>{t('duties.subscribe')}</Button></>}>
      {error && <FailureNote failure={failureOf(error)} />}
      <ToConfirm />
      {!data ? !error && <Skeleton active paragraph={{ rows: 6 }} title={false} />
        : month ? <Month month={month} duties={data.items} turn={(to) => set({ month: to })} /> : <ByUrgency duties={data.items} />}
      {month && <Undated box={box} />}
    </Page>
  )
}

/** What the policy says anew is everybody's to confirm. */
function ToConfirm() {
  const say = useLifeWords()
  const n = (useQuery(lifeQuery).data?.mine ?? []).reduce((sum, { clauses }) => sum + clauses.length, 0)
  return n > 0 ? <Card><Link to="/policy/life" search={{}} className="leads">{say('waiting', { n })}</Link></Card> : null
}

/** What is due in a year whose holidays are not announced: it has no day in a month yet. */
function Undated({ box }: { box: (typeof boxes)[number] }) {
  const say = useLifeWords()
  const duties = (useQuery(dutiesQuery({ box })).data?.items ?? []).filter(isUndated)
  return duties.length === 0 ? null : <details className="card undated"><summary>{say('undated', { n: duties.length })}</summary><p className="faint">{say('undatedWhy')}</p><DutyTable label={say('undated', { n: duties.length })} duties={duties} /></details>
}

/** Overdue first, then what is due this week, then the rest. */
function ByUrgency({ duties }: { duties: readonly Duty[] }) {
  const { t } = useWords()
  const { company } = useHouse()
  if (duties.length === 0) return <Empty>{t('duties.none')}</Empty>
  const inAWeek = dueText(new Date(Date.now() + 7 * 86_400_000).toISOString(), company.zone).slice(0, 10)
  const groupOf = (one: Duty) => (one.state === 'overdue' || one.state === 'broken' ? 'overdue' : one.dueAt && dueText(one.dueAt, company.zone).slice(0, 10) <= inAWeek ? 'week' : 'later')
  return (['overdue', 'week', 'later'] as const).map((group) => {
    const rows = duties.filter((one) => groupOf(one) === group)
    return rows.length > 0 && <Card key={group} flush title={t(`duties.${group}`)} extra={<span className="faint">{rows.length}</span>}><DutyTable label={t(`duties.${group}`)} duties={rows} /></Card>
  })
}
