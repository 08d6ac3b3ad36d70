/** Files on their way, in a corner of every page: how much has come, with a stop; what came stays at hand until it is put away. */
import { CloseOutlined, LoadingOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { endExport, exportAddress, exportsQuery, isGoing, type Export } from '../client/exports.ts'
import { useHouse } from '../client/house.ts'
import { notificationsQuery } from '../client/notifications.ts'
import { useTakenOut, type TakenOut } from '../client/taken-out.ts'
import { grouped } from '../draw/decimal.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { useImportWords } from '../words/import.ts'

export default function OnTheirWay() {
  const { t } = useImportWords()
  const here = useTakenOut().filter((one) => one.long)
  const { shown, dismiss } = useFollowed()
  if (here.length + shown.length === 0) return null
  return (
    <aside className="taken-out" aria-label={t('export.title')}><ul>
      {here.map((one) => <Here key={one.key} one={one} />)}
      {shown.map((one) => <InTheHouse key={one.id} one={one} dismiss={() => dismiss(one.id)} />)}
    </ul></aside>
  )
}

/** Those on their way, and those that this window saw come. */
function useFollowed() {
  const client = useQueryClient()
  const all = useQuery(exportsQuery).data?.items ?? []
  const followed = useRef(new Set<string>())
  const [away, setAway] = useState<readonly string[]>([])
  for (const { id } of all.filter(isGoing)) followed.current.add(id)
  const shown = all.filter(({ id }) => followed.current.has(id) && !away.includes(id))
  const came = shown.filter((one) => !isGoing(one)).length
  useEffect(() => { if (came > 0) void client.invalidateQueries({ queryKey: notificationsQuery.queryKey }) }, [client, came])
  return { shown, dismiss: (id: string) => setAway([...away, id]) }
}

function Here({ one: { name, come, at, failure, end } }: { one: TakenOut }) {
  const { t } = useImportWords()
  return (
    <Line name={name} over={Boolean(at || failure)} end={end}>
      {failure ? <><b>{name}</b><FailureNote failure={failure} /></>
        : at ? <span role="status">{t('export.came', { name })} <a href={at} download={name}>{t('export.again')}</a></span>
        : <span role="status"><LoadingOutlined aria-hidden /> {t('export.comes', { name })}{come > 0 && <span className="figures"> {(come / 1_000_000).toFixed(1)} MB</span>}</span>}
    </Line>
  )
}

function InTheHouse({ one, dismiss }: { one: Export; dismiss: () => void }) {
  const { t, say } = useImportWords()
  const client = useQueryClient()
  const { documents } = useHouse()
  const { id, document, result, error } = one
  const name = result?.name ?? say(documents.find((known) => known.name === document)?.label)
  return (
    <Line name={name} over={!isGoing(one)} end={isGoing(one) ? () => void endExport(client, id) : dismiss}>
      {error ? <span role="status" className="fault">{t('export.failed', { name })} <Said error={error} /></span>
        : result ? <span role="status">{t('export.came-rows', { name, n: grouped(String(result.rows), 0) })} <a href={exportAddress(id)} download={result.name} onClick={dismiss}>{t('export.fetch')}</a></span>
        : <span role="status"><LoadingOutlined aria-hidden /> {t('export.in-house', { name })} <Rows one={one} /></span>}
    </Line>
  )
}

const Line = ({ name, over, end, children }: { name: string; over: boolean; end: () => void; children: ReactNode }) => {
  const { t } = useImportWords()
  return <li>{children}{over ? <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('export.away', { name })} onClick={end} /> : <Button size="small" onClick={end}>{t('import.stop')}</Button>}</li>
}

/** Rows that have come, of how many. */
export function Rows({ one: { progress } }: { one: Export }) {
  const { t } = useImportWords()
  if (!progress) return null
  const n = grouped(String(progress.rows), 0)
  return <span className="figures">{progress.total === null ? t('export.rows', { n }) : t('export.rows-of', { n, total: grouped(String(progress.total), 0) })}</span>
}

/** Why the house could not, in the reader's language. */
export function Said({ error }: { error: string }) {
  const { language } = useImportWords()
  return <>{error.split(' | ')[language === 'zh' ? 0 : 1] ?? error}</>
}
