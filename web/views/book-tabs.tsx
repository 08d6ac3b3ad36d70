/** The pages of the books, side by side. */
import { Link } from '@tanstack/react-router'
import { useBooksWords } from '../words/books.ts'

const statements = ['balance-sheet', 'income', 'cash-flow'] as const

export function BookTabs({ here }: { here: string }) {
  const { t } = useBooksWords()
  const tab = (current: boolean) => (current ? { 'aria-current': 'page' as const } : {})
  return (
    <nav className="boxes book-tabs" aria-label={t('books.pages')}>
      <Link to="/ledger/trial-balance" search={{}} {...tab(here === 'trial')}>{t('trial.title')}</Link>
      {statements.map((name) => <Link key={name} to="/ledger/statements" search={{ name }} {...tab(here === name)}>{t(`statement.${name}`)}</Link>)}
      <Link to="/ledger/closing" search={{}} {...tab(here === 'closing')}>{t('closing.title')}</Link>
    </nav>
  )
}
