/** Versions of a drawing, and what the draft changes against one of them. */
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { versionQuery, versionsQuery, type Version } from '../client/design.ts'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { instantText } from '../draw/moment.ts'
import { Card, Empty } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useDesignWords } from '../words/design.ts'
import { differences, type Difference, type Said } from './difference.ts'

const Diagram = lazy(() => import('../draw/diagram.tsx'))

export function Versions({ of, xml }: { of: string; xml: string }) {
  const { t } = useDesignWords()
  const { company } = useHouse()
  const { data, error } = useQuery(versionsQuery(of))
  const [against, compare] = useState<number>()
  const columns: readonly Column<Version>[] = [
    { key: 'version', label: t('design.versions'), number: true, cell: ({ version }) => version },
    { key: 'at', label: t('versions.at'), cell: ({ at }) => instantText(at, company.zone) },
    { key: 'person', label: t('versions.by'), wide: true, cell: ({ person }) => (person === null ? t('versions.house') : data?.refs?.[person]?.title ?? '') },
    { key: 'running', label: t('versions.running'), number: true, cell: ({ running }) => running },
    { key: 'ended', label: t('versions.ended'), number: true, cell: ({ ended }) => ended },
    { key: 'compare', label: t('versions.difference'), slim: true, cell: ({ version }) => <Button size="small" type="link" aria-pressed={against === version} onClick={() => compare(version)}>{t('versions.compare')}</Button> },
  ]
  return (
    <>
      {error && <FailureNote failure={failureOf(error)} />}
      {data && <Card flush>{data.items.length > 0 ? <Table label={t('design.versions')} columns={columns} rows={data.items} rowKey={({ version }) => String(version)} /> : <Empty>{t('versions.none')}</Empty>}</Card>}
      {against !== undefined && <Against of={of} version={against} xml={xml} />}
    </>
  )
}

function Against({ of, version, xml }: { of: string; version: number; xml: string }) {
  const { t, say } = useDesignWords()
  const { data, error } = useQuery(versionQuery(of, version))
  if (error) return <FailureNote failure={failureOf(error)} />
  if (!data) return null
  const rows = differences(data.xml, xml)
  const columns: readonly Column<Difference>[] = [
    { key: 'how', label: t('versions.difference'), slim: true, cell: ({ how }) => <span className={`tag tone-${({ added: 'green', removed: 'red', changed: 'amber' } as const)[how]}`}>{t(`versions.${how}`)}</span> },
    { key: 'what', label: t('versions.what'), wide: true, cell: ({ name, en, id, tag }) => <>{say([name, en ?? name]) || id} <small className="faint">{tag}</small></> },
    { key: 'was', label: t('versions.was'), wide: true, cell: ({ was }) => <SaidList said={was} /> },
    { key: 'is', label: t('versions.is'), wide: true, cell: ({ is }) => <SaidList said={is} /> },
  ]
  if (rows.length === 0) return <Card title={t('versions.against', { n: version })}><p>{t('versions.same')}</p></Card>
  const gone = rows.filter(({ how }) => how === 'removed')
  return (
    <>
      <Card title={t('versions.against', { n: version })}>
        <p className="faint">{t('versions.picture')}</p>
        <Suspense fallback={<Skeleton active />}>
          <Diagram xml={xml} changes={rows} label={t('versions.after')} />
          {gone.length > 0 && <><p className="faint">{t('versions.before', { n: version })}</p><Diagram xml={data.xml} changes={gone} label={t('versions.before', { n: version })} /></>}
        </Suspense>
      </Card>
      <Card flush><Table label={t('versions.against', { n: version })} columns={columns} rows={rows} rowKey={({ id }) => id} /></Card>
    </>
  )
}

const SaidList = ({ said }: { said: Said }) => <>{Object.entries(said).map(([key, value]) => <div key={key}><small className="faint">{key}</small> {value}</div>)}</>
