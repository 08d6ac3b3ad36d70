/** One clause: its sentence, who owes what, each occurrence, and the record and deed that prove it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { failureOf, statusOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { clauseQuery, moreOccurrences, type ClausePage as Shown, type Obligation, type Occurrence } from '../client/policy.ts'
import type { Search } from '../client/search.ts'
import { dueText, instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { usePhone } from '../draw/phone.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { ClauseTag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { usePolicyWords } from '../words/policy.ts'
import { BoundFacts, Editions, Excused, PackLink } from './clause-more.tsx'
import { DutyNext, type Step } from './duty-next.tsx'
import { LegalBasis } from './law.tsx'
import { rhythmText } from './policy-map.tsx'

export function ClausePage() {
  const { number } = useParams({ strict: false }) as { number: string }
  const { at, department } = useSearch({ strict: false }) as Search
  const { t, say } = usePolicyWords()
  const { data, error, isPending } = useQuery(clauseQuery(number, at, department))
  if (isPending) return <Waiting />
  if (statusOf(error) === 404) return <NoSuchPage />
  if (!data) return <Failed error={error} />
  return (
    <Page name={`${number} ${say(data.title)}`} title={<><span className="figures">{data.written?.number ?? number}</span> {say(data.title)}</>} beside={<ClauseTag state={data.status} />} above={<Link to="/policy" search={{ chapter: number.split('.')[0] }}>{t('policy.title')}</Link>} actions={<PackLink number={number} />}>
      <Card><p className="clause-text">{data.written?.text ?? (say(data.text) || say(data.title))}</p>{data.written && data.written.text !== say(data.text) && <p className="faint clause-ours">{say(data.text)}</p>}<Facts clause={data} /></Card>
      <Duties clause={data} />
      <Occurrences key={`${at ?? ''} ${department ?? ''}`} clause={data} />
      <Records number={number} />
      <Excused number={number} />
      <BoundFacts clause={data} />
      <Editions clause={data} />
      <LegalBasis clause={number} />
    </Page>
  )
}

function Facts({ clause }: { clause: Shown }) {
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  const design = clause.design ?? {}
  const given = (['owner', 'obligation', 'limit', 'record', 'separation', 'parameter'] as const).filter((key) => key in design)
  return (
    <dl className="sheet">
      {clause.owner && <div><dt>{t('clause.owner')}</dt><dd>{say(roles[clause.owner]) || clause.owner}</dd></div>}
      {clause.rhythm && <div><dt>{t('clause.rhythm')}</dt><dd>{rhythmText(clause.rhythm, t)}</dd></div>}
      {given.length > 0 && <div className="whole"><dt>{t('clause.design')}</dt><dd className="design">{given.map((key) => <span key={key} className={design[key] ? 'tag tone-green' : 'tag tone-none'}>{t(`design.${key}`)} {design[key] ? '✓' : '—'}</span>)}</dd></div>}
      {clause.ours && <div className="whole"><dt>{t('clause.source')}</dt><dd>{t('clause.ours-why')}</dd></div>}
    </dl>
  )
}

function Duties({ clause: { obligations = [], status } }: { clause: Shown }) {
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  const columns: readonly Column<Obligation>[] = [
    { key: 'activity', label: t('duty.activity'), wide: true, cell: (one) => say(one.activity) || one.obligation },
    { key: 'owner', label: t('clause.owner'), cell: (one) => (one.owner ? say(roles[one.owner]) || one.owner : '') },
    { key: 'limit', label: t('duty.limit'), cell: (one) => <Limit of={one} /> },
    { key: 'proof', label: t('duty.proof'), cell: (one) => <Proof of={one} /> },
  ]
  return <Card flush title={t('clause.duties')}>{obligations.length > 0 ? <Table label={t('clause.duties')} columns={columns} rows={obligations} rowKey={(one) => one.obligation} /> : <Empty>{status === 'not-landed' ? t('clause.not-landed') : t('clause.no-duties')}</Empty>}</Card>
}

function Limit({ of: { limit, trigger, grace } }: { of: Obligation }) {
  const { t } = usePolicyWords()
  const { workingDays, calendarDays, workingHours } = (limit ?? {}) as { workingDays?: number; calendarDays?: number; workingHours?: number }
  const every = (trigger as { every?: string } | undefined)?.every
  const within = workingDays !== undefined ? t('duty.working-days', { n: workingDays }) : calendarDays !== undefined ? t('duty.days', { n: calendarDays }) : workingHours !== undefined ? t('duty.hours', { n: workingHours }) : ''
  const after = typeof grace === 'number' ? t('duty.after', { n: grace }) : ''
  return <>{[rhythmText(every, t), within, after].filter(Boolean).join(' · ')}</>
}

/** What the proof is called; a link where the reader sees such documents. */
function Proof({ of: { proof, proofLabel: [document, action] } }: { of: Obligation }) {
  const { say } = usePolicyWords()
  const { documents } = useHouse()
  const { document: type } = (proof ?? {}) as { document?: string }
  return <>{type && documents.some(({ name }) => name === type) ? <Link to="/documents/$type" params={{ type }} search={{}}>{say(document)}</Link> : say(document)} · {say(action)}</>
}

