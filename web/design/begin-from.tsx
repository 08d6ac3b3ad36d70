/** Approvals to begin with, offered while a new one has hardly been drawn. */
import type { DocumentMeta } from '#declare'
import { useDesignWords } from '../words/design.ts'
import type { Vertical } from './flow.ts'
import { begunFrom, templates } from './templates.ts'

export function BeginFrom({ flow, document, take }: { flow: Vertical; document: DocumentMeta | undefined; take: (flow: Vertical) => void }) {
  const { t, say } = useDesignWords()
  const offered = templates.filter(({ asks }) => asks.every((key) => document?.fields.some((field) => field.key === key)))
  return (
    <section className="begin-from" aria-label={t('design.begin-from')}>
      <h2>{t('design.begin-from')}</h2>
      {offered.map((one) => <button key={one.key} type="button" onClick={() => take(begunFrom(flow, one))}><b>{say(one.name)}</b><small>{say(one.why)}</small></button>)}
    </section>
  )
}
