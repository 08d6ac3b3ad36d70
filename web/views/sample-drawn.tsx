/** A sample drawn by a stated seed: whoever gives the same seed sees the same originals. */
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { drawSample, type Drawn, type Sample, type Span } from '../client/audit.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { dueText } from '../draw/moment.ts'
import { Card } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { ClauseTag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { useWords } from '../words/words.tsx'

export function SampleDrawn({ span, clause = '' }: { span: Span; clause: string | undefined }) {
  const words = useCockpitWords()
  const [asked, ask] = useState({ clause, seed: '', size: '5' })
  const [drawn, setDrawn] = useState<Sample>()
  const [failure, setFailure] = useState<Failure>()
  const draw = async (): Promise<void> => {
    setFailure(undefined)
    try { setDrawn(await drawSample({ ...span, ...asked })) } catch (error) { setFailure(failureOf(error)) }
  }
  return (
    <Card title={words.sample} extra={drawn && <span className="faint">{words.population} {drawn.population}</span>}>
      <form className="audit-form" onSubmit={(event) => { event.preventDefault(); void draw() }}>
        {(['clause', 'seed', 'size'] as const).map((key) => <label key={key} className={key === 'seed' ? 'grow' : undefined}>{words[key]}<Input value={asked[key]} onChange={(event) => ask({ ...asked, [key]: event.target.value })} /></label>)}
        <Button htmlType="submit">{words.draw}</Button>
      </form>
      {failure && <FailureNote failure={failure} />}
      {drawn && <Originals drawn={drawn.sample} />}
    </Card>
  )
}

function Originals({ drawn }: { drawn: readonly Drawn[] }) {
  const words = useCockpitWords()
  const { t, say } = useWords()
  const { documents, company } = useHouse()
  const columns: readonly Column<Drawn>[] = [
    { key: 'period', label: t('duty.case'), cell: (one) => one.period ?? one.id.slice(-6) },
    { key: 'due', label: t('duty.due'), cell: (one) => (one.dueAt ? dueText(one.dueAt, company.zone) : '') },
    { key: 'state', label: t('head.state'), cell: (one) => <ClauseTag state={one.state} /> },
    { key: 'record', label: words.record, wide: true, cell: (one) => (one.document && one.record ? <Link to="/documents/$type/$id" params={{ type: one.document, id: one.number || one.record }} search={{ tab: 'history' }}>{say(documents.find(({ name }) => name === one.document)?.label)} {one.number}</Link> : one.state === 'kept' || one.state === 'late' ? words.hidden : words.none) },
  ]
  return <Table label={words.sample} columns={columns} rows={drawn} rowKey={(one) => one.id} />
}
