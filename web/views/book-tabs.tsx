/** The pages of the books, side by side, and of which company they are where the reader may read several. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { booksQuery } from '../client/books.ts'
import type { Search } from '../client/search.ts'
import { useBooksWords } from '../words/books.ts'

const statements = ['balance-sheet', 'income', 'cash-flow'] as const

/** What a link to another page of the books keeps: the company. */
export const ofBook = ({ book }: Search): Search => (book ? { book } : {})

export function BookTabs({ here }: { here: string }) {
  const { t } = useBooksWords()
  const kept = ofBook(useSearch({ strict: false }) as Search)
  const { data } = useQuery(booksQuery())
  const tab = (current: boolean) => (current ? { 'aria-current': 'page' as const } : {})
  return (
    <nav className="boxes book-tabs" aria-label={t('books.pages')}>
      <Link to="/ledger/trial-balance" search={kept} {...tab(here === 'trial')}>{t('trial.title')}</Link>
      {statements.map((name) => <Link key={name} to="/ledger/statements" search={{ ...kept, name }} {...tab(here === name)}>{t(`statement.${name}`)}</Link>)}
      <Link to="/ledger/closing" search={kept} {...tab(here === 'closing')}>{t('closing.title')}</Link>
      {data && data.items.length > 1 && <Link to="/ledger/consolidated" search={{}} {...tab(here === 'group')}>{t('group.title')}</Link>}
    </nav>
  )
}

/** Chooses the company; nothing where there is no choice. */
export function BookChoice() {
  const { t, say } = useBooksWords()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { data } = useQuery(booksQuery())
  if (!data || data.items.length < 2) return null
  return <Select aria-label={t('group.company')} value={search['book'] ?? data.own} onChange={(book: string) => void go({ to: '.', search: { ...search, book } })} options={data.items.map(({ code, name }) => ({ value: code, label: say(name) }))} popupMatchSelectWidth={false} />
}
