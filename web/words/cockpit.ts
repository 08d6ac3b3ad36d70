/** The words of cockpit, audit and evidence in the reader's language. */
import { cockpitEn } from './cockpit-en.ts'
import { cockpitZh } from './cockpit-zh.ts'
import { useWords } from './words.tsx'

export const useCockpitWords = (): Readonly<Record<keyof typeof cockpitZh, string>> => (useWords().language === 'zh' ? cockpitZh : cockpitEn)
