/** Taking running cases to another version: which version, what each node becomes, a dry run of every case, and then the deed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Progress, Select, Skeleton } from 'antd'
import { useRef, useState } from 'react'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { migrate, standingsQuery, versionsQuery, type MigratedCase, type MigrationReport, type NodeMap, type Standing, type Version } from '../client/migration.ts'
import { drawingsQuery } from '../client/processes.ts'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote, OneRefusal } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useFlowWords } from '../words/flow.ts'

export function MigrationPage() {
  const { key } = useParams({ strict: false }) as { key: string }
  const { t, say } = useFlowWords()
  const title = say(useQuery(drawingsQuery).data?.items.find((one) => one.key === key)?.label) || key
  const { data, error } = useQuery(versionsQuery(key))
  const [chosen, choose] = useState<{ readonly from?: number; readonly to?: number }>({})
  const from = chosen.from ?? data?.items.find(({ running }, at) => at > 0 && running > 0)?.version
  const to = chosen.to ?? data?.items[0]?.version
  const options = (items: readonly Version[]) => items.map(({ version, running }) => ({ value: version, label: t('migration.version', { n: version, running }) }))
  return (
    <Page title={t('migration.title', { name: title })} above={<Link to="/processes/$key" params={{ key }} search={{}}>{title}</Link>}>
      {error && <FailureNote failure={failureOf(error)} />}
      {!data && !error && <Skeleton active />}
      {data && (data.items.length < 2 ? <Empty>{t('migration.one-version')}</Empty> : (
        <>
          <Card>
            <div className="migration-versions">
              <label>{t('migration.from')} <Select aria-label={t('migration.from')} value={from ?? null} options={options(data.items)} onChange={(value) => value !== null && choose({ ...chosen, from: value })} /></label>
              <label>{t('migration.to')} <Select aria-label={t('migration.to')} value={to ?? null} options={options(data.items)} onChange={(value) => value !== null && choose({ ...chosen, to: value })} /></label>
            </div>
          </Card>
          {from !== undefined && to !== undefined && from !== to ? <Mapping key={`${from} ${to}`} process={key} from={from} to={to} keep={() => choose({ from, to })} /> : <Empty>{t('migration.choose')}</Empty>}
        </>
      ))}
    </Page>
  )
}

/** `keep` holds on to the versions chosen: once the cases have gone over, the first has none left to be found by. */
function Mapping({ process, from, to, keep }: { process: string; from: number; to: number; keep: () => void }) {
  const { t, say } = useFlowWords()
  const client = useQueryClient()
  const { data, error } = useQuery(standingsQuery(process, from, to))
  const [changed, change] = useState<NodeMap>({})
  const map = Object.fromEntries((data?.items ?? []).flatMap(({ node, to: seems }) => { const target = changed[node] ?? seems; return target && target !== node ? [[node, target]] : [] }))
  const [soFar, hear] = useState<MigrationReport>()
  const stopped = useRef(false)
  const goThrough = (preview: boolean) => {
    stopped.current = false
    hear(undefined)
    return migrate({ key: process, from, to, map, preview }, (report) => { hear(report); return !stopped.current })
  }
  const tried = useMutation({ mutationFn: () => goThrough(true) })
  const done = useMutation({ mutationFn: () => { keep(); return goThrough(false) }, onSettled: () => client.invalidateQueries({ queryKey: ['process'] }) })
  const busy = tried.isPending || done.isPending
  const failure = error ?? tried.error ?? done.error
  if (!data) return error ? <FailureNote failure={failureOf(error)} /> : <Skeleton active />
  if (done.data) return <Gone report={done.data} to={to} />
  const columns: readonly Column<Standing>[] = [
    { key: 'node', label: t('migration.node'), wide: true, cell: (one) => say(one.name) },
    { key: 'cases', label: t('migration.cases'), number: true, cell: (one) => one.cases },
    { key: 'to', label: t('migration.becomes'), cell: (one) => (
      <Select aria-label={t('migration.becomes-of', { name: say(one.name) })} className="migration-target" value={changed[one.node] ?? one.to} placeholder={t('migration.nothing')}
        options={one.choices.map(({ node, name }) => ({ value: node, label: say(name) }))} onChange={(value) => { if (value !== null) change({ ...changed, [one.node]: value }); tried.reset() }} />
    ) },
  ]
  return (
    <>
      {failure && <FailureNote failure={failureOf(failure)} />}
      {done.error && soFar && <Gone report={soFar} to={to} />}
      <Card flush>{data.items.length > 0 ? <Table label={t('migration.nodes')} columns={columns} rows={data.items} rowKey={(one) => one.node} /> : <Empty>{t('migration.nobody')}</Empty>}</Card>
      <div className="migration-deeds">
        <Button onClick={() => tried.mutate()} loading={tried.isPending} disabled={busy || data.items.length === 0}>{t('migration.try')}</Button>
        <Button type="primary" onClick={() => done.mutate()} loading={done.isPending} disabled={busy || !tried.data || tried.data.refused > 0 || tried.data.left > 0 || tried.data.total === 0}>{t('migration.do')}</Button>
        {busy && <Button onClick={() => { stopped.current = true }}>{t('migration.stop')}</Button>}
      </div>
      {busy && !soFar && <p role="status" className="faint">{t('migration.begins')}</p>}
      {busy && soFar && <Progress aria-label={t('migration.so-far')} percent={Math.floor((100 * soFar.total) / (soFar.total + soFar.left))} format={() => t('migration.of', { n: soFar.total, all: soFar.total + soFar.left })} />}
      {tried.data && <Report report={tried.data} called={(id) => say([...data.items.map(({ node, name }) => ({ node, name })), ...data.items.flatMap(({ choices }) => choices)].find(({ node }) => node === id)?.name) || id} />}
    </>
  )
}

