/** Words that travel with the pages that say them, since the first page has no use for them; beside them stands all that every page says. */
import { fill, type Given } from './fill.ts'
import { useWords, type Words } from './words.tsx'

type Sentences = Readonly<Record<string, string>>
type Own<D extends Sentences> = <K extends keyof D & string>(key: K, ...given: Given<D[K]>) => string
export type LateWords<D extends Sentences> = Pick<Words, 'language' | 'say'> & { readonly t: Own<D> & Words['t'] }

/** The hook of one late dictionary: a key of its own is said from it, any other from the words of every page. The words of a language are made once, so that what is drawn from them may rest. */
export function late<D extends Sentences>(zh: D, en: Readonly<Record<keyof D, string>>): () => LateWords<D> {
  const made = new WeakMap<Words, LateWords<D>>()
  return () => {
    const words = useWords()
    const known = made.get(words) ?? joined(words, words.language === 'zh' ? zh : en)
    made.set(words, known)
    return known
  }
}

function joined<D extends Sentences>(words: Words, own: Sentences): LateWords<D> {
  const t = (key: string, given?: Readonly<Record<string, string | number>>): string => (own[key] === undefined ? (words.t as (key: string, given?: object) => string)(key, given) : fill(own[key], given))
  return { ...words, t: t as LateWords<D>['t'] }
}
