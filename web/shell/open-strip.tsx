/** The open documents: a strip below the head of the frame, on a phone a list in the menu. */
import { CloseOutlined } from '@ant-design/icons'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { isTyping } from './keys.ts'
import { beside, shut, useOpenDocuments, type OpenDocument } from './open-documents.ts'

/** One stop for Tab: arrows walk along it, Delete shuts what has the focus. */
export function OpenStrip() {
  const { t } = useWords()
  const { all, current, close, go } = useOpen()
  const strip = useRef<HTMLElement>(null)
  useKeys(all, current, close, go)
  useEffect(() => void strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [current])
  if (all.length === 0) return null
  const first = all.some(({ to }) => to === current) ? current : all[0]?.to
  const walked = (event: KeyboardEvent<HTMLElement>): void => {
    const links = [...event.currentTarget.querySelectorAll('a')]
    const at = links.findIndex((link) => link === document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key]
    if (to !== undefined) { event.preventDefault(); links[(to + links.length) % links.length]?.focus() }
    const one = all[at]
    if (event.key === 'Delete' && one) { event.preventDefault(); (links[at + 1] ?? links[at - 1])?.focus(); close(one.to) }
  }
  return <nav ref={strip} className="open-strip not-phone" aria-label={t('open.title')} onKeyDown={walked}><ul>{all.map((one) => <Standing key={one.to} one={one} current={one.to === current} inOrder={one.to === first ? 0 : -1} close={close} />)}</ul></nav>
}

function Standing({ one, current, inOrder, close }: { one: OpenDocument; current: boolean; inOrder?: number; close: (to: string) => void }) {
  const { t } = useWords()
  const kind = useKind(one)
  // The middle button shuts it, as it shuts the browser's own.
  const middle = (event: MouseEvent): void => { if (event.button === 1) { event.preventDefault(); close(one.to) } }
  return (
    <li className={current ? 'current' : undefined} onMouseDown={(event) => { if (event.button === 1) event.preventDefault() }} onAuxClick={middle}>
      <Link to={one.to} search={{}} tabIndex={inOrder} aria-current={current ? 'page' : undefined} title={`${kind} ${one.title}`}><span className="unseen">{kind} </span><span>{one.title}</span></Link>
      <button type="button" tabIndex={inOrder === undefined ? 0 : -1} aria-label={t('open.shut', { name: one.title })} onClick={() => close(one.to)}><CloseOutlined aria-hidden /></button>
    </li>
  )
}

/** On a phone: a list, with what each of them is. */
export function OpenList() {
  const { t } = useWords()
  const { all, current, close } = useOpen()
  if (all.length === 0) return null
  return <nav className="open-list" aria-label={t('open.title')}><h2>{t('open.title')}</h2><ul>{all.map((one) => <Standing key={one.to} one={one} current={one.to === current} close={close} />)}</ul></nav>
}

const useKind = ({ of }: OpenDocument): string => {
  const { say } = useWords()
  return say(useHouse().documents.find(({ name }) => name === of)?.label)
}

function useOpen() {
  const { all, shown, person } = useOpenDocuments()
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const current = shown ?? all.find(({ to }) => path === to || path.startsWith(`${to}/`))?.to
  const go = (one: OpenDocument): void => void navigate({ to: one.to, search: {} })
  const close = (to: string): void => {
    const next = beside(all, to)
    const of = all.find((one) => one.to === to)?.of
    shut(person, to)
    if (to !== current) return
    if (next) go(next)
    else if (of) void navigate({ to: '/documents/$type', params: { type: of }, search: {} })
  }
  return { all, current, close, go }
}

/** [ and ] lead to the open document before and after, w shuts the one that is looked at; not while a dialogue waits or a drawing is made. */
function useKeys(all: readonly OpenDocument[], current: string | undefined, close: (to: string) => void, go: (one: OpenDocument) => void): void {
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open], .ant-modal, .design-panel')) return
      const by = { BracketLeft: -1, BracketRight: 1 }[event.code]
      const at = all.findIndex(({ to }) => to === current)
      const next = by === undefined || all.length === 0 ? undefined : all[at === -1 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length]
      if (next) go(next)
      else if (event.code === 'KeyW' && current !== undefined && at !== -1) close(current)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
}
