/** The text of a file that somebody brings: Word, Markdown, or plain text in the encodings that occur. */
import { Refused, refuse } from '#words'
import { decoded } from '../sheets/index.ts'
import { wordText } from './word.ts'

/** Characters a policy may have: the longest code of law has 400,000. */
export const longest = 1_000_000

export function textOfFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refused(refuse('这是旧版 Word 文件（.doc），请另存为 .docx', 'This is a file of an old Word (.doc): save it as .docx', 'file'))
  if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44) throw new Refused(refuse('暂不读取 PDF，请复制其中的文字粘贴进来', 'PDF files are not read: copy their text and paste it', 'file'))
  const text = (bytes[0] === 0x50 && bytes[1] === 0x4b ? wordText(bytes) : decoded(bytes)).replaceAll('\r\n', '\n').replaceAll(/[\r\v\f\u2028\u2029]/g, '\n').replaceAll('\u0000', '')
  return insistShort(text)
}

export function insistShort(text: string): string {
  if (text.length > longest) throw new Refused(refuse(`文本过长：最多 ${longest} 字`, `The text is too long: at most ${longest} characters`, 'text', { kind: 'too-large' }))
  return text
}
