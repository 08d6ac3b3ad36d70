/** Files on their way, in a corner of every page: how much has come, with a stop; what came stays at hand until it is put away. */
import { CloseOutlined, LoadingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { TakenOut } from '../client/taken-out.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { useImportWords } from '../words/import.ts'

export function TakenOutList({ all }: { all: readonly TakenOut[] }) {
  const { t } = useImportWords()
  return (
    <aside className="taken-out" aria-label={t('export.title')}><ul>{all.map(({ key, name, come, at, failure, end }) => (
      <li key={key}>
        {failure ? <><b>{name}</b><FailureNote failure={failure} /></>
          : at ? <span role="status">{t('export.came', { name })} <a href={at} download={name}>{t('export.again')}</a></span>
          : <span role="status"><LoadingOutlined aria-hidden /> {t('export.comes', { name })}{come > 0 && <span className="figures"> {(come / 1_000_000).toFixed(1)} MB</span>}</span>}
        {at || failure ? <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('export.away', { name })} onClick={end} /> : <Button size="small" onClick={end}>{t('import.stop')}</Button>}
      </li>
    ))}</ul></aside>
  )
}
