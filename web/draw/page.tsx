/** The head of a page: its one h1, what it stands under, and what can be done here. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { useClause } from './wording.ts'

export function Page({ title, name = title, above, beside, actions, children, wide = false }: {
  title: ReactNode
  /** The title as text, for the window and for readers of screens. */
  name?: ReactNode
  above?: ReactNode; beside?: ReactNode; actions?: ReactNode; children: ReactNode; wide?: boolean
}) {
  const { t } = useWords()
  const { company } = useHouse()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = typeof name === 'string' ? name : ''
  useEffect(() => { document.title = `${text} · ${company.name} · ${t('product')}` }, [text, company.name, t])
  useEffect(() => { if (document.activeElement === document.body || document.activeElement?.closest('.side, .drawer')) heading.current?.focus({ preventScroll: true }) }, [text])
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        <div>{above && <div className="above">{above}</div>}<div className="title-row"><h1 ref={heading} tabIndex={-1}>{title}</h1>{beside}</div></div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** The clause something stands under, with its sentence behind it. */
export function UnderClause({ clause }: { clause: string | null | undefined }) {
  const { t, say } = useWords()
  const known = useClause(clause)
  if (!clause) return null
  return <Link to="/policy/$number" params={{ number: clause }} search={{}} className="clause-link" title={known?.text ? say(known.text) : undefined}>{t('clause.number', { number: clause })}{known ? ` ${say(known.title)}` : ''}</Link>
}

/** Nothing here yet, and what to do next. */
export const Empty = ({ children, next }: { children: ReactNode; next?: ReactNode }) => (
  <div className="empty"><svg width="56" height="40" viewBox="0 0 56 40" aria-hidden><rect x="6" y="4" width="44" height="32" rx="5" /><path d="M14 14h28M14 21h18M14 28h10" /></svg><p>{children}</p>{next}</div>
)

export const Card = ({ title, extra, children, flush = false, id }: { title?: ReactNode; extra?: ReactNode; children: ReactNode; flush?: boolean; id?: string }) => (
  <section className={flush ? 'card flush' : 'card'} id={id}>
    {(title || extra) && <header>{title && <h2>{title}</h2>}{extra}</header>}
    {children}
  </section>
)
