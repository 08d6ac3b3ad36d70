/** What an evidence pack is asked of: clauses by number, section, chapter or all of them, and the days from and to. */
import type { Plan } from '#declare'
import { isDay, Refused, refuse, type Day } from '#words'
import { byNumber } from '../install/policy.ts'

export type Asked = { readonly clauses: readonly string[]; readonly from: Day; readonly to: Day }

/** `4.2.4`, `4.2`, `4` or `all`, in the order of the policy; what names no clause is refused. */
export function askedOf(plan: Plan, clauses: readonly string[], from: unknown, to: unknown): Asked {
  const all = [...plan.clauses.keys()]
  const under = (said: string) => all.filter((number) => said === 'all' || number === said || number.startsWith(`${said}.`))
  const strange = clauses.find((said) => under(said).length === 0)
  if (strange !== undefined) throw new Refused(refuse(`制度中没有 ${strange.slice(0, 20)} 条`, `The policy has no clause ${strange.slice(0, 20)}`, 'clauses'))
  if (clauses.length === 0) throw new Refused(refuse('请选择条款', 'Choose clauses', 'clauses'))
  for (const [field, day] of [['from', from], ['to', to]] as const) if (!isDay(day)) throw new Refused(refuse('应为日期，如 2026-11-24', 'Must be a day such as 2026-11-24', field))
  if ((to as Day) < (from as Day)) throw new Refused(refuse('期间止早于期间起', 'Ends before it begins', 'to'))
  const chosen = new Set(clauses.flatMap(under))
  return { clauses: [...chosen].toSorted(byNumber), from: from as Day, to: to as Day }
}
