/** The words of pictures. */
import { late, type LateWords } from './late.ts'
import { pictureEn } from './picture-en.ts'
import { pictureZh } from './picture-zh.ts'

export type PictureWords = LateWords<typeof pictureZh>
export const usePictureWords = late(pictureZh, pictureEn)
