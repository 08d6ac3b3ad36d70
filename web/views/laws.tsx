/** The register of law: every rule with its source, since when, how sure we are of it; and the texts of laws kept in the house. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { failureOf } from '../client/failure.ts'
import { lawsQuery, lawTextsQuery, type Kept, type LawRule } from '../client/laws.ts'
import type { Search } from '../client/search.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import { lawWords } from '../words/laws.ts'
import { useWords } from '../words/words.tsx'
import { ClauseLinks, Verified } from './law.tsx'

export function Laws() {
  const { say } = useWords()
  const { q = '' } = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { data, error, isPending } = useQuery(lawsQuery(q ? { q } : {}))
  const columns: readonly Column<LawRule>[] = [
    { key: 'id', label: say(lawWords.number), slim: true, cell: (one) => <Link to="/laws/$rule" params={{ rule: one.id }} search={{}} className="leads figures">{one.id}</Link> },
    { key: 'name', label: say(lawWords.name), wide: true, cell: (one) => say(one.title) },
    { key: 'clauses', label: say(lawWords.clauses), cell: (one) => <ClauseLinks clauses={one.clauses} /> },
    { key: 'source', label: say(lawWords.source), cell: (one) => `${one.sources[0]?.instrument ?? ''} ${one.sources[0]?.article ?? ''}` },
    { key: 'since', label: say(lawWords.since), cell: (one) => one.sources[0]?.since ?? <span className="faint">{say(lawWords.unknown)}</span> },
    { key: 'verified', label: say(lawWords.verified), cell: (one) => <Verified how={one.verified} /> },
  ]
  return (
    <Page title={say(lawWords.title)} actions={<input type="search" className="narrow" aria-label={say(lawWords.narrow)} placeholder={say(lawWords.narrow)} defaultValue={q} onChange={({ target }) => void go({ to: '/laws', search: target.value ? { q: target.value } : {}, replace: true })} />}>
      {error && <FailureNote failure={failureOf(error)} />}
      <Card flush title={say(lawWords.rules)} extra={<span className="faint">{data?.items.length}</span>}>
        {isPending ? <Waiting /> : data && data.items.length > 0 ? <Table label={say(lawWords.rules)} columns={columns} rows={data.items} rowKey={(one) => one.id} /> : <Empty>{say(lawWords.none)}</Empty>}
      </Card>
      <Texts />
    </Page>
  )
}

function Texts() {
  const { say } = useWords()
  const { data } = useQuery(lawTextsQuery)
  const columns: readonly Column<Kept>[] = [
    { key: 'title', label: say(lawWords.name), wide: true, cell: (one) => <Link to="/laws/texts/$work" params={{ work: String(one.work) }} search={{}} className="leads">{one.title}</Link> },
    { key: 'passages', label: say(lawWords.articles), number: true, cell: (one) => one.passages },
    { key: 'preface', label: say(lawWords.source), cell: (one) => <span className="faint">{one.preface.slice(0, 60)}</span> },
  ]
  return <Card flush title={say(lawWords.texts)} extra={<span className="faint">{data?.items.length}</span>}>{data && data.items.length > 0 ? <Table label={say(lawWords.texts)} columns={columns} rows={data.items} rowKey={(one) => String(one.work)} /> : <Empty>{say(lawWords.noTexts)}</Empty>}</Card>
}
