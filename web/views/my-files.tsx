/** The reader's own files: lists that the house took out for them, kept for some days. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { endExport, exportAddress, exportsQuery, isGoing, type Export } from '../client/exports.ts'
import { failureOf } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { grouped } from '../draw/decimal.ts'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Rows, Said } from '../shell/taken-out.tsx'
import { useImportWords } from '../words/import.ts'

export function MyFiles() {
  const { t } = useImportWords()
  const { data, isPending, error } = useQuery({ ...exportsQuery, staleTime: 0 })
  return (
    <Page title={t('export.mine')}>
      {error && <FailureNote failure={failureOf(error)} />}
      {isPending ? <Skeleton active title={false} /> : data && (data.items.length > 0 ? <Files items={data.items} /> : <Empty>{t('export.mine-none')}</Empty>)}
      <p className="faint">{t('export.mine-about')}</p>
    </Page>
  )
}

function Files({ items }: { items: readonly Export[] }) {
  const { t, say } = useImportWords()
  const { documents, company } = useHouse()
  const called = ({ result, document }: Export): string => result?.name ?? say(documents.find(({ name }) => name === document)?.label)
  const columns: readonly Column<Export>[] = [
    { key: 'name', label: t('export.file'), cell: (one) => (one.result ? <a href={exportAddress(one.id)} download={one.result.name}>{called(one)}</a> : called(one)) },
    { key: 'at', label: t('export.asked'), cell: ({ at }) => instantText(at, company.zone) },
    { key: 'state', label: t('export.state'), cell: (one) => <How one={one} /> },
    { key: 'size', label: t('export.size'), number: true, cell: ({ result }) => (result ? `${(result.size / 1_000_000).toFixed(1)} MB` : '') },
    { key: 'until', label: t('export.until'), cell: ({ expires }) => (expires ? instantText(expires, company.zone) : '') },
    { key: 'do', label: t('export.do'), cell: (one) => <End one={one} name={called(one)} /> },
  ]
  return <Card flush><Table label={t('export.mine')} columns={columns} rows={items} rowKey={({ id }) => id} /></Card>
}

function How({ one }: { one: Export }) {
  const { t } = useImportWords()
  if (one.error) return <span className="fault"><Said error={one.error} /></span>
  if (one.result) return t('export.rows', { n: grouped(String(one.result.rows), 0) })
  return <>{t(`import.state-${one.state}`)} <Rows one={one} /></>
}

function End({ one, name }: { one: Export; name: string }) {
  const { t } = useImportWords()
  const client = useQueryClient()
  return <Button size="small" aria-label={isGoing(one) ? undefined : t('export.remove', { name })} onClick={() => void endExport(client, one.id)}>{t(isGoing(one) ? 'import.stop' : 'export.throw')}</Button>
}
