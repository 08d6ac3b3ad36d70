/** The policy that a new house starts with: our default text of every clause, as version 1. */
import type { Clause, Plan } from '#declare'

/** Lines of `governance.policy-version`, in the order of the policy, each bound to the clause it words. */
export const clauseLines = (plan: Plan): readonly Readonly<Record<string, string>>[] =>
  [...plan.clauses].toSorted(([a], [b]) => byNumber(a, b)).map(([number, clause]) => clauseLine(number, clause))

export const firstVersion = (plan: Plan, effectiveFrom: string): Readonly<Record<string, unknown>> =>
  ({ title: '公司运营管理制度', edition: 1, effectiveFrom, summary: '首版：系统默认条文', clauses: clauseLines(plan) })

const clauseLine = (number: string, { title, text }: Clause) =>
  ({ number, title: title[0], titleEn: title[1], text: text[0] || title[0], textEn: text[1] || title[1], bound: number })

/** 4.2.10 comes after 4.2.9. */
export function byNumber(a: string, b: string): number {
  const [left, right] = [a, b].map((number) => number.split('.').map(Number)) as [number[], number[]]
  const at = left.findIndex((part, index) => part !== right[index])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}
