/** A process as it was really walked: its ways, where it waits, what is done again, where it leaves the drawing. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useRef } from 'react'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { mineLog, miningQuery, type Mined } from '../client/mining.ts'
import { drawingQuery } from '../client/processes.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { useMiningWords } from '../words/mining.ts'
import { MinedTables, useMinedWords } from './mined-tables.tsx'

const Diagram = lazy(() => import('../draw/diagram.tsx'))

export function Mining() {
  const { key } = useParams({ strict: false }) as { key: string }
  const { pool, from, to } = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const { t, say } = useMiningWords()
  const go = useNavigate()
  const title = say(useHouse().processes.find((one) => one.process === key)?.label) || key
  const own = useQuery(miningQuery(key, { pool, from, to }))
  const log = useMutation({ mutationFn: (file: File) => mineLog(key, file, own.data?.pool) })
  const mined = log.data ?? own.data
  const error = log.error ?? own.error
  return (
    <Page wide title={t('mining.title', { name: title })} above={<Link to="/processes/$key" params={{ key }} search={{}}>{title}</Link>}
      actions={<LogChooser busy={log.isPending} shown={Boolean(log.data)} choose={(file) => log.mutate(file)} back={() => log.reset()} />}>
      {error && <FailureNote failure={failureOf(error)} />}
      {!log.data && own.data?.pools && own.data.pools.length > 1 && (
        <Segmented className="mining-pools" value={own.data.pool} options={own.data.pools.map((one) => ({ value: one.id, label: one.name || one.id }))} onChange={(value) => void go({ to: '.', search: { pool: String(value) } })} />
      )}
      {!mined ? <Skeleton active /> : mined.size.cases === 0 ? <Empty>{t('mining.none')}</Empty> : <Told mined={mined} name={key} title={title} />}
    </Page>
  )
}

function Told({ mined, name, title }: { mined: Mined; name: string; title: string }) {
  const { t } = useMiningWords()
  const { data } = useQuery(drawingQuery(name))
  const { hours } = useMinedWords(mined)
  const waits = new Map(mined.waits.map((one) => [one.activity, one]))
  const tokens = mined.follows.nodes.map(({ activity, count }) => { const mean = waits.get(activity)?.mean; return { node: activity, text: mean ? `${count} · ${hours(mean)}` : String(count) } })
  return (
    <>
      <p className="mining-size">{t(mined.pools ? 'mining.size-seen' : 'mining.size', { cases: mined.size.cases, events: mined.size.events, variants: mined.variantCount })}{mined.conformance && <> · {t('mining.fitness', { fitting: mined.conformance.fitting, fitness: (100 * mined.conformance.fitness).toFixed(1) })}</>}</p>
      {data && mined.activities && <Card><Suspense fallback={<Skeleton active />}><Diagram tall xml={data.xml} tokens={tokens} label={t('process.diagram-of', { name: title })} /></Suspense></Card>}
      <MinedTables mined={mined} />
    </>
  )
}

function LogChooser({ busy, shown, choose, back }: { busy: boolean; shown: boolean; choose: (file: File) => void; back: () => void }) {
  const { t } = useMiningWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input ref={input} type="file" accept=".xes,.csv,.gz,.tsv,.txt" hidden aria-label={t('mining.log')} onChange={({ target }) => { const file = target.files?.[0]; if (file) choose(file); target.value = '' }} />
      {shown && <Button onClick={back}>{t('mining.own')}</Button>}
      <Button loading={busy} onClick={() => input.current?.click()}>{t('mining.log')}</Button>
    </>
  )
}
