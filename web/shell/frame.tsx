/** The frame around every page: menu at the side, search and settings on top, one main place. */
import { MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useEffect, useRef, type FormEvent } from 'react'
import { useHouse } from '../client/house.ts'
import { followChanges } from '../client/live.ts'
import { useWords } from '../words/words.tsx'
import { isTyping } from './keys.ts'
import { Menu } from './menu.tsx'
import { Person } from './person.tsx'
import { Waiting } from './trouble.tsx'

export function Frame() {
  const { t } = useWords()
  const client = useQueryClient()
  const drawer = useRef<HTMLDialogElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => followChanges(client), [client])
  useEffect(() => drawer.current?.close(), [path])
  return (
    <div className="frame">
      <a className="skip" href="#main">{t('frame.skip')}</a>
      <aside className="side"><Mark /><Menu /></aside>
      <dialog ref={drawer} className="drawer" aria-label={t('frame.menu')} onClick={(event) => { if (event.target === drawer.current) drawer.current?.close() }}>
        <Mark /><Menu />
      </dialog>
      <header className="top">
        <Button className="only-phone" type="text" icon={<MenuOutlined aria-hidden />} aria-label={t('frame.menu')} onClick={() => drawer.current?.showModal()} />
        <SearchBox />
        <Person />
      </header>
      <main id="main" className="main" tabIndex={-1}><Suspense fallback={<Waiting />}><Outlet /></Suspense></main>
    </div>
  )
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

/** Search over everything the reader may see; Ctrl+K or / leads here from anywhere. */
function SearchBox() {
  const { t } = useWords()
  const go = useNavigate()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const wanted = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !isTyping(event))
      if (wanted && !event.isComposing) { event.preventDefault(); box.current?.focus(); box.current?.select() }
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  const search = (event: FormEvent): void => {
    event.preventDefault()
    const q = box.current?.value.trim()
    if (q) void go({ to: '/search', search: { q } })
  }
  return (
    <form role="search" className="search" onSubmit={search}>
      <SearchOutlined aria-hidden />
      <input ref={box} type="search" aria-label={t('search.label')} placeholder={t('search.placeholder')} />
      <kbd aria-hidden className="not-phone">Ctrl K</kbd>
    </form>
  )
}