function Occurrences({ clause: { number, occurrences: first = [], next: second, obligations = [] } }: { clause: Shown }) {
  const { t, say } = usePolicyWords()
  const { documents, departments, company } = useHouse()
  const phone = usePhone()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const [more, setMore] = useState<{ readonly items: readonly Occurrence[]; readonly next: string | undefined }>({ items: [], next: second })
  const [failure, setFailure] = useState<Failure>()
  const shown = [...first, ...more.items]
  const goOn = async (after: string): Promise<void> => {
    try {
      const { occurrences = [], next } = await moreOccurrences(number, { at: search['at'], department: search['department'], after })
      setMore({ items: [...more.items, ...occurrences], next })
    } catch (error) { setFailure(failureOf(error)) }
  }
  const activityOf = (name: string): string => say(obligations.find((one) => one.obligation === name)?.activity) || name
  const labelOf = (name: string): string => say(documents.find((one) => one.name === name)?.label)
  const columns: readonly Column<Occurrence>[] = [
    { key: 'case', label: t('duty.case'), cell: (one) => (one.caseDocument && one.caseRecord ? <Link to="/documents/$type/$id" params={{ type: one.caseDocument, id: one.caseNumber || one.caseRecord }} search={{}}>{labelOf(one.caseDocument)} {one.caseNumber}</Link> : one.period ?? '') },
    { key: 'activity', label: t('duty.activity'), wide: true, cell: (one) => activityOf(one.obligation) },
    { key: 'department', label: t('head.department'), cell: (one) => departments[one.department ?? ''] ?? '' },
    { key: 'opens', label: t('duty.opens'), cell: (one) => (one.opensAt ? instantText(one.opensAt, company.zone) : '') },
    { key: 'due', label: t('duty.due'), cell: (one) => (one.dueAt ? dueText(one.dueAt, company.zone) : t('duty.unknown')) },
    { key: 'state', label: t('head.state'), cell: (one) => <ClauseTag state={one.state} /> },
    { key: 'proof', label: t('duty.found'), cell: (one) => <Found proof={one.proof} labelOf={labelOf} /> },
    { key: 'next', label: t('duties.next'), slim: true, cell: (one) => <DutyNext of={stepOf(number, one, obligations.find(({ obligation }) => obligation === one.obligation))} /> },
  ]
  return (
    <Card flush title={t('clause.occurrences')} extra={search['department'] ? <button type="button" className="jump" onClick={() => void go({ to: '.', search: { ...search, department: undefined }, resetScroll: false })}>{departments[search['department']]} · {t('filters.clear')}</button> : <span className="faint">{shown.length}{more.next && '+'}</span>}>
      {shown.length > 0 ? <Table label={t('clause.occurrences')} columns={phone ? onPhone.flatMap((key) => columns.filter((one) => one.key === key)) : columns} rows={shown} rowKey={(one) => one.id} /> : <Empty>{t('clause.no-occurrences')}</Empty>}
      {failure && <FailureNote failure={failure} />}
      {more.next && <p className="pad"><Button onClick={() => void goOn(more.next ?? '')}>{t('list.more')}</Button></p>}
    </Card>
  )
}

/** On a phone how it stands and the next step are at hand, the rest further right. */
const onPhone = ['case', 'state', 'next', 'due', 'proof', 'activity', 'department', 'opens']

const stepOf = (clause: string, { proof, period = null, department = null, dueAt = null, caseDocument, caseRecord, caseNumber }: Occurrence, of: Obligation | undefined): Step => ({
  clause, activity: of?.activity, plain: of?.['plain'] === true, done: proof !== null && proof !== undefined, period, department, dueAt, proof: (of?.['proof'] as { document?: string } | undefined)?.document,
  about: caseDocument && caseRecord ? { document: caseDocument, id: caseNumber || caseRecord } : undefined,
})

/** What met it; where the reader may not see the record, only that it is there. */
function Found({ proof, labelOf }: { proof: Occurrence['proof']; labelOf(name: string): string }) {
  const { t } = usePolicyWords()
  const { company } = useHouse()
  if (!proof) return <span className="nothing-yet">{t('duty.no-proof')}</span>
  const { document, record, number, deed, at } = proof
  if (!document || !record) return <>{at ? instantText(at, company.zone) : ''}</>
  return <Link to="/documents/$type/$id" params={{ type: document, id: number || record }} search={{ tab: 'history', ...(deed ? { deed } : {}) }}>{labelOf(document)} {number}</Link>
}

/** Documents that stand under this clause, and figures that measure it. */
function Records({ number }: { number: string }) {
  const words = useCockpitWords()
  const { t, say } = usePolicyWords()
  const { documents, figures } = useHouse()
  const under = documents.filter((one) => one.clause === number || one.actions.some((action) => action.clause === number))
  const measured = figures.filter(({ clause }) => clause === number)
  if (under.length + measured.length === 0) return null
  return <Card title={t('clause.records')}><ul className="records">{under.map((one) => <li key={one.name}><Link to="/documents/$type" params={{ type: one.name }} search={{}}>{say(one.label)}</Link></li>)}{measured.map((one) => <li key={one.figure}><Link to="/figures/$name" params={{ name: one.figure }} search={{}}>{words.figures}: {say(one.label)}</Link></li>)}</ul></Card>
}
