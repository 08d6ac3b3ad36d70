/** The policy map: chapters across departments, and the clauses with how each one stands - computed, never typed in. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { useDocument, useHouse } from '../client/house.ts'
import { clauseStates, policyQuery, type Clause } from '../client/policy.ts'
import type { Search } from '../client/search.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { Card, Empty, Page } from '../draw/page.tsx'
import { ClauseTag, clauseTone } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { lawWords } from '../words/laws.ts'
import { usePolicyWords } from '../words/policy.ts'
import { chapterTitle } from './chapter-title.ts'
import { HeatMap } from './heat-map.tsx'
import { StateBar } from './state-bar.tsx'

export function PolicyMap() {
  const { t, say } = usePolicyWords()
  const search = useSearch({ strict: false }) as Search
  const house = useHouse()
  const go = useNavigate()
  const narrow = (change: Search): void => void go({ to: '/policy', search: { ...search, ...change }, resetScroll: false })
  const mayBring = useDocument('governance.policy-version')?.mayMake ?? false
  const { data, error, isPending } = useQuery(policyQuery(search['at']))
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const chosen = search['chapter'] ? data.items.filter((one) => String(one.chapter) === search['chapter']) : data.items
  const shown = search['status'] ? chosen.filter((one) => one.status === search['status']) : chosen
  return (
    <Page wide title={t('policy.title')} beside={<span className="faint">{t('policy.count', { n: data.items.length })}</span>}
      actions={<><Link to="/laws" search={{}}>{say(lawWords.title)}</Link><Link to="/policy/bindings" search={{}}>{t('binding.title')}</Link><Link to="/policy/life" search={{}}>{t('life.open')}</Link>{mayBring && <Link to="/policy/import" search={{}}>{t('bring.open')}</Link>}<label className="span-of-days" htmlFor="policy-at">{t('policy.at')} <DayPick id="policy-at" day={search['at']} set={(at) => narrow({ at })} /></label></>}>
      <StateBar clauses={chosen} chosen={search['status']} choose={(status) => narrow({ status })} />
      <HeatMap map={data} chosen={{ chapter: search['chapter'], department: search['department'] }} choose={narrow} />
      <ClauseList clauses={shown} title={search['chapter'] ? chapterTitle(house, search['chapter'], { t, say }) : t('policy.all')} carry={{ at: search['at'], department: search['department'] }} />
    </Page>
  )
}

function ClauseList({ clauses, title, carry }: { clauses: readonly Clause[]; title: string; carry: Search }) {
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  const [q, setQ] = useState('')
  const found = clauses.filter((one) => `${one.number} ${one.title.join(' ')}`.toLowerCase().includes(q.toLowerCase()))
  const columns: readonly Column<Clause>[] = [
    { key: 'number', label: t('clause.no'), cell: (one) => <Link to="/policy/$number" params={{ number: one.number }} search={carry} className="figures leads">{one.written?.number ?? one.number}</Link> },
    { key: 'title', label: t('clause.title'), wide: true, cell: (one) => <><Link to="/policy/$number" params={{ number: one.number }} search={carry}>{say(one.title)}</Link>{one.ours && <small className="ours" title={t('clause.ours-why')}>{t('clause.ours')}</small>}</> },
    { key: 'owner', label: t('clause.owner'), cell: (one) => (one.owner ? say(roles[one.owner]) || one.owner : '') },
    { key: 'rhythm', label: t('clause.rhythm'), cell: (one) => rhythmText(one.rhythm, t) },
    { key: 'counts', label: t('clause.occurrences'), cell: (one) => <Counts clause={one} /> },
    { key: 'status', label: t('clause.status'), cell: (one) => <ClauseTag state={one.status} /> },
  ]
  return (
    <Card flush title={title} extra={<Input allowClear className="card-search" aria-label={t('policy.find')} placeholder={t('policy.find')} value={q} onChange={(event) => setQ(event.target.value)} />}>
      {found.length > 0 ? <Table label={title} columns={columns} rows={found} rowKey={(one) => one.number} /> : <Empty>{t('policy.none')}</Empty>}
    </Card>
  )
}

/** Occurrences so far as a small bar, one part for each state. */
function Counts({ clause: { counts = {} } }: { clause: Clause }) {
  const { t } = usePolicyWords()
  const parts = clauseStates.flatMap((state) => (counts[state] ? [[state, counts[state]] as const] : []))
  if (parts.length === 0) return <span className="nothing-yet">—</span>
  const text = parts.map(([state, n]) => `${t(`clause-state.${state}`)} ${n}`).join(', ')
  return <span className="count-bar" role="img" aria-label={text} title={text}>{parts.map(([state, n]) => <i key={state} className={clauseTone[state]} style={{ flexGrow: n }}>{n}</i>)}</span>
}

const rhythms = { yearly: 'rhythm.yearly', 'half-yearly': 'rhythm.half-yearly', quarterly: 'rhythm.quarterly', monthly: 'rhythm.monthly', weekly: 'rhythm.weekly', 'per-case': 'rhythm.per-case', continuous: 'rhythm.continuous' } as const
export const rhythmText = (rhythm: string | undefined, t: ReturnType<typeof usePolicyWords>['t']): string => (rhythm && rhythm in rhythms ? t(rhythms[rhythm as keyof typeof rhythms]) : rhythm ?? '')
