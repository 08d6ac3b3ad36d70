/** What a chapter of the policy is called: its number, and its title in the house; the company's own clauses stand under 0. */
import type { HouseMeta } from '../client/house.ts'
import type { PolicyWords } from '../words/policy.ts'

export function chapterTitle({ policies }: HouseMeta, chapter: number | string, { t, say }: Pick<PolicyWords, 't' | 'say'>): string {
  if (String(chapter) === '0') return t('bring.own')
  const found = policies.find((one) => String(one.chapter) === String(chapter))
  return `${t('policy.chapter', { n: chapter })}${found ? ` ${say(found.title)}` : ''}`
}
