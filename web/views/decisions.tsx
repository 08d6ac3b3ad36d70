/** Decision tables of the house: who may approve how much, and whatever else is decided by a table. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { decisionsQuery, type DecisionLine } from '../client/decisions.ts'
import { failureOf } from '../client/failure.ts'
import { Card, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import { useDesignWords } from '../words/design.ts'

export function Decisions() {
  const { t, say } = useDesignWords()
  const { data, error, isPending } = useQuery(decisionsQuery)
  if (isPending) return <Waiting />
  const columns: readonly Column<DecisionLine>[] = [
    { key: 'label', label: t('decisions.name'), wide: true, cell: (one) => <Link to="/decisions/$key" params={{ key: one.key }} search={{}} className="leads">{say(one.label)}</Link> },
    { key: 'version', label: t('decisions.version'), number: true, cell: ({ version }) => version ?? <span className="faint">{t('decisions.none')}</span> },
    { key: 'from', label: t('decisions.from'), cell: ({ from }) => from },
    { key: 'may', label: t('decisions.kept'), cell: ({ may }) => may && <span className="tag tone-blue">{t('decisions.mine')}</span> },
  ]
  return <Page title={t('decisions.title')}>{error && <FailureNote failure={failureOf(error)} />}{data && <Card flush><Table label={t('decisions.title')} columns={columns} rows={data.items} rowKey={({ key }) => key} /></Card>}</Page>
}
