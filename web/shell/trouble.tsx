/** What stands where a page cannot: it is on its way, it does not exist, or it failed. */
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { failureOf, statusOf } from '../client/failure.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { useWords } from '../words/words.tsx'

export const Waiting = () => <div className="page" aria-busy="true"><Skeleton active title={{ width: 240 }} paragraph={{ rows: 8 }} /></div>

export function NoSuchPage() {
  const { t } = useWords()
  return <div className="page nothing"><h1>{t('trouble.no-page')}</h1><p>{t('trouble.no-page-why')}</p><Link to="/" search={{}}>{t('trouble.home')}</Link></div>
}

/** A page whose answer did not come. */
export function Failed({ error }: { error: unknown }) {
  const { t } = useWords()
  return <div className="page nothing"><h1>{t('trouble.title')}</h1><FailureNote failure={failureOf(error)} /></div>
}

export function Trouble({ error, reset }: ErrorComponentProps) {
  const { t } = useWords()
  const client = useQueryClient()
  const again = (): void => { void client.resetQueries({ predicate: (query) => query.state.status === 'error' }); reset() }
  if (statusOf(error) === 404) return <NoSuchPage />
  return (
    <div className="page nothing">
      <h1>{t('trouble.title')}</h1>
      <FailureNote failure={failureOf(error)} />
      <p><Button type="primary" onClick={again}>{t('trouble.again')}</Button> <Link to="/" search={{}}>{t('trouble.home')}</Link></p>
    </div>
  )
}
