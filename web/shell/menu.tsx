/** The menu: the daily places first, then every document and figure that the house lets this reader see, by chapter. */
import { ApartmentOutlined, BarChartOutlined, CalendarOutlined, DownOutlined, FundOutlined, HomeOutlined, InboxOutlined, RightOutlined, SafetyCertificateOutlined, SearchOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useHouse, type HouseMeta } from '../client/house.ts'
import { tasksQuery } from '../client/tasks.ts'
import { useWords } from '../words/words.tsx'

export function Menu() {
  const { t } = useWords()
  const house = useHouse()
  return (
    <nav className="menu" aria-label={t('frame.menu')}>
      <ul>
        <li><Link to="/home" search={{}} activeOptions={{ includeSearch: false }}><HomeOutlined aria-hidden /><span>{t('home.menu')}</span></Link></li>
        <li><Link to="/" search={{}} activeOptions={{ exact: true, includeSearch: false }}><InboxOutlined aria-hidden /><span>{t('inbox.title')}</span><Waiting /></Link></li>
        <li><Link to="/duties" search={{}} activeOptions={{ includeSearch: false }}><CalendarOutlined aria-hidden /><span>{t('duties.title')}</span></Link></li>
        <li><Link to="/policy" search={{}} activeOptions={{ includeSearch: false }}><SafetyCertificateOutlined aria-hidden /><span>{t('policy.title')}</span></Link></li>
        {house.audits && <li><Link to="/cockpit" search={{}} activeOptions={{ includeSearch: false }}><BarChartOutlined aria-hidden /><span>{t('cockpit.title')}</span></Link></li>}
        {house.audits && <li><Link to="/audit" search={{}} activeOptions={{ includeSearch: false }}><SearchOutlined aria-hidden /><span>{t('audit.title')}</span></Link></li>}
        <li><Link to="/processes" search={{}} activeOptions={{ includeSearch: false }}><ApartmentOutlined aria-hidden /><span>{t('processes.title')}</span></Link></li>
        {house.readsBooks && <li><Link to="/ledger/trial-balance" search={{}} activeOptions={{ includeSearch: false }}><FundOutlined aria-hidden /><span>{t('books.title')}</span></Link></li>}
      </ul>
      {chaptersOf(house).map((chapter) => <Chapter key={chapter.code} {...chapter} />)}
    </nav>
  )
}

function Waiting() {
  const { t } = useWords()
  const { data } = useInfiniteQuery(tasksQuery('todo'))
  const count = data?.pages[0]?.total ?? data?.pages[0]?.items.length ?? 0
  return count > 0 ? <span className="count" aria-label={t('inbox.waiting', { n: count })}>{count}</span> : null
}

type MenuChapter = ReturnType<typeof chaptersOf>[number]

function Chapter({ code, label, documents, figures }: MenuChapter) {
  const { say } = useWords()
  const { type, name } = useParams({ strict: false }) as { type?: string; name?: string }
  const here = documents.some((one) => one.name === type) || figures.some((one) => one.figure === name)
  const [open, toggle] = useOpen(code)
  const shown = open || here
  return (
    <section>
      <button type="button" aria-expanded={shown} onClick={toggle}><span>{say(label)}</span>{shown ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}</button>
      {shown && (
        <ul>
          {documents.map((one) => <li key={one.name}><Link to="/documents/$type" params={{ type: one.name }} search={{}} activeOptions={{ includeSearch: false }}>{say(one.label)}</Link></li>)}
          {figures.map((one) => <li key={one.figure}><Link to="/figures/$name" params={{ name: one.figure }} search={{}} activeOptions={{ includeSearch: false }}><BarChartOutlined aria-hidden />{say(one.label)}</Link></li>)}
        </ul>
      )}
    </section>
  )
}

/** Chapters that hold something for this reader, business before the commons. */
function chaptersOf({ chapters, documents, figures }: HouseMeta) {
  return chapters
    .map(({ code, label }) => ({
      code, label,
      documents: documents.filter((one) => one.chapter === code),
      figures: figures.filter((one) => (one.chapter ?? one.figure.split('.')[0]) === code),
    }))
    .filter((one) => one.documents.length + one.figures.length > 0)
    .toSorted((a, b) => Number(a.code === 'commons') - Number(b.code === 'commons'))
}

/** Which chapters stand open is remembered in the browser; business stands open at first. */
function useOpen(code: string): [boolean, () => void] {
  const key = `zhangfa-menu-${code}`
  const [open, setOpen] = useState(() => (localStorage.getItem(key) ?? (code === 'commons' ? 'shut' : 'open')) === 'open')
  return [open, () => { localStorage.setItem(key, open ? 'shut' : 'open'); setOpen(!open) }]
}
