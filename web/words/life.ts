/** The words of the policy's life in the reader's language; `{name}` is filled in. */
import { fill } from './fill.ts'
import { lifeEn } from './life-en.ts'
import { lifeZh } from './life-zh.ts'
import { useWords } from './words.tsx'

export function useLifeWords() {
  const words: Readonly<Record<keyof typeof lifeZh, string>> = useWords().language === 'zh' ? lifeZh : lifeEn
  return (key: keyof typeof lifeZh, given: Readonly<Record<string, string | number>> = {}): string => fill(words[key], given)
}
