/** The next step of a duty: plain evidence begins here with everything known filled in; others are done on their document. */
import { Link } from '@tanstack/react-router'
import type { Label } from '#words'
import { useDocument, useHouse } from '../client/house.ts'
import { useSession } from '../client/session.ts'
import { dueText } from '../draw/moment.ts'
import { useCockpitWords } from '../words/cockpit.ts'
import { useWords } from '../words/words.tsx'

/** The document that plain evidence is given with. */
export const evidence = 'governance.evidence-task'

export type Step = {
  readonly clause: string; readonly activity: Label | undefined; readonly plain: boolean; readonly done: boolean; readonly period: string | null; readonly department: string | null; readonly dueAt: string | null
  /** What proves it, and the record it is about. */
  readonly proof: string | undefined; readonly about: { readonly document: string; readonly id: string } | undefined
}

export function DutyNext({ of }: { of: Step }) {
  const { t } = useWords()
  const words = useCockpitWords()
  const proof = useDocument(of.proof ?? '')
  if (of.done) return null
  if (of.plain) return <Begin of={of} />
  if (of.about) return <Link className="leads" to="/documents/$type/$id" params={{ type: of.about.document, id: of.about.id }} search={{}}>{words.goOn}</Link>
  return proof ? <Link className="leads" to="/documents/$type" params={{ type: proof.name }} search={{}}>{proof.mayMake ? t('duties.begin') : words.goOn}</Link> : null
}

function Begin({ of: { clause, activity, period, department: owing, dueAt } }: { of: Step }) {
  const { t, say } = useWords()
  const { departments } = useHouse()
  const { person } = useSession()
  if (!useDocument(evidence)?.mayMake) return null
  const title = say(activity).split(/[：:]/)[0]
  const department = owing ?? person.department ?? undefined
  return <Link className="leads" to="/documents/$type/new" params={{ type: evidence }} search={{ clause, period: period ?? undefined, title, responsible: person.id, ...(department && departments[department] ? { department } : {}), ...(dueAt ? { dueOn: dueText(dueAt).slice(0, 10) } : {}) }}>{t('duties.begin')}</Link>
}
