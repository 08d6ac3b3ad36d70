/** Where an audit looks first: the risk of each clause in points, from findings still open, what was not kept in a year, and how long nobody has tested it; and the year's plan that follows. */
import type { Query } from '#declare'
import type { Day } from '#words'
import { auditFinding, testSheet } from '../contract.ts'

export type Quarter = 'q1' | 'q2' | 'q3' | 'q4'
/** How a clause stands: findings still open and those of high severity among them, what fell due in the twelve months before and was not kept, the last day that a reviewed test reaches to. */
export type Stand = { readonly clause: string; readonly open: number; readonly grave: number; readonly due: number; readonly missed: number; readonly testedUntil?: Day }
export type Weighed = Stand & { readonly points: number; readonly risk: 'high' | 'medium' | 'low' }

export const openFindings: Query<{ readonly clause: string; readonly severity: string }> = { source: { document: auditFinding.name }, where: { state: { in: ['raised', 'rectified'] } }, fields: { clause: 'clause', severity: 'severity' } }
export const lastTests: Query<{ readonly clause: string; readonly until: Day }> = { source: { document: testSheet.name }, where: { state: 'reviewed' }, fields: { clause: 'clause' }, measures: { until: { max: 'until' } } }

/** Points from which a clause is of high or medium risk. */
const [high, medium] = [5, 3]

/** 9.1.1: an open finding counts 2, one of high severity 5; not kept at all 1, more than a tenth 2, more than three tenths 4; not tested for a year 1, for two years or never 2. */
export function weighed(stand: Stand, today: Day): Weighed {
  const { open, grave, due, missed, testedUntil } = stand
  const share = due === 0 ? 0 : missed / due
  const years = testedUntil === undefined ? 2 : [1, 2].filter((n) => testedUntil < yearsBefore(today, n)).length
  const points = 2 * (open - grave) + 5 * grave + (share > 0.3 ? 4 : share > 0.1 ? 2 : missed > 0 ? 1 : 0) + years
  return { ...stand, points, risk: points >= high ? 'high' : points >= medium ? 'medium' : 'low' }
}
const yearsBefore = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

/** Clauses that one plan tests: two a month, and more where more bear risk. */
const enough = 24
const quarters: readonly Quarter[] = ['q1', 'q2', 'q3', 'q4']

/** The plan of a year: what bears most first, spread evenly over the quarters that are left of it. */
export function proposedPlan(year: number, stands: readonly Stand[], today: Day) {
  const all = stands.map((one) => weighed(one, today)).toSorted((a, b) => b.points - a.points || a.clause.localeCompare(b.clause, 'en', { numeric: true }))
  const count = (risk: Weighed['risk']) => all.filter((one) => one.risk === risk).length
  const planned = all.slice(0, Math.max(enough, count('high') + count('medium')))
  const left = year === Number(today.slice(0, 4)) ? quarters.slice(Math.floor((Number(today.slice(5, 7)) - 1) / 3)) : quarters
  const [open, missed] = [all.reduce((sum, one) => sum + one.open, 0), all.filter((one) => one.missed > 0).length]
  return {
    year,
    basis: `截至 ${today}：未关闭的审计发现 ${open} 项；近 12 个月有未遵守事项的条款 ${missed} 条；高风险 ${count('high')} 条、中风险 ${count('medium')} 条、低风险 ${count('low')} 条，本年安排 ${planned.length} 条。\nAs of ${today}: ${open} findings open; ${missed} clauses not kept at least once in 12 months; ${count('high')} of high, ${count('medium')} of medium, ${count('low')} of low risk, of which ${planned.length} are planned.`,
    items: planned.map(({ clause, risk }, at) => ({ clause, risk, quarter: left[Math.floor((at * left.length) / planned.length)] as Quarter })),
    weighed: all,
  }
}
