/** One document: where it stands, what it says, what may be done, and everything that hangs on it. */
import { DownOutlined, FileAddOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense } from 'react'
import { oneQuery, pathOf, type One } from '../client/documents.ts'
import { statusOf } from '../client/failure.ts'
import { useSession } from '../client/session.ts'
import { useDocument, useHouse, type KnownDocument } from '../client/house.ts'
import { titleOf } from '../client/names.ts'
import { Actions } from '../draw/actions.tsx'
import { Aspects } from '../draw/aspects.tsx'
import { Decide } from '../draw/decide.tsx'
import { LinkButton } from '../draw/link-button.tsx'
import { nextAction } from '../draw/next-action.ts'
import { Card, Page, UnderClause } from '../draw/page.tsx'
import { PrintButton } from '../draw/print.tsx'
import { Secret } from '../draw/secret.tsx'
import { Sheet } from '../draw/sheet.tsx'
import { Here } from '../draw/here.tsx'
import { StateTag } from '../draw/status.tsx'
import { Steps } from '../draw/steps.tsx'
import { WordedAt } from '../draw/worded-at.tsx'
import { useVisit } from '../shell/kept.ts'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useWords } from '../words/words.tsx'

const BookNext = lazy(async () => ({ default: (await import('./book-next.tsx')).BookNext }))
const GivePassword = lazy(async () => ({ default: (await import('../draw/give-password.tsx')).GivePassword }))
const Signers = lazy(async () => ({ default: (await import('../draw/signers.tsx')).Signers }))

export function DocumentPage() {
  const { type, id } = useParams({ strict: false }) as { type: string; id: string }
  const document = useDocument(type)
  const { data, isPending, error } = useQuery(oneQuery(type, id))
  if (!document || statusOf(error) === 404) return <NoSuchPage />
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  return <WordedAt at={data.row.enteredAt}><Shown key={data.row.id} document={document} one={data} /></WordedAt>
}

function Shown({ document, one }: { document: KnownDocument; one: One }) {
  const { t, say } = useWords()
  const { row, refs } = one
  const title = titleOf(document, row)
  const { documents, directory, givesPasswords } = useHouse()
  const { person: me } = useSession()
  const drawable = (one.conversions ?? []).flatMap(({ to }) => documents.filter(({ name, mayMake }) => name === to && mayMake))
  const next = nextAction(document, one, drawable.length > 0)
  const name = `${say(document.label)} ${title || row.number}`
  useVisit(document.name, row, title, document.secret ?? false)
  return (
    <Page name={name} title={title || row.number} beside={<><StateTag document={document.name} state={row.state} /><Here document={document.name} record={row.id} />{title && row.number !== title && <span className="faint">{row.number}</span>}</>}
      above={<><Link to="/documents/$type" params={{ type: document.name }} search={{}}>{say(document.label)}</Link> <UnderClause clause={document.clause} /></>}
      actions={<><Actions document={document} one={one} next={next} /><Conversions to={drawable} from={`${document.name}/${row.id}`} first={next === undefined && document.actions.some(({ from }) => from.includes(row.state))} />{givesPasswords && document.name === directory.person && row.state === 'active' && row.id !== me.id && <Suspense><GivePassword person={row} /></Suspense>}{document.isDrawn && <LinkButton to="/processes/$key/design" params={{ key: row.number }} search={{}}>{t('process.draw')}</LinkButton>}<PrintButton what={`${say(document.label)} ${row.number}`} path={`${pathOf(document.name, row.id)}/print.pdf`} records={{ document: document.name, ids: [row.id] }} vouchers={document.name === 'finance.voucher' ? 'first' : undefined} /></>}>
      <Secret of={document}>
        <Steps document={document} state={row.state} />
        <MyTasks one={one} />
        <Sheet document={document} row={row} refs={refs} />
        {document.name === 'finance.company-book' && row.state === 'open' && <Suspense><BookNext /></Suspense>}
        <Aspects document={document} row={row} refs={refs} />
      </Secret>
    </Page>
  )
}

/** What this reader may do about its approval: decide it, withdraw it, take a decision back, look after it. */
function MyTasks({ one: { tasks = [], refs } }: { one: One }) {
  const { say } = useWords()
  return <>{tasks.filter((task) => (task.verbs ?? []).length > 0).map((task) => <Card key={task.id} title={say(task.name)} extra={<UnderClause clause={task.clause} />}>{[...(task.signers ?? []), ...(task.copies ?? [])].length > 0 && <Suspense><Signers task={task} refs={refs} /></Suspense>}<Decide task={task} /></Card>)}</>
}

/** What can be drawn from it: one button each while they are few, the first of them on top where no action moves it on. */
function Conversions({ to: open, from, first }: { to: readonly KnownDocument[]; from: string; first: boolean }) {
  const { t, say } = useWords()
  const go = useNavigate()
  const search = { from }
  if (open.length <= 2) return <>{open.map((to, at) => <LinkButton key={to.name} look={first && at === 0 ? 'primary' : 'default'} icon={<FileAddOutlined aria-hidden />} to="/documents/$type/new" params={{ type: to.name }} search={search}>{t('actions.draw-one', { what: say(to.label) })}</LinkButton>)}</>
  return (
    <Dropdown trigger={['click']} menu={{ items: open.map((to) => ({ key: to.name, label: say(to.label) })), onClick: ({ key }) => void go({ to: '/documents/$type/new', params: { type: key }, search }) }}>
      <Button icon={<FileAddOutlined aria-hidden />}>{t('actions.draw')} <DownOutlined aria-hidden /></Button>
    </Dropdown>
  )
}
