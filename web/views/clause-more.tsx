/** The rest of a clause: how it is bound, how each edition words it, findings and exceptions about it, and its evidence. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listQuery } from '../client/documents.ts'
import { useDocument, useHouse } from '../client/house.ts'
import type { ClausePage } from '../client/policy.ts'
import { Card } from '../draw/page.tsx'
import { StateTag } from '../draw/status.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { usePolicyWords } from '../words/policy.ts'

/** To the auditor's entry with the clause filled in, for whoever may ask for evidence. */
export function PackLink({ number }: { number: string }) {
  const words = useCockpitWords()
  return useHouse().audits ? <Link to="/audit" search={{ clauses: number }} className="leads">{words.evidence}</Link> : null
}

export function BoundFacts({ clause: { binding, number } }: { clause: ClausePage }) {
  const words = useCockpitWords()
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  if (!binding) return null
  const { accountable, concerned, parameters, record, proof, state } = binding
  return (
    <Card title={words.binding} extra={<Link to="/policy/bindings" search={{}}>{t(`binding.state-${state}`)}</Link>}>
      <dl className="sheet" data-clause={number}>
        {accountable && <div><dt>{words.accountable}</dt><dd>{say(roles[accountable]) || accountable}</dd></div>}
        {concerned.length > 0 && <div><dt>{words.consulted}</dt><dd>{concerned.map(({ role, part }) => `${say(roles[role]) || role}${part === 'consulted' ? ' (C)' : ' (I)'}`).join(', ')}</dd></div>}
        {[record, proof].some(Boolean) && <div className="whole"><dt>{t('duty.proof')}</dt><dd>{[record, proof].filter(Boolean).join(' · ')}</dd></div>}
        {parameters.length > 0 && <div className="whole"><dt>{words.parameters}</dt><dd>{parameters.map(({ word, meaning }) => `${word}: ${meaning}`).join('; ')}</dd></div>}
      </dl>
    </Card>
  )
}

/** The text as each edition has it; unchanged text is not told twice. */
export function Editions({ clause: { editions = [] } }: { clause: ClausePage }) {
  const words = useCockpitWords()
  if (editions.length === 0) return null
  return (
    <Card title={words.editions}>
      <ol className="editions">{editions.map(({ id, number, edition, state, effectiveFrom, written }, at) => (
        <li key={id}>
          <Link to="/documents/$type/$id" params={{ type: 'governance.policy-version', id: number }} search={{}}>{number} · {edition}</Link> <StateTag document="governance.policy-version" state={state} /> <span className="faint">{effectiveFrom}</span>
          {written.text !== editions[at + 1]?.written.text && <p className="faint">{written.text}</p>}
        </li>
      ))}</ol>
    </Card>
  )
}

const kinds = ['governance.audit-finding', 'governance.exception'] as const

/** Findings and exceptions about this clause. */
export function Excused({ number }: { number: string }) {
  const { say } = usePolicyWords()
  const shown = [useDocument(kinds[0]), useDocument(kinds[1])].flatMap((one) => (one ? [one] : []))
  return shown.map(({ name, label }) => <About key={name} type={name} title={say(label)} number={number} />)
}

function About({ type, title, number }: { type: string; title: string; number: string }) {
  const { data } = useInfiniteQuery(listQuery(type, { clause: number }))
  const rows = data?.pages[0]?.items ?? []
  if (rows.length === 0) return null
  return <Card title={title}><ul className="records">{rows.map((row) => <li key={row.id}><Link to="/documents/$type/$id" params={{ type, id: row.number }} search={{}}>{row.number}</Link> <StateTag document={type} state={row.state} /> {String(row['title'] ?? row['until'] ?? '')}</li>)}</ul></Card>
}
