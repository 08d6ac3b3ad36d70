/** One process as it is drawn now. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { drawingQuery, drawingsQuery } from '../client/processes.ts'
import { Card, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { useWords } from '../words/words.tsx'

const ProcessPlan = lazy(async () => ({ default: (await import('./process-plan.tsx')).ProcessPlan }))
const Diagram = lazy(() => import('../draw/diagram.tsx'))

export function ProcessPage() {
  const { key } = useParams({ strict: false }) as { key: string }
  const { t, say } = useWords()
  const known = useHouse().processes.find((one) => one.process === key)
  const { data, error } = useQuery(drawingQuery(key))
  const drawn = useQuery({ ...drawingsQuery, enabled: !known }).data?.items.find((one) => one.key === key)
  const title = say(known?.label ?? drawn?.label) || key
  return (
    <Page wide title={title} beside={data && <span className="faint">{t('process.version', { n: data.version })}</span>} actions={<><Link to="/processes/$key/design" params={{ key }} search={{}} className="leads">{t('process.draw')}</Link><Link to="/processes/$key/mining" params={{ key }} search={{}} className="leads">{t('process.mining')}</Link></>} above={<Link to="/processes" search={{}}>{t('processes.title')}</Link>}>
      <Card>
        {error ? <FailureNote failure={failureOf(error)} /> : data ? <Suspense fallback={<Skeleton active />}><Diagram tall xml={data.xml} label={t('process.diagram-of', { name: title })} /></Suspense> : <Skeleton active />}
      </Card>
      {data && <Suspense><ProcessPlan xml={data.xml} /></Suspense>}
    </Page>
  )
}
