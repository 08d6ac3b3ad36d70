/** Evidence packs: asked for by clause and period, made while one waits, fetched with their fingerprint. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { askForPack, packAddress, packsQuery, type Pack, type Span } from '../client/audit.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { instantText } from '../draw/moment.ts'
import { Card } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { useWords } from '../words/words.tsx'

export function Evidence({ span, clauses = '' }: { span: Span; clauses: string | undefined }) {
  const words = useCockpitWords()
  const client = useQueryClient()
  const [chosen, choose] = useState(clauses)
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const { data } = useQuery(packsQuery)
  const ask = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try { await askForPack({ ...span, clauses: chosen.split(/[,，、\s]+/).filter(Boolean) }); await client.invalidateQueries({ queryKey: ['evidence'] }) } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  return (
    <Card title={words.evidence}>
      <p className="faint">{words.evidenceWhy}</p>
      <form className="audit-form" onSubmit={(event) => { event.preventDefault(); void ask() }}>
        <label className="grow">{words.clauses}<Input value={chosen} onChange={(event) => choose(event.target.value)} /></label>
        <Button type="primary" htmlType="submit" disabled={chosen.trim() === ''} loading={waiting(busy)}>{words.make}</Button>
      </form>
      {failure && <FailureNote failure={failure} />}
      <ul className="packs" aria-live="polite">{data?.items.slice(0, 5).map((one) => <Made key={one.id} pack={one} />)}</ul>
    </Card>
  )
}

function Made({ pack: { id, clauses, from, to, at, state, progress, result, error } }: { pack: Pack }) {
  const words = useCockpitWords()
  const { language } = useWords()
  const { company } = useHouse()
  const named = clauses.length > 6 ? `${clauses.slice(0, 5).join(', ')} … (${clauses.length})` : clauses.join(', ')
  return (
    <li>
      <b>{named}</b><span>{from} – {to}</span><time className="faint">{instantText(at, company.zone)}</time>
      {state === 'failed' ? <span className="tag tone-red">{words.failed}: {error?.split(' | ')[language === 'zh' ? 0 : 1]}</span>
        : result ? <><a href={packAddress(id)} download="evidence.zip">{words.download} ({Math.ceil(result.size / 1024)} kB)</a><span>{result.occurrences} {words.occurrences} · {result.records} {words.records}</span><code>{words.fingerprint} {result.fingerprint}</code></>
          : <span className="tag tone-blue">{(state === 'running' ? words.making : words.waiting)}{progress ? ` ${progress.done} / ${progress.total}` : ''}</span>}
    </li>
  )
}
