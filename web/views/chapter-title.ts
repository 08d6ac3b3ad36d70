/** What a chapter of the policy is called: its number, and its title where the house says it. */
import type { PolicyMap } from '../client/policy.ts'
import type { Words } from '../words/words.tsx'

export function chapterTitle(map: PolicyMap, chapter: number | string, { t, say }: Pick<Words, 't' | 'say'>): string {
  const found = map.chapters?.find((one) => String(one.chapter) === String(chapter))
  return `${t('policy.chapter', { n: chapter })}${found ? ` ${say(found.title)}` : ''}`
}
