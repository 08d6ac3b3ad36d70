/** The words of the designers: a dictionary of their own, since the first page has no use for it. */
import type { Label } from '#words'
import { designEn } from './design-en.ts'
import { designZh } from './design-zh.ts'
import { fill, type Given } from './fill.ts'
import { useWords, type Words } from './words.tsx'

type Zh = typeof designZh
export type DesignWords = Pick<Words, 'language' | 'say'> & { readonly t: <K extends keyof Zh>(key: K, ...given: Given<Zh[K]>) => string }

export function useDesignWords(): DesignWords {
  const { language, say } = useWords()
  const dictionary: Readonly<Record<keyof Zh, string>> = language === 'zh' ? designZh : designEn
  return { language, say, t: (key, ...given) => fill(dictionary[key], given[0]) }
}

/** Both languages at once, for what is kept in a drawing. */
export const bothOf = <K extends keyof Zh>(key: K, ...given: Given<Zh[K]>): Label => [fill(designZh[key], given[0]), fill(designEn[key], given[0])]
