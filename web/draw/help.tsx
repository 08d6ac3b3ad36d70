/** The "?" of a field: why it is asked, and the clause that asks. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { FieldMeta } from '#declare'
import { useWords } from '../words/words.tsx'
import { Pop } from './pop.tsx'

export function Help({ field: { help, clause } }: { field: FieldMeta }) {
  const { say, t } = useWords()
  if (!help) return null
  return (
    <Pop className="help" label={t('help.why', { text: say(help) })} button={<QuestionCircleOutlined aria-hidden />}>
      {() => <p className="help-text">{say(help)}{clause && <><br /><Link to="/policy/$number" params={{ number: clause }} search={{}} className="clause-link">{t('clause.number', { number: clause })}</Link></>}</p>}
    </Pop>
  )
}
