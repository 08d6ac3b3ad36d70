/** The life of the policy: what the reader has yet to confirm or vote on, and each version with its opinions, votes and who knows it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { useDocument } from '../client/house.ts'
import { confirm, lifeQuery, type Opinion, type ToConfirm, type VersionLife } from '../client/policy.ts'
import type { Refs } from '../client/row.ts'
import { LinkButton } from '../draw/link-button.tsx'
import { Card, Empty, Page, UnderClause } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { StateTag } from '../draw/status.tsx'
import { refText } from '../draw/value.tsx'
import { waiting } from '../draw/waiting.tsx'
import { Failed, Waiting } from '../shell/trouble.tsx'
import { useLifeWords } from '../words/life.ts'
import { usePolicyWords } from '../words/policy.ts'
import '../shell/policy.css'

const [version, opinion, ballot] = ['governance.policy-version', 'governance.policy-opinion', 'governance.policy-ballot'] as const

export function PolicyLife() {
  const { t } = usePolicyWords()
  const say = useLifeWords()
  const { data, error, isPending } = useQuery(lifeQuery)
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  return (
    <Page title={t('life.open')} above={<UnderClause clause="10.1.1" />}>
      {data.mine.map((one) => <Mine key={one.id} asked={one} />)}
      {data.toVote.length > 0 && <Card title={say('toVote')}><ul className="records">{data.toVote.map(({ number, title }) => <li key={number}><Link to="/documents/$type/$id" params={{ type: ballot, id: number }} search={{}}>{number}</Link> {title}</li>)}</ul></Card>}
      {data.versions.length > 0 ? data.versions.map((one) => <Version key={one.id} of={one} refs={data.refs} />) : <Empty>{say('none')}</Empty>}
    </Page>
  )
}

/** Word by word what is new, with what stood there before. */
function Mine({ asked }: { asked: ToConfirm }) {
  const say = useLifeWords()
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const done = async (): Promise<void> => {
    setBusy(true)
    try { await confirm(asked); await client.invalidateQueries({ queryKey: ['policy', 'life'] }) } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  return (
    <Card title={say('mine')} extra={<Button type="primary" loading={waiting(busy)} onClick={() => void done()}>{say('confirm')}</Button>}>
      <p className="faint">{say('mineWhy', { edition: asked.edition })}</p>
      {failure && <FailureNote failure={failure} />}
      <ol className="worded" tabIndex={0} aria-label={say('mine')}>{asked.clauses.map(({ number, title, text, before }) => (
        <li key={number}>
          <b>{number} {title}</b>{before === undefined && <span className="tag tone-blue">{say('fresh')}</span>}
          <p>{text}</p>
          {before !== undefined && before !== text && <p className="faint"><small>{say('before')}</small> <del>{before}</del></p>}
        </li>
      ))}</ol>
    </Card>
  )
}

function Version({ of, refs }: { of: VersionLife; refs: Refs }) {
  const say = useLifeWords()
  const words = usePolicyWords()
  const voted = useDocument(ballot)
  const total = (key: 'all' | 'done') => of.confirmed.reduce((sum, one) => sum + one[key], 0)
  const votes = Object.entries(of.votes)
  return (
    <Card title={<><Link to="/documents/$type/$id" params={{ type: version, id: of.number }} search={{}}>{of.number} · {of.edition}</Link> {of.title} <StateTag document={version} state={of.state} /></>}
      extra={of.state === 'consulting' ? <LinkButton look="primary" to="/documents/$type/new" params={{ type: opinion }} search={{ edition: of.id }}>{say('give')}</LinkButton> : <span className="faint">{say('from', { day: of.effectiveFrom })}</span>}>
      {of.state === 'consulting' && of.opinionsUntil && <p className="faint">{say('until', { day: of.opinionsUntil })}</p>}
      {(of.opinions.length > 0 || of.state === 'consulting') && <><h3>{say('opinions')}</h3>{of.opinions.length > 0 ? <ol className="worded">{of.opinions.map((one) => <Said key={one.number} said={one} />)}</ol> : <p className="faint">{say('noOpinions')}</p>}</>}
      {votes.length > 0 && <p><b>{say('votes')}</b> {votes.map(([state, n]) => `${voted?.states[state] ? words.say(voted.states[state]) : state} ${n}`).join(' · ')}</p>}
      {total('all') > 0 && (
        <details><summary><b>{say('confirmed')}</b> <span className="figures">{say('of', { done: total('done'), all: total('all') })}</span></summary>
          <ul className="records">{of.confirmed.map(({ department, all, done }) => <li key={department}>{refText(department, refs)} <span className="figures faint">{say('of', { done, all })}</span></li>)}</ul>
        </details>
      )}
    </Card>
  )
}

function Said({ said: { number, clause, opinion: text, wording, answer, state } }: { said: Opinion }) {
  const say = useLifeWords()
  return (
    <li>
      <b>{clause || say('whole')}</b> <StateTag document={opinion} state={state} /> <Link to="/documents/$type/$id" params={{ type: opinion, id: number }} search={{}} className="faint">{number}</Link>
      <p>{text}</p>
      {wording && <p className="faint"><small>{say('wording')}</small> {wording}</p>}
      {answer && <p><small>{say('answer')}</small> {answer}</p>}
    </li>
  )
}
