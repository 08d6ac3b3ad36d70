/** Where an audit looks first: clauses by how often they were not kept and by how much hangs on them, both counted by the house. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Audit } from '../client/audit.ts'
import { Card } from '../draw/page.tsx'
import { Matrix } from '../picture/matrix.tsx'
import { stepOf, type Weighed } from '../picture/matrix.ts'
import { usePictureWords } from '../words/pictures.ts'

type Clause = Audit['clauses'][number]

/** Shares of what fell due, and occurrences in the period, up to which a step goes. */
const [shares, sizes] = [[0, 0.05, 0.15, 0.3], [2, 10, 30, 100]] as const

/** Clauses of which something has fallen due. */
export const weighed = (clauses: readonly Clause[]): readonly Weighed<Clause>[] => clauses.flatMap((of) => {
  const { kept = 0, late = 0, overdue = 0, broken = 0 } = of.counts
  const due = kept + late + overdue + broken
  return due === 0 ? [] : [{ of, often: stepOf((late + overdue + broken) / due, shares), much: stepOf(due, sizes) }]
})

export function AuditRisk({ audit: { clauses } }: { audit: Audit }) {
  const { t, say } = usePictureWords()
  const [chosen, choose] = useState<string>()
  const items = weighed(clauses)
  const shown = items.filter(({ often, much }) => `${often}-${much}` === chosen)
  const percent = (at: number): string => `${shares[at] as number * 100}%`
  return (
    <Card title={t('picture.risk')}>
      <Matrix label={t('picture.risk')} items={items} chosen={chosen} choose={choose} count={(n) => t('picture.clauses', { n })}
        often={{ name: t('picture.not-kept'), says: { 1: '0%', 2: `≤ ${percent(1)}`, 3: `≤ ${percent(2)}`, 4: `≤ ${percent(3)}`, 5: `> ${percent(3)}` } }}
        much={{ name: t('picture.fell-due'), says: { 1: `≤ ${sizes[0]}`, 2: `≤ ${sizes[1]}`, 3: `≤ ${sizes[2]}`, 4: `≤ ${sizes[3]}`, 5: `> ${sizes[3]}` } }} />
      {shown.length > 0 && <ul className="records">{shown.map(({ of }) => <li key={of.number}><Link to="/policy/$number" params={{ number: of.number }} search={{}}>{of.number} {say(of.title)}</Link></li>)}</ul>}
      <p className="faint">{t('picture.risk-how')}</p>
    </Card>
  )
}
