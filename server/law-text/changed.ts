/** A change of law: rules whose sources are not those the house knew open a review of every clause bound to them, once. */
import { makeIn, type House } from '#act'
import { houseActor } from '#allow'
import { lawRules, type LawRule } from '#commons'
import { keepSetting, settingOf } from '#host'
import { lawReview } from '../../chapters/1-governance/contract.ts'

/** Where a rule is written and since when: what makes it this version of the rule. */
const writtenIn = ({ sources }: Pick<LawRule, 'sources'>): string => sources.map(({ instrument, article, since }) => `${instrument} ${article}${since ? `（${since} 起）` : ''}`).join('；')

/** Answers how many reviews were opened. A house that never knew the register learns it and opens none; of several processes that start at once, one opens them. */
export async function reviewChangedLaw(house: House, rules: readonly LawRule[] = lawRules): Promise<number> {
  const document = house.plan.documents.get(lawReview.name)
  if (!document) return 0
  return house.store.transaction(async (unit) => {
    await unit.query({ text: `select pg_advisory_xact_lock(hashtext('house.laws'))` })
    const before = await settingOf<Readonly<Record<string, string>>>(unit, 'laws')
    const changed = rules.filter((one) => before?.[one.id] !== writtenIn(one))
    if (changed.length > 0) await keepSetting(unit, 'laws', Object.fromEntries(rules.map((one) => [one.id, writtenIn(one)])))
    const reviews = before ? changed.flatMap((one) => one.clauses.filter((clause) => house.plan.clauses.has(clause)).map((clause) => ({ one, clause }))) : []
    for (const { one, clause } of reviews) {
      const was = before?.[one.id]
      await makeIn({ house, unit, actor: houseActor }, document, { rule: one.id, title: one.title[0], clause, after: writtenIn(one), ...(was ? { before: was } : {}) })
    }
    return reviews.length
  })
}
