/** The language of the reader: sentences of the windows from a dictionary, labels of declarations from their own two halves. */
import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Label, Language } from '#words'
import { fill, type Given } from './fill.ts'
import type { Dictionary, Zh } from './zh.ts'

export type Words = {
  readonly language: Language
  readonly t: <K extends keyof Zh>(key: K, ...given: Given<Zh[K]>) => string
  /** A label, or the text itself where the server already chose one; empty when there is nothing. */
  readonly say: (label: Said | undefined) => string
}
/** A label as a declaration or an answer carries it. */
export type Said = Label | { readonly zh: string; readonly en: string } | string

const Speaking = createContext<Words | undefined>(undefined)

export function Speak({ language, dictionary, children }: { language: Language; dictionary: Dictionary; children: ReactNode }) {
  const words = useMemo(() => wordsOf(language, dictionary), [language, dictionary])
  return <Speaking value={words}>{children}</Speaking>
}

export function useWords(): Words {
  const words = use(Speaking)
  if (!words) throw new Error('no language is spoken here')
  return words
}

/** One dictionary and, where it is wanted, the component library's own words travel in one piece. */
export async function dictionaryOf(language: Language): Promise<Dictionary> {
  return language === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en
}

export function wordsOf(language: Language, dictionary: Dictionary): Words {
  return {
    language,
    t: (key, ...given) => fill(dictionary[key], given[0]),
    say: (label) => {
      if (label === undefined || typeof label === 'string') return label ?? ''
      if ('zh' in label) return label[language]
      return label[language === 'zh' ? 0 : 1]
    },
  }
}
