/** One rule of law: where it is written and since when, how it was verified, and the clauses of the policy bound to it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { statusOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { lawQuery, lawsQuery, type LawRule, type Source } from '../client/laws.ts'
import { Card, Page } from '../draw/page.tsx'
import { Tag } from '../draw/status.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import '../shell/laws.css'
import { lawWords } from '../words/laws.ts'
import { useWords } from '../words/words.tsx'

export function LawPage() {
  const { rule } = useParams({ strict: false }) as { rule: string }
  const { say } = useWords()
  const { clauses } = useHouse()
  const { data, error, isPending } = useQuery(lawQuery(rule))
  if (isPending) return <Waiting />
  if (statusOf(error) === 404) return <NoSuchPage />
  if (!data) return <Failed error={error} />
  const columns: readonly Column<Source>[] = [
    { key: 'instrument', label: say(lawWords.source), wide: true, cell: (one) => one.instrument },
    { key: 'article', label: say(lawWords.article), cell: (one) => one.article },
    { key: 'since', label: say(lawWords.since), cell: (one) => one.since ?? <span className="faint">{say(lawWords.unknown)}</span> },
  ]
  return (
    <Page name={`${data.id} ${say(data.title)}`} title={<><span className="figures">{data.id}</span> {say(data.title)}</>} beside={<Verified how={data.verified} />} above={<Link to="/laws" search={{}}>{say(lawWords.title)}</Link>}>
      <Card flush title={say(lawWords.source)}><Table label={say(lawWords.source)} columns={columns} rows={data.sources} rowKey={(_one, at) => String(at)} /></Card>
      <Card title={say(lawWords.clauses)}>
        <ul className="records">{data.clauses.map((number) => <li key={number}><Link to="/policy/$number" params={{ number }} search={{}}><span className="figures">{number}</span> {say(clauses[number]?.title)}</Link></li>)}</ul>
      </Card>
    </Page>
  )
}

/** How sure we are: only an article that was read is shown as settled. */
export function Verified({ how }: { how: LawRule['verified'] }) {
  const { say } = useWords()
  return <Tag tone={how === 'text' ? 'green' : how === 'second-source' ? 'amber' : 'red'}>{say(lawWords[how])}</Tag>
}

export const ClauseLinks = ({ clauses }: { clauses: readonly string[] }) => <>{clauses.map((number, at) => <span key={number}>{at > 0 && '、'}<Link to="/policy/$number" params={{ number }} search={{}} className="figures">{number}</Link></span>)}</>

/** The rules that a clause is bound to. */
export function LegalBasis({ clause }: { clause: string }) {
  const { say } = useWords()
  const { data } = useQuery(lawsQuery({ clause }))
  if (!data || data.items.length === 0) return null
  return (
    <Card title={say(lawWords.basis)}>
      <ul className="hits">{data.items.map((one) => <li key={one.id}><Link to="/laws/$rule" params={{ rule: one.id }} search={{}}><span className="figures">{one.id}</span> {say(one.title)}</Link> <span className="faint">{one.sources.map(({ instrument, article }) => `${instrument} ${article}`).join('；')}</span> {!one.confirmed && <Verified how={one.verified} />}</li>)}</ul>
    </Card>
  )
}
