/** Bindings: how each clause of the policy is settled - clause by clause, as a matrix of roles, as a table of parameters. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { acceptAll, document, propose, settledAnew, settledQuery, type AllSettled, type RefusedOne, type Settled } from '../client/policy-import.ts'
import { useDocument, useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { LinkButton } from '../draw/link-button.tsx'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote, OneRefusal } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useSeen } from '../draw/seen.ts'
import { waiting } from '../draw/waiting.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { usePolicyWords } from '../words/policy.ts'
import { AuthorityMatrix } from './authority-matrix.tsx'
import { BindingRow, BindingTold } from './binding.tsx'
import { chapterTitle } from './chapter-title.ts'
import '../shell/policy.css'

const ways = ['list', 'matrix', 'authority', 'parameters'] as const
type Way = (typeof ways)[number]

export function Bindings() {
  const words = usePolicyWords()
  const { t } = words
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { data, error, isPending } = useQuery(settledQuery)
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const way = ways.find((one) => one === search['way']) ?? 'list'
  return (
    <Page wide title={t('binding.title')} above={<Link to="/policy" search={{}}>{t('policy.title')}</Link>}
      beside={<Segmented<Way> value={way} options={ways.map((one) => ({ value: one, label: t(`binding.${one}`) }))} onChange={(to) => void go({ to: '.', search: { way: to === 'list' ? undefined : to } })} />}
      actions={<Actions all={data} />}>
      {way === 'list' ? <Listed items={data.items} /> : way === 'matrix' ? <Matrix all={data} /> : way === 'authority' ? <AuthorityMatrix /> : <Parameters items={data.items} />}
    </Page>
  )
}

function Actions({ all: { items, version } }: { all: AllSettled }) {
  const { t } = usePolicyWords()
  const client = useQueryClient()
  const may = useDocument(document)?.mayMake ?? false
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [refused, setRefused] = useState<readonly RefusedOne[]>([])
  const open = items.flatMap(({ binding }) => (binding?.state === 'proposed' ? [binding.id] : []))
  const clauseOf = (id: string): string => { const of = items.find(({ binding }) => binding?.id === id); return of ? `${of.number} ${of.title}` : '' }
  const missing = items.filter(({ binding }) => !binding).length
  const during = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    setRefused([])
    try { await work() } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      {refused.length > 0 && <div className="note note-red" role="alert"><ul>{refused.map(({ id, refusal }) => <li key={id}>{clauseOf(id)}: <OneRefusal refusal={refusal} /></li>)}</ul></div>}
      <span className="faint">{t('binding.done', { done: items.filter(({ binding }) => binding?.state === 'accepted').length, all: items.length })}</span>
      {may && missing > 0 && <Button loading={waiting(busy)} onClick={() => void during(async () => { await propose(); await settledAnew(client) })}>{t('binding.propose', { n: missing })}</Button>}
      {may && open.length > 0 && <Button type="primary" loading={waiting(busy)} onClick={() => void during(async () => setRefused(await acceptAll(client, open)))}>{t('binding.accept-all', { n: open.length })}</Button>}
      <Link to="/duties" search={{ box: 'all', month: 'next' }}>{t('binding.to-calendar')}</Link>
      {version && <LinkButton to="/documents/$type/$id" params={{ type: 'governance.policy-version', id: version.number }} search={{}} look={version.state === 'in-force' || open.length > 0 ? 'default' : 'primary'}>{version.state === 'in-force' ? t('binding.version', { title: version.title, edition: version.edition }) : t('binding.to-version')}</LinkButton>}
    </>
  )
}

const chapterOf = ({ clause }: Settled): string => clause.split('.')[0] ?? ''

function Listed({ items }: { items: readonly Settled[] }) {
  const words = usePolicyWords()
  const house = useHouse()
  const chapters = [...Map.groupBy(items, chapterOf)].toSorted(([a], [b]) => Number(a) - Number(b))
  return <>{chapters.map(([chapter, of]) => <Chapter key={chapter} title={chapterTitle(house, chapter, words)} of={of} />)}</>
}

/** Out of sight a clause is its words, so that the page finds them. */
function Chapter({ title, of }: { title: string; of: readonly Settled[] }) {
  const [ref, seen] = useSeen<HTMLDivElement>()
  return <Card flush title={title}><div ref={ref}>{of.map((one) => (seen ? <BindingRow key={one.clause} of={one} /> : <BindingTold key={one.clause} of={one} />))}</div></Card>
}

/** Who does, accepts, is consulted or informed; roles that no clause names are left out. */
function Matrix({ all: { items, roles } }: { all: AllSettled }) {
  const { t, say } = usePolicyWords()
  const bound = items.filter(({ binding }) => binding && binding.state !== 'rejected')
  const partOf = ({ binding }: Settled, role: string): 'responsible' | 'accepts' | 'consulted' | 'informed' | undefined =>
    binding?.owner === role ? 'responsible' : binding?.accountable === role ? 'accepts' : binding?.concerned.find((one) => one.role === role)?.part as 'consulted' | 'informed' | undefined
  const named = Object.keys(roles).filter((role) => bound.some((one) => partOf(one, role)))
  const columns: readonly Column<Settled>[] = [
    { key: 'clause', label: t('clause.no'), wide: true, cell: (one) => <Link to="/policy/$number" params={{ number: one.clause }} search={{}}><span className="figures">{one.number}</span> {one.title}</Link> },
    ...named.map((role): Column<Settled> => ({ key: role, slim: true, label: <span className="upright">{say(roles[role])}</span>, cell: (one) => { const part = partOf(one, role); return part ? <span className={part === 'responsible' ? 'r' : part === 'accepts' ? 'a' : undefined}>{t(`binding.${part}`)}</span> : null } })),
  ]
  if (bound.length === 0) return <Card><Empty>{t('binding.none')}</Empty></Card>
  return <Card flush title={t('binding.matrix')} extra={<span className="faint">{t('binding.legend')}</span>}><div className="raci"><Table label={t('binding.matrix')} columns={columns} rows={bound} rowKey={(one) => one.clause} /></div></Card>
}

type Parameter = { readonly clause: string; readonly number: string; readonly title: string; readonly word: string; readonly meaning: string | undefined; readonly owner: string }

/** What the vague words mean here, clause by clause; one without a meaning stands out. */
function Parameters({ items }: { items: readonly Settled[] }) {
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  const rows = items.flatMap(({ clause, number, title, words, binding }) => [...new Set([...words, ...(binding?.parameters ?? []).map(({ word }) => word)])]
    .map((word): Parameter => ({ clause, number, title, word, meaning: binding?.parameters.find((one) => one.word === word)?.meaning, owner: binding?.owner ?? '' })))
  const columns: readonly Column<Parameter>[] = [
    { key: 'number', label: t('clause.no'), cell: (one) => <Link to="/policy/$number" params={{ number: one.clause }} search={{}}>{one.number}</Link> },
    { key: 'title', label: t('clause.title'), wide: true, cell: (one) => one.title },
    { key: 'word', label: t('binding.word'), cell: (one) => one.word },
    { key: 'meaning', label: t('binding.meaning'), wide: true, cell: (one) => one.meaning ?? <span className="tag tone-amber">—</span> },
    { key: 'owner', label: t('clause.owner'), cell: (one) => say(roles[one.owner]) },
  ]
  return <Card flush title={t('binding.parameters')}>{rows.length > 0 ? <Table label={t('binding.parameters')} columns={columns} rows={rows} rowKey={(one) => `${one.clause} ${one.word}`} /> : <Empty>{t('binding.no-parameters')}</Empty>}</Card>
}
