/** The "?" of a field: why it is asked, and which clause asks. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { FieldMeta } from '#declare'
import { useWords } from '../words/words.tsx'

export function Help({ field: { help, clause } }: { field: FieldMeta }) {
  const { say, t } = useWords()
  if (!help) return null
  const text = `${say(help)}${clause ? ` (${t('clause.number', { number: clause })})` : ''}`
  return <Tooltip title={text}><button type="button" className="help" aria-label={text}><QuestionCircleOutlined aria-hidden /></button></Tooltip>
}
