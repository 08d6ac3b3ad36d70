/** The end of a month as a guide: step by step what is done and what is open, where it is listed, and the paper that settles it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { closingQuery, type ClosingItem } from '../client/books.ts'
import { useDocument, useHouse } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { LinkButton } from '../draw/link-button.tsx'
import { instantText } from '../draw/moment.ts'
import { Page } from '../draw/page.tsx'
import { Tag } from '../draw/status.tsx'
import { useBooksWords } from '../words/books.ts'
import { Failed, Waiting } from '../shell/trouble.tsx'
import type { Tone } from '../shell/palette.ts'
import { BookChoice, BookTabs, ofBook } from './book-tabs.tsx'

export function ClosingPage() {
  const { t, say } = useBooksWords()
  const { company } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const { data, error, isPending } = useQuery({ ...closingQuery({ period: search['period'], ...ofBook(search) }), placeholderData: keepPreviousData })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const { period, items, steps } = data
  const closed = data.state === 'closed'
  const done = items.filter(({ count }) => count === 0).length
  const explain = items.filter(({ weight, count }) => weight === 'explain' && count > 0).length
  const standing = !data.ready ? t('closing.not-ready', { period }) : explain > 0 ? t('closing.with-reason', { period, count: String(explain) }) : t('closing.ready', { period })
  return (
    <Page wide title={t('closing.title')} beside={<span className="faint">{t('figure.as-of', { at: instantText(data.asOf, company.zone) })}</span>}
      actions={<span className="span-of-days"><BookChoice /> <DayPick month label={t('closing.month')} day={period} set={(month) => void go({ to: '.', search: { ...search, period: month } })} /></span>}>
      <BookTabs here="closing" />
      <p role="status" className={data.ready || closed ? 'note note-green' : 'note note-amber'}>
        <span>{closed ? [t('closing.closed', { period }), data.openItems, data.reason].filter(Boolean).join(' · ') : standing}</span>
        <progress max={items.length} value={done} aria-label={t('closing.title')} />
        <b>{t('closing.progress', { done: String(done), total: String(items.length) })}</b>
      </p>
      <ol className="closing-steps">
        {Object.entries(steps).map(([step, label]) => <Step key={step} label={say(label)} items={items.filter((one) => one.step === step)}>{step === 'close' && <LinkButton look={data.ready ? 'primary' : 'default'} to="/documents/$type" params={{ type: 'finance.period' }} search={{ q: period }}>{t('closing.months')}</LinkButton>}</Step>)}
      </ol>
    </Page>
  )
}

/** The colour of a step is that of the gravest thing open in it. */
function Step({ label, items, children }: { label: string; items: readonly ClosingItem[]; children: React.ReactNode }) {
  const gravest = (['stop', 'explain', 'remind'] as const).find((weight) => items.some((one) => one.weight === weight && one.count > 0))
  const tone = gravest ? tones[gravest] : 'green'
  return (
    <li className={`closing-step tone-edge-${tone}`}>
      <h2>{label}</h2>
      {items.length > 0 && <ul>{items.map((item) => <Item key={item.key} item={item} />)}</ul>}
      {children}
    </li>
  )
}

const tones: Readonly<Record<ClosingItem['weight'], Tone>> = { stop: 'red', explain: 'amber', remind: 'blue' }

function Item({ item: { label, weight, count, amount, list, begin, may } }: { item: ClosingItem }) {
  const { t, say } = useBooksWords()
  return (
    <li className="closing-item">
      {count === 0 ? <Tag tone="green">{t('closing.done')}</Tag> : <Tag tone={tones[weight]}>{t(`closing.${weight}`)}</Tag>}
      <span className="closing-what">{say(label)}</span>
      <span className="num">{count > 0 && count}</span>
      <span className="num">{amount !== undefined && /[1-9]/.test(amount) && grouped(amount, 2)}</span>
      <span className="closing-ways">
        {count > 0 && list && <Listed list={list}>{t('closing.list')}</Listed>}
        {count > 0 && begin && may && <Begin begin={begin} />}
      </span>
    </li>
  )
}

function Listed({ list, children }: { list: NonNullable<ClosingItem['list']>; children: string }) {
  if ('account' in list) return <Link to="/ledger/account" search={{ account: list.account }} className="leads">{children}</Link>
  return <Link to="/documents/$type" params={{ type: list.document }} search={list.filters} className="leads">{children}</Link>
}

function Begin({ begin: { document: type, values } }: { begin: NonNullable<ClosingItem['begin']> }) {
  const { t, say } = useBooksWords()
  const document = useDocument(type)
  return document ? <LinkButton to="/documents/$type/new" params={{ type }} search={values}>{t('closing.begin', { what: say(document.label) })}</LinkButton> : null
}
