/** The words of pictures: a dictionary of their own, since the first page draws none. */
import { fill, type Given } from './fill.ts'
import { pictureEn } from './picture-en.ts'
import { pictureZh } from './picture-zh.ts'
import { useWords, type Words } from './words.tsx'

type Zh = typeof pictureZh
export type PictureWords = Pick<Words, 'language' | 'say'> & { readonly t: <K extends keyof Zh>(key: K, ...given: Given<Zh[K]>) => string }

export function usePictureWords(): PictureWords {
  const { language, say } = useWords()
  const dictionary: Readonly<Record<keyof Zh, string>> = language === 'zh' ? pictureZh : pictureEn
  return { language, say, t: (key, ...given) => fill(dictionary[key], given[0]) }
}
