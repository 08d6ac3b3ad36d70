/** Where is my document: the diagram with its token, who has it since when, and every step so far. */
import { lazy, Suspense } from 'react'
import { Skeleton } from 'antd'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { instantText } from './moment.ts'
import { Table, type Column } from './table.tsx'
import { namesOf, type Walk } from './walk.ts'

const Diagram = lazy(() => import('./diagram.tsx'))
type Step = NonNullable<Walk['history']>[number]

export function Walked({ walk: { xml, tokens = [], history = [], definition } }: { walk: Walk }) {
  const { t, say } = useWords()
  const { company } = useHouse()
  const marks = tokens.map((one) => ({ node: one.node, text: namesOf(one.who) || t('process.here') }))
  const passed = history.filter((one) => one.leftAt).map((one) => one.node)
  const columns: readonly Column<Step>[] = [
    { key: 'name', label: t('process.step'), cell: (one) => say(one.name) || one.node },
    { key: 'person', label: t('process.person'), cell: (one) => (typeof one.person === 'string' ? one.person : one.person?.name ?? '') },
    { key: 'outcome', label: t('process.outcome'), cell: (one) => (one.outcome ? outcomeText(one.outcome, t) : one.leftAt ? '' : t('process.open')) },
    { key: 'opinion', label: t('process.opinion'), wide: true, cell: (one) => one.opinion },
    { key: 'entered', label: t('process.entered'), cell: (one) => (one.enteredAt ? instantText(one.enteredAt, company.zone) : '') },
    { key: 'left', label: t('process.left'), cell: (one) => (one.leftAt ? instantText(one.leftAt, company.zone) : '') },
    { key: 'minutes', label: t('process.working'), number: true, cell: (one) => (one.workingMinutes === null || one.workingMinutes === undefined ? '' : t('process.hours', { n: (one.workingMinutes / 60).toFixed(1) })) },
  ]
  return (
    <div>
      {tokens.map((one) => <p key={one.node} className="stands">{t('process.waits', { who: namesOf(one.who) || '—', since: one.since ? instantText(one.since, company.zone) : '' })}</p>)}
      {xml && <Suspense fallback={<Skeleton active />}><Diagram xml={xml} tokens={marks} passed={passed} label={t('process.diagram')} /></Suspense>}
      {definition && <p className="faint">{definition.key} · {t('process.version', { n: definition.version })}</p>}
      {history.length > 0 && <Table label={t('process.history')} columns={columns} rows={history} rowKey={(_one, at) => String(at)} />}
    </div>
  )
}

const outcomes = { approve: 'outcome.approve', approved: 'outcome.approve', reject: 'outcome.reject', rejected: 'outcome.reject', return: 'outcome.return', returned: 'outcome.return', resolve: 'outcome.done', done: 'outcome.done', withdraw: 'outcome.withdraw', withdrawn: 'outcome.withdraw' } as const
export const outcomeText = (outcome: string, t: ReturnType<typeof useWords>['t']): string => (outcome in outcomes ? t(outcomes[outcome as keyof typeof outcomes]) : outcome)
