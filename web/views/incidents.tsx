/** What the house tried again and again and then left to a person: what, on which record, why - and to let it be tried once more. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { incidentsQuery, retryIncident, type Incident, type Stuck } from '../client/incidents.ts'
import { Decide } from '../draw/decide.tsx'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useFlowWords } from '../words/flow.ts'

export function Incidents() {
  const { t, say } = useFlowWords()
  const { company, documents } = useHouse()
  const client = useQueryClient()
  const { data, error } = useQuery(incidentsQuery)
  const again = useMutation({ mutationFn: retryIncident, onSuccess: () => client.invalidateQueries({ queryKey: incidentsQuery.queryKey }) })
  const failure = error ?? again.error
  const named = (type: string | null) => say(documents.find(({ name }) => name === type)?.label) || type
  const about = ({ document, record, number }: Pick<Incident, 'document' | 'record' | 'number'>) => document && (record ? <Link to="/documents/$type/$id" params={{ type: document, id: number ?? record }} search={{}} className="leads">{[named(document), number].filter(Boolean).join(' ')}</Link> : <>{[named(document), number].filter(Boolean).join(' ')} <span className="faint">{t('incidents.unseen')}</span></>)
  const columns: readonly Column<Incident>[] = [
    { key: 'kind', label: t('incidents.kind'), cell: (one) => t(`incidents.of-${one.kind as 'timer'}`) },
    { key: 'what', label: t('incidents.what'), wide: true, cell: (one) => <>{say(one.what)}{one.document && <> · {about(one)}</>}</> },
    { key: 'error', label: t('incidents.why'), wide: true, cell: (one) => <Cause said={say(one.error)} /> },
    { key: 'attempts', label: t('incidents.attempts'), number: true, cell: (one) => one.attempts },
    { key: 'failedAt', label: t('incidents.since'), cell: (one) => instantText(one.failedAt, company.zone) },
    { key: 'again', label: '', cell: (one) => <Button size="small" loading={again.isPending && again.variables?.id === one.id} onClick={() => again.mutate(one)}>{t('incidents.again')}</Button> },
  ]
  return (
    <Page wide title={t('incidents.title')} above={<Link to="/processes" search={{}}>{t('processes.title')}</Link>}>
      {failure && <FailureNote failure={failureOf(failure)} />}
      {data && data.stuck.length > 0 && <Card title={t('incidents.stuck')}>{data.stuck.map((one) => <HandOver key={one.id} one={one} about={about(one)} />)}</Card>}
      {data ? <Card flush {...(data.stuck.length > 0 ? { title: t('incidents.failed') } : {})}>{data.items.length > 0 ? <Table label={t('incidents.title')} columns={columns} rows={data.items} rowKey={(one) => `${one.kind} ${one.id}`} /> : <Empty>{t('incidents.none')}</Empty>}</Card> : !error && <Skeleton active />}
    </Page>
  )
}

/** A refusal is one sentence; of a fault there is more to read. */
function Cause({ said }: { said: string }) {
  const [first] = said.split('\n')
  return said === first ? <>{said}</> : <details><summary>{first}</summary><pre className="incident-error">{said}</pre></details>
}

/** An approval without anybody, handed over by the administrator, who need not see what it is about. */
function HandOver({ one, about }: { one: Stuck; about: React.ReactNode }) {
  const { t, say } = useFlowWords()
  const { company } = useHouse()
  const client = useQueryClient()
  return (
    <article className="stuck" aria-label={say(one.name)}>
      <p><b>{say(one.name)}</b> · {about} <span className="faint">{t('incidents.stands-since', { at: instantText(one.createdAt, company.zone) })}</span></p>
      <Decide task={{ ...one, record: one.record ?? '' }} decided={() => void client.invalidateQueries({ queryKey: incidentsQuery.queryKey })} />
    </article>
  )
}
