/** The default matrix of likelihood and impact, five by five: grade of a risk, and the response suggested for each cell. */
export const riskGrades = ['low', 'medium', 'high', 'major'] as const
type RiskGrade = (typeof riskGrades)[number]
export type Response = 'avoid' | 'reduce' | 'transfer' | 'accept'

const isMark = (mark: number): boolean => Number.isInteger(mark) && mark >= 1 && mark <= 5

/** Score is likelihood times impact; an impact of five is never under high, however rarely it strikes. */
export function gradeOf(likelihood: number, impact: number): { readonly grade: RiskGrade | null; readonly score: number | null; readonly why?: string } {
  if (!isMark(likelihood) || !isMark(impact)) return { grade: null, score: null }
  const score = likelihood * impact
  const grade = score >= 15 ? 'major' : score >= 10 ? 'high' : score >= 5 ? 'medium' : 'low'
  return impact === 5 && score < 10 ? { grade: 'high', score, why: 'impact floor' } : { grade, score }
}

/** What the clauses 8.2.1 to 8.2.4 suggest for a cell. */
export function responseOf(likelihood: number, impact: number): Response | null {
  if (!isMark(likelihood) || !isMark(impact)) return null
  if (impact >= 4) return likelihood >= 4 ? 'avoid' : 'transfer'
  return (likelihood >= 3 && impact === 3) || (likelihood >= 4 && impact === 2) ? 'reduce' : 'accept'
}
