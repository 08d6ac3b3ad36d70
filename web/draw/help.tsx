/** The "?" of a field: why it is asked, and the clause that asks, with its sentence and the day it came into force. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FieldMeta } from '#declare'
import { dayOf } from '#words'
import { useHouse } from '../client/house.ts'
import { wordingQuery } from '../client/policy.ts'
import { useWords, type Said } from '../words/words.tsx'
import { Pop } from './pop.tsx'
import { useClause } from './wording.ts'

export const Help = ({ field: { help, clause } }: { field: FieldMeta }) => (help ? <Why help={help} clause={clause} /> : null)

function Why({ help, clause }: { help: Said; clause: string | undefined }) {
  const { say, t } = useWords()
  const known = useClause(clause)
  const { data } = useQuery({ ...wordingQuery(dayOf(new Date(), useHouse().company.zone)), enabled: clause !== undefined })
  return (
    <Pop className="help" label={t('help.why', { text: say(help) })} button={<QuestionCircleOutlined aria-hidden />}>
      {() => <p className="help-text">{say(help)}{clause && <><br /><Link to="/policy/$number" params={{ number: clause }} search={{}} className="clause-link">{t('clause.number', { number: clause })}{known && ` ${say(known.title)}`}</Link>{known?.text && <><br />{say(known.text)}</>}{data?.version && <><br /><span className="faint">{t('help.since', { day: data.version.effectiveFrom })}</span></>}</>}</p>}
    </Pop>
  )
}
