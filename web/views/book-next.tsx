/** What is next once a company's book is open: people and their roles, what it began with, and who it is to the others of the group. */
import { Link } from '@tanstack/react-router'
import { useHouse } from '../client/house.ts'
import { Card } from '../draw/page.tsx'
import { useBooksWords } from '../words/books.ts'

const steps = { people: 'commons.person', roles: 'commons.role-holding', opening: 'finance.opening-balance', party: 'commons.party' } as const

export function BookNext() {
  const { t, say } = useBooksWords()
  const { documents } = useHouse()
  return (
    <Card title={t('next.title')}>
      <p>{t('next.open')}</p>
      <ol className="next-steps">{(Object.keys(steps) as (keyof typeof steps)[]).map((step) => {
        const document = documents.find(({ name }) => name === steps[step])
        return <li key={step}>{t(`next.${step}`)} {document && <Link to="/documents/$type" params={{ type: document.name }} search={{}}>{say(document.label)}</Link>}</li>
      })}</ol>
    </Card>
  )
}

/** What fills books that hold nothing yet, for whoever may do it. */
export function FirstEntries() {
  const { say } = useBooksWords()
  const { documents } = useHouse()
  return <>{documents.filter(({ name, mayMake }) => mayMake && (name === 'finance.opening-balance' || name === 'finance.voucher')).map(({ name, label }) => <Link key={name} to="/documents/$type/new" params={{ type: name }} search={{}} className="pad">{say(label)}</Link>)}</>
}
