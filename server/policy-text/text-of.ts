/** The text of a file that somebody brings: Word, Markdown, HTML, or plain text in the encodings that occur. */
import { Refused, refuse } from '#words'
import { decoded } from '../sheets/index.ts'
import { htmlText, isHtml } from './html.ts'
import { wordText } from './word.ts'

/** Characters a policy may have: the longest code of law has 400,000. */
export const longest = 1_000_000

export function textOfFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refused(refuse('这是旧版 Word 或 WPS 文件（.doc、.wps），请另存为 .docx', 'This is a file of an old Word or WPS (.doc, .wps): save it as .docx', 'file'))
  if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44) throw new Refused(refuse('暂不读取 PDF，请复制其中的文字粘贴进来', 'PDF files are not read: copy their text and paste it', 'file'))
  if (bytes[0] === 0x7b && bytes[1] === 0x5c && bytes[2] === 0x72 && bytes[3] === 0x74) throw new Refused(refuse('暂不读取 RTF，请另存为 .docx', 'RTF files are not read: save it as .docx', 'file'))
  return insistShort(plainText(bytes[0] === 0x50 && bytes[1] === 0x4b ? wordText(bytes) : textOf(bytes)).replaceAll('\u0000', ''))
}

function textOf(bytes: Uint8Array): string {
  try {
    return decoded(bytes)
  } catch {
    throw new Refused(refuse('这不是文本文件：请上传 .docx、.md、.txt 或 .html', 'This is not a file of text: bring .docx, .md, .txt or .html', 'file'))
  }
}

/** Of a pasted text: HTML read as its page shows it, every line ended alike. */
export const plainText = (said: string): string => (isHtml(said) ? htmlText(said) : said).replaceAll('\r\n', '\n').replaceAll(/[\r\v\f\u0085\u2028\u2029]/g, '\n')

export function insistShort(text: string): string {
  if (text.length > longest) throw new Refused(refuse(`文本过长：最多 ${longest} 字`, `The text is too long: at most ${longest} characters`, 'text', { kind: 'too-large' }))
  return text
}
