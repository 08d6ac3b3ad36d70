/** The palette: documents, places, clauses and what can be begun, found by a few letters; lately opened and starred things first. */
import { SearchOutlined, StarFilled } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { searchQuery } from '../client/found.ts'
import { useHouse } from '../client/house.ts'
import { useSettled } from '../draw/settled.ts'
import { useWords } from '../words/words.tsx'
import { useKept } from './kept.ts'

/** Something to go to: where, what it is called, what kind of thing it is. */
type Way = { readonly to: string; readonly title: string; readonly kind: string; readonly starred?: boolean }

export function Finder({ shut }: { shut: () => void }) {
  const { t } = useWords()
  const go = useNavigate()
  const router = useRouter()
  const box = useRef<HTMLDialogElement>(null)
  const [q, setQ] = useState('')
  const [at, setAt] = useState(0)
  const ways = useWays(q.trim())
  useEffect(() => box.current?.showModal(), [])
  const take = (way: Way | undefined): void => { shut(); if (way) router.history.push(way.to); else if (q.trim()) void go({ to: '/search', search: { q: q.trim() } }) }
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing || (!by && event.key !== 'Enter')) return
    event.preventDefault()
    if (by) setAt((before) => Math.max(0, Math.min(before + by, ways.length - 1)))
    else take(ways[at])
  }
  return (
    <dialog ref={box} className="finder" aria-label={t('finder.title')} onClose={shut} onClick={(event) => { if (event.target === box.current) shut() }}>
      <div className="finder-box"><SearchOutlined aria-hidden /><input role="combobox" aria-expanded aria-controls="finder-ways" aria-activedescendant={ways[at] ? `way-${at}` : undefined} aria-label={t('search.label')} placeholder={t('finder.placeholder')} value={q} onChange={(event) => { setQ(event.target.value); setAt(0) }} onKeyDown={keys} /></div>
      <ul id="finder-ways" role="listbox" aria-label={t('finder.title')}>
        {ways.map((way, place) => (
          <li key={`${way.kind} ${way.to}`} id={`way-${place}`} role="option" aria-selected={place === at} ref={(line) => { if (place === at) line?.scrollIntoView({ block: 'nearest' }) }} onClick={() => take(way)}>
            <span>{way.starred && <StarFilled aria-hidden />} {way.title}</span><small>{way.kind}</small>
          </li>
        ))}
      </ul>
      {ways.length === 0 && <p className="faint pad">{q ? t('search.none', { q }) : t('finder.nothing')}</p>}
    </dialog>
  )
}

/** Without a word what was starred and lately opened; with one what the house finds, and the places and beginnings whose name has it. */
function useWays(q: string): readonly Way[] {
  const { t, say } = useWords()
  const { documents, figures, clauses, audits, readsBooks } = useHouse()
  const { recent, starred } = useKept()
  const asked = useSettled(q, 120)
  const { data } = useQuery({ ...searchQuery(asked), enabled: asked !== '', placeholderData: keepPreviousData })
  if (q === '') return [...starred.map((one) => ({ ...one, kind: t('finder.starred'), starred: true })), ...recent.map((one) => ({ ...one, kind: t('finder.recent') }))]
  const has = (texts: readonly string[]): boolean => texts.some((text) => text.toLowerCase().includes(q.toLowerCase()))
  // The house knows how names are spelled: what is typed in letters finds lists and figures too.
  const heard = new Set(data?.pages.map(({ to }) => to))
  const labelOf = (name: string): string => say(documents.find((one) => one.name === name)?.label)
  const places = [
    ['/home', t('home.menu'), 'sy'], ['/', t('inbox.title'), 'db'], ['/duties', t('duties.title'), 'ybsx'], ['/policy', t('policy.title'), 'zddt'], ['/processes', t('processes.title'), 'lc'],
    ...(audits ? [['/cockpit', t('cockpit.title'), 'jsc'], ['/audit', t('audit.title'), 'sjrk']] as const : []), ...(readsBooks ? [['/ledger/trial-balance', t('books.title'), 'zb']] as const : []),
  ] as const
  return [
    ...(data?.items ?? []).slice(0, 12).map((one) => ({ to: `/documents/${one.document}/${encodeURIComponent(one.number || one.id)}`, title: [one.number, one.title === one.number ? '' : one.title].filter(Boolean).join(' '), kind: labelOf(one.document) })),
    ...documents.filter(({ name, label, mayMake }) => mayMake && (has(label) || heard.has(`/documents/${name}`))).slice(0, 6).map(({ name, label }) => ({ to: `/documents/${name}/new`, title: t('list.new', { what: say(label) }), kind: t('finder.begin') })),
    ...documents.filter(({ name, label }) => has(label) || heard.has(`/documents/${name}`)).slice(0, 6).map(({ name, label }) => ({ to: `/documents/${name}`, title: say(label), kind: t('finder.list') })),
    ...figures.filter(({ figure, label }) => has(label) || heard.has(`/figures/${figure}`)).slice(0, 6).map(({ figure, label }) => ({ to: `/figures/${figure}`, title: say(label), kind: t('finder.figure') })),
    ...places.filter(([, ...titles]) => has(titles)).map(([to, title]) => ({ to, title, kind: t('finder.place') })),
    ...Object.entries(clauses).filter(([number, { title }]) => number.startsWith(q) || has(title)).slice(0, 6).map(([number, { title }]) => ({ to: `/policy/${number}`, title: `${number} ${say(title)}`, kind: t('search.clauses') })),
  ]
}
