/** The processes of the house, each a drawing that is executed as drawn. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { rubberStampsQuery, type RubberStamp } from '../client/mining.ts'
import { drawingsQuery, type Drawn } from '../client/processes.ts'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import { useFlowWords } from '../words/flow.ts'
import { useMiningWords } from '../words/mining.ts'

export function Processes() {
  const { t, say } = useFlowWords()
  const { company } = useHouse()
  const { data, error, isPending } = useQuery(drawingsQuery)
  if (isPending) return <Waiting />
  const columns: readonly Column<Drawn>[] = [
    { key: 'label', label: t('processes.name'), wide: true, cell: (one) => <Link to="/processes/$key" params={{ key: one.key }} search={{}} className="leads">{say(one.label)}</Link> },
    { key: 'key', label: t('processes.key'), cell: (one) => <span className="faint">{one.key}</span> },
    { key: 'version', label: t('head.version'), number: true, cell: (one) => one.version },
    { key: 'running', label: t('processes.running'), number: true, cell: (one) => one.running },
    { key: 'at', label: t('processes.since'), cell: (one) => instantText(one.at, company.zone) },
    { key: 'migration', label: '', slim: true, cell: (one) => one.version > 1 && <Link to="/processes/$key/migration" params={{ key: one.key }} search={{}} className="leads">{t('migration.open')}</Link> },
  ]
  return (
    <Page title={t('processes.title')} actions={<>
      <Link to="/decisions" search={{}} className="leads">{t('processes.decisions')}</Link>
      <Link to="/incidents" search={{}} className="leads">{t('incidents.title')}</Link>
    </>}>
      {error && <FailureNote failure={failureOf(error)} />}
      {data && <Card flush>{data.items.length > 0 ? <Table label={t('processes.title')} columns={columns} rows={data.items} rowKey={(one) => one.key} /> : <Empty>{t('processes.none')}</Empty>}</Card>}
      <RubberStamps />
    </Page>
  )
}

/** Approvals that have said no to nothing for a year might be dropped: which, of which process. */
function RubberStamps() {
  const { t, say } = useMiningWords()
  const { company, documents } = useHouse()
  const { data } = useQuery(rubberStampsQuery)
  const named = (document: string): string => say(documents.find(({ name }) => name === document)?.label) || document
  const columns: readonly Column<RubberStamp>[] = [
    { key: 'process', label: t('mining.process'), wide: true, cell: (one) => <Link to="/processes/$key/mining" params={{ key: one.process }} search={{}} className="leads">{say(one.label)}</Link> },
    { key: 'step', label: t('process.step'), wide: true, cell: (one) => `${say(one.name)} · ${named(one.document)}` },
    { key: 'approved', label: t('mining.approved'), number: true, cell: (one) => one.approved },
    { key: 'since', label: t('mining.since'), cell: (one) => instantText(one.since, company.zone) },
  ]
  return data && data.items.length > 0 && <Card flush title={t('mining.rubber-stamps')}><Table label={t('mining.rubber-stamps')} columns={columns} rows={data.items} rowKey={(one) => `${one.process}/${one.activity}`} /></Card>
}