/** What went over, and what did not yet. */
function Gone({ report: { total, left }, to }: { report: MigrationReport; to: number }) {
  const { t } = useFlowWords()
  return <p className="note" role="status">{t('migration.done', { n: total, to })}{left > 0 && ` ${t('migration.left', { n: left })}`}</p>
}

/** So many lines can be read; those that cannot go over come first. */
const mostLines = 200

function Report({ report, called }: { report: MigrationReport; called: (node: string) => string }) {
  const { t, say } = useFlowWords()
  const { company } = useHouse()
  const due = (at: string | null): string => (at ? instantText(at, company.zone) : t('migration.no-term'))
  const columns: readonly Column<MigratedCase>[] = [
    { key: 'number', label: t('migration.case'), cell: (one) => one.number ?? <span className="faint">{t('migration.unseen')}</span> },
    { key: 'moved', label: t('migration.moves'), cell: (one) => one.moved.map(({ from, to }) => `${called(from)} → ${called(to)}`).join('、') || t('migration.stays') },
    { key: 'retimed', label: t('migration.terms'), cell: (one) => one.retimed.map(({ name, was, is }) => `${say(name)}: ${due(was)} → ${due(is)}`).join('、') || (one.refusal ? '' : t('migration.same-term')) },
    { key: 'refusal', label: t('migration.verdict'), wide: true, cell: (one) => (one.refusal ? <OneRefusal refusal={one.refusal} /> : t('migration.fits')) },
  ]
  return (
    <section>
      <p role="status">{t('migration.tried', { n: report.total, refused: report.refused })}{report.left > 0 && ` ${t('migration.left', { n: report.left })}`} {t('migration.keeps')}</p>
      <Card flush><Table label={t('migration.report')} columns={columns} rows={report.items.toSorted((a, b) => Number(Boolean(b.refusal)) - Number(Boolean(a.refusal))).slice(0, mostLines)} rowKey={(one) => one.instance} /></Card>
      {report.total > mostLines && <p className="faint">{t('migration.first', { n: mostLines })}</p>}
    </section>
  )
}
