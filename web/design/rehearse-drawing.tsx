/** A drawing in BPMN rehearsed: which of its processes is walked, and the tokens on the drawing itself. */
import { Select, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { PoolMeta } from '../client/design.ts'
import { useDocument } from '../client/house.ts'
import { useDesignWords } from '../words/design.ts'
import { comparable, isNumber } from './begin.ts'
import { readingOf } from './difference.ts'
import { Rehearsing } from './rehearsing.tsx'

const Diagram = lazy(() => import('../draw/diagram.tsx'))

export function RehearseDrawing({ of, xml, pools, jump }: { of: string; xml: string; pools: Readonly<Record<string, PoolMeta>>; jump: (id: string) => void }) {
  const { t, say } = useDesignWords()
  const all = Object.keys(pools)
  const [pool, choose] = useState(all[0] ?? '')
  const document = useDocument(pools[pool]?.document ?? '')
  const { names, conditions, asksTables } = useMemo(() => readingOf(xml), [xml])
  const nameOf = (node: string): string => say(names.get(node)) || node
  const tables = asksTables ? comparable(document).filter(isNumber).map(({ key }) => key) : []
  return (
    <>
      {all.length > 1 && <label className="rehearsal-pool">{t('rehearse.pool')} <Select aria-label={t('rehearse.pool')} value={pool} options={all.map((value) => ({ value, label: nameOf(value) }))} onChange={choose} popupMatchSelectWidth={false} /></label>}
      <Rehearsing key={pool} of={of} xml={xml} pool={pool} document={document} conditions={[conditions, ...tables].join(' ')} nameOf={nameOf} works={new Set(Object.keys(pools[pool]?.tasks ?? {}))} jump={jump}
        picture={({ passed, tokens }) => <Suspense fallback={<Skeleton active />}><Diagram tall xml={xml} passed={[...passed]} tokens={[...tokens].map((node) => ({ node, text: nameOf(node) }))} label={t('design.rehearse')} /></Suspense>} />
    </>
  )
}
