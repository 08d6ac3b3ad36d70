/** Tables of what a history tells: ways, waits, steps, rework, hand-over, deviations. */
import type { ReactNode } from 'react'
import type { Mined, Times } from '../client/mining.ts'
import { Card } from '../draw/page.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useMiningWords } from '../words/mining.ts'

/** Names of activities and people, and times as people say them. */
export function useMinedWords({ activities = {}, refs = {} }: Mined) {
  const { t, say } = useMiningWords()
  return {
    named: (activity: string) => say(activities[activity]) || activity,
    person: (id: string) => refs[id]?.title ?? id,
    hours: (minutes: number | undefined) => (minutes === undefined ? '' : t('process.hours', { n: (minutes / 60).toFixed(1) })),
  }
}

export function MinedTables({ mined }: { mined: Mined }) {
  const { t, say } = useMiningWords()
  const { named, person, hours } = useMinedWords(mined)
  const times = <R extends Times>(): readonly Column<R>[] => [
    { key: 'count', label: t('mining.count'), number: true, cell: (one) => one.count }, { key: 'mean', label: t('mining.mean'), number: true, cell: (one) => hours(one.mean) },
    { key: 'median', label: t('mining.median'), number: true, cell: (one) => hours(one.median) }, { key: 'p90', label: t('mining.p90'), number: true, cell: (one) => hours(one.p90) },
  ]
  return (
    <>
      <Told title={t('mining.waits')} rows={mined.waits} rowKey={(one) => one.activity} columns={[{ key: 'activity', label: t('process.step'), wide: true, cell: (one) => named(one.activity) }, ...times<Mined['waits'][number]>()]} />
      <Told title={t('mining.holders')} rows={mined.holders} rowKey={(one) => one.person} columns={[{ key: 'person', label: t('process.person'), wide: true, cell: (one) => person(one.person) }, ...times<Mined['holders'][number]>()]} />
      <Told title={t('mining.deviations')} rows={mined.conformance?.deviations ?? []} rowKey={(one) => one.kind + one.activity} columns={[
        { key: 'kind', label: t('mining.kind'), cell: (one) => t(one.kind === 'extra' ? 'mining.extra' : 'mining.missing') }, { key: 'activity', label: t('process.step'), wide: true, cell: (one) => named(one.activity) }, { key: 'cases', label: t('mining.cases'), number: true, cell: (one) => one.cases },
      ]} />
      <Told title={t('mining.variants')} rows={mined.variants} rowKey={(one) => one.activities.join('>')} columns={[
        { key: 'way', label: t('mining.way'), wide: true, cell: (one) => one.activities.map(named).join(' → ') }, { key: 'count', label: t('mining.cases'), number: true, cell: (one) => one.count },
        { key: 'share', label: t('mining.share'), number: true, cell: (one) => `${(100 * one.share).toFixed(1)} %` }, { key: 'example', label: t('mining.example'), cell: (one) => one.example },
      ]} />
      <Told title={t('mining.steps')} rows={mined.follows.steps.slice(0, 30)} rowKey={(one) => `${one.from}>${one.to}`} columns={[{ key: 'step', label: t('mining.way'), wide: true, cell: (one) => `${named(one.from)} → ${named(one.to)}` }, ...times<Mined['follows']['steps'][number]>()]} />
      <Told title={t('mining.rework')} rows={mined.rework} rowKey={(one) => one.activity} columns={[
        { key: 'activity', label: t('process.step'), wide: true, cell: (one) => named(one.activity) }, { key: 'again', label: t('mining.again'), number: true, cell: (one) => one.again }, { key: 'cases', label: t('mining.cases'), number: true, cell: (one) => one.cases }, { key: 'rate', label: t('mining.share'), number: true, cell: (one) => `${(100 * one.rate).toFixed(1)} %` },
      ]} />
      <Told title={t('mining.hand-overs')} rows={mined.handOvers} rowKey={(one) => `${one.from}>${one.to}`} columns={[{ key: 'from', label: t('mining.way'), wide: true, cell: (one) => `${person(one.from)} → ${person(one.to)}` }, { key: 'count', label: t('mining.count'), number: true, cell: (one) => one.count }]} />
      <Told title={t('mining.rubber-stamps')} rows={mined.rubberStamps ?? []} rowKey={(one) => one.activity} columns={[{ key: 'activity', label: t('process.step'), wide: true, cell: (one) => say(one.name) }, { key: 'approved', label: t('mining.approved'), number: true, cell: (one) => one.approved }]} />
    </>
  )
}

/** Nothing to tell, no table. */
function Told<R>({ title, columns, rows, rowKey }: { title: string; columns: readonly Column<R>[]; rows: readonly R[]; rowKey: (row: R) => string }): ReactNode {
  return rows.length > 0 && <Card flush title={title}><Table label={title} columns={columns} rows={rows} rowKey={rowKey} /></Card>
}
