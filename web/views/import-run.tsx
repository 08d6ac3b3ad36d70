/** An import that runs: how far it came, what it could not make, and the way to stop it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { address } from '../client/call.ts'
import { failureOf } from '../client/failure.ts'
import { isOver, jobQuery, resumeImport, stopImport, type Problem } from '../client/imports.ts'
import { Card } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import { useImportWords } from '../words/import.ts'

export function ImportRun({ type, job: id }: { type: string; job: string }) {
  const { t, language } = useImportWords()
  const client = useQueryClient()
  const { data: job, error } = useQuery(jobQuery(id))
  if (error) return <FailureNote failure={failureOf(error)} />
  if (!job) return <Waiting />
  const { next = 0, total = 0, made = 0, failed = 0 } = job.progress ?? {}
  const change = async (how: typeof stopImport): Promise<void> => { await how(id); await client.invalidateQueries({ queryKey: ['job', id] }) }
  return (
    <Card title={job.file} extra={<span className="faint">{t(`import.state-${job.state}`)}</span>}>
      <Progress aria-label={t('import.progress')} percent={job.state === 'done' ? 100 : total > 0 ? Math.floor((next / total) * 100) : 0} status={job.state === 'failed' ? 'exception' : isOver(job) ? 'normal' : 'active'} />
      <p role="status">{t('import.so-far', { made, failed })}</p>
      {job.error && <p className="fault">{job.error}</p>}
      <div className="import-foot">
        {!isOver(job) && <Button danger onClick={() => void change(stopImport)}>{t('import.stop')}</Button>}
        {job.state === 'cancelled' && <Button type="primary" onClick={() => void change(resumeImport)}>{t('import.resume')}</Button>}
        {isOver(job) && <Link to="/documents/$type" params={{ type }} search={{}}>{t('import.see')}</Link>}
        {job.problems.length > 0 && <a href={address(`/jobs/${id}/problems.xlsx`, { language })} download>{t('import.problems-sheet')}</a>}
      </div>
      <Problems problems={job.problems} />
    </Card>
  )
}

/** What is wrong, row by row as the spreadsheet counts them. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t, say } = useImportWords()
  if (problems.length === 0) return null
  const columns: readonly Column<Problem>[] = [
    { key: 'row', label: t('import.row'), number: true, slim: true, cell: (one) => one.row },
    { key: 'column', label: t('import.column'), cell: (one) => one.column ?? '' },
    { key: 'refused', label: t('import.problem'), wide: true, cell: (one) => say(one.refused) },
  ]
  return <Table label={t('import.problems', { n: problems.length })} columns={columns} rows={problems.slice(0, 200)} rowKey={(_one, at) => String(at)} />
}
