/** A no, shown where it is meant: in the field, and as a list that leads to each field. */
import { CloseCircleFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Refusal } from '#words'
import { refusalsIn, type Failure } from '../client/failure.ts'
import { useDocument } from '../client/house.ts'
import { useWords } from '../words/words.tsx'

/** Any failure in words; a refusal with its further refusals. */
export function FailureNote({ failure, jump }: { failure: Failure; jump?: ((field: string) => void) | undefined }) {
  const { t } = useWords()
  if (failure.kind === 'refused') return <RefusalNote refusal={failure.refusal} jump={jump} />
  return <Note>{failure.kind === 'broken' ? t('failure.broken', { status: failure.status }) : t(`failure.${failure.kind}`)}</Note>
}

export function RefusalNote({ refusal, jump }: { refusal: Refusal; jump?: ((field: string) => void) | undefined }) {
  const { t } = useWords()
  const all = refusalsIn(refusal)
  if (all.length === 1) return <Note><OneRefusal refusal={refusal} jump={jump} /></Note>
  return <Note><b>{t('refusal.several', { n: all.length })}</b><ul>{all.map((one, at) => <li key={at}><OneRefusal refusal={one} jump={jump} /></li>)}</ul></Note>
}

export function OneRefusal({ refusal: { refused, field, clause, rule }, jump }: { refusal: Refusal; jump?: ((field: string) => void) | undefined }) {
  const { say, t } = useWords()
  return (
    <span>
      {field && jump ? <button type="button" className="jump" onClick={() => jump(field)}>{say(refused)}</button> : say(refused)}
      {clause && <> <Link to="/policy/$number" params={{ number: clause }} search={{}} className="clause-link">{t('clause.number', { number: clause })}</Link></>}
      {rule && <> <Rule rule={rule} /></>}
    </span>
  )
}

/** What a refusal rests on: papers of a kind lead to where they are listed. */
function Rule({ rule }: { rule: string }) {
  const { say } = useWords()
  const document = useDocument(rule)
  return document ? <Link to="/documents/$type" params={{ type: rule }} search={{}} className="leads">{say(document.label)}</Link> : <small className="faint">{rule}</small>
}

const Note = ({ children }: { children: React.ReactNode }) => <div className="note note-red" role="alert"><CloseCircleFilled aria-hidden /><div>{children}</div></div>
