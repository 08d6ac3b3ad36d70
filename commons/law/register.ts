/** The register of law: every rule the house knows, and the one way to ask it. */
import { insist, refuse, Refused } from '#words'
import { archives } from './archives.ts'
import { bidding } from './bidding.ts'
import { calendar } from './calendar.ts'
import { controlApart } from './control-apart.ts'
import { controlDecided } from './control-decided.ts'
import { dataSecurity } from './data-security.ts'
import { governance } from './governance.ts'
import { labourContract } from './labour-contract.ts'
import { labourEnding } from './labour-ending.ts'
import { labourLeave } from './labour-leave.ts'
import { labourPay } from './labour-pay.ts'
import { personalData } from './personal-data.ts'
import { risk } from './risk.ts'
import { Asked, type Given, type LawRule } from './rule.ts'
import { securityAccess } from './security-access.ts'
import { securityKeeping } from './security-keeping.ts'
import { securityPapers } from './security-papers.ts'

export const lawRules: readonly LawRule[] = [
  ...calendar, ...labourContract, ...labourEnding, ...labourPay, ...labourLeave, ...bidding, ...archives, ...personalData, ...dataSecurity,
  ...securityAccess, ...securityKeeping, ...securityPapers, ...controlApart, ...controlDecided, ...risk, ...governance,
]
const byId = new Map(lawRules.map((one) => [one.id, one]))

export type LawAnswer = { readonly rule: string; readonly answer: Readonly<Record<string, unknown>>; readonly sources: LawRule['sources']; readonly verified: LawRule['verified']; /** Nobody has read the article itself yet. */ readonly confirmed: boolean
  /** What was told and played no part in the answer. */
  readonly unread: readonly string[] }

export function lawRule(id: string): LawRule {
  const found = byId.get(id)
  if (!found) throw new Refused(refuse(`没有编号为 ${id.slice(0, 40)} 的法规`, `There is no rule of law ${id.slice(0, 40)}`, undefined, { kind: 'not-found' }))
  return found
}

/** Asks a rule of law; an unknown rule, a value it cannot read or a name that looks like one it knows is refused by its name. What it had no use for is named beside the answer. */
export function askLaw(id: string, given: Given): LawAnswer {
  const found = lawRule(id)
  const asked = new Asked(given)
  const answer = found.ask(asked)
  const [name, meant] = asked.misspelt() ?? []
  insist(name === undefined ? undefined : refuse(`没有“${name.slice(0, 60)}”这一项，是否指“${meant}”`, `There is no "${name.slice(0, 60)}"; "${meant}" may be meant`, name.slice(0, 60)))
  return { rule: id, answer, sources: found.sources, verified: found.verified, confirmed: found.verified === 'text', unread: asked.unread().map((one) => one.slice(0, 60)) }
}
