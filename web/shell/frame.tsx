/** The frame around every page: menu at the side, search and settings on top, one main place. */
import { MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { exportsQuery, isGoing } from '../client/exports.ts'
import { InHouse, useHouse } from '../client/house.ts'
import { followChanges } from '../client/live.ts'
import { useTakenOut } from '../client/taken-out.ts'
import { useWords } from '../words/words.tsx'
import { isTyping } from './keys.ts'
import { Menu } from './menu.tsx'
import { OpenList, OpenStrip } from './open-strip.tsx'
import { Person } from './person.tsx'
import { Star } from './star.tsx'
import { Waiting } from './trouble.tsx'

export function Frame() {
  const { t } = useWords()
  const client = useQueryClient()
  const drawer = useRef<HTMLDialogElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => followChanges(client), [client])
  useEffect(() => drawer.current?.close(), [path])
  return (
    <InHouse><div className="frame">
      <a className="skip" href="#main">{t('frame.skip')}</a>
      <aside className="side"><Mark /><Menu /></aside>
      <dialog ref={drawer} className="drawer" aria-label={t('frame.menu')} onClick={(event) => { if (event.target === drawer.current) drawer.current?.close() }}>
        <Mark /><OpenList /><Menu />
      </dialog>
      <header className="top">
        <Button className="only-phone" type="text" icon={<MenuOutlined aria-hidden />} aria-label={t('frame.menu')} onClick={() => drawer.current?.showModal()} />
        <SearchBox /><Star />
        <Person />
      </header>
      <OpenStrip />
      <main id="main" className="main" tabIndex={-1}><Suspense fallback={<Waiting />}><Outlet /></Suspense></main>
      <OnTheirWay />
    </div></InHouse>
  )
}

const Corner = lazy(() => import('./taken-out.tsx'))

/** Files that are taken out, once one takes longer than a blink, and those that the house works on. */
function OnTheirWay() {
  const here = useTakenOut().some((one) => one.long)
  const going = useQuery(exportsQuery).data?.items.some(isGoing) ?? false
  // What came stays in the corner until it is put away there.
  const began = useRef(false)
  began.current ||= going
  return here || began.current ? <Suspense><Corner /></Suspense> : null
}

function Mark() {
  const { t } = useWords()
  const { company } = useHouse()
  return (
    <Link to="/" search={{}} className="mark">
      <img src="/mark.svg" alt="" width={26} height={26} />
      <span><b>{t('product')}</b><small>{company.name}</small></span>
    </Link>
  )
}

/** The help on keys is loaded when somebody asks for it, the palette behind the page: what is typed after Ctrl+K must not be lost. */
const loadFinder = () => import('./finder.tsx')
const Finder = lazy(async () => ({ default: (await loadFinder()).Finder }))
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }))

/** Search over everything the reader may see; Ctrl+K or / opens it from anywhere, ? tells the keys. */
function SearchBox() {
  const { t } = useWords()
  const [open, setOpen] = useState<'finder' | 'keys'>()
  useEffect(() => void loadFinder().catch(() => undefined), [])
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const chord = event.key === 'k' && (event.ctrlKey || event.metaKey)
      const wanted = chord || (event.key === '/' && !isTyping(event)) ? 'finder' : event.key === '?' && !isTyping(event) ? 'keys' : undefined
      if (wanted && !event.isComposing) { event.preventDefault(); setOpen(wanted) }
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  const shut = (): void => setOpen(undefined)
  return (
    <>
      <button type="button" className="search" aria-label={t('search.label')} onClick={() => setOpen('finder')}><SearchOutlined aria-hidden /> <span>{t('search.placeholder')}</span><kbd aria-hidden className="not-phone">Ctrl K</kbd></button>
      <Suspense>{open === 'finder' ? <Finder shut={shut} /> : open === 'keys' ? <KeyHelp shut={shut} /> : null}</Suspense>
    </>
  )
}
