/** The bell: who mentioned the reader and where; shutting it marks them read. */
import { BellOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useHouse } from '../client/house.ts'
import { markRead, notificationsQuery, type Notification } from '../client/notifications.ts'
import { instantText } from '../draw/moment.ts'
import { Pop } from '../draw/pop.tsx'
import { useWords } from '../words/words.tsx'

export function Bell() {
  const { t } = useWords()
  const client = useQueryClient()
  const all = useQuery(notificationsQuery).data?.items ?? []
  const unread = all.filter((one) => !one.readAt).length
  const read = async (): Promise<void> => { await markRead(); await client.invalidateQueries({ queryKey: notificationsQuery.queryKey }) }
  return (
    <Pop label={unread > 0 ? t('bell.unread', { n: unread }) : t('bell.title')} button={<><BellOutlined aria-hidden />{unread > 0 && <span className="count">{unread}</span>}</>} onShut={() => { if (unread > 0) void read() }}>
      {(shut) => <div className="pop-list news">{all.length === 0 ? <p className="faint">{t('bell.none')}</p> : all.slice(0, 15).map((one) => <News key={one.id} one={one} shut={shut} />)}</div>}
    </Pop>
  )
}

/** What is told of a comment leads to it, anything else to the document. */
const talked = new Set(['mention', 'comment'])

function News({ one, shut }: { one: Notification; shut: () => void }) {
  const { say } = useWords()
  const { company } = useHouse()
  const text = <><span className={one.readAt ? undefined : 'unread'}>{say(one.text)}</span><small className="faint">{instantText(one.at, company.zone)}</small></>
  if (one.kind === 'export') return <Link to="/my/files" search={{}} onClick={shut}>{text}</Link>
  if (one.kind === 'duty') return <Link to="/duties" search={{}} onClick={shut}>{text}</Link>
  if (!one.document || !one.record) return <p>{text}</p>
  return <Link to="/documents/$type/$id" params={{ type: one.document, id: one.record }} search={talked.has(one.kind) ? { tab: 'comments' } : {}} onClick={shut}>{text}</Link>
}
