/** Where is my document: the diagram with its token, who has it since when, and every step so far. */
import { Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useApprovalWords } from '../words/approvals.ts'
import type { useWords } from '../words/words.tsx'
import { dueText, instantText } from './moment.ts'
import { Table, type Column } from './table.tsx'
import { refText } from './value.tsx'
import type { Walk, Walks } from './walk.ts'

const Diagram = lazy(() => import('./diagram.tsx'))
type Step = Walk['history'][number]

/** The newest walk first; earlier ones can be chosen. */
export function Walked({ walks: { items, refs } }: { walks: Walks }) {
  const { company } = useHouse()
  const [chosen, choose] = useState(items[0]?.instance)
  const walk = items.find((one) => one.instance === chosen) ?? items[0]
  return (
    <>
      {items.length > 1 && <Segmented value={walk?.instance ?? ''} onChange={choose} options={items.map((one) => ({ value: one.instance, label: instantText(one.startedAt, company.zone) }))} />}
      {walk && <OneWalk key={walk.instance} walk={walk} refs={refs} />}
    </>
  )
}

function OneWalk({ walk: { xml, tokens, history, definition, version }, refs }: { walk: Walk; refs: Refs | undefined }) {
  const { t, say } = useApprovalWords()
  const { company, rolesByCode } = useHouse()
  const whoOf = ({ person, people, roles }: Walk['tokens'][number]): string => [...(person ? [person] : (people ?? [])).map((one) => refText(one, refs)), ...(person ? [] : (roles ?? []).map((role) => say(rolesByCode[role]) || role))].join(', ')
  const passed = history.filter((one) => one.leftAt).map((one) => one.node)
  const waiting = tokens.filter((one) => one.since)
  return (
    <div>
      {waiting.map((one) => <p key={one.node} className="stands">{t('process.waits', { who: whoOf(one) || t('process.nobody'), since: one.since ? instantText(one.since, company.zone) : '' })}</p>)}
      <Suspense fallback={<Skeleton active />}><Diagram xml={xml} tokens={tokens.map((one) => ({ node: one.node, text: whoOf(one) || t('process.here') }))} passed={passed} label={t('process.diagram')} /></Suspense>
      <p className="faint">{definition} · {t('process.version', { n: version })}</p>
      {history.length > 0 && <Steps history={history} refs={refs} />}
    </div>
  )
}

function Steps({ history, refs }: { history: readonly Step[]; refs: Refs | undefined }) {
  const { t, say } = useApprovalWords()
  const { company } = useHouse()
  const timed = history.some((one) => one.workingMinutes !== undefined)
  const columns: readonly Column<Step>[] = [
    { key: 'name', label: t('process.step'), cell: (one) => say(one.name) || one.node },
    { key: 'person', label: t('process.person'), wide: true, cell: (one) => <Who step={one} refs={refs} /> },
    { key: 'outcome', label: t('process.outcome'), cell: (one) => <Outcome step={one} /> },
    { key: 'opinion', label: t('process.opinion'), wide: true, cell: (one) => one.opinion },
    { key: 'entered', label: t('process.entered'), cell: (one) => instantText(one.enteredAt, company.zone) },
    { key: 'left', label: t('process.left'), cell: (one) => (one.leftAt ? instantText(one.leftAt, company.zone) : '') },
    ...(history.some((one) => one.dueAt) ? [{ key: 'due', label: t('process.due'), cell: (one: Step) => (one.dueAt ? dueText(one.dueAt, company.zone) : '') }] : []),
    ...(timed ? [{ key: 'minutes', label: t('process.working'), number: true, cell: (one: Step) => (one.workingMinutes === null || one.workingMinutes === undefined ? '' : t('process.hours', { n: (one.workingMinutes / 60).toFixed(1) })) }] : []),
  ]
  return <Table label={t('process.history')} columns={columns} rows={history} rowKey={(_one, at) => String(at)} />
}

/** Who decided, or is asked; each with why, where it is not simply as drawn. */
function Who({ step: { person, automatic, signers = [] }, refs }: { step: Step; refs: Refs | undefined }) {
  const { t } = useApprovalWords()
  const shown = signers.filter(({ state }) => state !== 'removed' && state !== 'cancelled')
  const late = signers.filter(({ state, why }) => state === 'removed' && why === 'escalated')
  if (shown.length + late.length === 0) return <>{automatic ? t('by-itself.house') : person ? refText(person, refs) : ''}</>
  return <>{[...late, ...shown].map((one, at) => <div key={at}>{refText(one.person, refs)} <small className="faint">{one.state === 'removed' ? t('signers.late') : one.why ? t(`why.${one.why}`) : ''}</small></div>)}</>
}

/** What it came to; what nobody pressed a button for reads so. */
function Outcome({ step: { outcome, enteredAt, leftAt, automatic } }: { step: Step }) {
  const { t } = useApprovalWords()
  if (automatic && (outcome === 'approve' || outcome === 'reject')) return <>{t(leftAt === enteredAt ? 'by-itself.passed' : `by-itself.${outcome}`)}</>
  return <>{outcome ? outcomeText(outcome, t) : leftAt ? '' : t('process.open')}</>
}

const outcomes = { approve: 'outcome.approve', reject: 'outcome.reject', return: 'outcome.return', transfer: 'outcome.transfer', resolve: 'outcome.done', done: 'outcome.done', withdraw: 'outcome.withdraw' } as const
const outcomeText = (outcome: string, t: ReturnType<typeof useWords>['t']): string => (outcome in outcomes ? t(outcomes[outcome as keyof typeof outcomes]) : outcome)
