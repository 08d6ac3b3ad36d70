/** Who else looks at or edits the same record now. */
import { EyeOutlined, EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { leave, presenceQuery } from '../client/own.ts'
import { useWords } from '../words/words.tsx'
import { Tag } from './status.tsx'
import { refText } from './value.tsx'

export function Here({ document, record, editing = false }: { document: string; record: string; editing?: boolean }) {
  const { t } = useWords()
  const { data } = useQuery(presenceQuery(document, record, editing))
  useEffect(() => {
    const go = (): void => leave(document, record)
    addEventListener('pagehide', go)
    return () => { removeEventListener('pagehide', go); go() }
  }, [document, record])
  return <span className="here" role="status">{data?.others.map((one) => <Tag key={one.person} tone={one.editing ? 'amber' : 'grey'}>{one.editing ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />} {t(one.editing ? 'here.edits' : 'here.looks', { name: refText(one.person, data.refs) })}</Tag>)}</span>
}
