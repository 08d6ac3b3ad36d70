/** The "?" of a field: why it is asked, and the clause that asks, with its sentence. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { FieldMeta } from '#declare'
import { useWords } from '../words/words.tsx'
import { Pop } from './pop.tsx'
import { useClause } from './wording.ts'

export function Help({ field: { help, clause } }: { field: FieldMeta }) {
  const { say, t } = useWords()
  const known = useClause(clause)
  if (!help) return null
  return (
    <Pop className="help" label={t('help.why', { text: say(help) })} button={<QuestionCircleOutlined aria-hidden />}>
      {() => <p className="help-text">{say(help)}{clause && <><br /><Link to="/policy/$number" params={{ number: clause }} search={{}} className="clause-link">{t('clause.number', { number: clause })}{known && ` ${say(known.title)}`}</Link>{known?.text && <><br />{say(known.text)}</>}</>}</p>}
    </Pop>
  )
}
